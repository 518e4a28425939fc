const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** The origins under which the site may be reached: `SITE_URL`, and in development this machine. */
export function allowedOrigins(
  siteUrl: URL,
  { port, loopback }: { port: number; loopback: boolean },
): Set<string> {
  const local = loopback ? LOOPBACK.map((host) => `http://${host}:${port}`) : [];
  return new Set([siteUrl.origin, ...local]);
}
