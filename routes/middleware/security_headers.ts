import type { MiddlewareHandler } from "hono";
import type { SiteEnv } from "../_site.ts";

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'none'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types htmx",
].join("; ");

/**
 * What every answer carries, errors too (OWASP ASVS 5.0, 3.4). The referrer policy keeps `Origin` on
 * our own forms: `no-referrer` would turn it into `null` and the same-origin check would refuse them.
 */
export const BASE_HEADERS: readonly (readonly [string, string])[] = [
  ["content-security-policy", CSP],
  ["referrer-policy", "same-origin"],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ["x-robots-tag", "noarchive"],
];

const HSTS = ["strict-transport-security", "max-age=63072000; includeSubDomains"] as const;

/** The headers of every answer of this site, as `SITE_URL` decides. */
export function headersFor(siteUrl: URL): readonly (readonly [string, string])[] {
  return siteUrl.protocol === "https:" ? [...BASE_HEADERS, HSTS] : BASE_HEADERS;
}

/** Puts the security headers on, and `no-store` wherever an answer did not decide about caches. */
export function securityHeaders(siteUrl: URL): MiddlewareHandler<SiteEnv> {
  const headers = headersFor(siteUrl);
  return async (c, next) => {
    await next();
    const own = c.res.headers;
    for (const [name, value] of headers) if (!own.has(name)) own.set(name, value);
    if (!own.has("cache-control")) own.set("cache-control", "no-store");
  };
}
