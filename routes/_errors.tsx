import type { ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Lang } from "../lib/site/languages.ts";
import { langOfPath, pathTo } from "../lib/site/paths.ts";
import { isDamaged } from "../lib/vault/mod.ts";
import { isStoreFailure } from "../lib/store_failure.ts";
import { type ErrorName, words } from "../lib/words/errors/mod.ts";
import { words as portal } from "../lib/words/portal/mod.ts";
import { Page, type Shell } from "./_layout.tsx";
import { personalHtml } from "./_render.ts";
import { WithNumber } from "./_unreadable.tsx";
import { shellOf, type SiteContext, type SiteEnv } from "./_site.ts";

const NAMES: Readonly<Record<number, ErrorName>> = {
  400: "badRequest",
  403: "forbidden",
  404: "notFound",
  405: "methodNotAllowed",
  408: "tooSlow",
  413: "tooLarge",
  421: "misdirected",
  429: "tooMany",
  500: "internal",
  503: "unavailable",
};

/** Seconds: a lock or a restart is over by then. */
const RETRY_AFTER = "30";

/** Problem details for an API (RFC 9457). `title` is for the reader; extensions are for programs. */
export function problem(
  status: number,
  body: { title: string; detail?: string; [extension: string]: unknown },
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ type: "about:blank", status, ...body }), {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

/** An error of ours in the form that the path wants: a page in its language, or problem details. */
export function errorAnswer(
  c: SiteContext,
  status: number,
  headers: Record<string, string> = {},
  name = NAMES[status] ?? (status < 500 ? "badRequest" : "internal"),
) {
  const lang = langOfPath(c.req.path);
  const { title, text } = words[lang][name];
  if (c.req.path.startsWith("/api/")) return problem(status, { title, detail: text }, headers);
  const shell = shellOf(c.get("services"));
  const page = personalHtml(
    <Page shell={shell} lang={lang} title={title} personal>
      <h1>{title}</h1>
      <p>{text}</p>
      {name === "damaged" && <WhomToCall path={c.req.path} {...{ lang, shell }} />}
      <p>
        <a href={pathTo("home", lang)}>{words[lang].toHome}</a>
      </p>
    </Page>,
    { status },
  );
  for (const [header, value] of Object.entries(headers)) page.headers.set(header, value);
  return page;
}

/** What a client does about a fault of ours, and the way back to the rest of their data. */
function WhomToCall({ path, lang, shell }: { path: string; lang: Lang; shell: Shell }) {
  // The staff's own pages say whom they tell.
  if (path.startsWith("/admin")) return null;
  const myData = pathTo("myData", lang);
  return (
    <>
      <p>
        <WithNumber say={words[lang].call} call={shell.facts.contact.phone} />
      </p>
      {path.startsWith(`${myData}/`) && (
        <p>
          <a href={myData}>{portal[lang].back}</a>
        </p>
      )}
    </>
  );
}

/** Turns what was thrown into an answer. What nobody expected is logged by its name alone. */
export const onError: ErrorHandler<SiteEnv> = (error, c) => {
  if (error instanceof HTTPException) return errorAnswer(c, error.status);
  const ofStore = isStoreFailure(error);
  const [status, name, event] = ofStore
    ? [503, "unavailable", "store-failed"] as const
    : isDamaged(error)
    ? [500, "damaged", "value-damaged"] as const
    : [500, "internal", "unexpected"] as const;
  c.get("services").log.error(event, { error: error.name, route: c.req.routePath });
  try {
    const headers = ofStore ? { "retry-after": RETRY_AFTER } : undefined;
    return errorAnswer(c, status, headers, name);
  } catch {
    const { title, text } = words[langOfPath(c.req.path)][name];
    return c.text(`${title}. ${text}`, status);
  }
};

export const onNotFound: NotFoundHandler<SiteEnv> = (c) => errorAnswer(c, 404);
