import type { Duration } from "date-fns";
import type { Hono } from "hono";
import type { RetentionRun } from "../../lib/housekeeping/mod.ts";
import { RETENTION, type RetentionKind } from "../../lib/retention.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { type ReviewWords, words } from "../../lib/words/review/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";
import { Table } from "./_table.tsx";

const RUNS_SHOWN = 14;

/** How long what is kept, and whether the nightly clean-up finds it so. */
export function retentionRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/retention", async (c, session) => {
    const runs = await c.get("services").retentionJob.history(RUNS_SHOWN);
    return personalHtml(<RetentionPage {...{ c, session, runs }} />);
  });
  staffRoute(app, "POST /admin/retention/run", async (c) => {
    const run = await c.get("services").retentionJob.run();
    return c.redirect(`/admin/retention?ran=${run === "elsewhere" ? "elsewhere" : "1"}`, 303);
  });
}

/** How many rows were past their end in a run. */
export function overdueOf(run: RetentionRun): number {
  return Object.values(run.overdue).reduce((sum, count) => sum + count, 0);
}

function RetentionPage({ c, session, runs }: {
  c: SiteContext;
  session: StaffSession;
  runs: readonly RetentionRun[];
}) {
  const w = words[session.lang].retention;
  const ran = c.req.query("ran");
  return (
    <StaffPage c={c} session={session} title={w.title} item="retention">
      <h1>{w.title}</h1>
      {ran === "elsewhere" && <Alarm>{w.elsewhere}</Alarm>}
      {ran === "1" && <Saved>{w.ran}</Saved>}
      <p>{w.text}</p>
      <div class="columns">
        <section aria-labelledby="runs">
          <h2 id="runs">{w.runs}</h2>
          <Runs {...{ session, runs }} />
          <form method="post" action="/admin/retention/run">
            <button type="submit" class="button button-quiet">{w.run}</button>
          </form>
        </section>
        <section aria-labelledby="kinds">
          <h2 id="kinds">{w.what}</h2>
          <Kinds session={session} last={runs[0]} />
        </section>
      </div>
    </StaffPage>
  );
}

function Runs({ session, runs }: { session: StaffSession; runs: readonly RetentionRun[] }) {
  const { lang } = session;
  const w = words[lang].retention;
  if (runs.length === 0) return <p>{w.noRuns}</p>;
  const rows = runs.map((run) => {
    const overdue = overdueOf(run);
    const outcome = w[run.outcome];
    const cells = [writeInstant(run.startedAt, lang), outcome, overdue, run.orphans, run.pending];
    return { key: run.startedAt, cells, alarm: overdue > 0 || run.outcome === "failed" };
  });
  return (
    <>
      <Table columns={[w.at, w.outcome, w.overdue, w.orphans, w.pending]} rows={rows} />
      <p class="hint">{w.orphansNote}</p>
    </>
  );
}

function Kinds({ session, last }: { session: StaffSession; last?: RetentionRun }) {
  const w = words[session.lang].retention;
  const rows = (Object.keys(RETENTION) as RetentionKind[]).map((kind) => ({
    key: kind,
    cells: [w.kinds[kind] ?? kind, periodOf(RETENTION[kind].keep, w), last?.kept?.[kind] ?? "–"],
  }));
  return (
    <>
      <Table columns={[w.what, w.keep, w.kept]} rows={rows} />
      <p class="hint">{w.keptNote}</p>
    </>
  );
}

function periodOf(keep: Duration, w: ReviewWords["retention"]): string {
  const units = ["years", "months", "hours", "minutes"] as const;
  return units.flatMap((unit) => keep[unit] ? [w.period(keep[unit], unit)] : []).join(" ");
}
