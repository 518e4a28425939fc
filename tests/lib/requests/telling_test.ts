import assert from "node:assert/strict";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { createServices } from "../../../lib/services.ts";
import { BREAKER } from "../../../lib/sms/breaker_rules.ts";
import type { Handover } from "../../../lib/sms/mod.ts";
import { assets } from "../../helpers/site.ts";
import { silentLog } from "../../../lib/log/mod.ts";
import { ask, grant, openWithClient, type WithClient } from "./_requests.ts";

/** A site whose gateway answers as it is told, and a second instance over the same store. */
async function openTelling() {
  const site = await openWithClient();
  const { settings } = site.services;
  const { kv, clock, outbox } = site;
  const gateway = { answer: "sent" as Handover | (() => Promise<Handover>), handed: 0 };
  outbox.send = () => {
    gateway.handed++;
    const { answer } = gateway;
    return typeof answer === "string" ? Promise.resolve(answer) : answer();
  };
  const other = await createServices(settings, {
    kv,
    clock,
    gateway: outbox,
    assets,
    log: silentLog,
  });
  return Object.assign(site, { gateway, other });
}

/** A decided request, and how the telling of it stands. */
async function decide(site: WithClient) {
  const { requests } = site.services;
  const { id } = await ask(site, { kind: "portability" });
  await requests.decide(id, grant((await requests.get(id))!));
  return { id, told: async () => (await requests.get(id))?.told };
}

async function outage(site: Awaited<ReturnType<typeof openTelling>>): Promise<void> {
  site.gateway.answer = "unavailable";
  for (let n = 0; n < 3; n++) {
    await site.services.texts.send({ to: "+358501234509", text: "Hei" });
  }
  site.gateway.handed = 0;
}

Deno.test("during an outage an answer waits without a try and without a change of its request", async () => {
  await using site = await openTelling();
  await outage(site);
  const { id, told } = await decide(site);
  const { version } = (await site.services.requests.get(id))!;
  for (let minute = 0; minute < 10; minute++) await site.services.requests.finishPending();
  assert.deepEqual([await told(), site.gateway.handed], ["pending", 0]);
  assert.equal((await site.services.requests.get(id))!.version, version);
});

Deno.test("once a code has shown that messages leave again, the answer leaves, once", async () => {
  await using site = await openTelling();
  await outage(site);
  const { told } = await decide(site);
  site.clock.pass(BREAKER.firstWait);
  site.gateway.answer = "sent";
  await site.services.requests.finishPending();
  assert.equal(await told(), "pending");
  await site.services.texts.send({ to: "+358501234509", text: "123456" });
  await site.services.requests.finishPending();
  await site.other.requests.finishPending();
  assert.deepEqual([await told(), site.gateway.handed], ["sent", 2]);
});

Deno.test("where nobody asks for a code, an answer finds out by itself that messages leave again", async () => {
  await using site = await openTelling();
  await outage(site);
  const { told } = await decide(site);
  site.gateway.answer = "sent";
  site.clock.pass(BREAKER.firstWait + BREAKER.patience);
  await site.services.requests.finishPending();
  assert.equal(await told(), "sent");
});

Deno.test("two instances at the same minute send one message, and neither takes the other for stopped", async () => {
  await using site = await openTelling();
  const answered = Promise.withResolvers<Handover>();
  site.gateway.answer = () => answered.promise;
  const { id } = await ask(site, { kind: "portability" });
  const { requests } = site.services;
  const deciding = requests.decide(id, grant((await requests.get(id))!));
  while (site.gateway.handed === 0) await new Promise((done) => setTimeout(done, 1));
  await site.other.requests.finishPending();
  assert.equal((await requests.get(id))?.told, "sending");
  answered.resolve("unavailable");
  await deciding;
  assert.equal((await requests.get(id))?.told, "pending");
  site.gateway.answer = "sent";
  await Promise.all([requests.finishPending(), site.other.requests.finishPending()]);
  assert.equal(site.gateway.handed, 2);
  assert.equal((await requests.get(id))?.told, "sent");
});

Deno.test("a message over which a process stopped is not sent again, since it may have left", async () => {
  await using site = await openTelling();
  const { requests } = site.services;
  site.gateway.answer = () => new Promise(() => {});
  const { id } = await ask(site, { kind: "portability" });
  void requests.decide(id, grant((await requests.get(id))!));
  while (site.gateway.handed === 0) await new Promise((done) => setTimeout(done, 1));
  site.gateway.answer = "sent";
  site.clock.pass(2 * MINUTE + 1);
  await site.other.requests.finishPending();
  assert.equal((await requests.get(id))?.told, "unknown");
  await site.other.requests.finishPending();
  assert.equal(site.gateway.handed, 1);
});

Deno.test("an answer that was held up does not leave at night", async () => {
  await using site = await openTelling();
  await outage(site);
  const { told } = await decide(site);
  site.gateway.answer = "sent";
  for (
    const [at, expected] of [
      ["2026-11-24T18:00:00Z", "pending"],
      ["2026-11-25T01:00:00Z", "pending"],
      ["2026-11-25T05:59:00Z", "pending"],
      ["2026-11-25T06:00:00Z", "sent"],
    ] as const
  ) {
    site.clock.set(at);
    await site.services.requests.finishPending();
    assert.equal(await told(), expected, at);
  }
});

Deno.test("a decision of the evening is told at once: somebody has just made it", async () => {
  await using site = await openTelling();
  site.clock.set("2026-11-24T20:30:00Z");
  const { told } = await decide(site);
  assert.equal(await told(), "sent");
});

Deno.test("after three days nobody is told any more, and staff see that", async () => {
  await using site = await openTelling();
  await outage(site);
  const { told } = await decide(site);
  site.clock.pass(3 * DAY - HOUR);
  await site.services.requests.finishPending();
  assert.equal(await told(), "pending");
  site.clock.pass(HOUR);
  site.gateway.answer = "sent";
  site.gateway.handed = 0;
  await site.services.requests.finishPending();
  assert.deepEqual([await told(), site.gateway.handed], ["unavailable", 0]);
});
