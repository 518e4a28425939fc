import type { MiddlewareHandler } from "hono";
import type { SiteContext, SiteEnv } from "../_site.ts";

/**
 * Logs once, of the first request, from what kind of network its connection came and how many addresses
 * `X-Forwarded-For` named: enough to set `TRUSTED_PROXIES` where nobody knows the platform's proxies.
 * No address is logged.
 */
export function firstPeer(): MiddlewareHandler<SiteEnv> {
  let told = false;
  return async (c, next) => {
    if (!told) tell(c);
    told = true;
    await next();
  };
}

function tell(c: SiteContext): void {
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",");
  c.get("services").log.info("peer", {
    peer: networkKind(c.env?.remoteAddr?.hostname ?? ""),
    forwarded: forwarded.filter((part) => part.trim() !== "").length,
  });
}

/** Of which kind an address is (RFC 1122, RFC 1918, RFC 4193, RFC 6598). */
export function networkKind(address: string): "unknown" | "loopback" | "private" | "public" {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "").toLowerCase();
  if (plain === "") return "unknown";
  if (plain === "::1" || plain.startsWith("127.")) return "loopback";
  const shared =
    /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
  return shared.test(plain) || /^(f[cd]|fe[89ab])/.test(plain) ? "private" : "public";
}
