import { SECOND } from "../clock.ts";

const PATIENCE = 5 * SECOND;

/** Whether the identity provider is there, and what time it says that it is (epoch milliseconds). */
export interface ProviderAnswer {
  readonly answers: boolean;
  readonly date: number | null;
}

/** Asks for the provider's metadata, as a sign-in does first (OpenID Connect Discovery 1.0, 4). */
export async function askProvider(
  issuer: URL,
  ask: typeof fetch = fetch,
): Promise<ProviderAnswer> {
  try {
    const address = `${issuer.href.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await ask(address, { redirect: "manual", signal });
    await answer.body?.cancel();
    const date = Date.parse(answer.headers.get("date") ?? "");
    return { answers: answer.ok, date: Number.isNaN(date) ? null : date };
  } catch {
    return { answers: false, date: null };
  }
}
