import assert from "node:assert/strict";
import { DAY } from "../../lib/clock.ts";
import { countContacts, type Counted, MonthlyCounts } from "../../lib/monthly_counts/mod.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../helpers/records.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { openStores } from "../helpers/store.ts";
import { callAt, deliver } from "../helpers/webhook.ts";

const AT = "2026-03-04T08:00:00Z";

async function withSite(test: (site: Site) => Promise<void>): Promise<void> {
  await using site = await openSite({ at: AT });
  await test(site);
}

/** What is counted of a kind: `2026-03: 2`. */
async function counted({ kv, clock }: Pick<Site, "kv" | "clock">, kind: Counted) {
  const all = await new MonthlyCounts(kv, { clock }).all();
  return [...all[kind]].map(([month, count]) => `${month}: ${count}`);
}

async function start(site: Site, question?: string) {
  const { visitors } = site.services.chat;
  const first = question && { id: crypto.randomUUID(), text: question };
  const started = await visitors.start({
    lang: "fi",
    address: crypto.randomUUID(),
    ...(first && { question: first }),
  });
  assert.ok(started.outcome === "started");
  return started;
}

Deno.test("a conversation is counted once, with its first message, in the month it began", () =>
  withSite(async (site) => {
    const { access, visitors } = site.services.chat;
    const { token } = await start(site);
    assert.deepEqual(await counted(site, "chat"), [], "nobody has written yet");
    for (const text of ["Hei", "Oletko siellä?"]) {
      const visitor = (await access.load(token))!;
      await visitors.send(visitor, { id: crypto.randomUUID(), text });
    }
    await start(site, "Miten haen tukea?");
    assert.deepEqual(await counted(site, "chat"), ["2026-03: 2"]);
  }));

Deno.test("the same first message sent twice is one conversation", () =>
  withSite(async (site) => {
    const { access, visitors } = site.services.chat;
    const visitor = (await access.load((await start(site)).token))!;
    const message = { id: crypto.randomUUID(), text: "Hei" };
    await Promise.all(Array.from({ length: 8 }, () => visitors.send(visitor, message)));
    assert.deepEqual(await counted(site, "chat"), ["2026-03: 1"]);
  }));

Deno.test("an erased conversation and an erased client stay counted", () =>
  withSite(async (site) => {
    const { chat, records, clients, erasure } = site.services;
    const { chatId } = await start(site, "Hei");
    assert.equal(await chat.store.erase(chatId), "erased");
    await records.add(PHONE, recordOf("call", site.clock.now()));
    await erasure.erase((await clients.findByPhone(PHONE))!, { type: "all" }, { since: 0 });
    assert.deepEqual(await counted(site, "chat"), ["2026-03: 1"]);
    assert.deepEqual(await counted(site, "call"), ["2026-03: 1"]);
  }));

Deno.test("calls and messages of the phone system are counted in their own month in Finland, each delivery once", () =>
  withSite(async (site) => {
    const headers = { id: "msg_1" };
    const call = callAt(Date.parse("2026-02-28T22:30:00Z"), { callerNumber: PHONE });
    for (let i = 0; i < 3; i++) {
      assert.equal((await deliver(site, "calls", call, headers)).status, 202);
    }
    await deliver(
      site,
      "calls",
      callAt(Date.parse("2026-02-28T21:30:00Z"), { callerNumber: PHONE }),
    );
    assert.deepEqual(await counted(site, "call"), ["2026-02: 1", "2026-03: 1"]);
  }));

Deno.test("notes and contact details are no contacts", () =>
  withSite(async (site) => {
    const { records } = site.services;
    for (const kind of ["call_note", "contact"] as const) {
      await records.add(PHONE, recordOf(kind, site.clock.now()));
    }
    assert.deepEqual(await Array.fromAsync(site.kv.list({ prefix: ["monthly_counts"] })), []);
  }));

Deno.test("records that are brought in together are counted as one by one", async () => {
  using stores = await openStores();
  const { records, clock } = stores;
  const kinds = ["call", "call", "sms", "inquiry", "sms_answer", "call_note"] as const;
  await records.addMany(PHONE, [
    ...kinds.map((kind) => recordOf(kind, clock.now())),
    recordOf("call", clock.now() - 40 * DAY),
    recordOf("call", clock.now() - 400 * DAY),
  ]);
  assert.deepEqual(await counted(stores, "call"), ["2026-01: 1", "2026-03: 2"]);
  assert.deepEqual(await counted(stores, "sms"), ["2026-03: 1"]);
});

Deno.test("instances that count at once lose nothing and refuse nothing", async () => {
  using stores = await openStores();
  const { kv, clock } = stores;
  const commits = await Promise.all(Array.from({ length: 500 }, () => {
    const op = kv.atomic();
    countContacts(op, "chat", { at: clock.now() });
    return op.commit();
  }));
  assert.ok(commits.every(({ ok }) => ok));
  assert.deepEqual(await counted(stores, "chat"), ["2026-03: 500"]);
});

Deno.test("the counts hold a month and a kind, and nothing of who made a contact", () =>
  withSite(async (site) => {
    const { records } = site.services;
    await records.add(PHONE, recordOf("call", site.clock.now()));
    await records.add(OTHER_PHONE, recordOf("call", site.clock.now(), OTHER_PHONE));
    const rows = await Array.fromAsync(site.kv.list({ prefix: ["monthly_counts"] }));
    assert.deepEqual(rows.map(({ key, value }) => [key, (value as Deno.KvU64).value]), [
      [["monthly_counts", "2026-03", "call"], 2n],
    ]);
  }));

Deno.test("a month ends two years after it: it is not read any more, and the nightly job removes it", () =>
  withSite(async (site) => {
    await site.services.records.add(PHONE, recordOf("call", site.clock.now()));
    site.clock.set("2028-03-31T20:59:00Z");
    assert.deepEqual(await counted(site, "call"), ["2026-03: 1"]);
    const early = await site.services.retentionJob.run();
    assert.notEqual(early, "elsewhere");
    assert.deepEqual(await counted(site, "call"), ["2026-03: 1"]);
    site.clock.set("2028-03-31T21:00:00Z");
    assert.deepEqual(await counted(site, "call"), []);
    const run = await site.services.retentionJob.run();
    assert.ok(run !== "elsewhere" && run.outcome === "done");
    assert.equal(run.overdue["monthly_counts"], undefined, "a sum cannot end by itself");
    assert.deepEqual(await Array.fromAsync(site.kv.list({ prefix: ["monthly_counts"] })), []);
  }));
