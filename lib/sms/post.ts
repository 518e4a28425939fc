import type { Handover } from "./mod.ts";

/** How a gateway is reached. Tests pass a server of their own. */
export interface Reach {
  /** Origin of the gateway, without a path. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
  /** Hears of every answer that does not accept, by its status alone. */
  readonly onRefused?: (status: number) => void;
}

const TIMEOUT_MS = 10_000;
/** An answer of a gateway is a few hundred bytes. */
const ANSWER_LIMIT = 64 * 1024;
/** Answers that speak of this one message: its number, its text. */
const OF_THE_MESSAGE = new Set([400, 422]);

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
  const request: RequestInit = { ...init, method: "POST", redirect: "manual", signal };
  let answer: Response;
  try {
    answer = await (reach.fetch ?? fetch)(url, request);
  } catch (error) {
    return neverLeft(error) ? "unavailable" : "unknown";
  }
  if (!answer.ok) {
    await answer.body?.cancel().catch(() => {});
    reach.onRefused?.(answer.status);
    return judge(answer);
  }
  try {
    return read(JSON.parse(await readText(answer)));
  } catch {
    return "unknown";
  }
}

/**
 * What an answer that does not accept says for certain. A refused key or an empty account (401, 402,
 * 403), too much at once (429) or an address that is gone are no fault of the message: nothing was
 * taken, and it may go well later. Beyond that an error may come from a proxy that lost the gateway
 * when the message was through; only one that names when to come back speaks for the gateway itself.
 */
function judge({ status, headers }: Response): Handover {
  if (OF_THE_MESSAGE.has(status)) return "refused";
  if (status < 500) return "unavailable";
  return status === 503 && headers.has("retry-after") ? "unavailable" : "unknown";
}

async function readText(answer: Response): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [text, size] = ["", 0];
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > ANSWER_LIMIT) throw new Error("The answer is longer than any of a gateway");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** A connection that was never made carried no message; anything that broke later may have. */
function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message.includes("client error (Connect)");
}
