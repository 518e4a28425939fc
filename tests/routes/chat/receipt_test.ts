import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { signIn } from "../admin/_staff.ts";
import { Browser } from "./_browser.ts";

/** A Saturday: nobody is there. */
const CLOSED = "2026-03-07T10:00:00Z";
const receiptIn = (page: string) => /(?:[0-9A-Z]{3}-){5}[0-9A-Z]{3}/.exec(page)?.[0] ?? "";

/** Somebody who leaves a question, writes the code down and goes. */
async function question(site: Site, text: string, address = "192.0.2.1") {
  const visitor = new Browser(site, address);
  await visitor.form("/chat", { nickname: "Kulkija", question: text, id: crypto.randomUUID() });
  const receipt = receiptIn(await visitor.get("/chat"));
  const { chatId } = (await site.services.chat.access.load(visitor.cookies.get("tyyne_chat")!))!;
  await visitor.form("/chat/receipt-saved");
  await visitor.form("/chat/close");
  assert.equal(visitor.cookies.size, 0);
  return { receipt, chatId };
}

async function opened(site: Site, receipt: string): Promise<Browser> {
  const reader = new Browser(site, "192.0.2.99");
  assert.equal((await reader.form("/chat/kuitti", { code: receipt })).status, 303);
  return reader;
}

Deno.test("a question that was left is answered days later, and read with the code from anywhere", async () => {
  await using site = await openSite({ at: CLOSED });
  const { receipt, chatId } = await question(site, "Saanko asumistukea?");
  const early = await opened(site, receipt);
  assert.match(await early.get("/chat/kuitti"), /Vastaamme, kun neuvoja on paikalla/);
  site.clock.pass(3 * DAY);
  const adviser = await signIn(site, { roles: ["adviser"] });
  assert.match(await adviser.page("/admin/desk"), /Kulkija/);
  const path = `/admin/desk/chats/${chatId}`;
  await adviser.post(`${path}/take`);
  const text = "Saat, jos tulosi ovat pienet.\nSoita meille, niin lasketaan.";
  await adviser.post(`${path}/messages`, { id: crypto.randomUUID(), text });

  const reader = await opened(site, receipt);
  const page = await reader.get("/chat/kuitti");
  for (const said of ["Saanko asumistukea?", text]) assert.ok(page.includes(said), said);
  assert.match(page, /Keskustelu poistuu viimeistään 10\.3\.2028/);
  const file = await (await reader.fetch("/chat/kuitti/download.txt")).text();
  assert.ok(file.includes(text));
  const { messages } = await (await reader.fetch("/chat/kuitti/download.json")).json();
  assert.deepEqual(messages.map(({ from }: { from: string }) => from), ["visitor", "adviser"]);
});

Deno.test("a receipt code opens its chat to read, and nothing else of the site", async () => {
  await using site = await openSite({ at: CLOSED });
  const { receipt, chatId } = await question(site, "salaisuus");
  const other = await question(site, "toisen salaisuus", "192.0.2.2");
  const reader = await opened(site, receipt);
  assert.deepEqual([...reader.cookies.keys()], ["tyyne_receipt"]);
  for (const id of [chatId, other.chatId]) {
    for (const below of ["", "/events"]) {
      assert.equal((await reader.fetch(`/api/chat/${id}${below}`)).status, 404, below);
    }
    const message = { id: crypto.randomUUID(), text: "x" };
    assert.equal((await reader.json(`/api/chat/${id}/messages`, message)).status, 404);
    assert.equal((await reader.json(`/api/chat/${id}/erase`, {})).status, 404);
  }
  assert.match(await reader.get("/omat-tiedot"), /name="phone"/);
  assert.equal((await reader.fetch("/omat-tiedot/export.json")).status, 303);
  assert.match((await reader.fetch("/admin/desk")).headers.get("location")!, /^\/admin\?to=/);
  assert.doesNotMatch(await reader.get("/chat/kuitti"), /toisen salaisuus/);
  assert.match(await reader.get("/chat"), /Ennen kuin aloitat/);
});

Deno.test("the cookie of a receipt is no cookie of a chat, and the other way round", async () => {
  await using site = await openSite({ at: CLOSED });
  const { receipt, chatId } = await question(site, "salaisuus");
  const reader = await opened(site, receipt);
  const token = reader.cookies.get("tyyne_receipt")!;
  reader.cookies.set("tyyne_chat", token);
  assert.equal((await reader.fetch(`/api/chat/${chatId}`)).status, 404);
  const message = { id: crypto.randomUUID(), text: "x" };
  assert.equal((await reader.json(`/api/chat/${chatId}/messages`, message)).status, 404);
  const head = (await site.services.chat.store.head(chatId))!;
  assert.equal(head.seq, 1);
});

Deno.test("a number that an adviser writes links nothing: only the visitor's own proof does", async () => {
  await using site = await openSite({ at: CLOSED });
  const { chatId } = await question(site, "Soittakaa minulle 050 123 4567");
  const adviser = await signIn(site, { roles: ["adviser"] });
  const path = `/admin/desk/chats/${chatId}`;
  await adviser.post(`${path}/take`, { live: "1" });
  await adviser.post(`${path}/note`, { note: "050 123 4567, +358501234567" });
  const text = "Numerosi on siis 050 123 4567?";
  await adviser.post(`${path}/messages`, { id: crypto.randomUUID(), text });
  await adviser.post(`${path}/link`, { phone: "050 123 4567" });
  await adviser.post(`${path}/end`);
  assert.equal((await site.services.chat.store.head(chatId))!.client, undefined);
  assert.equal(await site.services.clients.findByPhone("+358501234567"), null);
});
