import type { MiddlewareHandler } from "hono";
import type { VNode } from "preact";
import { personalHtml } from "./_render.ts";
import type { SiteContext, SiteEnv } from "./_site.ts";

/** Whether htmx asks, and wants only the part of a page that it puts in the old one's place. */
export function wantsPart(c: SiteContext): boolean {
  return c.req.header("hx-request") === "true";
}

/** Answers with a page, or with the part of it that htmx asks for: one component serves both. */
export function pageOrPart(
  c: SiteContext,
  { page, part, status }: { page: () => VNode; part: () => VNode; status?: number },
): Response {
  if (!wantsPart(c)) return personalHtml(page(), { status });
  c.set("part", true);
  return personalHtml(part(), { status, fragment: true });
}

/** Leads to another page, as a whole: for htmx, too, which would put it in a part of this one. */
export function goTo(c: SiteContext, path: string): Response {
  return wantsPart(c) ? c.body(null, 204, { "hx-redirect": path }) : c.redirect(path, 303);
}

/** A refusal that is a page of its own takes the place of all that is shown, not of a part of it. */
export const wholeRefusals: MiddlewareHandler<SiteEnv> = async (c, next) => {
  await next();
  if (!wantsPart(c) || c.get("part") || c.res.status < 400) return;
  c.res.headers.set("hx-retarget", "#main");
  c.res.headers.set("hx-reselect", "#main");
  c.res.headers.set("hx-reswap", "outerHTML");
};

interface Replacing {
  /** The part that the answer takes the place of: a selector. */
  target: string;
  /** Which part of the answer, where it is a whole page. */
  select?: string;
  /** Whether the address follows, so that a reload shows the same. Nothing personal is in it. */
  push?: boolean;
}

/** For a form or a link that does the same without script: htmx asks, and a part of the page changes. */
export function replaces(
  method: "get" | "post",
  path: string,
  { target, select, push }: Replacing,
): Readonly<Record<string, string>> {
  return {
    [`data-hx-${method}`]: path,
    "data-hx-target": target,
    "data-hx-swap": "outerHTML",
    // Pressed twice it is sent once.
    ...(method === "post" && { "data-hx-disable": "find button[type=submit]" }),
    ...(select && { "data-hx-select": select }),
    ...(push && { "data-hx-push-url": "true" }),
  };
}
