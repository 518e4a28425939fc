import assert from "node:assert/strict";
import { BREACH_ENTRIES } from "../../../lib/breaches/mod.ts";
import type { LogFields } from "../../../lib/log/mod.ts";
import type { SealedRow } from "../../../lib/vault/mod.ts";
import { words } from "../../../lib/words/breaches/mod.ts";
import { words as clientWords } from "../../../lib/words/client/mod.ts";
import { words as errors } from "../../../lib/words/errors/mod.ts";
import { recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { ask as asked, NOTE, openWithClient, PHONE } from "../../lib/requests/_requests.ts";
import { entry, recorded } from "./_breaches.ts";
import { openClient } from "./_clients.ts";
import { ask } from "./_desk.ts";
import { signIn } from "./_staff.ts";

/** One byte of a sealed value is another one. */
async function flip({ kv }: Site, key: Deno.KvKey): Promise<void> {
  const { value } = await kv.get<SealedRow>(key);
  const sealed = value!.sealed.slice();
  sealed[20]! ^= 1;
  await kv.set(key, { ...value!, sealed });
}

/** What the site logs from now on. */
function heard({ services }: Site): [string, LogFields?][] {
  const lines: [string, LogFields?][] = [];
  services.log.error = (event, fields) => void lines.push([event, fields]);
  return lines;
}

/** The key of the first row below a prefix. */
async function firstKey({ kv }: Site, prefix: Deno.KvKey): Promise<Deno.KvKey> {
  for await (const { key } of kv.list({ prefix })) return key;
  throw new Error(`Nothing below ${prefix.join()}`);
}

Deno.test("a breach with a changed entry says which does not open, shows the rest, and takes nothing more", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const id = await recorded(site, 1);
  const path = `/admin/breaches/${id}`;
  for (const text of ["Toinen havainto", "Kolmas havainto"]) {
    const page = await reviewer.page(path);
    const version = /name="version" value="(\d+)"/.exec(page)![1]!;
    const added = await reviewer.post(
      `${path}/entries`,
      entry({ step: "note", note: text }, version),
    );
    assert.equal(added.status, 303);
  }
  await flip(site, [BREACH_ENTRIES, id, 2]);
  const lines = heard(site);
  const answer = await reviewer.get(path);
  assert.equal(answer.status, 200);
  const page = await answer.text();
  assert.ok(page.includes(words.fi.broken.title) && page.includes(words.fi.broken.which(1, "2")));
  assert.match(page, /Kolmas havainto/);
  assert.doesNotMatch(page, /Toinen havainto/);
  assert.deepEqual(lines, [["value-damaged", { what: "breach", damaged: 1 }]]);
  const more = await reviewer.post(`${path}/entries`, entry({ step: "note", note: "Neljäs" }, "3"));
  assert.equal(more.status, 409);
  assert.match(await more.text(), /Neljäs/, "what was typed is not lost");
  assert.match(await reviewer.page("/admin/breaches"), new RegExp(`href="${path}"`));
});

Deno.test("a breach whose own key was changed opens to a page that says so", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const id = await recorded(site, 1);
  const key = ["data_keys", "staff", `breach/${id}`];
  const { value } = await site.kv.get<Record<string, unknown>>(key);
  const wrapped = Object.fromEntries(
    Object.entries(value!).map(([name, part]) => {
      if (!(part instanceof Uint8Array)) return [name, part];
      const bytes = part.slice();
      bytes[bytes.length - 1]! ^= 1;
      return [name, bytes];
    }),
  );
  await site.kv.set(key, wrapped);
  const answer = await reviewer.get(`/admin/breaches/${id}`);
  assert.equal(answer.status, 200);
  assert.ok((await answer.text()).includes(words.fi.broken.which(1, "1")));
});

Deno.test("of a client with one changed record the page shows all the others, and counts it", async () => {
  await using site = await openWithClient();
  await site.services.records.add(PHONE, recordOf("call_note", site.clock.now() - 60_000));
  const { who, at } = await openClient(site);
  await flip(site, await firstKey(site, ["records", site.client.id, "call_note"]));
  const lines = heard(site);
  const answer = await who.get(at);
  assert.equal(answer.status, 200);
  const page = await answer.text();
  assert.ok(page.includes(clientWords.fi.damaged(1)));
  assert.ok(!page.includes(NOTE), "the older one, which was changed");
  assert.ok(page.includes("rästissä"), "the newer one");
  assert.deepEqual(lines, [["value-damaged", { what: "client", damaged: 1 }]]);
  assert.ok(!JSON.stringify(lines).includes(site.client.id));
});

Deno.test("one changed request hides no other from the queue, and its own page says what it is", async () => {
  await using site = await openWithClient();
  const broken = await asked(site, { kind: "other", text: "Rikki." });
  const whole = await asked(site, { kind: "other", text: "Ehjä." });
  await flip(site, ["requests", broken.id]);
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const lines = heard(site);
  const queue = await reviewer.page("/admin/requests");
  assert.ok(queue.includes(whole.reference) && queue.includes(clientWords.fi.damaged(1)));
  const own = await reviewer.get(`/admin/requests/${broken.id}`);
  assert.equal(own.status, 500);
  assert.ok((await own.text()).includes(errors.fi.damaged.title));
  assert.deepEqual(lines.map(([event]) => event), ["value-damaged", "value-damaged"]);
  assert.ok(!JSON.stringify(lines).includes(broken.id), "a route, and no id");
});

Deno.test("a chat with a changed message says that it does not open, and the desk goes on", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const adviser = await signIn(site, { roles: ["adviser"] });
  const { path, chatId } = await ask(site);
  await flip(site, await firstKey(site, ["chat_messages", chatId]));
  const answer = await adviser.get(path);
  assert.equal(answer.status, 500);
  assert.ok((await answer.text()).includes(errors.fi.damaged.title));
  assert.equal((await adviser.get("/admin/desk")).status, 200);
});
