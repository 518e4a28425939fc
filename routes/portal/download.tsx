import { Hono } from "hono";
import { everything, exportCsv, exportJson, exportJsonSchema } from "../../lib/portal/mod.ts";
import { LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalSession, requireFresh } from "../middleware/portal_session.ts";
import { PortalPage } from "./_page.tsx";
import { givenTo, here, signedIn, type Visit } from "./_signed_in.ts";
import { attachment, streamed } from "../_stream.ts";
import { controllerFacts } from "./about.tsx";
import { printPage } from "./print_page.tsx";

const SCHEMA = "/export.schema.json";

/** Taking the data along: JSON, a table, and a page for paper (GDPR Articles 15(3) and 20). */
export function downloadRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const at = (below: string) => pathTo("myData", lang, below);
    app.get(at(SCHEMA), (c) => c.json(exportJsonSchema()));
    app.get(at("/download"), portalSession, signedIn(lang, fresh(showDownloads)));
    app.get(at("/export.json"), portalSession, signedIn(lang, fresh(json)));
    app.get(at("/export.csv"), portalSession, signedIn(lang, fresh(csv)));
    app.get(at("/print"), portalSession, signedIn(lang, fresh(print)));
  }
  return app;
}

/** A copy of everything leaves the site: only right after a code. */
function fresh(answer: (c: SiteContext, visit: Visit) => Response | Promise<Response>) {
  return (c: SiteContext, visit: Visit) => {
    const { session, lang } = visit;
    const returnTo = here(visit, "/download");
    return requireFresh(c, session, { lang, returnTo }) ?? answer(c, visit);
  };
}

async function json(_c: SiteContext, visit: Visit): Promise<Response> {
  const { lang, session, services, reader, now } = visit;
  const { phone } = session;
  const requests = await services.requests.forPhone(phone, { since: reader.since });
  const given = await givenTo(visit);
  const schema = new URL(here(visit, SCHEMA), services.settings.siteUrl).href;
  const head = {
    ...reader,
    ...controllerFacts(lang, { given, about: visit.shell.facts }),
    disclosures: given,
    lang,
    phone,
    createdAt: now,
    schema,
    requests,
    views: reader.client ? await services.views.of(reader.client) : [],
  };
  return streamed(
    exportJson(services.holdings, head),
    attachment("application/json; charset=utf-8", "tyyne.json"),
  );
}

function csv(_c: SiteContext, { services, reader, lang }: Visit): Response {
  return streamed(
    exportCsv(services.holdings, { ...reader, lang }),
    attachment("text/csv; charset=utf-8; header=present", "tyyne.csv"),
  );
}

async function print(_c: SiteContext, visit: Visit): Promise<Response> {
  const { services: { holdings, requests }, session, reader } = visit;
  const made = await requests.forPhone(session.phone, { since: reader.since });
  const page = printPage(visit, made, {
    items: everything(holdings, reader),
    given: await givenTo(visit),
  });
  return streamed(page, { "content-type": "text/html; charset=utf-8" });
}

function showDownloads(_c: SiteContext, visit: Visit): Response {
  const w = words[visit.lang].downloadPage;
  const ways = [
    ["/export.json", w.json, w.jsonHint],
    ["/export.csv", w.csv, w.csvHint],
    ["/print", w.print, w.printHint],
  ] as const;
  return personalHtml(
    <PortalPage visit={visit} title={w.title} below="/download">
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      {ways.map(([below, name, hint]) => (
        <section key={below} class="card">
          <p>
            <a class="button" href={here(visit, below)}>{name}</a>
          </p>
          <p class="hint">{hint}</p>
        </section>
      ))}
      <p>
        <a href={here(visit, SCHEMA)}>{w.schema}</a>
      </p>
      <p>
        <a href={here(visit)}>{words[visit.lang].back}</a>
      </p>
    </PortalPage>,
  );
}
