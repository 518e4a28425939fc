import assert from "node:assert/strict";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { headKey, messageKey, profileKey } from "../../../lib/chat/keys.ts";
import type { Head } from "../../../lib/chat/head.ts";
import { heard } from "../../helpers/heard.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { ask, withDesk } from "./_desk.ts";
import { goesTo } from "./_staff.ts";
import { readEvents } from "../chat/_browser.ts";

const STREAM = { accept: "text/event-stream" };
const keyOfKey = (chatId: string) => ["data_keys", "chat", chatId];

/** One byte of whatever is sealed or wrapped in a row is another one. */
async function flip({ kv }: Site, key: Deno.KvKey): Promise<void> {
  const { value } = await kv.get<Record<string, unknown>>(key);
  const [name, bytes] = Object.entries(value!).find(([, part]) => part instanceof Uint8Array)!;
  const changed = (bytes as Uint8Array).slice();
  changed[changed.length - 3]! ^= 1;
  await kv.set(key, { ...value!, [name]: changed });
}

for (const [name, place] of [["key", keyOfKey], ["profile", profileKey]] as const) {
  Deno.test(`a chat whose ${name} was damaged takes the desk from nobody, and whoever runs the site hears once`, () =>
    withDesk(async ({ site, aino }) => {
      await aino.post("/admin/desk/presence", { state: "present" });
      const damaged = await ask(site, "Hei", "Menninkäinen");
      await aino.post(`${damaged.path}/take`);
      const waits = await ask(site, "Hei", "Hiisi");
      const other = await ask(site, "Hei", "Peikko");
      await flip(site, place(damaged.chatId));
      await flip(site, place(waits.chatId));
      const lines = heard(site);
      for (let n = 0; n < 2; n++) {
        const page = await aino.page("/admin/desk");
        assert.ok(page.includes("Peikko"));
        assert.doesNotMatch(page, /Hiisi|Menninkäinen/);
      }
      for (const path of ["/admin", "/admin/desk/past", "/admin/desk/overview"]) {
        assert.equal((await aino.get(path)).status, 200, path);
      }
      assert.deepEqual(lines, Array(2).fill(["value-damaged", { what: "chat", damaged: 1 }]));
      assert.equal((await aino.get(damaged.path)).status, 200);
      assert.ok(goesTo(await aino.post(`${other.path}/take`)));
      const left = await aino.post("/admin/desk/presence", { state: "left", chats: "queue" });
      assert.equal(goesTo(left), "/admin/desk");
    }));
}

Deno.test("a chat that was damaged keeps none of the others from being cared for", () =>
  withDesk(async ({ site }) => {
    const [damaged, other] = [await ask(site), await ask(site)];
    await flip(site, keyOfKey(damaged.chatId));
    site.clock.pass(40 * DAY);
    assert.equal(await site.services.chat.care.everyMinute(), 1);
    const { value } = await site.kv.get<Head>(headKey(other.chatId));
    assert.equal(value?.status, "ended");
  }));

Deno.test("a damaged message at the desk ends neither its stream nor the process, and the other chats go on", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const [damaged, other] = [await ask(site), await ask(site)];
    for (const { path } of [damaged, other]) await aino.post(`${path}/take`);
    const answer = await aino.get("/admin/desk/events", { headers: STREAM });
    let said = false;
    const events = await readEvents(answer, (all) => {
      const states = all.filter(({ event }) => event === "state");
      if (states.length === 2 && !said) {
        said = true;
        void breakAndGoOn();
      }
      return all.some(({ event, data }) => event === "message" && textIn(data) === "Vielä yksi");
    });
    assert.ok(events.length > 0);

    async function breakAndGoOn() {
      const { store, visitors } = site.services.chat;
      // As if another instance had stored it: this one has to read it.
      store.heard = () => {};
      await visitors.send(await damaged.load(), { id: crypto.randomUUID(), text: "Rikki" });
      await flip(site, messageKey(damaged.chatId, 2));
      await visitors.send(await other.load(), { id: crypto.randomUUID(), text: "Vielä yksi" });
    }
  }));

const textIn = (data: unknown) => (data as { text?: string }).text;

Deno.test("a store that fails while a chat is followed ends the desk's stream, and not the process", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site);
    await aino.post(`${path}/take`);
    const { store } = site.services.chat;
    store.open = () => Promise.reject(new Error("The store does not answer"));
    const answer = await aino.get("/admin/desk/events", { headers: STREAM });
    const events = await readEvents(answer, () => false);
    assert.deepEqual(events.map(({ event }) => event), ["overview"]);
    assert.equal(site.services.chat.streams.count, 0);
  }));

Deno.test("a session's watcher that breaks ends the desk's stream, and not the process", () =>
  withDesk(async ({ site, aino }) => {
    const { sessions } = site.services.staff;
    sessions.ended = () => Promise.reject(new Error("The store does not answer"));
    const answer = await aino.get("/admin/desk/events", { headers: STREAM });
    await readEvents(answer, () => false);
    assert.equal(site.services.chat.streams.count, 0);
  }));

Deno.test("an old chat that was damaged stops neither the erasures of others nor the nightly job", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const { chat, clients, erasure, records, retentionJob } = site.services;
  const startedAt = site.clock.now() - 300 * DAY;
  const messages = [{ from: "visitor", sentAt: startedAt, text: "Hei" }] as const;
  const past = { startedAt, endedAt: startedAt + HOUR, messages };
  const old = await chat.importPast(PHONE, past);
  assert.ok(old !== "expired");
  await flip(site, keyOfKey(old.id));
  const reach = { since: site.clock.now() - 180 * DAY, answerFirst: true } as const;
  for (const phone of [PHONE, OTHER_PHONE]) {
    await records.add(phone, recordOf("call", site.clock.now() - DAY));
    const client = (await clients.findByPhone(phone))!;
    assert.ok(await erasure.erase(client, { type: "all" }, reach));
  }
  await erasure.idle();
  await erasure.finishPending();
  assert.deepEqual(await Array.fromAsync(site.kv.list({ prefix: ["records"] })), []);
  const run = await retentionJob.run();
  assert.ok(run !== "elsewhere");
  assert.equal(run.outcome, "done");
});

Deno.test("a promised erasure that fails is told, and what is past its end goes all the same", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const { erasure, retentionJob } = site.services;
  const gone = ["portal_sessions", "x"];
  await site.kv.set(gone, { expiresAt: site.clock.now() - DAY, sealed: new Uint8Array(40) });
  erasure.finishPending = () => Promise.reject(new Error("It does not open"));
  const run = await retentionJob.run();
  assert.ok(run !== "elsewhere");
  assert.equal(run.outcome, "failed");
  assert.equal((await site.kv.get(gone)).value, null);
});
