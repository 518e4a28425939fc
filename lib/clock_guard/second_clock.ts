import { SECOND } from "../clock.ts";

const PATIENCE = 5 * SECOND;

/**
 * What time it is according to the first of these servers that answers over TLS with a `Date`
 * (RFC 9110, 6.6.1), in epoch milliseconds; null when none does. Its precision is a second.
 */
export async function secondClock(
  servers: readonly URL[],
  ask: typeof fetch = fetch,
): Promise<number | null> {
  for (const server of servers) {
    const told = await dateOf(server, ask);
    if (told !== null) return told;
  }
  return null;
}

async function dateOf(server: URL, ask: typeof fetch): Promise<number | null> {
  if (server.protocol !== "https:") return null;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await ask(server, { method: "HEAD", redirect: "manual", signal });
    await answer.body?.cancel();
    const told = Date.parse(answer.headers.get("date") ?? "");
    return Number.isNaN(told) ? null : told;
  } catch {
    return null;
  }
}
