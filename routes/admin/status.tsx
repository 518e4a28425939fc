import type { Hono } from "hono";
import type { StaffSession } from "../../lib/staff/mod.ts";
import type { Finding } from "../../lib/watch/mod.ts";
import { words } from "../../lib/words/watch/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";
import { Table } from "./_table.tsx";

type Trial = Awaited<ReturnType<SiteContext["var"]["services"]["watch"]["trial"]>>;

/** How the site is, and whether somebody hears when it is not well. */
export function statusRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/status", async (c, session) => await statusPage(c, session));
  staffRoute(app, "POST /admin/status/test", async (c, session) => {
    const actor = { id: session.personId, name: session.name };
    await c.get("services").audit.append({ actor, action: "alerts.tried" });
    return await statusPage(c, session, await c.get("services").watch.trial());
  });
}

async function statusPage(c: SiteContext, session: StaffSession, trial?: Trial) {
  const found = await c.get("services").watch.look();
  return personalHtml(<StatusPage {...{ c, session, found, trial }} />);
}

function StatusPage({ c, session, found, trial }: {
  c: SiteContext;
  session: StaffSession;
  found: readonly Finding[];
  /** What became of the trial message that was just asked for. */
  trial?: Trial;
}) {
  const w = words[session.lang];
  const wrong = found.filter(({ state }) => state !== "well").length;
  const rows = found.map((finding) => ({
    key: finding.check,
    cells: [
      w.checks[finding.check],
      w.duties[finding.check]?.[finding.says] ?? w.states[finding.state],
      w.says[finding.check][finding.says]!(finding),
    ],
    alarm: finding.state === "failing",
  }));
  return (
    <StaffPage c={c} session={session} title={w.title} item="status">
      <h1>{w.title}</h1>
      {trial && <TrialTold trial={trial} session={session} />}
      <p>{w.text}</p>
      <p class={wrong > 0 ? "alarm-text" : undefined}>{wrong > 0 ? w.wrong(wrong) : w.allWell}</p>
      <Table columns={[w.columns.check, w.columns.state, w.columns.says]} rows={rows} />
      <Told {...{ c, session }} />
    </StaffPage>
  );
}

function TrialTold({ trial, session }: { trial: Trial; session: StaffSession }) {
  const w = words[session.lang];
  if (trial === "too-soon") return <Alarm>{w.tooSoon}</Alarm>;
  if (trial.length === 0) return <Saved>{w.tested}</Saved>;
  return <Alarm>{w.testFailed(trial.map((kind) => w.kinds[kind]).join(", "))}</Alarm>;
}

function Told({ c, session }: { c: SiteContext; session: StaffSession }) {
  const w = words[session.lang];
  const { channels } = c.get("services").watch;
  const mayTest = channels.length > 0 && session.roles.includes("administrator");
  return (
    <section aria-labelledby="told">
      <h2 id="told">{w.channels}</h2>
      <p>
        {channels.length === 0
          ? w.noChannels
          : w.channelsText(channels.map((kind) => w.kinds[kind]).join(", "))}
      </p>
      {mayTest && (
        <form method="post" action="/admin/status/test">
          <button type="submit" class="button button-quiet">{w.test}</button>
        </form>
      )}
    </section>
  );
}
