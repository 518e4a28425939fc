import { type Handler, Hono, type MiddlewareHandler } from "hono";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { type PageName, pathTo } from "../../lib/site/paths.ts";
import type { SiteEnv } from "../_site.ts";
import type { Answer } from "./_asker.ts";
import { ask, showAsk, showKinds } from "./ask.tsx";
import { addStatement, changeNickname, showFix, showNickname, showStatement } from "./fix.tsx";
import { cancel, follow } from "./follow.tsx";
import { showViews } from "./views.tsx";

/** The rights below a page: `as` lets in whoever may use them there, after `before` has looked. */
export function askingRoutes(
  page: PageName,
  as: (lang: Lang, answer: Answer) => Handler<SiteEnv>,
  before: MiddlewareHandler<SiteEnv> = (_c, next) => next(),
): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const at = (below: string) => pathTo(page, lang, below);
    const get = (below: string, answer: Answer) => app.get(at(below), before, as(lang, answer));
    const post = (below: string, answer: Answer) => app.post(at(below), before, as(lang, answer));
    get("/ask", showKinds);
    get("/ask/:kind", showAsk);
    post("/ask/:kind", ask);
    get("/request/:id", follow);
    post("/request/:id/cancel", cancel);
    get("/fix", showFix);
    get("/statement", showStatement);
    post("/statement", addStatement);
    get("/nickname", showNickname);
    post("/nickname", changeNickname);
    get("/views", showViews);
  }
  return app;
}
