import assert from "node:assert/strict";
import { writeDate } from "../../../lib/site/format.ts";
import { words as portal } from "../../../lib/words/portal/mod.ts";
import { words } from "../../../lib/words/requests/mod.ts";
import { flip } from "../../helpers/damage.ts";
import { OTHER_PHONE, PHONE } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { addOneOfEach, linksTo, ROOT, textOf, Visitor } from "../portal/_portal.ts";
import { Browser } from "./_browser.ts";

const AT = "/chat/kuitti";
const w = words.fi;
const by = { id: "reviewer-1", name: "Kaisu Kanerva" };

/** A chat with a question, and a browser that opened it with its receipt code. */
async function openReceipt(site: Site, address = "192.0.2.1") {
  const starter = new Browser(site, address);
  const { id, receipt } = await starter.start({ nickname: "Kulkija" });
  const message = { id: crypto.randomUUID(), text: "Miten haen päivärahaa?" };
  await starter.json(`/api/chat/${id}/messages`, message);
  const reader = new Browser(site, address);
  const form = new URLSearchParams({ code: receipt });
  const headers = { origin: "http://localhost:8000" };
  const opened = await reader.fetch(AT, { method: "POST", body: form, headers });
  assert.equal(opened.status, 303);
  const post = (below: string, fields: Record<string, string>) =>
    reader.fetch(`${AT}${below}`, { method: "POST", body: new URLSearchParams(fields), headers });
  return { id, starter, reader, post, get: (below = "") => reader.fetch(`${AT}${below}`) };
}

async function noted(site: Site, chatId: string, text: string): Promise<void> {
  const note = { text, writtenAt: site.clock.now(), adviserName: "Aino Mallikas" };
  await site.services.chat.store.change(chatId, () => ({ result: 0, head: {}, notes: [note] }));
}

Deno.test("a receipt code asks about its chat, and reads the answer with it", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  await noted(site, own.id, "Puhui asumistuesta.");
  const fields = { note: "1", wrong: "asumistuesta", right: "päivärahasta", text: "" };
  const checked = await (await own.post("/ask/correction", fields)).text();
  const once = /name="once" value="([^"]+)"/.exec(checked)![1]!;
  const sent = await own.post("/ask/correction", { ...fields, once, action: "send" });
  const to = sent.headers.get("location")!.slice(AT.length);
  const [request] = await site.services.requests.listOpen();
  assert.equal(request?.chatId, own.id);
  assert.equal(request?.phone, null);
  assert.equal(request?.channel, "receipt");
  await site.services.requests.decide(request!.id, { version: 1, by, outcome: "granted" });
  const answered = textOf(await (await own.get(to)).text());
  assert.ok(answered.includes(w.outcome.granted) && answered.includes(w.follow.done));
  const past = textOf(await (await own.get()).text());
  assert.ok(past.includes("Puhui päivärahasta.") && past.includes(request!.reference));
  assert.deepEqual(site.outbox.list(), [], "nobody's number is known");
});

Deno.test("what was asked with a receipt code and does not open is told of by its day, with whom to call", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  const other = await openReceipt(site, "192.0.2.2");
  const draft = { kind: "other", phone: null, clientId: null, chatId: own.id } as const;
  const { id, receivedAt } = (await site.services.requests.create(draft))!;
  const { requests } = portal.fi.unreadable;
  const said = requests([writeDate(receivedAt, "fi")], "050 571 9643");
  assert.ok(!textOf(await (await own.get()).text()).includes(said));
  await flip(site.kv, ["requests", id]);
  const page = await (await own.get()).text();
  assert.ok(textOf(page).includes(said) && page.includes('href="tel:+358505719643"'));
  assert.ok(!textOf(await (await other.get()).text()).includes(said), "it is nobody else's");
});

Deno.test("another chat's receipt code finds no request of this one", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  const other = await openReceipt(site, "192.0.2.2");
  const draft = { kind: "other", phone: null, clientId: null, chatId: own.id } as const;
  const { id } = (await site.services.requests.create(draft))!;
  assert.equal((await own.get(`/request/${id}`)).status, 200);
  assert.equal((await other.get(`/request/${id}`)).status, 404);
  assert.equal((await other.get(`/request/${crypto.randomUUID()}`)).status, 404);
  assert.equal((await other.post(`/request/${id}/cancel`, { confirm: "1" })).status, 404);
  assert.equal((await own.post(`/request/${id}/cancel`, { confirm: "1" })).status, 303);
});

Deno.test("without a receipt code there is nothing to ask about", async () => {
  await using site = await openSite();
  const stranger = new Browser(site);
  for (const below of ["/ask", "/ask/other", "/fix", "/statement", "/views", "/request/1"]) {
    assert.equal((await stranger.fetch(`${AT}${below}`)).headers.get("location"), AT, below);
  }
});

Deno.test("a statement stands beside the conversation, once, for the visitor and the adviser", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  assert.equal((await own.post("/statement", { id: crypto.randomUUID(), text: " " })).status, 422);
  const fields = { id: crypto.randomUUID(), text: "Tarkoitin toukokuuta." };
  for (let press = 0; press < 2; press++) {
    assert.equal((await own.post("/statement", fields)).status, 303);
  }
  const past = await (await own.get()).text();
  assert.equal(past.split("Tarkoitin toukokuuta.").length, 2);
  assert.ok(textOf(past).includes("Sinun lausumasi"));
  const chat = (await site.services.chat.store.open(own.id))!;
  const notes = await site.services.chat.store.notes(chat);
  assert.deepEqual(notes.map(({ by, text }) => [by, text]), [["client", "Tarkoitin toukokuuta."]]);
  assert.equal(
    await site.services.chat.rights.noteText(own.id, 1),
    null,
    "staff cannot correct it",
  );
});

Deno.test("a nickname is changed at once, and the earlier one stays until the chat goes", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  assert.equal((await own.post("/nickname", { nickname: "a".repeat(41) })).status, 422);
  assert.equal((await own.post("/nickname", { nickname: "Vaeltaja" })).status, 303);
  const chat = (await site.services.chat.store.open(own.id))!;
  const held = await site.services.chat.holding.held(chat);
  assert.equal(held.nickname, "Vaeltaja");
  assert.deepEqual(held.formerNicknames, ["Kulkija"]);
});

Deno.test("the twenty-first change of a nickname is refused, and every earlier one stays", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  for (let n = 1; n <= 20; n++) {
    assert.equal(await site.services.chat.rights.tell(own.id, { nickname: `Nimi ${n}` }), "done");
  }
  const refused = await own.post("/nickname", { nickname: "Nimi 21" });
  assert.equal(refused.status, 422);
  assert.ok((await refused.text()).includes(w.nickname.full));
  const chat = (await site.services.chat.store.open(own.id))!;
  const held = await site.services.chat.holding.held(chat);
  assert.equal(held.nickname, "Nimi 20");
  assert.deepEqual([held.formerNicknames?.length, held.formerNicknames?.[0]], [20, "Kulkija"]);
});

Deno.test("a chat on hold is not erased, and its visitor is led to where erasure is asked for", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  const told = { ground: "17(3)(e)", reason: "Valitus on kesken." } as const;
  await site.services.holds.place({ kind: "chat", id: own.id }, told);
  for (const fields of [{}, { message: "1" }]) {
    const answer = await own.post("/erase", fields as Record<string, string>);
    assert.equal(answer.headers.get("location"), `${AT}/fix`);
  }
  const page = textOf(await (await own.get("/fix")).text());
  assert.ok(page.includes("Valitus on kesken.") && page.includes(w.fix.askErasure));
  assert.notEqual(await site.services.chat.store.open(own.id), null);
  const refused = await own.starter.json(`/api/chat/${own.id}/erase`, {});
  assert.equal(refused.status, 409);
  assert.equal((await refused.json()).code, "on-hold");
});

Deno.test("who looked at the chat is told by day and purpose", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  await site.services.views.recordChat(own.id, "disturbance");
  const page = textOf(await (await own.get("/views")).text());
  assert.ok(page.includes(w.purpose.disturbance));
});

Deno.test("a chat of a proven number is corrected and completed in my data, by nobody else", async () => {
  await using site = await openSite();
  await addOneOfEach(site);
  const now = site.clock.now();
  await site.services.chat.importPast(PHONE, {
    startedAt: now - 3_600_000,
    endedAt: now - 1_800_000,
    nickname: "Kulkija",
    messages: [{ from: "visitor", sentAt: now - 3_500_000, text: "Hei" }],
  });
  const client = new Visitor(site);
  await client.signIn();
  const fixes = linksTo(await client.page(ROOT), "/fix?item=");
  const pages = await Promise.all(fixes.map(async (href) => [href, await client.page(href)]));
  const [fix] = pages.find(([, page]) => page!.includes(w.fix.statement))!;
  const item = new URL(fix!, "http://site").searchParams.get("item")!;
  const id = crypto.randomUUID();
  const told = { item, id, text: "En sanonut noin." };
  assert.equal((await client.post(`${ROOT}/statement`, told)).status, 303);
  await client.post(`${ROOT}/nickname`, { item, nickname: "Vaeltaja" });
  const letter = textOf(await client.page(ROOT));
  for (const line of ["En sanonut noin.", "Vaeltaja", "Kulkija"]) assert.ok(letter.includes(line));
  const other = await new Visitor(site).signIn(OTHER_PHONE);
  assert.equal((await other.post(`${ROOT}/statement`, told)).status, 404);
  assert.equal((await other.post(`${ROOT}/nickname`, { item, nickname: "X" })).status, 404);
});

Deno.test("the twenty-first statement is refused with what was written, and the others stay", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  for (let n = 1; n <= 20; n++) {
    const told = { id: crypto.randomUUID(), text: `Lausuma ${n}` };
    await site.services.chat.rights.addStatement(own.id, told);
  }
  const answer = await own.post("/statement", { id: crypto.randomUUID(), text: "Vielä yksi." });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.ok(page.includes(w.statement.full) && page.includes("Vielä yksi."));
  const chat = (await site.services.chat.store.open(own.id))!;
  assert.equal((await site.services.chat.store.notes(chat)).length, 20);
});
