import type { Hono } from "hono";
import { maskPhone } from "../../lib/phone/mod.ts";
import { dateOf } from "../../lib/chat/mod.ts";
import type { StaffRequest } from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/review/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";
import { Table } from "./_table.tsx";

/** What people have asked, the most urgent first. */
export function requestRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests", async (c, session) => {
    const requests = await c.get("services").requests.listOpen();
    return personalHtml(<RequestsPage {...{ c, session, requests }} />);
  });
}

interface RequestsProps {
  session: StaffSession;
  requests: readonly StaffRequest[];
  now: number;
}

function RequestsPage({ c, session, requests }: {
  c: SiteContext;
  session: StaffSession;
  requests: readonly StaffRequest[];
}) {
  const w = words[session.lang].requests;
  return (
    <StaffPage c={c} session={session} title={w.title} item="requests">
      <h1>{w.title}</h1>
      <p>{w.text}</p>
      <RequestTable {...{ session, requests }} now={c.get("services").clock.now()} />
    </StaffPage>
  );
}

/** Open requests with their due dates. Numbers are masked: whoever decides one reveals it there. */
function RequestTable({ session, requests, now }: RequestsProps) {
  const { lang } = session;
  const w = words[lang].requests;
  if (requests.length === 0) return <p>{w.none}</p>;
  const rows = requests.map(({ id, reference, kind, receivedAt, dueOn, phone }) => {
    const state = urgency(dueOn, now);
    const due = <>{writeDay(dueOn, lang)} {state && <strong>{w[state]}</strong>}</>;
    const received = writeDate(receivedAt, lang);
    const cells = [
      due,
      w.kinds[kind],
      received,
      phone === null ? "" : maskPhone(phone),
      <code key={id}>{reference}</code>,
    ];
    return { key: id, cells, alarm: state !== null };
  });
  return <Table columns={[w.due, w.kind, w.received, w.phone, w.reference]} rows={rows} />;
}

/** The same in short: when each has to be answered. */
export function DueDates({ session, requests, now }: RequestsProps) {
  const { lang } = session;
  const w = words[lang].requests;
  return (
    <ul class="due-dates">
      {requests.map(({ id, dueOn, kind }) => {
        const state = urgency(dueOn, now);
        return (
          <li key={id} class={state ? "alarm-text" : undefined}>
            {writeDay(dueOn, lang)} {state && `(${w[state]}) `}
            <span class="hint">{w.kinds[kind]}</span>
          </li>
        );
      })}
    </ul>
  );
}

function urgency(dueOn: string, now: number): "late" | "today" | null {
  const today = dateOf(now);
  return dueOn < today ? "late" : dueOn === today ? "today" : null;
}
