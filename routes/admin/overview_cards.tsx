import { healthOf } from "../../lib/housekeeping/mod.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import type { SiteContext } from "../_site.ts";
import { Card, Count } from "./_card.tsx";
import { DueDates, WARNINGS, Warnings } from "./_due.tsx";

/** More than these are on the page of their own. */
const REQUESTS_SHOWN = 6;

/** Open requests with their due dates. */
export async function requestsCard(c: SiteContext, session: StaffSession) {
  const w = words[session.lang].overview;
  const { requests, clock } = c.get("services");
  const now = clock.now();
  const [counts, { requests: first }] = await Promise.all([
    requests.counts({ within: WARNINGS }),
    requests.queue({ limit: REQUESTS_SHOWN }),
  ]);
  const { open, overdue: late } = counts;
  if (open === 0) {
    return (
      <Card title={w.requests}>
        <p>{w.noRequests}</p>
      </Card>
    );
  }
  const link = { to: "/admin/requests", text: w.toRequests };
  return (
    <Card title={w.requests} alarm={late > 0} link={link}>
      <Count value={open} text={w.requestsWaiting(open, counts.more)} />
      <Warnings {...{ counts, session }} />
      <DueDates {...{ session, now }} requests={first} />
    </Card>
  );
}

/** Whether the nightly clean-up ran, and found nothing. */
export async function retentionCard(c: SiteContext, { lang }: StaffSession) {
  const w = words[lang].overview;
  const { retentionJob, clock } = c.get("services");
  const last = await retentionJob.lastRun();
  const link = { to: "/admin/retention", text: w.toRetention };
  const health = healthOf(last, clock.now());
  if (!last || !health) {
    return (
      <Card title={w.retention} link={link}>
        <p>{w.retentionNever}</p>
      </Card>
    );
  }
  const at = writeInstant(last.startedAt, lang);
  const { failed, late, overdue } = health;
  const well = overdue > 0 ? w.retentionOverdue(at, overdue) : w.retentionOk(at);
  return (
    <Card title={w.retention} alarm={failed || late || overdue > 0} link={link}>
      <p>{failed ? w.retentionFailed(at) : well}</p>
      {late && <p class="alarm-text">{w.retentionStale}</p>}
    </Card>
  );
}

/** How many are signed in. */
export async function peopleCard(c: SiteContext, { lang }: StaffSession) {
  const w = words[lang].overview;
  const { length } = await c.get("services").staff.sessions.list();
  const link = { to: "/admin/staff-sessions", text: w.toPeople };
  return (
    <Card title={w.people} link={link}>
      <p>{w.signedIn(length)}</p>
    </Card>
  );
}
