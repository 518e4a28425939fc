import type { SiteContext } from "../_site.ts";

/**
 * The address a request came from, for limits only: it is never stored or logged as such. Entries of
 * `X-Forwarded-For` count only as far as our own proxies wrote them.
 */
export function clientAddress(c: SiteContext): string {
  const peer = c.env?.remoteAddr?.hostname ?? "127.0.0.1";
  const { trustedProxies } = c.get("services").settings;
  const proxies = trustedProxies ?? (isLoopback(peer) ? 1 : 0);
  const chain = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const forwarded = proxies > 0 ? chain.at(-proxies) : undefined;
  return networkOf(forwarded || peer);
}

/**
 * An IPv4 address as it is, an IPv6 address as its /64: one household or phone has a whole /64. A proxy
 * may write the port behind an address; whoever changes ports is the same network.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^\[|\](:\d+)?$/g, "").replace(/%.*$/, "")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped) return mapped[1]!;
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::", 2);
  const left = head.split(":").filter((part) => part !== "");
  const right = (tail ?? "").split(":").filter((part) => part !== "");
  const zeros = tail === undefined
    ? []
    : Array(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(":")}::/64`;
}

function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}
