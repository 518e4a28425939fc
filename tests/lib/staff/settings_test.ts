import assert from "node:assert/strict";
import {
  freshSecrets,
  productionSettings,
  type SettingProblem,
} from "../../../lib/settings/mod.ts";

const safe = () => ({
  SITE_URL: "https://tyyne.example",
  KV_URL: "/var/lib/tyyne/tyyne.kv",
  ...freshSecrets(),
  SMS_GATEWAY: "46elks",
  ELKS_USERNAME: "u0123456789",
  ELKS_PASSWORD: "a long password of the gateway",
  SMS_SENDER: "Tyyne",
  OIDC_ISSUER: "https://login.microsoftonline.com/3f2b0a8e-0000-4000-8000-000000000001/v2.0",
  OIDC_CLIENT_ID: "tyyne",
  OIDC_CLIENT_SECRET: "a long secret of the provider",
  STAFF_ROLES: "roles:Tyyne.Adviser=adviser; hd:example.fi&sub:1234=administrator",
});

function problemsOf(change: Record<string, string>): readonly SettingProblem[] {
  const read = productionSettings({ ...safe(), ...change });
  return "problems" in read ? read.problems : [];
}

Deno.test("production starts with roles that can be read and an issuer of one's own", () => {
  assert.deepEqual(problemsOf({}), []);
});

Deno.test("production names every rule that cannot be read", () => {
  const STAFF_ROLES = "email:a@example.fi=adviser; hd:example.fi=reviewer; roles:A=boss";
  const problems = problemsOf({ STAFF_ROLES });
  assert.deepEqual(problems.map(({ name }) => name), Array(3).fill("STAFF_ROLES"));
  assert.match(problems[0]!.problem, /email:a@example\.fi=adviser/);
});

Deno.test("production refuses an issuer that vouches for any organisation", () => {
  const problems = problemsOf({ OIDC_ISSUER: "https://login.microsoftonline.com/common/v2.0" });
  assert.deepEqual(problems.map(({ name }) => name), ["OIDC_ISSUER"]);
});
