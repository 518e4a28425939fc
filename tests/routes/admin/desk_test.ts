import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { goesTo, signIn, type StaffBrowser } from "./_staff.ts";

/** A Wednesday at ten, when the chat is open. */
const AT = "2026-03-04T08:00:00Z";
const NOBODYS = "00000000-0000-4000-8000-000000000000";

interface Desk {
  site: Site;
  aino: StaffBrowser;
  eero: StaffBrowser;
}

async function withDesk(test: (desk: Desk) => Promise<void>): Promise<void> {
  await using site = await openSite({ at: AT });
  const aino = await signIn(site, { roles: ["adviser"] });
  const eero = await signIn(site, { roles: ["adviser"], id: "person-eero", name: "Eero Auttaja" });
  await test({ site, aino, eero });
}

/** A visitor starts a chat and asks something. Answers the chat's id and the visitor. */
async function ask({ services }: Site, text = "Hei, tarvitsen apua", nickname?: string) {
  const { access, visitors } = services.chat;
  const started = await visitors.start({ lang: "fi", address: "192.0.2.9", nickname });
  assert.ok(started.outcome === "started");
  const { chatId, token } = started;
  const load = async () => (await access.load(token, chatId))!;
  await visitors.send(await load(), { id: crypto.randomUUID(), text });
  return { chatId, load, path: `/admin/desk/chats/${chatId}` };
}

/** The value of a hidden field. */
function hidden(page: string, form: RegExp, name: string): string {
  const part = page.slice(page.search(form));
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(part)?.[1] ?? "";
}

Deno.test("present, away and gone: the availability follows, and the page says it", () =>
  withDesk(async ({ site, aino }) => {
    const { chat } = site.services;
    assert.match(await aino.page("/admin/desk"), /Et ole pöydän ääressä/);
    assert.equal((await chat.availability.now()).canChat, false);
    assert.equal(
      goesTo(await aino.post("/admin/desk/presence", { state: "present" })),
      "/admin/desk",
    );
    assert.equal((await chat.availability.now()).canChat, true);
    assert.match(await aino.page("/admin/desk"), /Olet paikalla/);
    await aino.post("/admin/desk/presence", { state: "away" });
    assert.match(await aino.page("/admin/desk"), /Olet tauolla/);
    assert.equal((await chat.availability.now()).canChat, false);
    await aino.post("/admin/desk/presence", { state: "elsewhere" });
    assert.match(await aino.page("/admin/desk"), /Olet tauolla/);
    await aino.post("/admin/desk/presence", { state: "left" });
    assert.match(await aino.page("/admin/desk"), /Et ole pöydän ääressä/);
  }));

Deno.test("an open desk keeps its adviser present; a closed one does not", () =>
  withDesk(async ({ site, aino }) => {
    const { presence } = site.services.chat;
    await aino.post("/admin/desk/presence", { state: "present" });
    for (let i = 0; i < 4; i++) {
      site.clock.pass(2 * MINUTE);
      await aino.get("/admin/desk?auto");
    }
    assert.equal(await presence.count(), 1);
    site.clock.pass(4 * MINUTE);
    assert.equal(await presence.count(), 0);
  }));

Deno.test("a waiting chat is taken, answered and ended without a script", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path, load } = await ask(site, "Miten haen tukea?", "Kurki");
    const desk = await aino.page("/admin/desk");
    assert.match(desk, /Kurki/);
    assert.match(desk, new RegExp(`action="${path}/take"`));
    assert.equal(goesTo(await aino.post(`${path}/take`)), `${path}?done=taken`);
    const page = await aino.page(path);
    assert.match(page, /Miten haen tukea\?/);
    const id = hidden(page, /\/messages"/, "id");
    const sent = await aino.post(`${path}/messages`, { id, text: "Hei\r\nautan sinua" });
    assert.equal(goesTo(sent), `${path}?done=sent`);
    await aino.post(`${path}/messages`, { id, text: "Hei\r\nautan sinua" });
    const me = { adviserId: aino.session.personId, adviserName: "Aino Neuvoja" };
    const talk = await site.services.chat.desk.conversation(me, (await load()).chatId);
    assert.ok(talk !== "not-found");
    assert.deepEqual(talk.messages.map(({ text }) => text), [
      "Miten haen tukea?",
      "Hei\nautan sinua",
    ]);
    assert.match(await aino.page(path), /Hei\nautan sinua/);
    assert.equal(goesTo(await aino.post(`${path}/end`)), "/admin/desk?done=ended");
    const after = await aino.page(path);
    assert.match(after, /Neuvoja päätti keskustelun/);
    assert.doesNotMatch(after, /name="text"/);
  }));

Deno.test("a new message is counted until it is looked at", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path, load } = await ask(site);
    await aino.post(`${path}/take`);
    await aino.get(path);
    await site.services.chat.visitors.send(await load(), {
      id: crypto.randomUUID(),
      text: "Oletko siellä?",
    });
    assert.match(await aino.page("/admin/desk"), /1 uusi viesti/);
    await aino.get(path);
    assert.doesNotMatch(await aino.page("/admin/desk"), /uusi viesti/);
  }));

Deno.test("what somebody wrote is shown as text, whatever it is", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const nasty = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&`;
    const { path } = await ask(site, nasty, "<b>Kurki</b>");
    for (const page of [await aino.page("/admin/desk"), await aino.page(path)]) {
      assert.doesNotMatch(page, /<script>alert|<img src=x|<b>Kurki/);
    }
    assert.match(await aino.page(path), /&lt;script>alert\(1\)&lt;\/script>/);
  }));

Deno.test("a refused message comes back as it was typed, with what is wrong", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site);
    await aino.post(`${path}/take`);
    const long = "ä".repeat(4_001);
    const refused = await aino.post(`${path}/messages`, { id: NOBODYS, text: long });
    const page = await refused.text();
    assert.equal(refused.status, 422);
    assert.match(page, /Lyhennä tekstiä/);
    assert.ok(page.includes(long));
    assert.match(page, /<title>Virhe: /);
    assert.equal((await aino.post(`${path}/messages`, { text: "  " })).status, 422);
    assert.equal((await aino.post(`${path}/note`, { note: "" })).status, 422);
  }));

Deno.test("what could not be sent because the chat had ended is not lost", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path, load } = await ask(site);
    await aino.post(`${path}/take`);
    await site.services.chat.visitors.end(await load());
    const answer = await aino.post(`${path}/messages`, { text: "Pitkä harkittu vastaus" });
    const page = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(page, /Viestiä ei lähetetty/);
    assert.match(page, /Pitkä harkittu vastaus/);
  }));

Deno.test("a colleague's chat is not found, and no deed of it either", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site, "Salainen asia", "Kurki");
    await aino.post(`${path}/take`);
    for (const end of ["", "/take", "/messages", "/note", "/hand-over", "/put-back", "/end"]) {
      const answer = end === ""
        ? await eero.get(path)
        : await eero.post(`${path}${end}`, { text: "x", note: "x", to: "" });
      const text = await answer.text();
      if (end === "/take") assert.equal(goesTo(answer), "/admin/desk?refused=too-late");
      else assert.equal(answer.status, 404, end);
      assert.doesNotMatch(text, /Salainen asia|Kurki/, end);
    }
    assert.equal((await eero.post(`${path}/block`, { hours: "1" })).status, 404);
    const blank = (page: string) => page.replaceAll(/[0-9a-f-]{36}/g, "ID");
    const [theirs, none] = [
      await eero.page(path),
      await eero.page(`/admin/desk/chats/${NOBODYS}`),
    ];
    assert.equal(blank(theirs), blank(none), "the answer tells that there is one");
    assert.doesNotMatch(await eero.page("/admin/desk"), /Kurki/);
    assert.match(await aino.page(path), /Salainen asia/);
  }));

Deno.test("a colleague's chat opens for a purpose that is in the log first", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path, chatId } = await ask(site, "Salainen asia");
    await aino.post(`${path}/take`);
    assert.equal((await eero.post(`${path}/open`)).status, 422);
    assert.equal((await eero.post(`${path}/open`, { purpose: "uteliaisuus" })).status, 422);
    const { audit } = site.services;
    assert.deepEqual((await audit.list()).entries, []);
    const opened = await eero.post(`${path}/open`, { purpose: "continue-for-colleague" });
    const page = await opened.text();
    assert.equal(opened.status, 200);
    assert.match(page, /Salainen asia/);
    assert.match(page, /jatkaa poissa olevan työtä/);
    assert.doesNotMatch(page, /name="text"|\/note"/);
    const { entries } = await audit.list({ subject: { kind: "chat", id: chatId } });
    assert.deepEqual(
      entries.map(({ action, actorName, purpose }) => ({ action, actorName, purpose })),
      [{ action: "chat.opened", actorName: "Eero Auttaja", purpose: "continue-for-colleague" }],
    );
    assert.equal((await eero.get(path)).status, 404, "an opened chat stays somebody else's");
    const none = await eero.post(`/admin/desk/chats/${NOBODYS}/open`, { purpose: "fault" });
    assert.equal(none.status, 404);
    assert.equal((await audit.list()).entries.length, 1);
  }));

Deno.test("a chat is handed over with a note to whoever is at the desk, or to the queue", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site);
    await aino.post(`${path}/take`);
    const nobody = await aino.post(`${path}/hand-over`, { to: "person-eero", note: "Jatka tästä" });
    assert.equal(nobody.status, 422);
    assert.match(await nobody.text(), /ei ole enää pöydän ääressä[\s\S]*Jatka tästä/);
    await eero.post("/admin/desk/presence", { state: "present" });
    assert.match(await aino.page(path), /<option value="person-eero"[^>]*>Eero Auttaja/);
    const done = await aino.post(`${path}/hand-over`, { to: "person-eero", note: "Jatka tästä" });
    assert.equal(goesTo(done), "/admin/desk?done=handed-over");
    assert.equal((await aino.get(path)).status, 404);
    assert.match(await eero.page(path), /Jatka tästä/);
    await eero.post(`${path}/hand-over`, { to: "", note: "" });
    assert.match(await aino.page("/admin/desk"), /siirretty/);
  }));

Deno.test("a note says that the client sees it, and is on the page afterwards", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site);
    await aino.post(`${path}/take`);
    assert.match(await aino.page(path), /Asiakas näkee muistiinpanot/);
    const written = await aino.post(`${path}/note`, { note: "Soitetaan huomenna" });
    assert.equal(goesTo(written), `${path}?done=noted`);
    assert.match(await aino.page(path), /Soitetaan huomenna/);
  }));

Deno.test("questions are listed oldest first, are one adviser's at a time, and end with the answer", () =>
  withDesk(async ({ site, aino, eero }) => {
    const first = await ask(site, "Ensimmäinen kysymys", "Eka");
    site.clock.pass(MINUTE);
    await ask(site, "Toinen kysymys", "Toka");
    const desk = await aino.page("/admin/desk");
    assert.ok(desk.indexOf("Eka") < desk.indexOf("Toka"));
    await aino.post(`${first.path}/take`);
    assert.match(await eero.page("/admin/desk"), /vastaa: Aino Neuvoja/);
    assert.equal(goesTo(await eero.post(`${first.path}/take`)), "/admin/desk?refused=too-late");
    assert.equal(goesTo(await aino.post(`${first.path}/put-back`)), "/admin/desk?done=put-back");
    assert.equal(goesTo(await eero.post(`${first.path}/take`)), `${first.path}?done=taken`);
    assert.match(await eero.page(first.path), /Vastaus päättää keskustelun/);
    const sent = await eero.post(`${first.path}/messages`, { text: "Näin se menee" });
    assert.equal(goesTo(sent), "/admin/desk?done=answered");
    assert.doesNotMatch(await eero.page("/admin/desk"), /Eka/);
    assert.match(await eero.page(first.path), /Päättynyt/);
  }));

Deno.test("a question of today may become a chat, an old one may not", () =>
  withDesk(async ({ site, aino }) => {
    const { path } = await ask(site);
    assert.match(await aino.page(path), /Aloita keskustelu heti/);
    await aino.post(`${path}/take`, { live: "1" });
    assert.match(await aino.page(path), /Käynnissä/);
    const old = await ask(site);
    site.clock.pass(24 * 60 * MINUTE);
    const later = await signIn(site, { roles: ["adviser"] });
    assert.doesNotMatch(await later.page(old.path), /Aloita keskustelu heti/);
  }));

Deno.test("a disturber is kept away, without an address on the page, and the log knows", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site, "häiriköintiä");
    assert.equal((await aino.post(`${path}/block`, { hours: "999" })).status, 422);
    const pages = await aino.page("/admin/desk") + await aino.page(path);
    assert.doesNotMatch(pages, /192\.0\.2/);
    assert.equal(
      goesTo(await aino.post(`${path}/block`, { hours: "4" })),
      "/admin/desk?done=blocked",
    );
    const again = await site.services.chat.visitors.start({ lang: "fi", address: "192.0.2.9" });
    assert.equal(again.outcome, "blocked");
    const { entries } = await site.services.audit.list();
    assert.deepEqual(entries.map(({ action }) => action), ["chat.blocked"]);
  }));

Deno.test("ready-made answers are kept in three languages and put into the field", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const incomplete = await aino.post("/admin/answers", { title: "Tervehdys", fi: "Hei", sv: "" });
    const page = await incomplete.text();
    assert.equal(incomplete.status, 422);
    assert.match(page, /Ruotsiksi: kirjoita teksti/);
    assert.match(page, /Englanniksi: kirjoita teksti/);
    assert.match(page, /value="Tervehdys"/);
    const texts = { fi: "Hei, miten voin auttaa?", sv: "Hej, hur kan jag hjälpa?", en: "Hello" };
    const saved = await aino.post("/admin/answers", { title: "Tervehdys", ...texts });
    assert.equal(goesTo(saved), "/admin/answers?saved=1");
    const [answer] = await site.services.chat.answers.list();
    const { path } = await ask(site);
    await aino.post(`${path}/take`);
    assert.match(
      await aino.page(`${path}?answer=${answer!.id}`),
      /<textarea[^>]*name="text"[^>]*>Hei, miten voin auttaa\?<\/textarea>/,
    );
    await aino.post(`/admin/answers/${answer!.id}`, { title: "Alku", ...texts });
    assert.match(await aino.page("/admin/answers"), /Alku/);
    assert.equal((await aino.get("/admin/answers/none")).status, 404);
    await aino.post(`/admin/answers/${answer!.id}/remove`);
    assert.deepEqual(await site.services.chat.answers.list(), []);
  }));

Deno.test("past conversations are listed; another's has no name and opens only for a purpose", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site, "Salainen asia", "Kurki");
    await aino.post(`${path}/take`);
    await aino.post(`${path}/end`);
    assert.match(await aino.page("/admin/desk/past"), /Kurki \(oma\)/);
    assert.doesNotMatch(await eero.page("/admin/desk/past"), /Kurki/);
    assert.match(await eero.page("/admin/desk/past"), new RegExp(`href="${path}"`));
    assert.equal((await eero.get(path)).status, 404);
  }));

Deno.test("a page without script asks again by itself, but not while something is being written", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site);
    await aino.post(`${path}/take`);
    assert.match(
      await aino.page("/admin/desk"),
      /http-equiv="refresh" content="20;url=\/admin\/desk\?auto"/,
    );
    assert.doesNotMatch(await aino.page(path), /http-equiv="refresh"/);
  }));
