import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { DAY, MINUTE } from "../../lib/clock.ts";
import { STREAM_LIMITS } from "../../lib/chat/stream_places.ts";
import { withDeadline } from "../../lib/deadline.ts";
import { getAll, MAX_VALUE_BYTES } from "../../lib/kv.ts";
import { endOf } from "../../lib/retention.ts";
import { testWithDenokv as test } from "../helpers/denokv.ts";
import { PHONE, recordOf, SENTENCE } from "../helpers/records.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { callAt, deliver } from "../helpers/webhook.ts";
import { Browser } from "../routes/chat/_browser.ts";
import { addCalls, ROOT, Visitor } from "../routes/portal/_portal.ts";
import { Listener } from "./_listener.ts";
import { withTwoSites } from "./_sites.ts";

const within = <T>(promise: Promise<T>, milliseconds: number): Promise<T | "late"> => {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<"late">((tell) => timer = setTimeout(() => tell("late"), milliseconds));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

test(
  "an instance with as many watchers as it may have streams still reads, writes and hears",
  () =>
    withTwoSites(async ({ a, b }) => {
      const watchers = Array.from(
        { length: STREAM_LIMITS.instance },
        (_, n) => a.kv.watch([["watched", n]]).getReader(),
      );
      await Promise.all(watchers.map((watcher) => watcher.read()));
      assert.notEqual(await within(a.kv.get(["anything"]), 5_000), "late");
      assert.notEqual(await within(a.kv.set(["anything"], 1), 5_000), "late");
      for (const n of [0, 99, 250, STREAM_LIMITS.instance - 1]) {
        await b.kv.set(["watched", n], n);
        const heard = await within(watchers[n]!.read(), 5_000);
        assert.ok(heard !== "late" && heard.value![0]!.value === n);
      }
      await Promise.all(watchers.map((watcher) => watcher.cancel()));
    }),
);

test(
  "somebody of whom very much is held is erased in one step, whatever the server takes at once",
  () =>
    withTwoSites(async ({ a, b, clock }) => {
      const { records, clients, chat, requests, recipients, erasure } = a.services;
      await addCalls(a, 1_500);
      for (let n = 0; n < 15; n++) {
        const startedAt = clock.now() - (n + 2) * DAY;
        const said = { from: "visitor", sentAt: startedAt, text: SENTENCE } as const;
        await chat.importPast(PHONE, { startedAt, endedAt: startedAt + MINUTE, messages: [said] });
      }
      const client = (await clients.findByPhone(PHONE))!;
      for (let n = 0; n < 15; n++) {
        await requests.create({ kind: "other", phone: PHONE, clientId: client.id, text: `${n}` });
        const given = { recipient: `Virasto ${n}`, basis: "law", kind: "call" } as const;
        const noted = await recipients.note(client, { ...given, givenOn: "2026-03-01" });
        assert.equal(noted, "noted");
      }
      assert.equal((await requests.listOpen()).length, 15);
      const receipt = await erasure.erase(client, { type: "all" }, { since: 0 });
      assert.deepEqual([receipt?.counts.call, receipt?.counts.chat], [1_500, 15]);
      for (const { services } of [a, b]) {
        assert.equal(await services.clients.findByPhone(PHONE), null);
        assert.equal((await services.requests.listOpen()).length, 0);
      }
      assert.equal((await b.services.recipients.tasks.list()).open.length, 15);
      for (const root of ["records", "chats", "chat_messages", "chat_heads", "requests"]) {
        assert.deepEqual(await Array.fromAsync(b.kv.list({ prefix: [root] })), [], root);
      }
      assert.equal(await records.count(client, "call", { since: 0 }), 0);
    }),
);

test(
  "what is past its end is read by nobody, though the server still holds it",
  () =>
    withTwoSites(async ({ a, b, clock }) => {
      const at = clock.now();
      await a.services.records.add(PHONE, recordOf("call_note", at));
      await a.services.records.add(PHONE, recordOf("call", at));
      const client = (await b.services.clients.findByPhone(PHONE))!;
      const notes = async ({ services }: Site) =>
        (await services.records.page(client, "call_note", { limit: 9, since: 0 })).items.length;
      clock.set(new Date(endOf("call_note", at) - 1).toISOString());
      assert.deepEqual([await notes(a), await notes(b)], [1, 1]);
      clock.pass(1);
      assert.deepEqual([await notes(a), await notes(b)], [0, 0]);
      const there = await Array.fromAsync(
        a.kv.list({ prefix: ["records", client.id, "call_note"] }),
      );
      assert.equal(there.length, 1);
      const page = await (await new Visitor(b).signIn()).page(ROOT);
      assert.ok(!page.includes(SENTENCE));
    }),
);

test(
  "a server that is gone for a while is waited for, and what was said meanwhile arrives once",
  () =>
    withTwoSites(async ({ a, b, store }) => {
      const mine = new Browser(a);
      const { id } = await mine.start();
      const there = new Browser(b);
      for (const [name, value] of mine.cookies) there.cookies.set(name, value);
      const chat = await Listener.open(() => there.fetch(`/api/chat/${id}/events`));
      const say = (text: string) =>
        mine.json(`/api/chat/${id}/messages`, { id: crypto.randomUUID(), text });
      assert.equal((await say("ennen")).status, 201);
      await chat.until(({ data }) => (data as { text?: string }).text === "ennen");
      await store.stop("SIGKILL");
      const ready = await a.fetch("/readyz");
      assert.equal(ready.status, 503);
      await ready.body?.cancel();
      const waiting = say("sillä välin");
      await store.start();
      assert.equal((await waiting).status, 201);
      assert.equal((await say("jälkeen")).status, 201);
      await chat.until(({ data }) => (data as { text?: string }).text === "jälkeen");
      const said = chat.seen.filter(({ event }) => event === "message")
        .map(({ data }) => (data as { text: string }).text);
      assert.deepEqual(said, ["ennen", "sillä välin", "jälkeen"]);
      assert.equal((await a.fetch("/readyz")).status, 200);
      await chat.close();
    }),
  // A question that Deno repeats to a server that was gone outlives whoever asked it by a moment.
  { sanitizeOps: false },
);

test(
  "a server that does not answer is told on a page with the phone number, and what was sent twice is there once",
  () =>
    withTwoSites(async ({ b, clock, store }) => {
      const settings = { ...b.services.settings };
      const kv = withDeadline(await store.open(), { milliseconds: 1_000 });
      await using site = await openSite({ kv, clock, settings });
      const mine = new Browser(site);
      const { id } = await mine.start();
      const message = { id: crypto.randomUUID(), text: "sillä välin" };
      const say = () => mine.json(`/api/chat/${id}/messages`, message);
      store.freeze();
      const [page, refused] = await Promise.all([mine.fetch("/chat"), say()]);
      assert.deepEqual([page.status, refused.status], [503, 503]);
      assert.ok(page.headers.has("retry-after"));
      assert.match(await page.text(), /Palvelu ei juuri nyt toimi[^]*050 571 9643/);
      assert.match(refused.headers.get("content-type")!, /problem\+json/);
      await refused.body?.cancel();
      store.thaw();
      assert.ok([200, 201].includes((await say()).status));
      const { messages } = await (await mine.fetch(`/api/chat/${id}`)).json();
      assert.deepEqual(messages.map(({ text }: { text: string }) => text), ["sillä välin"]);
    }),
);

test(
  "a delivery that reaches both instances at once is taken in once, under one id",
  () =>
    withTwoSites(async ({ a, b, clock }) => {
      const id = crypto.randomUUID();
      const call = callAt(clock.now(), { callerNumber: PHONE });
      const answers = await Promise.all(
        [a, b, a, b].map((site) => deliver(site, "calls", call, { id })),
      );
      assert.deepEqual(answers.map(({ status }) => status), [202, 202, 202, 202]);
      const ids = new Set(await Promise.all(answers.map(async (one) => (await one.json()).id)));
      assert.equal(ids.size, 1);
      const client = (await b.services.clients.findByPhone(PHONE))!;
      assert.equal(await b.services.records.count(client, "call", { since: 0 }), 1);
    }),
);

test(
  "one number's first records from both instances at once are one client's",
  () =>
    withTwoSites(async ({ a, b, clock }) => {
      await Promise.all(
        Array.from(
          { length: 20 },
          (_, n) =>
            (n % 2 ? a : b).services.records.add(PHONE, recordOf("call", clock.now() - n * MINUTE)),
        ),
      );
      const client = (await a.services.clients.findByPhone(PHONE))!;
      assert.equal(await b.services.records.count(client, "call", { since: 0 }), 20);
      assert.equal((await Array.fromAsync(a.kv.list({ prefix: ["clients"] }))).length, 1);
    }),
);

test(
  "the audit log that both instances write at once is one whole chain",
  () =>
    withTwoSites(async ({ a, b }) => {
      const actor = { id: "person-aino", name: "Aino Neuvoja" };
      await Promise.all(
        Array.from(
          { length: 40 },
          (_, n) => (n % 2 ? a : b).services.audit.append({ actor, action: "audit.verified" }),
        ),
      );
      for (const { services } of [a, b]) {
        const verified = await services.audit.verify();
        assert.deepEqual([verified.ok, verified.ok && verified.count], [true, 40]);
      }
    }),
);

test(
  "the longest message, the largest value and many keys at once are taken",
  () =>
    withTwoSites(async ({ a, b }) => {
      const mine = new Browser(a);
      const { id } = await mine.start();
      const text = "🙂".repeat(4_000);
      const sent = await mine.json(`/api/chat/${id}/messages`, { id: crypto.randomUUID(), text });
      assert.equal(sent.status, 201);
      const there = new Browser(b);
      for (const [name, value] of mine.cookies) there.cookies.set(name, value);
      const { messages } = await (await there.fetch(`/api/chat/${id}`)).json();
      assert.equal(messages[0].text, text);
      const largest = new Uint8Array(MAX_VALUE_BYTES);
      await a.kv.set(["largest"], largest);
      assert.equal((await b.kv.get<Uint8Array>(["largest"])).value!.length, largest.length);
      const keys = Array.from({ length: 105 }, (_, n) => ["many", n]);
      for (const key of keys) await a.kv.set(key, key[1]);
      const read = await getAll<number>(b.kv, keys);
      assert.deepEqual(read.map(({ value }) => value), keys.map(([, n]) => n));
    }),
);

test(
  "cleaned as the file store is, the server's file no longer holds a destroyed key, and it goes on",
  () =>
    withTwoSites(async ({ a, b, clock, store }) => {
      await a.services.records.add(PHONE, recordOf("call_note", clock.now()));
      const client = (await a.services.clients.findByPhone(PHONE))!;
      const row = await a.kv.get<{ wrapped: Uint8Array }>(["data_keys", "client", client.id]);
      const wrapped = row.value!.wrapped.toHex();
      const onDisk = async () => {
        const files = [store.file, `${store.file}-wal`].map((file) =>
          Deno.readFile(file).catch(() => new Uint8Array())
        );
        return (await Promise.all(files)).some((bytes) => bytes.toHex().includes(wrapped));
      };
      assert.ok(await onDisk());
      await b.services.erasure.erase(client, { type: "all" }, { since: 0 });
      {
        using file = new DatabaseSync(store.file, { timeout: 3_000 });
        file.exec("VACUUM");
        file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      assert.equal(await onDisk(), false);
      await a.services.records.add(PHONE, recordOf("call", clock.now()));
      assert.notEqual(await b.services.clients.findByPhone(PHONE), null);
    }),
);
