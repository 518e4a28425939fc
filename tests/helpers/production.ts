import { runToEnd } from "./process.ts";

/** Settings that production accepts, with secrets made by `deno task keys`. Nobody answers at its addresses. */
export async function production(port: number, kv: string): Promise<Record<string, string>> {
  const { stdout } = await runToEnd(["task", "keys"]);
  const secrets = stdout.trim().split("\n").map((line) => {
    const at = line.indexOf("=");
    return [line.slice(0, at), line.slice(at + 1)];
  });
  return {
    ...Object.fromEntries(secrets),
    PORT: String(port),
    SITE_URL: "https://tyyne.example",
    KV_URL: kv,
    SMS_GATEWAY: "gatewayapi",
    GATEWAYAPI_TOKEN: "a-token-that-nobody-has-ever-used",
    SMS_SENDER: "Tyyne",
    OIDC_ISSUER: "https://login.example",
    OIDC_CLIENT_ID: "tyyne",
    OIDC_CLIENT_SECRET: "a-secret-that-nobody-has-ever-used",
    STAFF_ROLES: "roles:adviser=adviser;roles:reviewer=reviewer;roles:administrator=administrator",
  };
}
