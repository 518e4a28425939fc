import { Hono } from "hono";
import { reportNewNumber } from "../../lib/portal/mod.ts";
import { LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { readForm } from "../_body.ts";
import { ErrorSummary } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalSession } from "../middleware/portal_session.ts";
import { Confirm } from "./_confirm.tsx";
import { PortalPage } from "./_page.tsx";
import { signedIn } from "./_door.ts";
import { here, type Visit } from "./_signed_in.ts";

const CONFIRMED = "yes";

/** "This number is new to me". */
export function newNumberRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const at = pathTo("myData", lang, "/new-number");
    app.get(at, portalSession, signedIn(lang, (_c, visit) => explain(visit)));
    app.post(at, portalSession, signedIn(lang, report));
  }
  return app;
}

async function report(c: SiteContext, visit: Visit): Promise<Response> {
  const { confirm } = await readForm(c);
  if (confirm !== CONFIRMED) {
    return explain(visit, words[visit.lang].newNumberPage.confirmMissing);
  }
  const { services, session, reader: { since } } = visit;
  const request = await reportNewNumber(services, session.phone, { since });
  return c.redirect(here(visit, `/request/${request.id}?hidden=1`), 303);
}

function explain(visit: Visit, error?: string): Response {
  const { lang } = visit;
  const w = words[lang].newNumberPage;
  return personalHtml(
    <PortalPage visit={visit} title={w.title} below="/new-number" wrong={error !== undefined}>
      {error && <ErrorSummary errors={{ confirm: error }} lang={lang} />}
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <h2>{w.happens}</h2>
      <ol>
        {w.steps.map((step) => <li key={step}>{step}</li>)}
      </ol>
      <p class="notice notice-warning">{w.careful}</p>
      <form method="post" action={here(visit, "/new-number")} noValidate>
        <Confirm label={w.confirm} error={error} />
        <button class="button" type="submit">{w.button}</button>
      </form>
      <p class="actions">
        <a href={here(visit)}>{words[lang].back}</a>
      </p>
    </PortalPage>,
    { status: error ? 422 : 200 },
  );
}
