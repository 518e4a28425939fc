import assert from "node:assert/strict";
import { keepPromises } from "../../commands/_serving.ts";
import { type DevSecrets, freshSecrets } from "../../lib/settings/mod.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { seeded } from "../helpers/seeded.ts";
import { deliver } from "../helpers/webhook.ts";
import { type Acknowledged, AT, type Did, ERASED, KEPT, settingsOf } from "./_mixed_work.ts";

const ROUNDS = 50;
const SEED = 20261128;
const WORKER = new URL("./_worker.ts", import.meta.url).href;

/** Lets a worker acknowledge so many things, kills it, and answers all that it had acknowledged. */
async function round(folder: string, { number, seed, acknowledges }: {
  number: number;
  seed: number;
  acknowledges: number;
}): Promise<Acknowledged[]> {
  const args = ["run", "--frozen", "--no-check", "--allow-all", WORKER];
  const worker = new Deno.Command(Deno.execPath(), {
    args: [...args, `${folder}/site.kv`, `${folder}/secrets.json`, String(number), String(seed)],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const done: Acknowledged[] = [];
  for await (const line of linesOf(worker.stdout)) {
    const one: Acknowledged = JSON.parse(line);
    done.push(one);
    if (done.length === acknowledges) worker.kill("SIGKILL");
  }
  const { signal } = await worker.status;
  assert.equal(signal, "SIGKILL", "the worker fell by itself");
  return done;
}

/** Whole lines only: the last one may have been cut. */
async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

const only = <Name extends Acknowledged["did"]>(done: readonly Acknowledged[], name: Name) =>
  done.filter((one): one is Did<Name> => one.did === name);

/** Everything that is held of a number, opened. */
async function held(site: Site, phone: string) {
  const client = await site.services.clients.findByPhone(phone);
  if (!client) return [];
  const all = await Promise.all(
    site.services.holdings.flatMap((holding) =>
      holding.kinds.map(async (kind) => {
        const items = [];
        let after: string | undefined;
        do {
          const page = await holding.page(client, kind, { limit: 200, since: 0, after });
          items.push(...page.items);
          after = page.next;
        } while (after);
        return items;
      })
    ),
  );
  return all.flat();
}

async function compare(site: Site, done: readonly Acknowledged[]): Promise<void> {
  const { chat, clients, erasure, requests, breaches, audit, retentionJob } = site.services;
  await keepPromises(site.services);

  for (const phone of KEPT) {
    const items = await held(site, phone);
    const texts = items.flatMap(({ content }) => "text" in content ? [content.text] : []);
    for (const one of only(done, "ingested").filter((told) => told.phone === phone)) {
      const there = texts.filter((text) => text === `viesti ${one.webhookId}`);
      assert.equal(there.length, 1, "what the phone system was told is there, and once");
    }
    for (const { item } of only(done, "decided").filter((told) => told.phone === phone)) {
      const note = items.find(({ id }) => id === item);
      assert.equal(note?.changes?.length, 1, "a correction was made, and once");
    }
  }
  for (const { requestId } of [...only(done, "asked"), ...only(done, "decided")]) {
    const request = await requests.get(requestId);
    assert.ok(request, "a request that was confirmed is there");
    assert.notEqual(request.execution?.state, "pending");
  }
  for (const { breach } of only(done, "noted")) assert.ok(await breaches.get(breach));

  const gone = new Set(only(done, "erasedChat").map(({ token }) => token));
  const chats = Map.groupBy(only(done, "wrote"), ({ token }) => token);
  for (const [token, wrote] of chats) {
    const visitor = await chat.access.load(token);
    if (gone.has(token)) {
      assert.equal(visitor, null, "a chat that was erased opens no more");
      continue;
    }
    // An erasure may have been committed in the moment before the kill, unheard.
    const open = visitor && await chat.visitors.open(visitor);
    if (!open) continue;
    const page = await chat.store.messages(open);
    const stored = page.map(({ id }) => id);
    assert.equal(new Set(stored).size, stored.length, "nothing is there twice");
    for (const { messageId } of wrote) assert.ok(stored.includes(messageId), "a message is lost");
  }

  for (const { client, reference } of only(done, "erased")) {
    const receipt = await erasure.receipt(reference);
    assert.ok(receipt, "an erasure has its receipt");
    assert.equal(receipt.counting, undefined, "what went is counted in the end");
    assert.ok(Object.keys(receipt.counts).length > 0);
    assert.equal(await clients.loadKey({ id: client }), null, "an erased client's key is gone");
  }
  for (const phone of ERASED) await held(site, phone);
  const run = await retentionJob.run();
  assert.ok(run !== "elsewhere");
  assert.deepEqual([run.outcome, run.orphans], ["done", 0], "an erasure left rows behind");
  assert.equal((await audit.verify()).ok, true);
}

async function replay(site: Site, done: readonly Acknowledged[]): Promise<void> {
  const before = await Promise.all(KEPT.map((phone) => held(site, phone)));
  for (const { phone, webhookId, answered } of only(done, "ingested").slice(-60)) {
    const sentAt = new Date(site.clock.now() - 86_400_000).toISOString();
    const text = `viesti ${webhookId}`;
    const body = { kind: "sms", sentAt, phone, direction: "in", text };
    const answer = await deliver(site, "messages", body, { id: webhookId });
    assert.equal(answer.status, 202);
    assert.equal((await answer.json()).id, answered);
  }
  const after = await Promise.all(KEPT.map((phone) => held(site, phone)));
  assert.deepEqual(after.map(({ length }) => length), before.map(({ length }) => length));
}

Deno.test(`killed in ${ROUNDS} rounds of mixed work, the site loses nothing acknowledged and leaves nothing half done`, async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const secrets: DevSecrets = freshSecrets();
    await Deno.writeTextFile(`${folder}/secrets.json`, JSON.stringify(secrets));
    const random = seeded(SEED);
    const done: Acknowledged[] = [];
    for (let number = 0; number < ROUNDS; number++) {
      const acknowledges = 2 + Math.floor(random() * 120);
      done.push(...await round(folder, { number, seed: SEED + number, acknowledges }));
    }
    for (const name of ["ingested", "wrote", "erased", "erasedChat", "decided", "noted"] as const) {
      assert.ok(only(done, name).length >= ROUNDS / 10, `${name}: ${only(done, name).length}`);
    }
    const kv = await Deno.openKv(`${folder}/site.kv`);
    const settings = await settingsOf(`${folder}/secrets.json`);
    await using site = await openSite({ kv, at: AT, settings });
    await compare(site, done);
    await replay(site, done);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
