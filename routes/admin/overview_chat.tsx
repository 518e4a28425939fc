import type { DeskLine } from "../../lib/chat/desk_wire.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { writeOpening } from "../../lib/words/hours/mod.ts";
import type { SiteContext } from "../_site.ts";
import { Card, Count } from "./_card.tsx";
import { adviserOf } from "./_adviser.ts";

/** How the chat stands; for advisers also who waits. */
export async function chatCards(c: SiteContext, session: StaffSession) {
  const { lang, roles } = session;
  const w = words[lang].overview;
  const { chat, clock } = c.get("services");
  const adviser = roles.includes("adviser");
  const [state, desk] = await Promise.all([
    chat.availability.now(),
    adviser ? chat.lists.overview(adviserOf(session)) : null,
  ]);
  const when = (at: number) => writeOpening(at, { now: clock.now(), lang });
  const next = state.next === null ? null : when(state.next);
  const deserted = state.open && state.advisers === 0;
  const link = roles.includes("administrator")
    ? { to: "/admin/hours", text: w.toHours }
    : undefined;
  return (
    <>
      {desk && <DeskCard {...{ session, ...desk }} />}
      <Card title={w.hours} alarm={deserted} link={link}>
        <p>{state.open ? w.open(when(state.until!)) : w.closed(next)}</p>
        <p>{deserted ? w.nobodyAdvising : w.advisers(state.advisers)}</p>
      </Card>
    </>
  );
}

function DeskCard({ session, waiting, mine, questions }: {
  session: StaffSession;
  waiting: readonly DeskLine[];
  mine: readonly DeskLine[];
  questions: readonly DeskLine[];
}) {
  const { lang } = session;
  const w = words[lang].overview;
  const since = ([first]: readonly DeskLine[]) =>
    first && writeInstant(Date.parse(first.since), lang);
  return (
    <Card
      title={w.chats}
      alarm={waiting.length > 0}
      link={{ to: "/admin/desk", text: w.toDesk }}
    >
      <Count value={waiting.length} text={w.waiting(waiting.length)} />
      {waiting.length > 0 && <p>{w.longest(since(waiting) ?? "")}</p>}
      <Count value={mine.length} text={w.mine(mine.length)} />
      <Count value={questions.length} text={w.questions(questions.length)} />
      {questions.length > 0 && <p>{w.oldest(since(questions) ?? "")}</p>}
    </Card>
  );
}
