import assert from "node:assert/strict";
import { BREACH_ENTRIES } from "../../../lib/breaches/mod.ts";
import { words } from "../../../lib/words/breaches/mod.ts";
import { words as clientWords } from "../../../lib/words/client/mod.ts";
import { writeDate, writeDay } from "../../../lib/site/format.ts";
import { words as desk } from "../../../lib/words/desk/mod.ts";
import { words as deciding } from "../../../lib/words/deciding/mod.ts";
import { words as review } from "../../../lib/words/review/mod.ts";
import { firstKey as firstIn, flip as flipStored } from "../../helpers/damage.ts";
import { heard } from "../../helpers/heard.ts";
import { recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { ask as asked, NOTE, openWithClient, PHONE } from "../../lib/requests/_requests.ts";
import { entry, recorded } from "./_breaches.ts";
import { openClient } from "./_clients.ts";
import { ask, NOBODYS } from "./_desk.ts";
import { signIn } from "./_staff.ts";

const flip = ({ kv }: Site, key: Deno.KvKey) => flipStored(kv, key);
const firstKey = ({ kv }: Site, prefix: Deno.KvKey) => firstIn(kv, prefix);

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

Deno.test("one changed request hides no other from the queue, and its own page says what is known of it", async () => {
  await using site = await openWithClient();
  const broken = await asked(site, { kind: "other", text: "Rikki." });
  const whole = await asked(site, { kind: "other", text: "Ehjä." });
  await flip(site, ["requests", broken.id]);
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const lines = heard(site);
  const w = review.fi.unread;
  const due = w.due(writeDay(broken.dueOn, "fi"));
  const queue = await reviewer.page("/admin/requests");
  assert.ok(queue.includes(whole.reference) && queue.includes(clientWords.fi.damaged(1)));
  assert.ok(queue.includes(`href="/admin/requests/${broken.id}"`) && queue.includes(due));
  const own = await reviewer.get(`/admin/requests/${broken.id}`);
  assert.equal(own.status, 200);
  const page = await own.text();
  assert.ok(page.includes(w.title) && page.includes(due) && page.includes(w.steps.due));
  assert.ok(page.includes(broken.id), "so that whoever reads the backup can find it");
  assert.doesNotMatch(page, /Rikki/);
  assert.deepEqual(lines, Array(2).fill(["value-damaged", { what: "request", damaged: 1 }]));
  assert.ok(!JSON.stringify(lines).includes(broken.id), "a count, and no id");
  const { entries } = await site.services.audit.list();
  assert.deepEqual(entries.map(({ action }) => action), ["request.viewed"]);
  const changed = await reviewer.post(`/admin/requests/${broken.id}/take`, { version: "1" });
  assert.equal(changed.status, 500, "nothing is decided about what nobody can read");
  assert.equal((await reviewer.get(`/admin/requests/${NOBODYS}`)).status, 404);
});

Deno.test("a client's page with a changed request leads a reviewer to it, and shows it to no adviser", async () => {
  await using site = await openWithClient();
  const broken = await asked(site, { kind: "other", text: "Rikki." });
  await flip(site, ["requests", broken.id]);
  for (const [roles, sees] of [[["reviewer"], true], [["adviser"], false]] as const) {
    const { who, at } = await openClient(site, roles);
    const answer = await who.get(at);
    assert.equal(answer.status, 200);
    assert.equal((await answer.text()).includes(`/admin/requests/${broken.id}`), sees);
  }
});

Deno.test("a changed request is found by its reference and by the number, and so is one that was decided", async () => {
  await using site = await openWithClient();
  const broken = await asked(site, { kind: "other", text: "Rikki." });
  const closed = await asked(site, { kind: "other", text: "Ratkaistu." });
  const by = { id: "a", name: "Aino Mallikas" };
  const outcome = { version: 1, by, outcome: "granted", reason: "Näin." } as const;
  assert.equal((await site.services.requests.decide(closed.id, outcome)).kind, "done");
  for (const { id } of [broken, closed]) await flip(site, ["requests", id]);
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const found = await reviewer.post("/admin/requests/find", { what: broken.reference });
  assert.equal(found.headers.get("location"), `/admin/requests/${broken.id}`);
  const ofNumber = await reviewer.post("/admin/requests/find", { what: PHONE });
  assert.equal(ofNumber.status, 200);
  const page = await ofNumber.text();
  for (const { id } of [broken, closed]) assert.ok(page.includes(`/admin/requests/${id}`));
  const decided = review.fi.unread.decided(writeDate(site.clock.now(), "fi"));
  assert.ok((await reviewer.page("/admin/requests?whose=closed")).includes(decided));
  const own = await reviewer.page(`/admin/requests/${closed.id}`);
  assert.ok(own.includes(decided) && own.includes(review.fi.unread.steps.closed[1]!));
});

Deno.test("a changed request of which neither day is known is treated as open, and never called answered", async () => {
  await using site = await openWithClient();
  const broken = await asked(site, { kind: "other", text: "Rikki." });
  await flip(site, ["requests", broken.id]);
  for await (const { key } of site.kv.list({ prefix: ["requests_open"] })) {
    if (key.at(-1) === broken.id) await site.kv.delete(key);
  }
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const page = await reviewer.page(`/admin/requests/${broken.id}`);
  const w = review.fi.unread;
  assert.ok(page.includes(w.unknown) && page.includes(w.steps.unknown));
  assert.ok(page.includes(w.steps.tell) && page.includes(w.steps.again));
  assert.ok(!page.includes(w.steps.due) && !page.includes(w.steps.closed[1]!));
});

Deno.test("a request whose record does not open is shown, and says so instead of that the record is gone", async () => {
  await using site = await openWithClient();
  const target = { kind: "call_note", id: site.note.id } as const;
  const request = await asked(site, { kind: "erasure", target });
  await flip(site, await firstKey(site, ["records", site.client.id, "call_note"]));
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const answer = await reviewer.get(`/admin/requests/${request.id}`);
  assert.equal(answer.status, 200);
  const page = await answer.text();
  assert.ok(page.includes(deciding.fi.one.unread) && !page.includes(deciding.fi.one.gone));
});

Deno.test("a chat with a changed message, note or name shows the rest, says which, and can be answered", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const adviser = await signIn(site, { roles: ["adviser"] });
  await adviser.post("/admin/desk/presence", { state: "present" });
  const { path, chatId, load } = await ask(site, "Ensimmäinen asia", "Kurki");
  await adviser.post(`${path}/take`);
  await site.services.chat.visitors.send(await load(), {
    id: crypto.randomUUID(),
    text: "Toinen asia",
  });
  await adviser.post(`${path}/messages`, { text: "Vastaan siihen" });
  for (const note of ["Eka huomio", "Toka huomio"]) await adviser.post(`${path}/note`, { note });
  const w = desk.fi.conversation;
  assert.ok(!(await adviser.page(path)).includes(w.unreadable(1)));
  for (const root of ["chat_messages", "chat_notes", "chats"]) {
    await flip(site, await firstKey(site, [root, chatId]).catch(() => [root, chatId]));
  }
  const lines = heard(site);
  const answer = await adviser.get(path);
  assert.equal(answer.status, 200);
  const page = await answer.text();
  assert.ok(page.includes(w.unreadable(3)));
  assert.ok(page.includes(w.damaged) && page.includes(w.damagedNote));
  assert.match(page, /Toinen asia[\s\S]*Vastaan siihen/);
  assert.match(page, /Toka huomio/);
  assert.doesNotMatch(page, /Ensimmäinen asia|Eka huomio|Kurki/);
  assert.deepEqual(lines, [["value-damaged", { what: "conversation", damaged: 1 }]]);
  const sent = await adviser.post(`${path}/messages`, { text: "Vielä tämä" });
  assert.equal(sent.status, 303);
  assert.match(await adviser.page(path), /Vielä tämä/);
  assert.match(await adviser.page("/admin/desk"), /ei voi lukea kokonaan/);
  const live = await adviser.get(`${path}?auto`, { headers: { accept: "application/json" } });
  const { messages } = await live.json() as { messages: { damaged?: true; from: string }[] };
  assert.deepEqual(messages.map(({ damaged }) => damaged), [true, undefined, undefined, undefined]);
  assert.equal(messages[0]!.from, "visitor", "whose it was lies unsealed");
});

Deno.test("a chat whose own key does not open says how it stands, shows no form, and stays nobody else's", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const adviser = await signIn(site, { roles: ["adviser"] });
  const other = await signIn(site, { roles: ["adviser"], id: "person-eero", name: "Eero" });
  await adviser.post("/admin/desk/presence", { state: "present" });
  const { path, chatId } = await ask(site, "Salainen asia");
  await adviser.post(`${path}/take`);
  await flipKey(site, chatId);
  const answer = await adviser.get(path);
  assert.equal(answer.status, 200);
  const page = await answer.text();
  const w = desk.fi.conversation;
  assert.ok(page.includes(w.shut) && page.includes(w.status.active));
  assert.match(page, /Alkoi: 4\.3\.2026 klo 10\.00/);
  assert.doesNotMatch(page, /Salainen asia|name="text"|name="note"|\/end"|\/block"/);
  assert.equal((await other.get(path)).status, 404);
  const opened = await other.post(`${path}/open`, { purpose: "fault" });
  assert.equal(opened.status, 200);
  assert.ok((await opened.text()).includes(w.shut));
  const line = await adviser.page("/admin/desk");
  assert.ok(line.includes(`href="${path}"`) && line.includes("ei voi lukea kokonaan"));
});

/** One byte of a chat's wrapped data key is another one. */
async function flipKey({ kv }: Site, chatId: string): Promise<void> {
  await flipStored(kv, ["data_keys", "chat", chatId]);
}
