import { subYears } from "date-fns";
import type { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { formatPhone } from "../../lib/phone/mod.ts";
import * as z from "zod";
import {
  everything,
  exportCsv,
  exportJson,
  type Unreadable,
  viewsOf,
} from "../../lib/portal/mod.ts";
import { forClient, isCopied, type StaffRequest } from "../../lib/requests/mod.ts";
import { pathTo } from "../../lib/site/paths.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as portalWords } from "../../lib/words/portal/mod.ts";
import { words as requestWords } from "../../lib/words/requests/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import { shellOf, type SiteContext, type SiteEnv } from "../_site.ts";
import { attachment, streamed } from "../_stream.ts";
import { controllerFacts } from "../portal/about.tsx";
import { printPage } from "../portal/print_page.tsx";
import { notFound, recordDeed } from "./_client.ts";
import { about, clientOf, requestOf } from "./_request.ts";
import { staffRoute } from "./_route.ts";
import { FORMATS, Letter, Paper } from "./request_answer_page.tsx";

const purpose = "decide-request";
const formatForm = z.object({ format: z.enum(FORMATS).catch("print") });
/** Nothing is kept as long as this: a copy that staff make reaches back to everything. */
const REACH = 3;

/** The answer on paper, and the copy that goes with it, for whoever has no "my data". */
export function requestAnswerRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests/:id/letter", letter);
  staffRoute(app, "POST /admin/requests/:id/copy", copy);
}

async function letter(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await answeredOf(c);
  await recordDeed(c, session, { action: "request.viewed", purpose, ...about(request) });
  const { title } = requestWords[request.lang].letter;
  const now = c.get("services").clock.now();
  return personalHtml(
    <Paper {...{ c, request, title }} back={words[session.lang].choose.back}>
      <Letter {...{ request, now }} enclosed={await isCopyOf(c, request)} />
    </Paper>,
  );
}

/** A copy leaves the site only for a request that was granted it, and each time that is recorded. */
async function copy(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await answeredOf(c);
  const { format } = formatForm.parse(await readForm(c));
  const { services, paper, reader } = await copyOf(c, request);
  await recordDeed(c, session, { action: "client.exported", purpose, ...about(request) });
  const { holdings } = services;
  const { lang, now, given } = paper;
  const call = formatPhone(paper.about.contact.phone);
  switch (format) {
    case "csv":
      return streamed(
        exportCsv(holdings, { ...reader, lang, call }),
        attachment("text/csv; charset=utf-8; header=present", "tyyne.csv"),
      );
    case "json": {
      const schema = pathTo("myData", lang, "/export.schema.json");
      const head = {
        ...reader,
        ...controllerFacts(lang, paper),
        ...paper,
        call,
        disclosures: given,
        createdAt: now,
        schema: new URL(schema, services.settings.siteUrl).href,
        views: await viewsOf(services, reader),
      };
      return streamed(
        exportJson(holdings, head),
        attachment("application/json; charset=utf-8", "tyyne.json"),
      );
    }
    case "print": {
      const { title } = portalWords[lang].printPage;
      const back = words[session.lang].choose.back;
      const frame = (children: ComponentChildren) => (
        <Paper {...{ c, request, title, back }}>{children}</Paper>
      );
      const read = (unreadable: Unreadable) => everything(holdings, { ...reader, unreadable });
      const page = printPage({ ...paper, frame }, read);
      return streamed(page, { "content-type": "text/html; charset=utf-8" });
    }
  }
}

/** Whether there is a copy to go with the answer: it was granted, and something is held of somebody. */
async function isCopyOf(c: SiteContext, request: StaffRequest): Promise<boolean> {
  const client = clientOf(request);
  if (!isCopied(request.kind) || request.decision?.outcome === "refused" || !client) return false;
  return await c.get("services").clients.profile(client) !== null;
}

/** Whose copy it is, and what is told beside what is held. */
async function copyOf(c: SiteContext, request: StaffRequest) {
  const services = c.get("services");
  const client = clientOf(request);
  const profile = client && await services.clients.profile(client);
  if (!profile || !isCopied(request.kind) || request.decision?.outcome === "refused") {
    return notFound(c, "client");
  }
  const now = services.clock.now();
  const since = subYears(now, REACH).getTime();
  const made = await services.requests.byPhone(profile.phone);
  return {
    services,
    reader: { client, since },
    paper: {
      lang: request.lang,
      phone: profile.phone,
      since,
      now,
      // The number's other requests may be another person's.
      requests: made.filter(({ clientId }) => clientId === client.id).map(forClient),
      given: await services.recipients.of(client),
      about: shellOf(services).facts,
    },
  };
}

/** A request that came by hand and is answered; any other has no letter. */
async function answeredOf(c: SiteContext): Promise<StaffRequest> {
  const request = await requestOf(c);
  return request.decision && request.enteredBy ? request : notFound(c, "request");
}
