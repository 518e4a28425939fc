import type { Hono } from "hono";
import { maskPhone, parseFinnishMobile } from "../../lib/phone/mod.ts";
import {
  CHANNELS,
  daysUntil,
  type Facet,
  REQUEST_KINDS,
  type StaffRequest,
} from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { readForm } from "../_body.ts";
import { ErrorSummary, Field, SelectField } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { recordDeed } from "./_client.ts";
import { Alarm } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";
import { Table } from "./_table.tsx";

const PER_PAGE = 50;
/** Days before the due date at which the list warns. */
const WARNINGS = [14, 7, 2] as const;

type Counts = Awaited<ReturnType<SiteContext["var"]["services"]["requests"]["counts"]>>;

/** What people have asked, the most urgent first. */
export function requestRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests", async (c, session) => {
    return personalHtml(await listPage(c, session));
  });
  staffRoute(app, "POST /admin/requests/find", find);
}

async function listPage(c: SiteContext, session: StaffSession, wrong: Wrong = {}) {
  const { requests } = c.get("services");
  const shown = c.req.query("show") ?? "";
  const options = { limit: PER_PAGE, after: c.req.query("after") };
  const load = (after: string | undefined) =>
    shown === "closed"
      ? requests.closed({ ...options, after })
      : requests.queue({ ...options, after, only: facetOf(shown, session) });
  // A place in the list that the store never gave: the list begins at its beginning.
  const asked = await load(options.after).catch(() => null);
  const page = asked && asked.requests.length > 0 ? asked : await load(undefined);
  const counts = await requests.counts({ within: WARNINGS });
  return <ListPage {...{ c, session, shown, counts, ...page, ...wrong }} />;
}

/** What the list is narrowed to; an unknown word shows everything. */
function facetOf(shown: string, { personId }: StaffSession): Facet | undefined {
  if (shown === "mine") return `by:${personId}`;
  const known = [
    ...REQUEST_KINDS.map((kind): Facet => `kind:${kind}`),
    ...CHANNELS.map((channel): Facet => `channel:${channel}`),
  ];
  return known.find((facet) => facet === shown);
}

/** By its reference, or by a phone number: in the body, so that neither stands in an address. */
async function find(c: SiteContext, session: StaffSession): Promise<Response> {
  const typed = (await readForm(c)).what?.trim() ?? "";
  const { requests } = c.get("services");
  const one = await requests.byReference(typed);
  if (one) return c.redirect(`/admin/requests/${one.id}`, 303);
  const parsed = await parseFinnishMobile(typed);
  const found = parsed.ok ? await requests.byPhone(parsed.phone) : [];
  if (parsed.ok) await recordDeed(c, session, { action: "client.searched" });
  if (found.length > 0) return personalHtml(<FoundPage {...{ c, session, requests: found }} />);
  const error = words[session.lang].list.notFound;
  return personalHtml(await listPage(c, session, { typed, error }), { status: 422 });
}

interface Wrong {
  typed?: string;
  error?: string;
}

function ListPage(
  props: Wrong & {
    c: SiteContext;
    session: StaffSession;
    shown: string;
    counts: Counts;
    requests: readonly StaffRequest[];
    next?: string;
  },
) {
  const { c, session, shown, counts, requests, next, typed, error } = props;
  const { lang } = session;
  const w = words[lang];
  const { title, text, kinds } = reviewWords[lang].requests;
  const now = c.get("services").clock.now();
  const options = [
    { value: "", label: w.list.all },
    { value: "mine", label: w.list.mine },
    { value: "closed", label: w.list.closed },
    ...REQUEST_KINDS.map((kind) => ({ value: `kind:${kind}`, label: kinds[kind] })),
    ...CHANNELS.map((channel) => ({ value: `channel:${channel}`, label: w.channels[channel] })),
  ];
  const at = (after: string) =>
    `/admin/requests?${new URLSearchParams({ ...(shown && { show: shown }), after })}`;
  return (
    <StaffPage {...{ c, session, title }} item="requests" wrong={error !== undefined}>
      {error && <ErrorSummary errors={{ what: error }} lang={lang} />}
      <h1>{title}</h1>
      <p>{text}</p>
      <Warnings {...{ counts, session }} />
      <div class="columns">
        <form method="get" action="/admin/requests" class="cluster">
          <SelectField name="show" label={w.list.filter} value={shown} options={options} />
          <button type="submit" class="button button-quiet">{w.list.show}</button>
        </form>
        <form method="post" action="/admin/requests/find" class="cluster" noValidate>
          <Field
            name="what"
            label={w.list.find}
            hint={w.list.findHint}
            value={typed}
            error={error}
            autocomplete="off"
          />
          <button type="submit" class="button button-quiet">{w.list.findButton}</button>
        </form>
      </div>
      {requests.length === 0
        ? <p>{shown ? w.list.none : reviewWords[lang].requests.none}</p>
        : <RequestTable {...{ session, requests, now }} />}
      <p class="cluster">
        {c.req.query("after") && <a href="/admin/requests">{w.list.first}</a>}
        {next && <a href={at(next)}>{w.list.next}</a>}
        <a href="/admin/requests/enter">{w.list.enter}</a>
      </p>
    </StaffPage>
  );
}

function FoundPage({ c, session, requests }: {
  c: SiteContext;
  session: StaffSession;
  requests: readonly StaffRequest[];
}) {
  const w = words[session.lang];
  const now = c.get("services").clock.now();
  return (
    <StaffPage c={c} session={session} title={w.list.found} item="requests">
      <p>
        <a href="/admin/requests">{w.one.back}</a>
      </p>
      <h1>{w.list.found}</h1>
      <RequestTable {...{ session, requests, now }} />
    </StaffPage>
  );
}

/** What is late, and what will be soon. */
export function Warnings({ counts, session }: { counts: Counts; session: StaffSession }) {
  const w = words[session.lang].list;
  const { overdue, due } = counts;
  // Each span holds the shorter ones: the most pressing that says anything more is said.
  const [days, count] = WARNINGS.map((days, i) => [days, due[i]! - overdue] as const)
    .findLast(([, count]) => count > 0) ?? [0, 0];
  return (
    <>
      {overdue > 0 && <Alarm>{w.overdue(overdue)}</Alarm>}
      {count > 0 && <p class="notice notice-warning">{w.due(count, days)}</p>}
    </>
  );
}

interface RowsProps {
  session: StaffSession;
  requests: readonly StaffRequest[];
  now: number;
}

/** Requests with their due dates. Numbers are masked: whoever decides one reveals it there. */
function RequestTable({ session, requests, now }: RowsProps) {
  const { lang } = session;
  const w = words[lang];
  const review = reviewWords[lang].requests;
  const rows = requests.map((request) => {
    const { id, reference, kind, receivedAt, dueOn, phone, channel, status, takenBy } = request;
    const open = request.decidedAt === undefined;
    const days = daysUntil(dueOn, now);
    const due = open ? `${writeDay(dueOn, lang)}, ${w.daysLeft(days)}` : writeDay(dueOn, lang);
    const cells = [
      open && days <= WARNINGS.at(-1)! ? <strong key="due">{due}</strong> : due,
      <a key="kind" href={`/admin/requests/${id}`}>{review.kinds[kind]}</a>,
      writeDate(receivedAt, lang),
      w.channels[channel],
      takenBy && open ? `${w.statuses[status]} (${takenBy.name})` : w.statuses[status],
      phone === null ? "" : maskPhone(phone),
      <code key="reference">{reference}</code>,
    ];
    return { key: id, cells, alarm: open && days < 0 };
  });
  const columns = [
    review.due,
    review.kind,
    review.received,
    w.list.channel,
    w.list.state,
    review.phone,
    review.reference,
  ];
  return <Table columns={columns} rows={rows} />;
}

/** The same in short: when each has to be answered. */
export function DueDates({ session, requests, now }: RowsProps) {
  const { lang } = session;
  const { kinds } = reviewWords[lang].requests;
  return (
    <ul class="due-dates">
      {requests.map(({ id, dueOn, kind }) => {
        const days = daysUntil(dueOn, now);
        return (
          <li key={id} class={days < 1 ? "alarm-text" : undefined}>
            {`${writeDay(dueOn, lang)} (${words[lang].daysLeft(days)}) `}
            <a href={`/admin/requests/${id}`}>{kinds[kind]}</a>
          </li>
        );
      })}
    </ul>
  );
}
