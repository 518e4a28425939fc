import assert from "node:assert/strict";
import { words as chatWords } from "../../../lib/words/chat/mod.ts";
import { facts } from "../../../lib/words/portal/facts/mod.ts";
import { words } from "../../../lib/words/requests/mod.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { textOf } from "../portal/_portal.ts";
import { Browser } from "./_browser.ts";

const TOLD = { ground: "17(3)(e)", reason: "Valitus on kesken." } as const;
const GIVEN = {
  recipient: "Esimerkkivirasto",
  basis: "power-of-attorney",
  givenOn: "2026-03-02",
  reference: "D-77/2026",
} as const;
const AT = { fi: "/chat/kuitti", sv: "/sv/chat/kvitto", en: "/en/chat/receipt" } as const;
const LANGS = ["fi", "sv", "en"] as const;
const headers = { origin: "http://localhost:8000" };

/** A chat with one message, opened with its receipt code. */
async function openReceipt(site: Site, address = "192.0.2.1") {
  const starter = new Browser(site, address);
  const { id, receipt } = await starter.start({ nickname: "Kulkija" });
  const message = { id: crypto.randomUUID(), text: "Miten haen päivärahaa?" };
  await starter.json(`/api/chat/${id}/messages`, message);
  const reader = new Browser(site, address);
  const post = (path: string, fields: Record<string, string> = {}) =>
    reader.fetch(path, { method: "POST", body: new URLSearchParams(fields), headers });
  assert.equal((await post(AT.fi, { code: receipt })).status, 303);
  const page = async (path: string) => await (await reader.fetch(path)).text();
  return { id, post, page, reader };
}

for (const lang of LANGS) {
  Deno.test(`in ${lang}, the visitor with the receipt code sees the open matter, its ground and who received the chat`, async () => {
    await using site = await openSite();
    const own = await openReceipt(site);
    const before = textOf(await own.page(AT[lang]));
    assert.ok(before.includes(facts[lang].nobodyReceived));
    assert.ok(!before.includes(words[lang].fix.held));
    await site.services.holds.place({ kind: "chat", id: own.id }, TOLD);
    await site.services.recipients.chats.note(own.id, GIVEN);
    const page = await own.page(AT[lang]);
    const text = textOf(page);
    const seen = [words[lang].fix.held, words[lang].ground[TOLD.ground], TOLD.reason];
    for (const said of [...seen, GIVEN.recipient]) assert.ok(text.includes(said), said);
    assert.ok(!page.includes(`${AT[lang]}/erase`), "nothing offers what is refused");
    assert.ok(page.includes(`${AT[lang]}/ask/erasure`));
  });
}

Deno.test("another chat's code tells nothing of either", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  await site.services.holds.place({ kind: "chat", id: own.id }, TOLD);
  await site.services.recipients.chats.note(own.id, GIVEN);
  const other = await openReceipt(site, "192.0.2.2");
  const page = await other.page(AT.fi);
  for (const theirs of [TOLD.reason, GIVEN.recipient]) assert.ok(!page.includes(theirs));
  assert.ok(page.includes(`${AT.fi}/erase`));
});

Deno.test("the downloads tell both", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  await site.services.holds.place({ kind: "chat", id: own.id }, TOLD);
  await site.services.recipients.chats.note(own.id, GIVEN);
  const text = await own.page(`${AT.fi}/download.txt`);
  for (const said of [TOLD.reason, GIVEN.recipient]) assert.ok(text.includes(said), said);
  const data = JSON.parse(await own.page(`${AT.fi}/download.json`));
  assert.equal(data.hold.ground, TOLD.ground);
  assert.deepEqual(data.disclosures, [{ ...GIVEN, kind: "chat" }]);
});

Deno.test("erasing a chat on hold goes through a request, and what was given is told when it is granted", async () => {
  await using site = await openSite();
  const { holds, recipients, requests, chat } = site.services;
  const own = await openReceipt(site);
  await holds.place({ kind: "chat", id: own.id }, TOLD);
  await recipients.chats.note(own.id, GIVEN);
  assert.equal((await own.reader.fetch(`${AT.fi}/erase`)).headers.get("location"), `${AT.fi}/fix`);
  const wish = { text: "Valitus on ohi." };
  const checked = await (await own.post(`${AT.fi}/ask/erasure`, wish)).text();
  const once = /name="once" value="([^"]+)"/.exec(checked)![1]!;
  await own.post(`${AT.fi}/ask/erasure`, { ...wish, once, action: "send" });
  const [request] = await requests.listOpen();
  assert.notEqual(await chat.store.open(own.id), null);
  const by = { id: "reviewer-1", name: "Kaisu Kanerva" };
  await requests.decide(request!.id, { version: 1, by, outcome: "granted" });
  assert.equal(await chat.store.open(own.id), null);
  const { open } = await recipients.tasks.list();
  assert.deepEqual(open.map(({ happened }) => happened), ["erased"]);
});

Deno.test("who erases a chat that was given is told before and after what stays; who erases another is not", async () => {
  await using site = await openSite();
  const w = chatWords.fi.erase;
  for (const given of [true, false]) {
    const own = await openReceipt(site, given ? "192.0.2.1" : "192.0.2.2");
    if (given) await site.services.recipients.chats.note(own.id, GIVEN);
    assert.equal(textOf(await own.page(`${AT.fi}/erase`)).includes(w.given), given);
    const done = textOf(await (await own.post(`${AT.fi}/erase`)).text());
    assert.ok(done.includes(given ? w.doneGiven : w.done));
  }
});

Deno.test("a nickname that was changed is told to whoever was given the chat, once", async () => {
  await using site = await openSite();
  const own = await openReceipt(site);
  await site.services.recipients.chats.note(own.id, GIVEN);
  for (let press = 0; press < 2; press++) {
    await own.post(`${AT.fi}/nickname`, { nickname: "Vaeltaja" });
  }
  const { open } = await site.services.recipients.tasks.list();
  assert.deepEqual(open.map(({ happened }) => happened), ["corrected"]);
});
