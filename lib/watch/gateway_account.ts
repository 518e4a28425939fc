import { SECOND } from "../clock.ts";
import type { GatewaySettings } from "../settings/mod.ts";

const PATIENCE = 10 * SECOND;

/** Whether the gateway knows the account: `well`, `refused` (wrong credentials), or `silent`. */
type AccountAnswer = "well" | "refused" | "silent";

/** Asks the gateway for the account itself; nothing is sent to anybody. */
export async function askGateway(
  gateway: Exclude<GatewaySettings, { kind: "outbox" }>,
  ask: typeof fetch = fetch,
): Promise<AccountAnswer> {
  const [address, authorization] = accountOf(gateway);
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await ask(address, { headers: { authorization }, redirect: "manual", signal });
    await answer.body?.cancel();
    if (answer.ok) return "well";
    return answer.status === 401 || answer.status === 403 ? "refused" : "silent";
  } catch {
    return "silent";
  }
}

/** 46elks: https://46elks.com/docs/account-information; GatewayAPI: https://gatewayapi.com/docs/apis/rest, `GET /rest/me`. */
function accountOf(gateway: Exclude<GatewaySettings, { kind: "outbox" }>): [string, string] {
  if (gateway.kind === "gatewayapi") {
    return [`https://gatewayapi.${gateway.region}/rest/me`, `Token ${gateway.token}`];
  }
  const { username, password } = gateway;
  const credentials = new TextEncoder().encode(`${username}:${password}`).toBase64();
  return ["https://api.46elks.com/a1/me", `Basic ${credentials}`];
}
