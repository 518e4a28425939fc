import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { reportNewNumber } from "../../lib/portal/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
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
import { here, signedIn, type Visit } from "./_signed_in.ts";
import { Facts } from "./item.tsx";

const CONFIRMED = "yes";

/** "This number is new to me", and how a request stands. */
export function newNumberRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const at = pathTo("myData", lang, "/new-number");
    app.get(at, portalSession, signedIn(lang, (_c, visit) => explain(visit)));
    app.post(at, portalSession, signedIn(lang, report));
    app.get(pathTo("myData", lang, "/request/:id"), portalSession, signedIn(lang, showRequest));
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
  return c.redirect(here(visit, `/request/${request.id}`), 303);
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

/** A request is looked for among those of the number that is signed in: no other is found. */
async function showRequest(c: SiteContext, visit: Visit): Promise<Response> {
  const { lang, services, session, reader: { since } } = visit;
  const made = await services.requests.forPhone(session.phone, { since });
  const request = made.find(({ id }) => id === c.req.param("id"));
  if (!request) throw new HTTPException(404);
  const { requestPage: w, requests } = words[lang];
  const { id, kind, reference, receivedAt, dueOn, decidedAt } = request;
  const open = decidedAt === undefined;
  const title = open ? w.title : requests.kind[kind];
  return personalHtml(
    <PortalPage visit={visit} title={title} below={`/request/${id}`}>
      <h1>{title}</h1>
      {open && <p class="notice notice-success">{w.hidden}</p>}
      <Facts
        lines={[
          [w.reference, reference],
          [w.received, writeDate(receivedAt, lang)],
          ...(open ? [[w.due, writeDay(dueOn, lang)] as const] : []),
        ]}
      />
      {open
        ? (
          <>
            <h2>{w.next}</h2>
            <p>{w.nextText}</p>
          </>
        )
        : <p>{requests.decided(writeDate(decidedAt, lang))}</p>}
      <p class="actions">
        <a href={here(visit)}>{words[lang].back}</a>
      </p>
    </PortalPage>,
  );
}
