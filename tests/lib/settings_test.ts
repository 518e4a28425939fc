import assert from "node:assert/strict";
import { devSettings, freshSecrets, productionSettings } from "../../lib/settings/mod.ts";

const safe = () => ({
  SITE_URL: "https://tyyne.example",
  KV_URL: "/var/lib/tyyne/tyyne.kv",
  ...freshSecrets(),
  SMS_GATEWAY: "46elks",
  ELKS_USERNAME: "u0123456789",
  ELKS_PASSWORD: "a long password of the gateway",
  SMS_SENDER: "Tyyne",
  OIDC_ISSUER: "https://login.example",
  OIDC_CLIENT_ID: "tyyne",
  OIDC_CLIENT_SECRET: "a long secret of the provider",
  STAFF_ROLES: "roles:Tyyne.Adviser=adviser",
});

function problemsOf(env: Record<string, string>): string[] {
  const read = productionSettings(env);
  return "problems" in read ? read.problems.map((problem) => problem.name) : [];
}

Deno.test("production starts when everything is set and safe", () => {
  assert.deepEqual(problemsOf(safe()), []);
});

Deno.test("production takes a server's store over https with its token, and a file without one", () => {
  const remote = {
    KV_URL: "https://kv.example",
    DENO_KV_ACCESS_TOKEN: "a-token-of-32-characters-or-more",
  };
  assert.deepEqual(problemsOf({ ...safe(), ...remote }), []);
  assert.deepEqual(problemsOf({ ...safe(), DENO_KV_ACCESS_TOKEN: "" }), []);
});

Deno.test("the platform's database needs a decision with its safeguard, and states it", () => {
  const deploy = { ...safe(), KV_URL: "deploy" };
  assert.deepEqual(problemsOf(deploy), ["KV_URL"]);
  for (const storeOutsideEea of ["adequacy", "standard_clauses"] as const) {
    const read = productionSettings({ ...deploy, STORE_OUTSIDE_EEA: storeOutsideEea });
    assert.ok(!("problems" in read));
    assert.equal(read.storeOutsideEea, storeOutsideEea);
  }
});

Deno.test("a hosting platform that keeps the token's own name for itself can be given another", () => {
  const remote = { ...safe(), KV_URL: "https://kv.example" };
  assert.deepEqual(
    problemsOf({ ...remote, KV_ACCESS_TOKEN: "a-token-of-32-characters-or-more" }),
    [],
  );
  assert.deepEqual(problemsOf({ ...remote, KV_ACCESS_TOKEN: "short" }), ["KV_ACCESS_TOKEN"]);
});

Deno.test("production names everything that is missing at once", () => {
  const named = problemsOf({});
  for (const name of Object.keys(safe())) {
    const ofOneGateway = name.startsWith("ELKS_") || name === "SMS_REPORT_SECRET";
    assert.equal(named.includes(name), !ofOneGateway, name);
  }
});

const unsafe: [string, Record<string, string>, string][] = [
  ["a site without TLS", { SITE_URL: "http://tyyne.example" }, "SITE_URL"],
  ["a site below a path", { SITE_URL: "https://tyyne.example/privacy" }, "SITE_URL"],
  ["a site with a name and password", { SITE_URL: "https://a:b@tyyne.example" }, "SITE_URL"],
  ["an outbox that sends nothing", { SMS_GATEWAY: "outbox" }, "SMS_GATEWAY"],
  ["an unknown gateway", { SMS_GATEWAY: "pigeon" }, "SMS_GATEWAY"],
  ["a store that forgets", { KV_URL: ":memory:" }, "KV_URL"],
  ["a store over plain http", { KV_URL: "http://kv.example" }, "KV_URL"],
  ["a store with a password in its address", {
    KV_URL: "https://name:word@kv.example",
    DENO_KV_ACCESS_TOKEN: "a-token-of-more-than-24-characters",
  }, "KV_URL"],
  ["the platform's own store by its address", {
    KV_URL: "https://api.deno.com/databases/0/connect",
    DENO_KV_ACCESS_TOKEN: "a-token-of-more-than-24-characters",
  }, "KV_URL"],
  ["the platform's own store in capitals", { KV_URL: "Deploy" }, "KV_URL"],
  ["a server's store without its token", { KV_URL: "https://kv.example" }, "DENO_KV_ACCESS_TOKEN"],
  [
    "a server's store with a token that can be guessed",
    { KV_URL: "https://kv.example", DENO_KV_ACCESS_TOKEN: "short-token" },
    "DENO_KV_ACCESS_TOKEN",
  ],
  ["the platform's database, on no safeguard", {
    KV_URL: "deploy",
    STORE_OUTSIDE_EEA: "yes",
  }, "STORE_OUTSIDE_EEA"],
  [
    "a notice that tells of a store outside the EEA where there is none",
    { STORE_OUTSIDE_EEA: "adequacy" },
    "STORE_OUTSIDE_EEA",
  ],
  ["a short master key", { MASTER_KEY: "c2hvcnQ=" }, "MASTER_KEY"],
  ["a master key of zeros", { MASTER_KEY: new Uint8Array(32).toBase64() }, "MASTER_KEY"],
  ["an index key that is not base64", { INDEX_KEY: "!" }, "INDEX_KEY"],
  ["an old key of the wrong length", { OLD_MASTER_KEYS: "c2hvcnQ=" }, "OLD_MASTER_KEYS"],
  ["a webhook secret without its prefix", { INGEST_SECRET: "abc" }, "INGEST_SECRET"],
  [
    "a webhook secret of zeros",
    { INGEST_SECRET: `whsec_${new Uint8Array(32).toBase64()}` },
    "INGEST_SECRET",
  ],
  ["a provider without TLS", { OIDC_ISSUER: "http://login.example" }, "OIDC_ISSUER"],
  ["an example as a secret", { OIDC_CLIENT_SECRET: "changeme" }, "OIDC_CLIENT_SECRET"],
  ["a shifted clock", { DEV_CLOCK_OFFSET_DAYS: "400" }, "DEV_CLOCK_OFFSET_DAYS"],
  ["codes half bound to their site", { ORIGIN_BOUND_CODES: "false" }, "ORIGIN_BOUND_CODES"],
  ["a mail server with nobody to mail to", {
    SMTP_URL: "smtps://name:password@mail.example",
  }, "ALERT_EMAIL"],
  ["a port that is none", { PORT: "99999" }, "PORT"],
  ["a day without a single message", { SMS_DAILY_CAP: "0" }, "SMS_DAILY_CAP"],
  ["a sender's name that is too long", { SMS_SENDER: "TyyneNeuvonta" }, "SMS_SENDER"],
  ["a sender's name that is too short", { SMS_SENDER: "TT" }, "SMS_SENDER"],
  ["a sender's name that networks replace", { SMS_SENDER: "Työttömät" }, "SMS_SENDER"],
  ["a sender's name that looks like a number", { SMS_SENDER: "1Tyyne" }, "SMS_SENDER"],
  ["a sender's number without its country", { SMS_SENDER: "0501234567" }, "SMS_SENDER"],
  ["a short secret of delivery reports", { SMS_REPORT_SECRET: "tooshort" }, "SMS_REPORT_SECRET"],
  [
    "a secret of delivery reports that is not random",
    { SMS_REPORT_SECRET: "abab".repeat(10) },
    "SMS_REPORT_SECRET",
  ],
  [
    "a secret of delivery reports that fits into no address",
    { SMS_REPORT_SECRET: `${freshSecrets().SMS_REPORT_SECRET}/@` },
    "SMS_REPORT_SECRET",
  ],
  [
    "a region that GatewayAPI does not have",
    { SMS_GATEWAY: "gatewayapi", GATEWAYAPI_TOKEN: "a long token", GATEWAYAPI_REGION: "us" },
    "GATEWAYAPI_REGION",
  ],
];

for (const [what, change, name] of unsafe) {
  Deno.test(`production refuses ${what}`, () => {
    assert.deepEqual(problemsOf({ ...safe(), ...change }), [name]);
  });
}

Deno.test("production refuses one key for two purposes", () => {
  const env = safe();
  assert.deepEqual(problemsOf({ ...env, INDEX_KEY: env.MASTER_KEY }), ["INDEX_KEY"]);
});

for (const sender of ["Tyyne", "PKTT2026", "TyyneNeuvoo", "+358501234567", "17163"]) {
  Deno.test(`production takes ${sender} as the sender of its messages`, () => {
    assert.deepEqual(problemsOf({ ...safe(), SMS_SENDER: sender }), []);
  });
}

Deno.test("delivery reports may be left out: a gateway without a secret is asked for none", () => {
  const { SMS_REPORT_SECRET: _, ...env } = safe();
  const read = productionSettings(env);
  assert.ok(!("problems" in read) && read.gateway.kind === "46elks");
  assert.equal(read.gateway.reportSecret, null);
});

Deno.test("GatewayAPI is asked where its companies are of the EU, unless somebody decides otherwise", () => {
  const env = { ...safe(), SMS_GATEWAY: "gatewayapi", GATEWAYAPI_TOKEN: "a long token" };
  for (const [GATEWAYAPI_REGION, region] of [["", "eu"], ["eu", "eu"], ["com", "com"]] as const) {
    const read = productionSettings({ ...env, GATEWAYAPI_REGION });
    assert.ok(!("problems" in read) && read.gateway.kind === "gatewayapi");
    assert.equal(read.gateway.region, region);
  }
});

Deno.test("problems never repeat the value of a secret", () => {
  const read = productionSettings({ ...safe(), MASTER_KEY: "c2VjcmV0LXZhbHVl" });
  assert.ok("problems" in read && !JSON.stringify(read.problems).includes("c2VjcmV0"));
});

Deno.test("development needs no settings and listens on this machine only", () => {
  const read = devSettings({}, freshSecrets());
  assert.ok(!("problems" in read));
  assert.equal(read.host, "127.0.0.1");
  assert.equal(read.siteUrl.href, "http://localhost:8000/");
  assert.equal(read.gateway.kind, "outbox");
});

Deno.test("development names a clock offset that is no number", () => {
  const read = devSettings({ DEV_CLOCK_OFFSET_DAYS: "soon" }, freshSecrets());
  assert.ok("problems" in read);
  assert.deepEqual(read.problems.map((problem) => problem.name), ["DEV_CLOCK_OFFSET_DAYS"]);
});
