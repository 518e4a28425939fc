import type { Handover } from "./mod.ts";

/** How a gateway is reached. Tests pass a server of their own. */
export interface Reach {
  /** Origin of the gateway, without a path. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** Answers that say for certain that nothing was taken, and that the same may be well later. */
const NOT_NOW = new Set([408, 425, 429, 503]);

/**
 * Hands one message to a gateway over HTTP and says what became of it. `read` judges the JSON of an
 * answer that accepts. Nothing of the message or of the answer is kept or thrown on: an error text of
 * a gateway may quote the number.
 */
export async function post(
  url: string,
  init: RequestInit,
  options: { reach: Reach; read: (body: unknown) => Handover },
): Promise<Handover> {
  const { reach, read } = options;
  const signal = AbortSignal.timeout(reach.timeoutMs ?? TIMEOUT_MS);
  try {
    const answer = await (reach.fetch ?? fetch)(url, {
      ...init,
      method: "POST",
      redirect: "manual",
      signal,
    });
    if (answer.ok) return read(await answer.json());
    await answer.body?.cancel();
    if (NOT_NOW.has(answer.status)) return "unavailable";
    return answer.status >= 500 ? "unknown" : "refused";
  } catch (error) {
    return neverLeft(error) ? "unavailable" : "unknown";
  }
}

/** A connection that was never made carried no message; anything that broke later may have. */
function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message.includes("client error (Connect)");
}
