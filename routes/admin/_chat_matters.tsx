import { ACCESS, allows, type StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import type { Matters } from "./_chat.ts";
import { Given } from "./_given.tsx";

/** The open matter on a chat and who was given it, with what the reader's role may do about either. */
export function ChatMatters({ session, matters, base, level: Heading }: {
  session: StaffSession;
  matters: Matters;
  /** The chat's address in this session. */
  base: string;
  level: "h2" | "h3";
}) {
  const { lang, roles } = session;
  const { hold, given } = matters;
  const w = words[lang];
  const may = (name: "hold" | "recipients") =>
    allows(ACCESS[`POST /admin/chats/:id/${name}`], roles);
  return (
    <>
      <section aria-labelledby="hold">
        <Heading id="hold">{w.hold.title}</Heading>
        {hold
          ? <p class="notice">{w.hold.on}: {w.hold.grounds[hold.ground]}. {hold.reason}</p>
          : <p>{w.matters.none}</p>}
        {may("hold") && !hold && (
          <p>
            <a href={`${base}/hold`}>{w.hold.mark}</a>
          </p>
        )}
        {may("hold") && hold && (
          <form method="post" action={`${base}/lift`}>
            <button type="submit" class="button-link">{w.hold.lift}</button>
          </form>
        )}
      </section>
      <section aria-labelledby="given">
        <Heading id="given">{w.recipients.title}</Heading>
        <Given
          {...{ lang, given }}
          removeAt={may("recipients") ? `${base}/recipients/remove` : undefined}
        />
        {may("recipients") && (
          <p>
            <a href={`${base}/recipients`}>{w.recipients.add}</a>
          </p>
        )}
      </section>
    </>
  );
}
