import { DAY } from "../../lib/clock.ts";
import { CONTROLLER } from "../../lib/site/controller.ts";
import { LANGS } from "../../lib/site/languages.ts";
import { PATHS, STAFF_PATH } from "../../lib/site/paths.ts";

/** RFC 9116 asks for a date less than a year ahead: what is never renewed must not look current. */
const HOLDS_FOR = 180 * DAY;
const TEXT = {
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "public, max-age=3600",
};

/** Keeps crawlers out of what belongs to one person, and out of what only programs and staff use. */
export function robots(): Response {
  const lines = [
    ...Object.values(PATHS.myData),
    ...Object.values(PATHS.chat).map((path) => `${path}/`),
    "/api/",
    STAFF_PATH,
  ].map((path) => `Disallow: ${path}`);
  return new Response(["User-agent: *", ...lines, ""].join("\n"), { headers: TEXT });
}

/** Where to tell of a hole (RFC 9116). */
export function securityTxt(siteUrl: URL, now: number): Response {
  const expires = new Date(Math.floor((now + HOLDS_FOR) / DAY) * DAY).toISOString();
  const lines = [
    `Contact: mailto:${CONTROLLER.contact.email}`,
    `Contact: tel:${CONTROLLER.contact.phone}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${LANGS.join(", ")}`,
    `Canonical: ${new URL("/.well-known/security.txt", siteUrl).href}`,
    "",
  ];
  return new Response(lines.join("\n"), { headers: TEXT });
}
