import assert from "node:assert/strict";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { signIn } from "../admin/_staff.ts";
import { Browser } from "./_browser.ts";

const AINO = { adviserId: "a1", adviserName: "Aino Neuvoja" };

const present = (site: Site) => site.services.chat.presence.set(AINO, "present");
/** The value of a hidden field. */
const hidden = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? "";
const receiptIn = (page: string) => /(?:[0-9A-Z]{3}-){5}[0-9A-Z]{3}/.exec(page)?.[0] ?? "";

async function begun(site: Site) {
  await present(site);
  const visitor = new Browser(site);
  await visitor.form("/chat", { nickname: "Peikko" });
  return visitor;
}

async function write(visitor: Browser, text: string) {
  const page = await visitor.get("/chat/write");
  return await visitor.form("/chat/write", { text, id: hidden(page, "id") });
}

Deno.test("before the start every language says what is recorded, how long, and when it is open", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  await present(site);
  const said = {
    fi: [
      "2 vuoden",
      "henkilötunnustasi",
      "Chat on nyt auki. Se sulkeutuu tänään klo 15.00.",
      "9.00–15.00",
    ],
    sv: ["2 år", "personbeteckning", "Den stänger i dag kl. 15.00.", "9.00–15.00"],
    en: ["2 years", "personal identity code", "It closes today at 15:00.", "9:00–15:00"],
  };
  for (const lang of LANGS) {
    const visitor = new Browser(site);
    const page = await visitor.get(pathTo("chat", lang));
    for (const sentence of said[lang]) assert.ok(page.includes(sentence), sentence);
    assert.ok(!page.includes(`name="question"`));
    assert.equal(visitor.cookies.size, 0);
  }
  const rows = await Array.fromAsync(site.kv.list({ prefix: ["chat_heads"] }));
  assert.equal(rows.length, 0);
  const page = await new Browser(site).get("/chat");
  const list = /<h2 id="before">.*?<\/ul>/s.exec(page)![0];
  assert.equal(list.split("<li>").length - 1, 4, "what decides is short, and in sight");
  const fold = /<summary>Verkko-osoite ja eväste<\/summary>.*?<\/details>/s.exec(page)![0];
  assert.match(fold, /Emme tallenna verkko-osoitettasi.*evästeen/s);
  assert.doesNotMatch(page, /häiriköt|tunniste säilyy/, "nobody is called names");
});

Deno.test("visitors see the hours of every day, and what an administrator changed of them", async () => {
  await using site = await openSite({ at: "2026-12-23T08:00:00Z" });
  const admin = await signIn(site, { roles: ["administrator"] });
  const said = {
    fi: ["maanantai–perjantai: 9.00–15.00", "lauantai–sunnuntai: kiinni"],
    sv: ["måndag–fredag: 9.00–15.00", "lördag–söndag: stängt"],
    en: ["Monday–Friday: 9:00–15:00", "Saturday–Sunday: closed"],
  };
  const differ = {
    fi: ["torstai 24.12.2026: kiinni", "maanantai 28.12.2026: 10.00–12.00"],
    sv: ["torsdag 24.12.2026: stängt", "måndag 28.12.2026: 10.00–12.00"],
    en: ["Thursday 24 December 2026: closed", "Monday 28 December 2026: 10:00–12:00"],
  };
  for (const lang of LANGS) {
    const page = await new Browser(site).get(pathTo("chat", lang));
    for (const line of [...said[lang], differ[lang][0]!]) assert.ok(page.includes(line), line);
    assert.ok(!page.includes(differ[lang][1]!));
  }
  await admin.post("/admin/hours/exceptions", {
    date: "2026-12-28",
    "x-1-from": "10",
    "x-1-to": "12",
  });
  await admin.post("/admin/hours", { "d6-1-from": "12", "d6-1-to": "14" });
  for (const lang of LANGS) {
    const page = await new Browser(site).get(pathTo("chat", lang));
    assert.ok(page.includes(differ[lang][1]!), differ[lang][1]);
    assert.ok(!page.includes(said[lang][0]!));
  }
  assert.ok((await new Browser(site).get("/chat")).includes("sunnuntai: 12.00–14.00"));
});

Deno.test("when it is closed the page says when it opens and takes a question", async () => {
  await using site = await openSite({ at: "2026-03-06T16:00:00Z" });
  const visitor = new Browser(site);
  const page = await visitor.get("/chat");
  assert.ok(page.includes("Chat avautuu maanantaina 9.3.2026 klo 9.00."));
  for (const way of ["050 571 9643", "Koulukatu 24 B 23", "Kainuuntie 96"]) {
    assert.equal(page.split(way).length, 3, `${way}: beside the question and in the footer`);
  }
  const empty = await visitor.form("/chat", { nickname: "Peikko", question: " " });
  assert.equal(empty.status, 422);
  const refused = await empty.text();
  assert.ok(refused.includes(">Kirjoita kysymyksesi</a>"), "a question, and not a message");
  assert.ok(refused.includes(`value="Peikko"`));
  const fields = { question: "Kysymys?\r\nToinen rivi", id: hidden(page, "id") };
  const left = await visitor.form("/chat", fields);
  assert.equal(left.status, 303);
  const conversation = await visitor.get("/chat");
  assert.ok(conversation.includes("Kysymys?\nToinen rivi"));
  assert.ok(conversation.includes("Kysymyksesi odottaa vastausta"));
  assert.notEqual(receiptIn(conversation), "");
  assert.ok(conversation.includes("Koodi annetaan sivulla localhost:8000/chat/kuitti."));
});

Deno.test("a whole conversation goes by forms alone", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const { desk } = site.services.chat;
  const visitor = await begun(site);
  const waiting = await visitor.get("/chat");
  assert.ok(waiting.includes("Olet jonossa seuraavana."));
  assert.match(waiting, /<noscript><meta http-equiv="refresh" content="10;url=\/chat"/);
  assert.equal((await write(visitor, "Hei & <b>moi</b>\r\n😀")).status, 303);
  const [line] = (await site.services.chat.lists.overview(AINO)).waiting;
  await desk.take(AINO, line!.id);
  await desk.send(AINO, line!.id, { id: crypto.randomUUID(), text: "Päivää" });
  const talking = await visitor.get("/chat");
  assert.ok(talking.includes("Hei &amp; &lt;b>moi&lt;/b>\n😀"));
  assert.ok(talking.includes("Päivää"));
  assert.ok(!talking.includes("Aino"), "names are not shown unless the controller says so");
  const asked = await visitor.get("/chat/end");
  assert.ok(asked.includes("Et ole vielä tallentanut kuittikoodia."));
  assert.ok(!(await visitor.get("/chat?still=1")).includes("http-equiv"), "it can be stopped");
  await visitor.form("/chat/receipt-saved");
  assert.ok(!(await visitor.get("/chat/end")).includes("Et ole vielä tallentanut"));
  await visitor.form("/chat/end");
  const over = await visitor.get("/chat");
  assert.ok(over.includes("Lopetit keskustelun."));
  assert.ok(over.includes("Keskustelu poistuu viimeistään 4.3.2028."));
  assert.ok(!over.includes("http-equiv"));
  assert.equal((await visitor.fetch("/chat/write")).status, 303);
  const erased = await (await visitor.form("/chat/erase")).text();
  assert.ok(erased.includes("Keskustelu on poistettu"));
  assert.equal(await site.services.chat.store.open(line!.id), null);
  assert.ok((await visitor.get("/chat")).includes("Ennen kuin aloitat"));
});

Deno.test("pressing send twice stores the message once; a refused message keeps what was typed", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  const id = hidden(await visitor.get("/chat/write"), "id");
  await visitor.form("/chat/write", { text: "kerran", id });
  await visitor.form("/chat/write", { text: "kerran", id });
  assert.equal((await visitor.get("/chat")).split("kerran").length, 2);
  const long = "pitkä".repeat(1_000);
  const refused = await visitor.form("/chat/write", { text: long, id });
  assert.equal(refused.status, 422);
  assert.ok((await refused.text()).includes(long));
});

Deno.test("whoever starts again with a chat going is led to it", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  const before = receiptIn(await visitor.get("/chat"));
  assert.equal((await visitor.form("/chat", {})).status, 303);
  assert.equal(receiptIn(await visitor.get("/chat")), before);
});

Deno.test("a receipt opens its chat elsewhere: read, download, erase a message, erase all", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  await write(visitor, "ensimmäinen");
  await write(visitor, "toinen");
  const receipt = receiptIn(await visitor.get("/chat"));
  const elsewhere = new Browser(site, "192.0.2.9");
  assert.equal((await elsewhere.fetch("/chat/kuitti/download.txt")).status, 303);
  const typed = receipt.toLowerCase().replaceAll("-", " ");
  assert.equal((await elsewhere.form("/chat/kuitti", { code: typed })).status, 303);
  const page = await elsewhere.get("/chat/kuitti");
  for (const word of ["ensimmäinen", "toinen", "Peikko"]) assert.ok(page.includes(word));
  assert.equal(receiptIn(page), "", "the code is not shown to whoever has only typed it");
  const text = await elsewhere.fetch("/chat/kuitti/download.txt");
  assert.equal(text.headers.get("content-type"), "text/plain; charset=utf-8");
  assert.ok((await text.text()).includes("Sinä\nensimmäinen"));
  const json = await (await elsewhere.fetch("/chat/kuitti/download.json")).json();
  assert.equal(json.messages.length, 2);
  const names = [...(await elsewhere.get("/chat/kuitti")).matchAll(
    /class="link-danger"[^>]*>(.*?)<\/a>/gs,
  )].map(([, name]) => name);
  assert.ok(names[0]!.includes("1. viesti, 4.3.2026 klo 10.00"), names[0]);
  assert.equal(new Set(names).size, names.length, "each link says which message it is about");
  assert.ok((await elsewhere.get("/chat/kuitti/erase?message=1")).includes("ensimmäinen"));
  await elsewhere.form("/chat/kuitti/erase", { message: "1" });
  const after = await elsewhere.get("/chat/kuitti");
  assert.ok(!after.includes("ensimmäinen") && after.includes("Viesti on poistettu."));
  await elsewhere.form("/chat/kuitti/erase");
  assert.ok((await elsewhere.get("/chat/kuitti")).includes("Kuittikoodi"));
  assert.ok((await visitor.get("/chat")).includes("Ennen kuin aloitat"));
});

Deno.test("a receipt opens no other chat, and is no way to write as its visitor by itself", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const [mine, other] = [await begun(site), new Browser(site, "192.0.2.2")];
  const { id: otherId } = await other.start();
  const receipt = receiptIn(await mine.get("/chat"));
  const reader = new Browser(site, "192.0.2.9");
  await reader.form("/chat/kuitti", { code: receipt });
  assert.equal((await reader.fetch(`/api/chat/${otherId}`)).status, 404);
  assert.ok((await reader.get("/chat")).includes("Ennen kuin aloitat"));
  await reader.form("/chat/kuitti/continue");
  assert.ok((await reader.get("/chat")).includes("Odotat neuvojaa"));
});

Deno.test("a wrong code, a slip and too many guesses each say what to do", async () => {
  await using site = await openSite();
  const guesser = new Browser(site);
  const slip = await guesser.form("/chat/kuitti", { code: "7K3-M9Q" });
  assert.equal(slip.status, 422);
  assert.ok((await slip.text()).includes("Siinä pitää olla 18 merkkiä"));
  await using another = await openSite({ at: "2026-03-04T08:00:00Z" });
  const right = receiptIn(await (await begun(another)).get("/chat"));
  for (let i = 0; i < 10; i++) {
    const wrong = await guesser.form("/chat/kuitti", { code: right });
    assert.equal(wrong.status, 422);
    assert.ok((await wrong.text()).includes("Tällä koodilla ei löydy keskustelua."));
  }
  const limited = await guesser.form("/chat/kuitti", { code: right });
  assert.equal(limited.status, 429);
  assert.ok(Number(limited.headers.get("retry-after")) > 0);
});

Deno.test("the quiet way out closes what is open and shows another site, with no name of ours", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  const token = visitor.cookies.get("tyyne_chat")!;
  await visitor.form("/omat-tiedot/code", { phone: "050 123 4567" });
  await visitor.form("/omat-tiedot/verify", { code: site.outbox.list()[0]!.text.slice(0, 6) });
  const session = visitor.cookies.get("tyyne_portal")!;
  const answer = await visitor.form("/chat/exit");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("clear-site-data"), '"cookies", "storage"');
  const page = await answer.text();
  assert.match(page, /http-equiv="refresh" content="0;url=https:\/\/www\.ilmatieteenlaitos\.fi\/"/);
  assert.ok(!/tyyne|chat/i.test(page));
  assert.equal(visitor.cookies.size, 0);
  assert.equal(await site.services.chat.access.load(token), null);
  assert.equal(await site.services.portalSessions.load(session), null, "my data is closed, too");
  assert.equal((await new Browser(site).form("/chat/exit")).status, 200);
});

Deno.test("only a proven number links a chat to my data", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  await write(visitor, "liitä minut");
  const { clients, chat } = site.services;
  assert.equal((await visitor.form("/chat/phone", { phone: "013 123 456" })).status, 422);
  assert.equal((await visitor.form("/chat/phone", { phone: "050 123 4567" })).status, 303);
  assert.equal(await clients.findByPhone("+358501234567"), null);
  assert.ok((await visitor.get("/chat/phone")).includes("050 123 4567"));
  const [text] = site.outbox.list();
  const code = text!.text.slice(0, 6);
  const wrong = code === "000000" ? "000001" : "000000";
  assert.equal((await visitor.form("/chat/phone/code", { code: wrong })).status, 422);
  assert.equal(await clients.findByPhone("+358501234567"), null);
  const stranger = await begun(site);
  assert.equal((await stranger.form("/chat/phone/code", { code })).status, 422);
  assert.ok(text!.text.includes("liität Tyynen chatin"), "the message says what the code is for");
  const done = await visitor.form("/chat/phone/code", { code });
  const said = await visitor.get(done.headers.get("location")!);
  assert.match(said, /<title>Keskustelu on liitetty numeroosi – Chat – Tyyne<\/title>/);
  assert.match(said, /<div[^>]* autofocus id="done"><p>Keskustelu on liitetty numeroosi\./);
  const client = await clients.findByPhone("+358501234567");
  const page = await chat.holding.page(client!, "chat", { limit: 5, since: -Infinity });
  assert.equal(page.items.length, 1);
  assert.ok((await visitor.get("/chat/phone")).includes("liitetty puhelinnumeroosi"));
});

Deno.test("the code that links a chat opens nobody's data, though its cookie is carried there", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  await visitor.form("/chat/phone", { phone: "050 123 4567" });
  const code = site.outbox.list()[0]!.text.slice(0, 6);
  const cookie = `tyyne_code=${visitor.cookies.get("tyyne_chat_code")}`;
  const tried = await site.post("/omat-tiedot/verify", { code }, { headers: { cookie } });
  assert.equal(tried.status, 422);
  assert.doesNotMatch(tried.headers.getSetCookie().join(), /tyyne_portal=\w/);
  const linked = await visitor.form("/chat/phone/code", { code });
  assert.equal(linked.headers.get("location"), "/chat?linked=1");
});

Deno.test("who has waited for a while, or for nobody, is offered to leave the question", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  await write(visitor, "kysymys");
  assert.ok(!(await visitor.get("/chat")).includes("Jätä kysymys ja lopeta odottaminen"));
  site.clock.pass(3 * 60_000);
  assert.ok((await visitor.get("/chat")).includes("Jätä kysymys ja lopeta odottaminen"));
  await visitor.form("/chat/leave");
  assert.ok((await visitor.get("/chat")).includes("Kysymyksesi odottaa vastausta"));
});
