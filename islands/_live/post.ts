import type { Sent } from "./outbox.ts";

/** A phone in a tunnel does not answer either way: after this long it is tried again, in milliseconds. */
const PATIENCE = 15_000;

/** Sends a change of the page to the server; null when nobody answered. */
export async function post(url: string, body?: unknown): Promise<Response | null> {
  try {
    return await fetch(url, {
      method: "POST",
      signal: AbortSignal.timeout(PATIENCE),
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
  } catch {
    return null;
  }
}

/** Sends a message and tells what came of it. */
export async function postMessage(url: string, message: { id: string; text: string }) {
  return await outcomeOf(await post(url, message));
}

/** What an answer means for a message: too many and trouble on the other side pass, refusals stay. */
export async function outcomeOf(answer: Response | null): Promise<Sent> {
  if (!answer) return { kind: "unknown" };
  if (answer.ok) return { kind: "stored" };
  if (answer.status === 429 || answer.status >= 500) {
    return { kind: "unknown", retryAfter: Number(answer.headers.get("retry-after")) || 0 };
  }
  const { code } = await answer.json().catch(() => ({})) as { code?: string };
  return { kind: "refused", code: code ?? "invalid" };
}
