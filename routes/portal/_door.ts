import type { Handler } from "hono";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { pageAfterCode } from "../../lib/portal/mod.ts";
import { notFound } from "../_not_found.ts";
import { readForm } from "../_body.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { signedOutPath } from "../middleware/portal_session.ts";
import { type Visit, visitOf } from "./_signed_in.ts";
import { keptPage } from "./code.tsx";

/** Pages about one thing that is held, which the session that is over had named. */
const OF_AN_ITEM = /\/(fix|statement|nickname|ask\/(correction|erasure))$/;

/**
 * Answers only who is signed in; anybody else is led to the phone form, which leads back to the page
 * that was asked for. What was typed comes along.
 */
export function signedIn(
  lang: Lang,
  answer: (c: SiteContext, visit: Visit) => Response | Promise<Response>,
): Handler<SiteEnv> {
  return async (c) => {
    const visit = await visitOf(c, lang);
    const post = c.req.method === "POST";
    if (!visit) return post ? await keepTyped(c, lang) : askFirst(c, lang, placeOf(c));
    if (post) await refuseAnothers(c, visit);
    return await answer(c, visit);
  };
}

/**
 * What somebody typed is not sent as another's who has signed in meanwhile in the same browser.
 * @throws HTTPException 404, as for everything that is another's.
 */
async function refuseAnothers(c: SiteContext, { services, session }: Visit): Promise<void> {
  const { mark } = await readForm(c);
  if (mark === undefined || await services.keptForms.isOf(mark, session)) return;
  notFound(services, { what: "form", page: "myData" });
}

/** Keeps a form that came without a session; one that nobody writes in is begun anew. */
async function keepTyped(c: SiteContext, lang: Lang): Promise<Response> {
  const { mark, ...fields } = await readForm(c);
  const below = c.req.path.slice(pathTo("myData", lang).length);
  const kept = await c.get("services").keptForms.keep(mark, { below, fields });
  if (kept !== null) return await keptPage(c, lang, { kept });
  const { scope = "all" } = fields;
  return askFirst(c, lang, scope === "all" ? c.req.path : `${c.req.path}?scope=${scope}`);
}

/** The code step, on the way to the page that was asked for. */
function askFirst(c: SiteContext, lang: Lang, place: string): Response {
  const page = place.replace(/\/cancel$/, "");
  const to = OF_AN_ITEM.test(page) ? null : pageAfterCode(page, lang);
  return c.redirect(signedOutPath(lang, to), 303);
}

/** The address without what it says of a deed that is done. */
function placeOf(c: SiteContext): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search.replace(/^\?(sent|saved|cancelled|hidden)=1$/, "");
}
