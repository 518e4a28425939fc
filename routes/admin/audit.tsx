import type { Hono } from "hono";
import * as z from "zod";
import type { AuditPage, Verification } from "../../lib/audit/mod.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words as adminWords } from "../../lib/words/admin/mod.ts";
import { words } from "../../lib/words/review/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";
import { Table } from "./_table.tsx";

const beforeQuery = z.coerce.number().int().positive().optional().catch(undefined);

/** The audit log: reading it, and checking that it is whole. */
export function auditRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/audit", async (c, session) => {
    const before = beforeQuery.parse(c.req.query("before"));
    const page = await c.get("services").audit.list({ before });
    return personalHtml(<LogPage {...{ c, session, page }} older={before !== undefined} />);
  });
  staffRoute(app, "POST /admin/audit/verify", async (c, session) => {
    const { audit } = c.get("services");
    const found = await audit.verify();
    const actor = { id: session.personId, name: session.name };
    await audit.append({ actor, action: "audit.verified" });
    const page = await audit.list();
    return personalHtml(<LogPage {...{ c, session, page, found }} />);
  });
}

function LogPage({ c, session, page, found, older }: {
  c: SiteContext;
  session: StaffSession;
  page: AuditPage;
  found?: Verification;
  older?: boolean;
}) {
  const { lang } = session;
  const w = words[lang].audit;
  const rows = page.entries.map(({ seq, at, actorName, action, purpose }) => ({
    key: seq,
    cells: [
      seq,
      writeInstant(at, lang),
      actorName ?? "–",
      w.actions[action],
      purpose ? w.purposes[purpose] : "",
    ],
  }));
  return (
    <StaffPage c={c} session={session} title={w.title} item="audit">
      <h1>{w.title}</h1>
      {found && <Found found={found} session={session} />}
      <p>{w.text}</p>
      <form method="post" action="/admin/audit/verify">
        <button type="submit" class="button button-quiet">{w.verify}</button>
      </form>
      {rows.length === 0
        ? <p>{w.none}</p>
        : <Table columns={[w.seq, w.at, w.who, w.what, w.why]} rows={rows} />}
      <p class="cluster">
        {older && <a href="/admin/audit">{adminWords[lang].newest}</a>}
        {page.next && <a href={`/admin/audit?before=${page.next}`}>{adminWords[lang].older}</a>}
      </p>
    </StaffPage>
  );
}

function Found({ found, session }: { found: Verification; session: StaffSession }) {
  const w = words[session.lang].audit;
  if (!found.ok) return <Alarm>{w.fault[found.fault](found.seq)}</Alarm>;
  const { count, tip } = found;
  return (
    <Saved>
      {w.whole(count)} {tip.seq > 0 && w.tip(tip.seq, tip.hash.slice(0, 16))}
    </Saved>
  );
}
