import type { ComponentChildren } from "preact";
import type { Hono } from "hono";
import { safeReturn, type StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { langOf } from "./_paths.ts";
import { StaffPage } from "./_page.tsx";
import { openRoute } from "./_route.ts";
import { breachesCard } from "./breaches_page.tsx";
import { chatCards } from "./overview_chat.tsx";
import { peopleCard, requestsCard, retentionCard } from "./overview_cards.tsx";
import { codesCard } from "./overview_codes.tsx";
import { recipientsCard } from "./recipients.tsx";
import { startPage } from "./sign_in_page.tsx";

/** What waits for somebody, on one page; or the way in. */
export function overviewRoutes(app: Hono<SiteEnv>): void {
  openRoute(app, "GET /admin", async (c, session) => {
    if (session) return await overview(c, session);
    const returnTo = safeReturn(c.req.query("to"));
    return startPage(c, langOf(c), { returnTo, needed: c.req.query("to") !== undefined });
  });
}

/** Each card is there for the roles whose work it is. */
async function overview(c: SiteContext, session: StaffSession): Promise<Response> {
  const w = words[session.lang].overview;
  const is = (role: StaffSession["roles"][number]) => session.roles.includes(role);
  const cards: (Promise<ComponentChildren> | null)[] = [
    is("reviewer") || is("administrator") ? breachesCard(c, session) : null,
    chatCards(c, session),
    is("reviewer") ? requestsCard(c, session) : null,
    is("adviser") || is("reviewer") ? recipientsCard(c, session) : null,
    is("reviewer") ? retentionCard(c, session) : null,
    codesCard(c, session),
    is("administrator") ? peopleCard(c, session) : null,
  ];
  const shown = await Promise.all(cards);
  return personalHtml(
    <StaffPage c={c} session={session} title={w.title} item="overview">
      <h1>{w.title}</h1>
      <div class="overview">{shown}</div>
    </StaffPage>,
  );
}
