import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import {
  hmacSigned,
  type Lies,
  type LyingProvider,
  lyingProvider,
  unsigned,
} from "./_lying_provider.ts";
import { openStaff, SECRET, type StaffDesk } from "./_staff.ts";

/** Goes to the provider and comes back with what it gave. */
async function wayBack(provider: LyingProvider, { staff }: StaffDesk) {
  const begun = await staff.signIn.begin({ lang: "fi" });
  assert.ok(begun !== "unavailable");
  return { token: begun.token, query: await provider.authorize(begun.url), url: begun.url };
}

function finish({ staff }: StaffDesk, token: string | null, query: string) {
  return staff.signIn.finish(token, { query, browser: "Firefox, Linux", replaces: null });
}

async function signIn(provider: LyingProvider, desk: StaffDesk) {
  const { token, query } = await wayBack(provider, desk);
  return await finish(desk, token, query);
}

Deno.test("an adviser signs in by the provider and has a session and an entry in the log", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const done = await signIn(provider, desk);
  assert.ok(done.outcome === "signed-in");
  const session = await desk.staff.sessions.load(done.token);
  assert.deepEqual(session?.roles, ["adviser"]);
  assert.equal(session?.name, "Aino Neuvoja");
  const { entries } = await desk.audit.list();
  assert.deepEqual(entries.map(({ action, actorName }) => [action, actorName]), [
    ["session.signed-in", "Aino Neuvoja"],
  ]);
});

Deno.test("the provider is asked with PKCE, state and nonce, for nothing but name and roles", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const { url, token, query } = await wayBack(provider, desk);
  const asked = url.searchParams;
  assert.equal(asked.get("code_challenge_method"), "S256");
  assert.equal(asked.get("scope"), "openid profile");
  assert.equal(asked.get("redirect_uri"), "http://localhost:8000/admin/callback");
  for (const name of ["state", "nonce", "code_challenge"]) {
    assert.match(asked.get(name) ?? "", /^[\w-]{43}$/, name);
  }
  await finish(desk, token, query);
  const challenge = new Uint8Array(
    await crypto.subtle.digest(
      "SHA-256",
      new TextEncoder().encode(provider.asked[0]!.get("code_verifier")!),
    ),
  ).toBase64({ alphabet: "base64url", omitPadding: true });
  assert.equal(challenge, asked.get("code_challenge"));
});

const LIES: Record<string, Lies> = {
  "another issuer": { claims: { iss: "https://evil.example" } },
  "another audience": { claims: { aud: "another-client" } },
  "many audiences and another authorized party": {
    claims: { aud: ["tyyne", "another-client"], azp: "another-client" },
  },
  "another nonce": { claims: { nonce: "of-somebody-else" } },
  "no nonce": { claims: { nonce: undefined } },
  "an end that has passed": { claims: { exp: Math.floor(Date.now() / 1_000) - 120 } },
  "no end": { claims: { exp: undefined } },
  "a beginning in the future": { claims: { nbf: Math.floor(Date.now() / 1_000) + 600 } },
  "no subject": { claims: { sub: undefined } },
  "no signature": { token: unsigned },
  "a key that it does not publish": { otherKey: true },
  "a key id that is not published": { header: { kid: "k2" } },
  "another algorithm in the header": { header: { alg: "PS256" } },
  "claims that were changed after signing": {
    token: (jwt) => {
      const [head, , signature] = jwt.split(".");
      const claims = JSON.parse(new TextDecoder().decode(
        Uint8Array.fromBase64(jwt.split(".")[1]!, { alphabet: "base64url" }),
      ));
      const bytes = new TextEncoder().encode(JSON.stringify({ ...claims, sub: "another" }));
      return `${head}.${bytes.toBase64({ alphabet: "base64url", omitPadding: true })}.${signature}`;
    },
  },
  "no id token at all": { withoutIdToken: true },
  "a code that it does not know": { tokenStatus: 400 },
};

for (const [what, lies] of Object.entries(LIES)) {
  Deno.test(`a token with ${what} signs nobody in`, async () => {
    await using provider = await lyingProvider();
    await using desk = await openStaff(provider);
    provider.lies = lies;
    assert.deepEqual(await signIn(provider, desk), { outcome: "invalid", lang: "fi" });
    assert.deepEqual(await desk.staff.sessions.list(), []);
    assert.deepEqual((await desk.audit.list()).entries, []);
    provider.lies = {};
    assert.equal((await signIn(provider, desk)).outcome, "signed-in");
  });
}

Deno.test("a token that is signed with the client's secret signs nobody in", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  let forged = "";
  provider.lies = { token: (jwt) => (forged ||= jwt) };
  await signIn(provider, desk);
  const made = await hmacSigned(forged, SECRET);
  provider.lies = { token: () => made };
  assert.equal((await signIn(provider, desk)).outcome, "invalid");
});

Deno.test("a provider that calls itself by another name is not asked", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  provider.lies = { metadata: { issuer: "https://evil.example" } };
  assert.equal(await desk.staff.signIn.begin({ lang: "fi" }), "unavailable");
});

Deno.test("a way back is good once, however many come at the same time", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const { token, query } = await wayBack(provider, desk);
  const all = await Promise.all(Array.from({ length: 20 }, () => finish(desk, token, query)));
  assert.equal(all.filter(({ outcome }) => outcome === "signed-in").length, 1);
  assert.equal(all.filter(({ outcome }) => outcome === "unknown").length, 19);
  assert.equal((await finish(desk, token, query)).outcome, "unknown");
});

Deno.test("what one browser began, another does not finish", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const [mine, theirs] = [await wayBack(provider, desk), await wayBack(provider, desk)];
  assert.equal((await finish(desk, null, mine.query)).outcome, "unknown");
  assert.equal((await finish(desk, "made-up", mine.query)).outcome, "unknown");
  assert.equal((await finish(desk, theirs.token, mine.query)).outcome, "invalid");
});

Deno.test("a way back ends after ten minutes", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const early = await wayBack(provider, desk);
  desk.clock.pass(10 * MINUTE - 1);
  assert.equal((await finish(desk, early.token, early.query)).outcome, "signed-in");
  const late = await wayBack(provider, desk);
  desk.clock.pass(10 * MINUTE);
  assert.equal((await finish(desk, late.token, late.query)).outcome, "unknown");
});

Deno.test("whoever says no at the provider is told so", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const { token, url } = await wayBack(provider, desk);
  const no = new URLSearchParams({
    error: "access_denied",
    state: url.searchParams.get("state")!,
  });
  assert.equal((await finish(desk, token, `?${no}`)).outcome, "refused");
});

Deno.test("a way back without its state, or with two of them, is not taken", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  for (const spoil of [(q: string) => q.replace(/&state=.*/, ""), (q: string) => `${q}&state=x`]) {
    const { token, query } = await wayBack(provider, desk);
    assert.equal((await finish(desk, token, spoil(query))).outcome, "invalid");
  }
});

Deno.test("whom the provider knows and no rule does has no session", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  provider.lies = { claims: { roles: ["Another.App"], email: "aino@tyyne.example" } };
  assert.deepEqual(await signIn(provider, desk), { outcome: "no-role", lang: "fi" });
  assert.deepEqual(await desk.staff.sessions.list(), []);
});

Deno.test("one person is the same whatever they are called; another subject is another person", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const people = [];
  for (const claims of [{}, { name: "Aino Uusinimi" }, { sub: "person-2" }]) {
    provider.lies = { claims };
    const done = await signIn(provider, desk);
    assert.ok(done.outcome === "signed-in");
    people.push((await desk.staff.sessions.load(done.token))!.personId);
  }
  assert.equal(people[0], people[1]);
  assert.notEqual(people[0], people[2]);
  assert.doesNotMatch(people[0]!, /person/);
});

Deno.test("a name that is an address is not shown", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  provider.lies = { claims: { name: "aino@tyyne.example" } };
  const done = await signIn(provider, desk);
  assert.ok(done.outcome === "signed-in");
  assert.equal((await desk.staff.sessions.load(done.token))!.name, "–");
});

Deno.test("the store holds nothing of a sign-in that can be read", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const { token, query, url } = await wayBack(provider, desk);
  const done = await finish(desk, token, query);
  assert.ok(done.outcome === "signed-in");
  const waiting = await wayBack(provider, desk);
  let all = "";
  for await (const { key, value } of desk.kv.list({ prefix: [] })) {
    all += Deno.inspect([key, value], { depth: 9, strAbbreviateSize: Infinity });
    const { sealed } = value as { sealed?: Uint8Array };
    if (sealed) all += new TextDecoder("latin1").decode(sealed);
  }
  const secrets = [
    "Aino",
    "person-1",
    token,
    done.token,
    waiting.token,
    url.searchParams.get("state")!,
    waiting.url.searchParams.get("state")!,
    waiting.url.searchParams.get("nonce")!,
  ];
  for (const secret of secrets) assert.ok(!all.includes(secret));
});

Deno.test("a provider that is down lets nobody in, and who is in stays in", async () => {
  const provider = await lyingProvider();
  await using desk = await openStaff(provider);
  const done = await signIn(provider, desk);
  assert.ok(done.outcome === "signed-in");
  const waiting = await wayBack(provider, desk);
  await provider[Symbol.asyncDispose]();
  assert.equal(await desk.staff.signIn.begin({ lang: "fi" }), "unavailable");
  const late = await finish(desk, waiting.token, waiting.query);
  assert.deepEqual(late, { outcome: "unavailable", lang: "fi" });
  assert.ok(await desk.staff.sessions.load(done.token));
  assert.equal(await desk.staff.provider.signOutUrl(undefined), null);
});

Deno.test("a provider in trouble is unavailable, not wrong", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  provider.lies = { tokenStatus: 503 };
  assert.equal((await signIn(provider, desk)).outcome, "unavailable");
});

Deno.test("without the exception of development plain http is not spoken", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff({ issuer: provider.issuer, insecure: false });
  assert.equal(await desk.staff.signIn.begin({ lang: "fi" }), "unavailable");
});

Deno.test("a site that believes it is another year still signs in", async () => {
  await using provider = await lyingProvider();
  await using desk = await openStaff(provider);
  desk.clock.pass(700 * DAY);
  assert.equal((await signIn(provider, desk)).outcome, "signed-in");
});
