import type { DeskConversation } from "../../lib/chat/desk_wire.ts";
import type { HeldChat } from "../../lib/holdings.ts";
import type { Hold } from "../../lib/holds/mod.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import type { StaffLang, StaffSession } from "../../lib/staff/mod.ts";
import { words as clientWords } from "../../lib/words/client/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as enteringWords } from "../../lib/words/entering/mod.ts";
import { ChatMatters } from "./_chat_matters.tsx";
import { Alarm } from "./_notice.tsx";
import { Given } from "./_given.tsx";
import { ItemContent } from "./client_item.tsx";
import type { RequestProps } from "./request_page.tsx";

/** What was asked, in the asker's own words. */
export function Asked({ session, request }: RequestProps) {
  const w = words[session.lang].one;
  const { wrong, right, text } = request;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{w.asked}</h2>
      {wrong && (
        <>
          <p class="hint">{w.wrong}</p>
          <p class="quote" dir="auto">{wrong}</p>
        </>
      )}
      {right && (
        <>
          <p class="hint">{w.right}</p>
          <p class="quote" dir="auto">{right}</p>
        </>
      )}
      {text ? <p class="quote" dir="auto">{text}</p> : !wrong && <p>{w.nothingWritten}</p>}
    </section>
  );
}

/** The data that a request touches, beside it. */
export function Data(props: RequestProps) {
  const { session: { lang }, request, touched } = props;
  const w = words[lang].one;
  const { conversation, beside, client, given, holds } = touched;
  const { session } = props;
  const note = request.target?.note;
  const byHand = request.enteredBy && request.decidedAt === undefined;
  return (
    <section aria-labelledby="data">
      <h2 id="data">{w.data}</h2>
      {request.target && !conversation && <One {...props} />}
      {conversation?.unreadable && <Alarm>{w.unread}</Alarm>}
      {conversation && <Said {...{ session }} lines={linesOf(conversation)} note={note} />}
      {!request.target && !conversation && <Everything {...props} />}
      {beside && <ChatMatters {...{ session }} {...beside} level="h3" />}
      {request.target && !beside &&
        holds.map((hold) => <OnHold key={hold.id} {...{ lang, hold }} />)}
      {given && !beside && (
        <>
          <h3>{w.given}</h3>
          <Given {...{ lang, given }} />
        </>
      )}
      {client && (
        <div class="actions">
          {byHand && (
            <a class="button button-quiet" href={`/admin/requests/${request.id}/choose`}>
              {request.target ? w.chooseOther : w.choose}
            </a>
          )}
          <form method="post" action={`/admin/requests/${request.id}/client`}>
            <button type="submit" class="button button-quiet">{w.openClient}</button>
          </form>
        </div>
      )}
    </section>
  );
}

/** The one thing that the request names. */
function One({ session, request: { target }, touched: { item, unread } }: RequestProps) {
  const { lang } = session;
  const w = words[lang].one;
  return (
    <>
      <h3>{clientWords[lang].kinds[target!.kind]}</h3>
      {item
        ? <p class="hint">{writeInstant(item.at, lang)}</p>
        : unread
        ? <Alarm>{w.unread}</Alarm>
        : <p>{w.gone}</p>}
      {item?.restrictedUntil && <p class="notice notice-warning">{w.restricted}</p>}
      {item && <ItemContent item={item} lang={lang} />}
      {item?.content.kind === "chat" && (
        <Said {...{ session }} lines={item.content.messages} note={target!.note} />
      )}
      {item && <p class="hint">{clientWords[lang].goes(writeDate(item.expiresAt, lang))}</p>}
    </>
  );
}

function Everything(
  { session: { lang }, request, touched: { held, holds, client } }: RequestProps,
) {
  const w = words[lang].one;
  const e = enteringWords[lang].edit;
  const open = request.decidedAt === undefined;
  if (!client && request.clientId === null && request.chatId === undefined) {
    if (request.phone !== null) return <p>{e.noData}</p>;
    return (
      <>
        <p>{e.nobody}</p>
        {open && request.enteredBy && (
          <p>
            <a class="button button-quiet" href={`/admin/requests/${request.id}/edit`}>
              {e.addNumber}
            </a>
          </p>
        )}
      </>
    );
  }
  if (held.length === 0) return <p>{w.gone}</p>;
  return (
    <>
      <p>{w.everything}</p>
      <ul class="counts">
        {held.map(({ kind, count }) => <li key={kind}>{clientWords[lang].kinds[kind]}: {count}
        </li>)}
      </ul>
      {holds.length > 0 && <p class="notice">{w.holds(holds.length)}</p>}
    </>
  );
}

function OnHold({ lang, hold: { ground, reason } }: { lang: StaffLang; hold: Hold }) {
  const { grounds } = clientWords[lang].hold;
  return <p class="notice">{words[lang].one.onHold}: {grounds[ground]}. {reason}</p>;
}

type Line = Pick<HeldChat["messages"][number], "from" | "note" | "text" | "sentAt">;

/** A conversation, line by line; `note` is the number of the one that the request is about. */
function Said({ session: { lang }, lines, note }: {
  session: StaffSession;
  lines: readonly Line[];
  note?: number;
}) {
  const w = words[lang];
  return (
    <ol class="said">
      {lines.map((line, n) => {
        const meant = note !== undefined && line.note === note;
        return (
          <li key={n} class={meant ? "said-meant" : undefined}>
            <span class="hint">
              {w.from[line.from]}, {writeInstant(Date.parse(line.sentAt), lang)}
              {meant && `. ${w.choose.this}`}
            </span>
            <p class="quote" dir="auto">{line.text}</p>
          </li>
        );
      })}
    </ol>
  );
}

/** What was said, with what advisers noted and the client stated in their places. */
function linesOf({ messages, notes }: DeskConversation): Line[] {
  const said = messages.filter(({ erased, damaged }) => !erased && !damaged);
  const noted = notes.flatMap(({ text, writtenAt, by, damaged }, n): Line[] => {
    if (damaged) return [];
    return by === "client"
      ? [{ from: "statement", text, sentAt: writtenAt }]
      : [{ from: "note", text, sentAt: writtenAt, note: n + 1 }];
  });
  return [...said, ...noted].sort((a, b) => a.sentAt.localeCompare(b.sentAt));
}
