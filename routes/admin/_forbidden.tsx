import type { Access, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext } from "../_site.ts";
import { StaffPage } from "./_page.tsx";

/** Says whose page it is, to somebody who is signed in with another role. */
export function forbiddenPage(c: SiteContext, session: StaffSession, access: Access): Response {
  const w = words[session.lang];
  const roles = typeof access === "string" ? [] : access.map((role) => w.roles[role]);
  const page = (
    <StaffPage c={c} session={session} title={w.forbidden.title}>
      <h1>{w.forbidden.title}</h1>
      <p>{w.forbidden.text(roles.join(", "))}</p>
      <p>
        <a href="/admin">{w.forbidden.back}</a>
      </p>
    </StaffPage>
  );
  return personalHtml(page, { status: 403 });
}
