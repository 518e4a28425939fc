import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import {
  everything,
  exportCsv,
  exportJson,
  exportJsonSchema,
  type Unreadable,
  viewsOf,
} from "../../lib/portal/mod.ts";
import { LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalSession, requireFresh } from "../middleware/portal_session.ts";
import { PortalPage } from "./_page.tsx";
import { signedIn } from "./_door.ts";
import { callOf, givenTo, here, type Visit } from "./_signed_in.ts";
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
  const [requests, unreadableRequests] = await requestsOf(visit);
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
    unreadableRequests,
    call: callOf(visit),
    views: await viewsOf(services, reader),
  };
  return streamed(
    exportJson(services.holdings, head),
    attachment("application/json; charset=utf-8", "tyyne.json"),
  );
}

function csv(_c: SiteContext, visit: Visit): Response {
  const { services, reader, lang } = visit;
  return streamed(
    exportCsv(services.holdings, { ...reader, lang, call: callOf(visit) }),
    attachment("text/csv; charset=utf-8; header=present", "tyyne.csv"),
  );
}

async function print(_c: SiteContext, visit: Visit): Promise<Response> {
  const { services: { holdings }, session, reader } = visit;
  const [requests, unreadableRequests] = await requestsOf(visit);
  const { lang, now } = visit;
  const w = words[lang];
  const paper = {
    lang,
    now,
    phone: session.phone,
    since: reader.since,
    requests,
    unreadableRequests,
    given: await givenTo(visit),
    about: visit.shell.facts,
    frame: (children: ComponentChildren) => (
      <PortalPage visit={visit} title={w.printPage.title} below="/print">
        <div class="no-print">
          <p>{w.printPage.how}</p>
          <p>
            <a href={here(visit)}>{w.back}</a>
          </p>
        </div>
        {children}
      </PortalPage>
    ),
  };
  const read = (unreadable: Unreadable) => everything(holdings, { ...reader, unreadable });
  const page = printPage(paper, read);
  return streamed(page, { "content-type": "text/html; charset=utf-8" });
}

/** What this person asked, and when they asked what does not open. */
function requestsOf({ services: { requests }, session: { phone }, reader: { since } }: Visit) {
  return Promise.all([requests.forPhone(phone, { since }), requests.unreadable(phone, { since })]);
}

function showDownloads(_c: SiteContext, visit: Visit): Response {
  const w = words[visit.lang].downloadPage;
  const ways = [
    ["/print", w.print, w.printHint],
    ["/export.csv", w.csv, w.csvHint],
    ["/export.json", w.json, w.jsonHint],
  ] as const;
  return personalHtml(
    <PortalPage visit={visit} title={w.title} below="/download">
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <ul class="ways">
        {ways.map(([below, name, hint]) => (
          <li key={below} class="card">
            <p>
              <a class="button button-quiet" href={here(visit, below)}>{name}</a>
            </p>
            <p class="hint">{hint}</p>
          </li>
        ))}
      </ul>
      <p class="actions">
        <a href={here(visit, SCHEMA)}>{w.schema}</a>
        <a href={here(visit)}>{words[visit.lang].back}</a>
      </p>
    </PortalPage>,
  );
}
