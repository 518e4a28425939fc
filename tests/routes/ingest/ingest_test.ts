import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { freshSecrets } from "../../../lib/settings/mod.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { callAt, deliver } from "../../helpers/webhook.ts";

const PHONE = "+358501234501";

async function heldCalls(site: Site, phone = PHONE): Promise<number> {
  const client = await site.services.clients.findByPhone(phone);
  return client ? await site.services.records.count(client, "call", { since: 0 }) : 0;
}

Deno.test("a signed call is stored for its caller", async () => {
  await using site = await openSite();
  const answer = await deliver(site, "calls", callAt(site.clock.now()));
  assert.equal(answer.status, 202);
  assert.match((await answer.json()).id, /^[0-9a-f-]{36}$/);
  assert.equal(await heldCalls(site), 1);
});

Deno.test("each kind of message is stored as what it is", async () => {
  await using site = await openSite();
  const sentAt = new Date(site.clock.now()).toISOString();
  for (const kind of ["inquiry", "sms", "sms_answer"] as const) {
    const body = { kind, sentAt, phone: PHONE, direction: "in", text: "Saako soittaa huomenna?" };
    assert.equal((await deliver(site, "messages", body)).status, 202);
    const client = await site.services.clients.findByPhone(PHONE);
    assert.equal(await site.services.records.count(client!, kind, { since: 0 }), 1);
  }
});

Deno.test("fifty parallel copies of a delivery store one record and get one id", async () => {
  await using site = await openSite();
  const call = callAt(site.clock.now());
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => deliver(site, "calls", call, { id: "msg_1" })),
  );
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([202]));
  const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id));
  assert.equal(new Set(ids).size, 1);
  assert.equal(await heldCalls(site), 1);
});

Deno.test("two deliveries of the same call under two ids are two records", async () => {
  await using site = await openSite();
  const call = callAt(site.clock.now());
  await Promise.all([deliver(site, "calls", call), deliver(site, "calls", call)]);
  assert.equal(await heldCalls(site), 2);
});

Deno.test("a delivery five minutes off is taken, one further off is not", async () => {
  await using site = await openSite();
  const now = site.clock.now();
  for (const [off, status] of [[-5, 202], [5, 202], [-5.1, 401], [5.1, 401]] as const) {
    const sentAt = now + off * MINUTE;
    assert.equal((await deliver(site, "calls", callAt(now), { sentAt })).status, status, `${off}`);
  }
});

Deno.test("a wrong secret, a changed body and a missing header are refused and store nothing", async () => {
  await using site = await openSite();
  const call = callAt(site.clock.now());
  const { INGEST_SECRET: secret } = freshSecrets();
  const changed = { ...call, callerNumber: "+358501234502" };
  const refused = [
    await deliver(site, "calls", call, { secret }),
    await deliver(site, "calls", changed, { signedBody: JSON.stringify(call) }),
    await site.fetch("/api/ingest/calls", {
      method: "POST",
      body: JSON.stringify(call),
      headers: { "content-type": "application/json" },
    }),
  ];
  for (const answer of refused) {
    assert.equal(answer.status, 401);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
  }
  assert.equal(await heldCalls(site), 0);
});

Deno.test("every field that is wrong is named", async () => {
  await using site = await openSite();
  const answer = await deliver(site, "calls", {
    startedAt: "yesterday",
    endedAt: "2026-11-20",
    callerNumber: "050 123 4501",
    serviceNumber: 5,
    adviserName: "",
  });
  assert.equal(answer.status, 422);
  const { errors } = await answer.json();
  assert.deepEqual(
    new Set(errors.map((error: { field: string }) => error.field)),
    new Set([
      "startedAt",
      "endedAt",
      "callerNumber",
      "serviceNumber",
      "adviserName",
      "adviserNumber",
    ]),
  );
});

Deno.test("a call that ends before it starts, lies ahead, or is past its retention is refused", async () => {
  await using site = await openSite();
  const now = site.clock.now();
  const startedAt = new Date(now + MINUTE).toISOString();
  const wrong = [callAt(now, { startedAt }), callAt(now + 6 * MINUTE), callAt(now - 190 * DAY)];
  for (const call of wrong) {
    const answer = await deliver(site, "calls", call);
    assert.equal(answer.status, 422);
    assert.deepEqual((await answer.json()).errors.map((one: { field: string }) => one.field), [
      "endedAt",
    ]);
  }
  assert.equal(await heldCalls(site), 0);
});

Deno.test("what is no JSON, no UTF-8 or too large is refused with a problem document", async () => {
  await using site = await openSite();
  assert.equal((await deliver(site, "calls", "{")).status, 400);
  const large = callAt(site.clock.now(), { adviserName: "x".repeat(257 * 1024) });
  assert.equal((await deliver(site, "calls", large)).status, 413);
  const noise = await site.fetch("/api/ingest/calls", {
    method: "POST",
    body: new Uint8Array([0xff, 0xfe, 0x00]),
    headers: { "content-type": "application/json" },
  });
  assert.equal(noise.status, 400);
  assert.match(noise.headers.get("content-type") ?? "", /^application\/problem\+json/);
});

Deno.test("a refusal quotes nothing of what was sent", async () => {
  await using site = await openSite();
  const answer = await deliver(site, "calls", callAt(0, { callerNumber: "salainen numero" }));
  assert.ok(!(await answer.text()).includes("salainen"));
});
