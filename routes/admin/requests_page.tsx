import { type ComponentChildren, Fragment } from "preact";
import {
  type Channel,
  CHANNELS,
  REQUEST_KINDS,
  type RequestKind,
  type StaffRequest,
  type UnreadRequest,
} from "../../lib/requests/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ErrorSummary, Field, SelectField } from "../_forms.tsx";
import { titleOf } from "../_layout.tsx";
import { replaces } from "../_parts.ts";
import type { SiteContext } from "../_site.ts";
import { type Counts, Warnings } from "./_due.tsx";
import { StaffPage } from "./_page.tsx";
import { UnreadRequests } from "./_unread_requests.tsx";
import { ClosedTable, RequestTable } from "./_request_table.tsx";

/** Whose requests are shown: everybody's that are open, one's own, nobody's, or what is closed. */
export const WHOSE = ["all", "mine", "free", "closed"] as const;
const QUEUE = "/admin/requests";

/** What the list is narrowed to. */
export interface Shown {
  readonly whose: typeof WHOSE[number];
  readonly kind?: RequestKind;
  readonly channel?: Channel;
}

interface QueueProps {
  c: SiteContext;
  session: StaffSession;
  shown: Shown;
  counts: Counts;
  requests: readonly StaffRequest[];
  next?: string;
  /** How many of this page do not open any more. */
  damaged?: readonly UnreadRequest[];
  /** What was looked for, and why it was not found. */
  typed?: string;
  error?: string;
}

/** The queue: what is pressing, what it is narrowed to, and the requests by their due dates. */
export function QueuePage(props: QueueProps) {
  const { c, session, error } = props;
  const { lang } = session;
  const { title } = reviewWords[lang].requests;
  const wrong = error !== undefined;
  return (
    <StaffPage {...{ c, session, title, wrong }} item="requests" styles={["review.css"]} htmx>
      {error && <ErrorSummary errors={{ what: error }} lang={lang} />}
      <div class="desk-head">
        <h1>{title}</h1>
        <a class="button button-quiet" href={`${QUEUE}/enter`}>{words[lang].list.enter}</a>
      </div>
      <p id="queue-said" class="visually-hidden" aria-live="polite"></p>
      <Queue {...props} />
    </StaffPage>
  );
}

/** What takes the queue's place when it is narrowed or gone through, and how much of it there is. */
export function QueuePart(props: QueueProps) {
  const { c, session: { lang }, requests, next } = props;
  return (
    <Fragment>
      <title>{titleOf({ lang, title: reviewWords[lang].requests.title })}</title>
      {c.req.query("auto") === undefined && (
        <p id="queue-said" data-hx-swap-oob="innerHTML">
          {words[lang].list.shown(requests.length, next !== undefined)}
        </p>
      )}
      <Queue {...props} />
    </Fragment>
  );
}

function Queue(props: QueueProps) {
  const { c, session, shown, counts, requests, next, damaged = [] } = props;
  const w = words[session.lang].list;
  const now = c.get("services").clock.now();
  const narrowed = shown.whose !== "all" || shown.kind || shown.channel;
  const after = c.req.query("after");
  return (
    <div id="queue">
      <div id="queue-warnings">
        <Warnings {...{ counts, session }} />
      </div>
      <div class="queue-tools">
        <Whose {...props} />
        <Narrow {...props} />
        <Find {...props} />
      </div>
      <div id="queue-list" {...renewed(queuePath(shown, after))}>
        <UnreadRequests {...{ session, damaged }} />
        {requests.length === 0
          ? <p>{narrowed ? w.none : reviewWords[session.lang].requests.none}</p>
          : shown.whose === "closed"
          ? <ClosedTable {...{ session, requests }} />
          : <RequestTable {...{ session, requests, now }} />}
        <p class="cluster">
          {after && <Turn to={queuePath(shown)}>{w.first}</Turn>}
          {next && <Turn to={queuePath(shown, next)}>{w.next}</Turn>}
        </p>
      </div>
    </div>
  );
}

/** Somebody else's work shows without a reload. Asking by itself does not keep its reader signed in. */
function renewed(path: string) {
  return {
    "data-hx-get": `${path}${path.includes("?") ? "&" : "?"}auto`,
    "data-hx-trigger": "every 60s",
    "data-hx-select": "#queue-list",
    "data-hx-select-oob": "#queue-warnings",
    "data-hx-swap": "outerMorph",
  };
}

/** A link that turns the queue to another place. */
function Turn({ to, current, children }: {
  to: string;
  current?: boolean;
  children: ComponentChildren;
}) {
  const turning = replaces("get", to, { target: "#queue", push: true });
  return <a href={to} aria-current={current ? "true" : undefined} {...turning}>{children}</a>;
}

function Whose({ session, shown }: QueueProps) {
  const w = words[session.lang].list;
  return (
    <nav class="tabs" aria-label={w.whose}>
      <ul>
        {WHOSE.map((whose) => (
          <li key={whose}>
            <Turn
              to={queuePath({ ...(whose !== "closed" && shown), whose })}
              current={whose === shown.whose}
            >
              {w[whose]}
            </Turn>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Narrow({ session, shown }: QueueProps): ComponentChildren {
  const { lang } = session;
  const w = words[lang];
  const { kinds } = reviewWords[lang].requests;
  if (shown.whose === "closed") return null;
  return (
    <form
      method="get"
      action={QUEUE}
      class="inline-form"
      data-hx-trigger="change, submit"
      {...replaces("get", QUEUE, { target: "#queue", push: true })}
    >
      {shown.whose !== "all" && <input type="hidden" name="whose" value={shown.whose} />}
      <SelectField
        name="kind"
        label={w.list.kind}
        value={shown.kind}
        options={[
          { value: "", label: w.list.every },
          ...REQUEST_KINDS.map((value) => ({ value, label: kinds[value] })),
        ]}
      />
      <SelectField
        name="channel"
        label={w.list.channel}
        value={shown.channel}
        options={[
          { value: "", label: w.list.every },
          ...CHANNELS.map((value) => ({ value, label: w.channels[value] })),
        ]}
      />
      <button type="submit" class="button button-quiet">{w.list.show}</button>
    </form>
  );
}

function Find({ session, typed, error }: QueueProps) {
  const w = words[session.lang].list;
  return (
    <form method="post" action={`${QUEUE}/find`} class="inline-form" noValidate>
      <Field
        name="what"
        label={w.find}
        value={typed}
        error={error}
        autocomplete="off"
      />
      <button type="submit" class="button button-quiet">{w.findButton}</button>
      <p class="hint">{w.findHint}</p>
    </form>
  );
}

/** What was found for a number. */
export function FoundPage({ c, session, requests, damaged }: {
  c: SiteContext;
  session: StaffSession;
  requests: readonly StaffRequest[];
  damaged: readonly UnreadRequest[];
}) {
  const w = words[session.lang];
  const now = c.get("services").clock.now();
  const { title } = reviewWords[session.lang].requests;
  return (
    <StaffPage {...{ c, session }} title={w.list.found} item="requests" styles={["review.css"]}>
      <p>
        <a href={QUEUE}>{w.one.back}</a>
      </p>
      <h1>{w.list.found}</h1>
      <UnreadRequests {...{ session, damaged }} />
      {requests.length > 0 && <RequestTable {...{ session, requests, now }} caption={title} />}
    </StaffPage>
  );
}

function queuePath({ whose, kind, channel }: Shown, after?: string): string {
  const query = new URLSearchParams({
    ...(whose !== "all" && { whose }),
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(after && { after }),
  });
  return query.size === 0 ? QUEUE : `${QUEUE}?${query}`;
}
