import type { DeskConversation } from "../../lib/chat/desk_wire.ts";
import type { ClientRef } from "../../lib/clients/mod.ts";
import type { HeldItem } from "../../lib/holdings.ts";
import { formatPhone, maskPhone } from "../../lib/phone/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import { daysUntil, type StaffRequest } from "../../lib/requests/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeDay, writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words as clientWords } from "../../lib/words/client/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as requestWords } from "../../lib/words/requests/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ErrorSummary, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import { Given } from "./_given.tsx";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { ItemContent } from "./client_item.tsx";
import { Decide, Extend, Take } from "./request_forms.tsx";

/** What a request is about, as it stands now. */
export interface Touched {
  /** What is held of the client. */
  readonly kinds: readonly HeldKind[];
  readonly client?: ClientRef;
  /** The one thing that the request names, if it is still there. */
  readonly item?: HeldItem;
  /** The chat of a receipt code. */
  readonly conversation?: DeskConversation;
  /** Who was given data, for whoever asks that. */
  readonly given?: readonly Disclosure[];
}

export interface RequestProps {
  c: SiteContext;
  session: StaffSession;
  request: StaffRequest;
  touched: Touched;
  typed?: Readonly<Record<string, string>>;
  errors?: FieldErrors;
  overtaken?: "changed" | "closed";
  revealed?: boolean;
}

/** One request on one page: what was asked, the data beside it, the history, the clock. */
export function RequestPage(props: RequestProps) {
  const { c, session, request, errors = {}, overtaken } = props;
  const { lang } = session;
  const w = words[lang];
  const title = w.one.title(reviewWords[lang].requests.kinds[request.kind]);
  const wrong = Object.keys(errors).length > 0;
  const done = c.req.query("done") as keyof typeof w.done | undefined;
  const open = request.decidedAt === undefined;
  return (
    <StaffPage c={c} session={session} title={title} item="requests" wrong={wrong}>
      <ErrorSummary errors={errors} lang={lang} />
      <p>
        <a href="/admin/requests">{w.one.back}</a>
      </p>
      <h1>{title}</h1>
      {overtaken && <Alarm>{w[overtaken]}</Alarm>}
      {!overtaken && !wrong && done && Object.hasOwn(w.done, done) && <Saved>{w.done[done]}</Saved>}
      <div class="columns">
        <div>
          <Facts {...props} />
          <Asked {...props} />
          <Data {...props} />
        </div>
        <div>
          {open
            ? (
              <>
                <Take {...props} />
                <Decide {...props} />
                <Extend {...props} />
              </>
            )
            : <Decided {...props} />}
          <History {...props} />
        </div>
      </div>
      <p class="hint">{w.one.viewed}</p>
    </StaffPage>
  );
}

function Facts({ c, session, request, revealed }: RequestProps) {
  const { lang } = session;
  const w = words[lang];
  const { phone, identity, takenBy, answerTo } = request;
  const open = request.decidedAt === undefined;
  const days = daysUntil(request.dueOn, c.get("services").clock.now());
  const left = open && <strong>{w.daysLeft(days)}</strong>;
  return (
    <>
      <dl class="facts">
        <dt>{w.one.due}</dt>
        <dd class={open && days < 0 ? "alarm-text" : undefined}>
          {writeDay(request.dueOn, lang)} {left}
        </dd>
        <dt>{w.one.received}</dt>
        <dd>{`${writeInstant(request.receivedAt, lang)}, ${w.channels[request.channel]}`}</dd>
        <dt>{w.one.reference}</dt>
        <dd>
          <code>{request.reference}</code>
        </dd>
        {identity && (
          <>
            <dt>{w.one.identity}</dt>
            <dd>{w.identities[identity]}</dd>
          </>
        )}
        {answerTo && (
          <>
            <dt>{w.one.answerTo}</dt>
            <dd>{answerTo}</dd>
          </>
        )}
        {phone && (
          <>
            <dt>{w.one.phone}</dt>
            <dd>{revealed ? formatPhone(phone) : maskPhone(phone)}</dd>
          </>
        )}
      </dl>
      {request.chatId && <p>{w.one.anonymous}</p>}
      {takenBy && open && <p>{w.one.takenBy(takenBy.name)}</p>}
      {phone && !revealed && (
        <form method="post" action={`/admin/requests/${request.id}/number`}>
          <button type="submit" class="button button-quiet">{w.one.reveal}</button>
          <p class="hint">{w.one.revealHint}</p>
        </form>
      )}
    </>
  );
}

function Asked({ session, request }: RequestProps) {
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

function Data({ session, request, touched }: RequestProps) {
  const { lang } = session;
  const w = words[lang].one;
  const { kinds: names } = clientWords[lang];
  const { item, conversation, client, kinds, given } = touched;
  const { target } = request;
  return (
    <section aria-labelledby="data">
      <h2 id="data">{w.data}</h2>
      {target && (
        <>
          <h3>{names[target.kind]}</h3>
          {item ? <p class="hint">{writeInstant(item.at, lang)}</p> : <p>{w.gone}</p>}
          {item?.restrictedUntil && <p class="notice notice-warning">{w.restricted}</p>}
          {item && <ItemContent item={item} lang={lang} />}
          {item?.content.kind === "chat" && (
            <Said
              lines={item.content.messages.map(({ from, text }) => ({
                from: whoSaid(lang, from),
                text,
              }))}
            />
          )}
        </>
      )}
      {!target && kinds.length > 0 && !conversation && (
        <>
          <p>{w.everything}</p>
          <ul>{kinds.map((kind) => <li key={kind}>{names[kind]}</li>)}</ul>
        </>
      )}
      {conversation && (
        <Said
          lines={conversation.messages.map(({ from, text }) => ({
            from: whoSaid(lang, from),
            text,
          }))}
        />
      )}
      {!target && !conversation && kinds.length === 0 && <p>{w.gone}</p>}
      {given && (
        <>
          <h3>{w.given}</h3>
          <Given {...{ lang, given }} />
        </>
      )}
      {client && (
        <form method="post" action={`/admin/requests/${request.id}/client`}>
          <button type="submit" class="button button-quiet">{w.openClient}</button>
        </form>
      )}
    </section>
  );
}

type From = "visitor" | "adviser" | "note" | "statement";

function whoSaid(lang: StaffSession["lang"], from: From): string {
  return words[lang].from[from];
}

function Said({ lines }: { lines: readonly { from: string; text: string }[] }) {
  return (
    <ol>
      {lines.map(({ from, text }, n) => (
        <li key={n}>
          <span class="hint">{from}</span>
          <p class="quote" dir="auto">{text}</p>
        </li>
      ))}
    </ol>
  );
}

function Decided({ session, request }: RequestProps) {
  const { lang } = session;
  const w = words[lang];
  const { decision, decidedBy, execution, told } = request;
  if (!decision) return <p class="notice">{w.statuses.cancelled}</p>;
  const { ground, reason } = decision;
  const sent = told === "sent" || told === "unknown";
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{w.decided.title}</h2>
      <p>
        <strong>{w.decide.outcomes[decision.outcome]}</strong>.{" "}
        {decidedBy && w.decided.by(decidedBy.name)}
      </p>
      {ground && <p>{requestWords[lang].ground[ground]}</p>}
      {reason && <p class="quote" dir="auto">{reason}</p>}
      {execution && <p>{w.decided[execution.state]}</p>}
      {request.phone && <p class="hint">{sent ? w.decided.told : w.decided.notTold}</p>}
    </section>
  );
}

function History({ session, request }: RequestProps) {
  const { lang } = session;
  const w = words[lang];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{w.one.history}</h2>
      <ol>
        {request.history.map(({ at, step, by }) => (
          <li key={`${at}${step}`}>
            {`${writeInstant(at, lang)}: ${w.steps[step]}${by ? ` (${by.name})` : ""}`}
          </li>
        ))}
      </ol>
      {request.extension && <p class="quote" dir="auto">{request.extension.reason}</p>}
    </section>
  );
}
