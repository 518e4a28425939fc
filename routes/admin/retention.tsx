import type { Hono } from "hono";
import {
  healthOf,
  leavingBetween,
  overdueOf,
  type RetentionRun,
  type WholeRun,
} from "../../lib/housekeeping/mod.ts";
import { RETENTION, type RetentionKind } from "../../lib/retention.ts";
import { writeInstant } from "../../lib/site/format.ts";
import { HELD } from "../../lib/site/notice_model.ts";
import { writeAmount } from "../../lib/site/period.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/oversight/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { MONTH, MonthChart, sum, WEEK } from "./_chart.tsx";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";
import { Table } from "./_table.tsx";

const RUNS_SHOWN = 7;

/** How long what is kept, what will go, and whether the nightly clean-up finds it so. */
export function retentionRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/retention", async (c, session) => {
    const { retentionJob } = c.get("services");
    const [runs, whole] = await Promise.all([
      retentionJob.history(RUNS_SHOWN),
      retentionJob.lastWhole(),
    ]);
    return personalHtml(<RetentionPage {...{ c, session, runs, whole }} />);
  });
  staffRoute(app, "POST /admin/retention/run", async (c) => {
    const run = await c.get("services").retentionJob.run();
    return c.redirect(`/admin/retention?ran=${run === "elsewhere" ? "elsewhere" : "1"}`, 303);
  });
}

interface Shown {
  c: SiteContext;
  session: StaffSession;
  runs: readonly RetentionRun[];
  /** The run whose counts are shown. */
  whole: WholeRun | null;
}

function RetentionPage({ c, session, runs, whole }: Shown) {
  const w = words[session.lang].retention;
  const ran = c.req.query("ran");
  const now = c.get("services").clock.now();
  return (
    <StaffPage
      {...{ c, session }}
      title={w.title}
      item="retention"
      styles={["chart.css"]}
    >
      <h1>{w.title}</h1>
      {ran === "elsewhere" && <Alarm>{w.elsewhere}</Alarm>}
      {ran === "1" && runs[0]?.outcome === "done" && <Saved>{w.ran}</Saved>}
      <Health session={session} last={runs[0] ?? null} now={now} />
      <p>{w.text}</p>
      <div class="columns">
        <section aria-labelledby="leaving">
          <h2 id="leaving">{w.leaving}</h2>
          {whole === null ? <p>{w.noCounts}</p> : <Leaving {...{ session, whole, now }} />}
        </section>
        <section aria-labelledby="runs">
          <h2 id="runs">{w.runs}</h2>
          <Runs {...{ session, runs }} />
          <form method="post" action="/admin/retention/run">
            <button type="submit" class="button button-quiet">{w.run}</button>
          </form>
        </section>
      </div>
      <section aria-labelledby="kinds">
        <h2 id="kinds">{w.kindsTitle}</h2>
        <Kinds {...{ session, whole, now }} last={runs[0]} />
      </section>
    </StaffPage>
  );
}

/** What somebody has to look at, in red. */
function Health({ session, last, now }: {
  session: StaffSession;
  last: RetentionRun | null;
  now: number;
}) {
  const { lang } = session;
  const w = words[lang].retention;
  const health = healthOf(last, now);
  if (!last || !health) return null;
  const at = writeInstant(last.startedAt, lang);
  return (
    <>
      {health.late && <Alarm>{w.late(at)}</Alarm>}
      {health.failed && <Alarm>{w.failedLast(at)}</Alarm>}
      {health.overdue > 0 && <Alarm>{w.overdueLast(health.overdue)}</Alarm>}
    </>
  );
}

function Leaving({ session, whole, now }: { session: StaffSession; whole: WholeRun; now: number }) {
  const { lang } = session;
  const w = words[lang].retention;
  const days = leavingBetween(whole, { now, days: MONTH, kinds: HELD });
  return (
    <>
      <p>
        {w.leavingText(sum(days.slice(0, WEEK)), sum(days))}{" "}
        {w.asOf(writeInstant(whole.startedAt, lang))}
      </p>
      <MonthChart lang={lang} days={days} />
    </>
  );
}

function Runs({ session, runs }: Pick<Shown, "session" | "runs">) {
  const { lang } = session;
  const w = words[lang].retention;
  if (runs.length === 0) return <p>{w.noRuns}</p>;
  const rows = runs.map((run) => {
    const { startedAt, finishedAt, outcome, orphans, pending } = run;
    const overdue = overdueOf(run);
    const took = w.seconds(Math.ceil((finishedAt - startedAt) / 1_000));
    const cells = [writeInstant(startedAt, lang), took, w[outcome], overdue, orphans, pending];
    return { key: startedAt, cells, alarm: overdue > 0 || outcome === "failed" };
  });
  return (
    <>
      <Table columns={[w.at, w.took, w.outcome, w.overdue, w.orphans, w.pending]} rows={rows} />
      <p class="hint">{w.orphansNote}</p>
    </>
  );
}

/** Every kind with its period, how much of it there is, what goes and what should be gone. */
function Kinds({ session, whole, last, now }: {
  session: StaffSession;
  whole: WholeRun | null;
  last?: RetentionRun;
  now: number;
}) {
  const { lang } = session;
  const w = words[lang].retention;
  const late = last?.overdueKinds ?? {};
  const rows = (Object.keys(RETENTION) as RetentionKind[]).map((kind) => {
    const days = whole && leavingBetween(whole, { now, days: MONTH, kinds: [kind] });
    const overdue = late[kind] ?? 0;
    const cells = [
      w.kinds[kind],
      writeAmount(RETENTION[kind].keep, lang),
      whole ? whole.kept[kind] ?? 0 : "–",
      days ? sum(days.slice(0, WEEK)) : "–",
      days ? sum(days) : "–",
      last ? overdue : "–",
    ];
    return { key: kind as string, cells, alarm: overdue > 0 };
  });
  const others = last ? overdueOf(last) - Object.values(late).reduce((a, b) => a + b, 0) : 0;
  if (others > 0) {
    const cells = [w.otherRows, "", "", "", "", others];
    rows.push({ key: "others", cells, alarm: true });
  }
  return (
    <>
      <Table columns={[w.what, w.keep, w.kept, w.week, w.month, w.overdue]} rows={rows} />
      <p class="hint">
        {whole && w.asOf(writeInstant(whole.startedAt, lang))} {w.keptNote}
      </p>
    </>
  );
}
