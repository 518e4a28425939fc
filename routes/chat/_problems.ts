import type * as z from "zod";
import type { ProblemCode } from "../../lib/chat/wire.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { problem } from "../_errors.tsx";
import type { SiteContext } from "../_site.ts";

const STATUS: Record<ProblemCode, number> = {
  "not-found": 404,
  "invalid": 422,
  "ended": 409,
  "not-now": 409,
  "on-hold": 409,
  "full": 409,
  "too-many": 429,
  "blocked": 429,
  "busy": 503,
};

/** A refusal of the chat's API, in the language that the browser prefers. */
export function refuse(
  c: SiteContext,
  code: ProblemCode,
  more: { until?: number; retryAfter?: number; errors?: unknown } = {},
): Response {
  const { title, detail } = words[preferredLang(c)].problems[code];
  const { until, errors } = more;
  const seconds = until === undefined
    ? more.retryAfter
    : Math.max(1, Math.ceil((until - c.get("services").clock.now()) / 1_000));
  const headers: Record<string, string> = seconds ? { "retry-after": `${seconds}` } : {};
  return problem(STATUS[code], { title, detail, code, ...(errors ? { errors } : {}) }, headers);
}

/** Says which fields are wrong, without what was in them. */
export function refuseInvalid(c: SiteContext, error: z.ZodError): Response {
  const errors = error.issues.map(({ path, message, code }) => ({
    field: path.join("."),
    fault: code === "custom" ? message : code,
  }));
  return refuse(c, "invalid", { errors });
}

function preferredLang(c: SiteContext): Lang {
  const wanted = (c.req.header("accept-language") ?? "").toLowerCase().split(",")
    .map((part) => part.trim().slice(0, 2));
  return LANGS.find((lang) => lang === wanted.find((one) => LANGS.some((own) => own === one))) ??
    "fi";
}
