import type { Hono } from "hono";
import * as z from "zod";
import { browserFamily, safeReturn } from "../../lib/staff/mod.ts";
import { readForm } from "../_body.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";
import { adviserOf } from "./_adviser.ts";
import { staffTokens } from "./_cookies.ts";
import { langOf, signInPath } from "./_paths.ts";
import { leaveDesk } from "./_presence.ts";
import { openRoute, staffRoute } from "./_route.ts";
import { failedPage, leavingPage, signedOutPage } from "./sign_in_page.tsx";

const STATUS = { unknown: 400, invalid: 400, refused: 403, "no-role": 403, unavailable: 503 };
const langForm = z.object({ lang: z.enum(["fi", "en"]) });

/** Signing in by the identity provider, signing out, and the language of the staff's pages. */
export function signInRoutes(app: Hono<SiteEnv>): void {
  openRoute(app, "GET /admin/sign-in", (c, session) => {
    if (session) return c.redirect("/admin", 303);
    return begin(c);
  });
  openRoute(app, "GET /admin/callback", async (c, session) => {
    const { signIn } = c.get("services").staff;
    const done = await signIn.finish(staffTokens.read(c, "pending"), {
      query: new URL(c.req.url).search,
      browser: browserFamily(c.req.header("user-agent")),
      replaces: session,
    });
    if (done.outcome !== "signed-in") {
      const lang = done.outcome === "unknown" ? langOf(c) : done.lang;
      const page = failedPage(c, { lang, why: done.outcome, status: STATUS[done.outcome] });
      return staffTokens.drop(c, page, "pending");
    }
    const answer = c.redirect(done.returnTo ?? "/admin", 303);
    staffTokens.give(c, answer, { cookie: "session", token: done.token });
    return staffTokens.drop(c, answer, "pending");
  });
  openRoute(app, "GET /admin/signed-out", (c, session) => {
    return session ? c.redirect("/admin", 303) : signedOutPage(c, langOf(c), { atProvider: true });
  });
  staffRoute(app, "POST /admin/sign-out", async (c, session) => {
    const { staff, audit, chat } = c.get("services");
    const actor = { id: session.personId, name: session.name };
    const { mine } = await chat.lists.overview(adviserOf(session));
    const isLast = (await staff.sessions.list(session.personId)).length <= 1;
    if (mine.length > 0 && isLast && (await readForm(c)).chats !== "queue") {
      return c.redirect("/admin/desk/leaving?to=out", 303);
    }
    await staff.sessions.end(session);
    await audit.append({ actor, action: "session.signed-out" });
    await leaveDesk(c, session.personId);
    const onward = await staff.provider.signOutUrl(session.idToken);
    const page = onward
      ? leavingPage(c, session.lang, onward)
      : signedOutPage(c, session.lang, { atProvider: false });
    return staffTokens.drop(c, page, "session");
  });
  staffRoute(app, "POST /admin/language", async (c, session) => {
    const form = langForm.safeParse(await readForm(c));
    if (form.success) await c.get("services").staff.sessions.setLang(session, form.data.lang);
    return c.redirect("/admin", 303);
  });
}

/**
 * Sends the browser to the identity provider. A link leads here and no form: a browser does not let a
 * form's answer lead to another site under our content security policy.
 */
async function begin(c: SiteContext): Promise<Response> {
  const { staff, settings, clock } = c.get("services");
  const { origin } = settings.siteUrl;
  const lang = langOf(c);
  const returnTo = safeReturn(c.req.query("to"));
  const another = c.req.query("another") !== undefined;
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  if (host.toLowerCase() !== settings.siteUrl.host) {
    // The cookie has to be where the provider sends the browser back to.
    return c.redirect(`${origin}${signInPath(lang, { returnTo, another })}`, 303);
  }
  const until = staff.pace.take(clientAddress(c));
  if (until !== null) {
    const page = failedPage(c, { lang, why: "tooMany", status: 429 });
    page.headers.set("retry-after", String(Math.ceil((until - clock.now()) / 1_000)));
    return page;
  }
  const begun = await staff.signIn.begin({ lang, returnTo, another });
  if (begun === "unavailable") {
    const page = failedPage(c, { lang, why: "unavailable", status: 503 });
    page.headers.set("retry-after", "60");
    return page;
  }
  const answer = c.redirect(begun.url.href, 303);
  return staffTokens.give(c, answer, { cookie: "pending", token: begun.token });
}
