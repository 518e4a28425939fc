import type { ComponentChildren } from "preact";
import { maskPhone } from "../../lib/phone/mod.ts";
import {
  type Channel,
  CHANNELS,
  daysUntil,
  REQUEST_KINDS,
  type RequestKind,
  type StaffRequest,
} from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ErrorSummary, Field, SelectField } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import { type Counts, DaysLeft, Warnings } from "./_due.tsx";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";

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
    <StaffPage {...{ c, session, title, wrong }} item="requests" styles={["review.css"]}>
      {error && <ErrorSummary errors={{ what: error }} lang={lang} />}
      <div class="desk-head">
        <h1>{title}</h1>
        <a class="button button-quiet" href={`${QUEUE}/enter`}>{words[lang].list.enter}</a>
      </div>
      <Queue {...props} />
    </StaffPage>
  );
}

function Queue(props: QueueProps) {
  const { c, session, shown, counts, requests, next } = props;
  const w = words[session.lang].list;
  const now = c.get("services").clock.now();
  const narrowed = shown.whose !== "all" || shown.kind || shown.channel;
  return (
    <div id="queue">
      <Warnings {...{ counts, session }} />
      <div class="queue-tools">
        <Whose {...props} />
        <Narrow {...props} />
        <Find {...props} />
      </div>
      {requests.length === 0
        ? <p>{narrowed ? w.none : reviewWords[session.lang].requests.none}</p>
        : <RequestTable {...{ session, requests, now }} />}
      <p class="cluster">
        {c.req.query("after") && <a href={queuePath(shown)}>{w.first}</a>}
        {next && <a href={queuePath(shown, next)}>{w.next}</a>}
      </p>
    </div>
  );
}

function Whose({ session, shown }: QueueProps) {
  const w = words[session.lang].list;
  return (
    <nav class="tabs" aria-label={w.whose}>
      <ul>
        {WHOSE.map((whose) => (
          <li key={whose}>
            <a
              href={queuePath({ ...(whose !== "closed" && shown), whose })}
              aria-current={whose === shown.whose ? "true" : undefined}
            >
              {w[whose]}
            </a>
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
    <form method="get" action={QUEUE} class="inline-form">
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
export function FoundPage({ c, session, requests }: {
  c: SiteContext;
  session: StaffSession;
  requests: readonly StaffRequest[];
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
      <RequestTable {...{ session, requests, now }} caption={title} />
    </StaffPage>
  );
}

/** Requests with their due dates. Numbers are masked: whoever decides one reveals it there. */
export function RequestTable({ session, requests, now, caption }: {
  session: StaffSession;
  requests: readonly StaffRequest[];
  now: number;
  caption?: string;
}) {
  const { lang } = session;
  const w = words[lang];
  const review = reviewWords[lang].requests;
  const rows = requests.map((request) => {
    const { id, reference, kind, receivedAt, dueOn, phone, channel, status, takenBy } = request;
    const open = request.decidedAt === undefined;
    const days = daysUntil(dueOn, now);
    return {
      key: id,
      cells: [
        open
          ? (
            <>
              {writeDay(dueOn, lang)} <DaysLeft {...{ days, session }} />
            </>
          )
          : writeDay(dueOn, lang),
        <a key="kind" href={`${QUEUE}/${id}`}>{review.kinds[kind]}</a>,
        open ? takenBy?.name ?? w.list.nobody : w.statuses[status],
        writeDate(receivedAt, lang),
        w.channels[channel],
        phone === null ? "" : maskPhone(phone),
        <code key="reference">{reference}</code>,
      ],
    };
  });
  const columns = [
    review.due,
    review.kind,
    w.list.state,
    review.received,
    w.list.channel,
    review.phone,
    review.reference,
  ];
  return (
    <div class="queue">
      <Table columns={columns} rows={rows} caption={caption} />
    </div>
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
