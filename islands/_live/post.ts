import type { Sent } from "./outbox.ts";

/** A phone in a tunnel does not answer either way: after this long it is tried again, in milliseconds. */
const PATIENCE = 15_000;

/** Sends a change of the page to the server as JSON; null when nobody answered. */
export function post(url: string, body: unknown = {}): Promise<Response | null> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return send(url, { headers, body: JSON.stringify(body) });
}

/** Sends what a form of the page would; null when nobody answered. */
export function submit(
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response | null> {
  return send(url, { headers, body: new URLSearchParams(fields) });
}

async function send(url: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(url, { ...init, method: "POST", signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return null;
  }
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
