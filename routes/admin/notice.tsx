import type { Hono } from "hono";
import type { Settings } from "../../lib/settings/mod.ts";
import { factsOf } from "../../lib/site/controller.ts";
import { checkNotice, type Practice } from "../../lib/site/notice_check.ts";
import { processingRecord, recordCsv } from "../../lib/site/processing_record.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/duties/mod.ts";
import { htmlBytes, personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { staffRoute } from "./_route.ts";
import { NoticePage } from "./notice_page.tsx";
import { RecordDocument, RecordPage } from "./record_page.tsx";

/** What the notice lacks, and the record of processing activities (GDPR Articles 13, 14 and 30). */
export function noticeRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/notice", async (c, session) => {
    const { settings, chat } = c.get("services");
    const names = await chat.settings.adviserNames();
    const practice = practiceOf(settings, { adviserNamesShown: names !== "none" });
    const facts = factsOf(settings);
    const points = checkNotice({ facts, practice });
    return personalHtml(<NoticePage {...{ c, session, facts, points, practice }} />);
  });
  staffRoute(app, "GET /admin/notice/record", (c, session) => {
    return personalHtml(<RecordPage {...{ c, session }} record={recordOf(c, session)} />);
  });
  staffRoute(app, "GET /admin/notice/record.html", (c, session) => {
    const document = <RecordDocument lang={session.lang} record={recordOf(c, session)} />;
    return file(htmlBytes(document), session, { type: "text/html", ending: "html" });
  });
  staffRoute(app, "GET /admin/notice/record.csv", (c, session) => {
    const csv = recordCsv(recordOf(c, session), session.lang);
    return file(new TextEncoder().encode(csv), session, { type: "text/csv", ending: "csv" });
  });
}

/** What the site does, as its settings have it. */
export function practiceOf(
  { gateway, kvUrl }: { gateway: Pick<Settings["gateway"], "kind">; kvUrl: string },
  { adviserNamesShown }: Pick<Practice, "adviserNamesShown">,
): Practice {
  const elsewhere = kvUrl === "deploy" || /^https?:/.test(kvUrl);
  return {
    adviserNamesShown,
    tasks: [
      ...(gateway.kind === "outbox" ? [] : ["text_messages" as const]),
      ...(elsewhere ? ["hosting" as const] : []),
    ],
  };
}

function recordOf(c: SiteContext, { lang }: StaffSession) {
  const { settings, clock } = c.get("services");
  return processingRecord(lang, { now: clock.now(), facts: factsOf(settings) });
}

function file(
  bytes: Uint8Array<ArrayBuffer>,
  { lang }: StaffSession,
  { type, ending }: { type: string; ending: string },
): Response {
  return new Response(bytes, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${words[lang].record.fileName}.${ending}"`,
      "cache-control": "no-store",
    },
  });
}
