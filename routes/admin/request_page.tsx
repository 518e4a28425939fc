import { Fragment } from "preact";
import type { DeskConversation } from "../../lib/chat/desk_wire.ts";
import type { ClientRef } from "../../lib/clients/mod.ts";
import type { HeldItem } from "../../lib/holdings.ts";
import type { Hold } from "../../lib/holds/mod.ts";
import { formatPhone, maskPhone } from "../../lib/phone/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import { daysUntil, type StaffRequest } from "../../lib/requests/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeDay, writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as enteringWords } from "../../lib/words/entering/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ErrorSummary, type FieldErrors } from "../_forms.tsx";
import { titleOf } from "../_layout.tsx";
import { replaces } from "../_parts.ts";
import type { SiteContext } from "../_site.ts";
import { DaysLeft } from "./_due.tsx";
import { Alarm, Saved } from "./_notice.tsx";
import type { Matters } from "./_chat.ts";
import { StaffPage } from "./_page.tsx";
import { Answer, Decided, Unsent } from "./request_answer_page.tsx";
import { Asked, Data } from "./request_data.tsx";
import { Decide } from "./request_decide.tsx";
import { Edit, Extend, Identify, Take, Withdraw } from "./request_forms.tsx";

/** What a request is about, as it stands now. */
export interface Touched {
  /** How much is held of the client, by kind. */
  readonly held: readonly { readonly kind: HeldKind; readonly count: number }[];
  readonly client?: ClientRef;
  /** The one thing that the request names, if it is still there. */
  readonly item?: HeldItem;
  /** It is still there, and does not open. */
  readonly unread?: true;
  /** The chat of a receipt code. */
  readonly conversation?: DeskConversation;
  /** What stands beside that chat, and where it is changed. */
  readonly beside?: { readonly base: string; readonly matters: Matters };
  /** Open matters in what the request is about. */
  readonly holds: readonly Hold[];
  /** Who was given data, for whoever asks that. */
  readonly given?: readonly Disclosure[];
  /** Other open requests, which end when this one is granted and deletes what it is about. */
  readonly ending: readonly StaffRequest[];
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
  /** What was done just now, where the answer is this page and not the way to it. */
  done?: string;
}

/** One request on one page: what was asked, the data beside it, the history, the clock. */
export function RequestPage(props: RequestProps) {
  const { c, session, request, errors = {} } = props;
  const title = titleFor(props);
  const wrong = Object.keys(errors).length > 0;
  return (
    <StaffPage {...{ c, session, title, wrong }} item="requests" styles={["review.css"]} htmx>
      <p>
        <a href="/admin/requests">{words[session.lang].one.back}</a>
      </p>
      {request.decidedAt === undefined && <Watched {...props} />}
      <Whole {...props} />
    </StaffPage>
  );
}

/** What takes its place when something is done with the request. */
export function RequestPart(props: RequestProps) {
  const { session: { lang }, errors = {} } = props;
  const wrong = Object.keys(errors).length > 0;
  return (
    <Fragment>
      <title>{titleOf({ lang, title: titleFor(props), wrong })}</title>
      <Watched {...props} swapped />
      <Whole {...props} />
    </Fragment>
  );
}

/** What an element is given so that it takes the place of the whole request. */
export function inPlace(path: string) {
  return replaces("post", path, { target: "#request" });
}

/** The form of the decision. Whatever is done with a request is sent by it, so that nothing typed is lost. */
export const DECIDING = "deciding";

/** A button that does something else than deciding, and keeps what the decision says so far. */
export function Send({ request: { id }, below, label, className, describedBy, hidden }: {
  request: Pick<StaffRequest, "id">;
  below: string;
  label: string;
  className?: string;
  describedBy?: string;
  hidden?: boolean;
}) {
  const path = `/admin/requests/${id}/${below}`;
  return (
    <button
      type="submit"
      form={DECIDING}
      formAction={path}
      class={className}
      hidden={hidden}
      aria-describedby={describedBy}
      {...inPlace(path)}
      data-hx-disable="this"
    >
      {label}
    </button>
  );
}

/** Tells whoever reads a request that somebody else changed it; asking does not keep them signed in. */
function Watched({ request, swapped }: RequestProps & { swapped?: boolean }) {
  const { id, version, decidedAt } = request;
  const asking = decidedAt === undefined && {
    "data-hx-get": `/admin/requests/${id}/standing?version=${version}&auto`,
    "data-hx-trigger": "every 20s",
  };
  const outOfBand = swapped && { "data-hx-swap-oob": "outerHTML" };
  return <div id="standing" role="status" {...asking} {...outOfBand}></div>;
}

/** What happened to a request since its reader loaded it; null: it was erased with its client's data. */
export function Standing({ session, request }: {
  session: StaffSession;
  request: StaffRequest | null;
}) {
  const w = words[session.lang];
  const last = request?.history.at(-1);
  return (
    <p class="notice notice-warning">
      {last ? w.standing.since(w.steps[last.step], last.by?.name) : w.standing.gone}{" "}
      {request && (
        <Send {...{ request }} below="show" label={w.standing.reload} className="button-link" />
      )}
    </p>
  );
}

function Whole(props: RequestProps) {
  const { c, session, request, errors = {}, overtaken } = props;
  const { lang } = session;
  const w = words[lang];
  const wrong = Object.keys(errors).length > 0;
  const done = (props.done ?? c.req.query("done")) as keyof typeof w.done | undefined;
  const open = request.decidedAt === undefined;
  return (
    <div id="request">
      {/* Enter in a field presses a form's first button: it must not be one that decides. */}
      {open && <Send {...{ request }} below="show" label={w.standing.reload} hidden />}
      <ErrorSummary errors={errors} lang={lang} />
      <h1>{titleFor(props)}</h1>
      {overtaken && <Alarm>{w[overtaken]}</Alarm>}
      {!overtaken && !wrong && done && Object.hasOwn(w.done, done) && <Saved>{w.done[done]}</Saved>}
      <div class="columns">
        <div>
          <Facts {...props} />
          <Asked {...props} />
          <Data {...props} />
          <History {...props} />
        </div>
        <div>
          {open
            ? (
              <>
                <Take {...props} />
                <Identify {...props} />
                <Decide {...props} />
                <Extend {...props} />
                <Edit {...props} />
                <Withdraw {...props} />
              </>
            )
            : (
              <>
                <Decided {...props} />
                <Unsent {...props} />
                <Answer {...props} />
              </>
            )}
        </div>
      </div>
      <p class="hint">{w.one.viewed}</p>
    </div>
  );
}

function Facts({ c, session, request, revealed }: RequestProps) {
  const { lang } = session;
  const w = words[lang];
  const { phone, identity, takenBy, answerTo, decidedAt, channel } = request;
  const open = decidedAt === undefined;
  const days = daysUntil(request.dueOn, c.get("services").clock.now());
  const lines = [
    [
      w.one.due,
      <Fragment key="due">
        {writeDay(request.dueOn, lang)} {open && <DaysLeft {...{ days, session }} />}
      </Fragment>,
    ],
    [w.one.received, `${writeInstant(request.receivedAt, lang)}, ${w.channels[channel]}`],
    [w.one.reference, <code key="reference">{request.reference}</code>],
    [w.list.state, open && takenBy?.name],
    [w.one.identity, identity && w.identities[identity]],
    [enteringWords[lang].lang, request.enteredBy && w.langs[request.lang]],
    [w.one.answerTo, answerTo],
    [w.one.phone, phone && <Number {...{ session, request, revealed }} key="phone" />],
  ] as const;
  return (
    <>
      <dl class="facts facts-dense">
        {lines.filter(([, value]) => value).map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {request.chatId && <p>{w.one.anonymous}</p>}
    </>
  );
}

/** Masked until somebody asks for it, which is recorded. */
function Number({ session, request: { id, phone, decidedAt }, revealed }: Pick<
  RequestProps,
  "session" | "request" | "revealed"
>) {
  const w = words[session.lang].one;
  if (!phone) return null;
  if (revealed) return <strong>{formatPhone(phone)}</strong>;
  const path = `/admin/requests/${id}/number`;
  const hint = <span class="hint" id="reveal-hint">{w.revealHint}</span>;
  if (decidedAt === undefined) {
    return (
      <span>
        {maskPhone(phone)}{" "}
        <Send
          request={{ id }}
          below="number"
          label={w.reveal}
          className="button-link"
          describedBy="reveal-hint"
        />{" "}
        {hint}
      </span>
    );
  }
  return (
    <form method="post" action={path} class="inline" {...inPlace(path)}>
      {maskPhone(phone)}{" "}
      <button type="submit" class="button-link" aria-describedby="reveal-hint">{w.reveal}</button>
      {" "}
      {hint}
    </form>
  );
}

function History({ session, request }: RequestProps) {
  const { lang } = session;
  const w = words[lang];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{w.one.history}</h2>
      <ol class="history">
        {request.history.map(({ at, step, by }, n) => (
          <li key={n}>
            {`${writeInstant(at, lang)}: ${w.steps[step]}${by ? ` (${by.name})` : ""}`}
          </li>
        ))}
      </ol>
      {request.extension && <p class="quote" dir="auto">{request.extension.reason}</p>}
    </section>
  );
}

function titleFor({ session: { lang }, request: { kind } }: RequestProps): string {
  return words[lang].one.title(reviewWords[lang].requests.kinds[kind]);
}
