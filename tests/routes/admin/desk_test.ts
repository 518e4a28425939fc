import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { adviserOf } from "../../../routes/admin/_adviser.ts";
import { ask, NOBODYS, withDesk } from "./_desk.ts";
import { goesTo, signIn } from "./_staff.ts";

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

Deno.test("a colleague's chat is not found, and no deed of it either", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site, "Salainen asia", "Kurki");
    await aino.post(`${path}/take`);
    for (const end of ["", "/take", "/messages", "/note", "/hand-over", "/put-back", "/end"]) {
      const answer = end === ""
        ? await eero.get(path)
        : await eero.post(`${path}${end}`, { text: "x", note: "x", to: "queue" });
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

Deno.test("what was said in a restricted conversation is shown to no adviser, whatever the purpose", () =>
  withDesk(async ({ site, aino, eero }) => {
    const { chatId, load, path } = await ask(site, "Vuokra on rästissä");
    await aino.post(`${path}/take`);
    const note = { id: crypto.randomUUID(), text: "Soitettiin vuokranantajalle" };
    await site.services.chat.desk.note(adviserOf(aino.session), chatId, note);
    await site.services.chat.rights.restrict(chatId, site.clock.now() + DAY);
    assert.match(await aino.page(path), /Vuokra on rästissä/, "while it goes on it is answered");
    await site.services.chat.visitors.end(await load());
    const opened = await eero.post(`${path}/open`, { purpose: "client-asked" });
    const live = await aino.get(path, { headers: { accept: "application/json" } });
    for (const page of [await opened.text(), await aino.page(path), await live.text()]) {
      assert.doesNotMatch(page, /rästissä|vuokranantajalle/);
    }
    assert.match(await aino.page(path), /rajoitettu 5\.3\.2026 asti\. Sisältöä ei näytetä/);
    site.clock.pass(DAY);
    const later = await signIn(site, { roles: ["adviser"] });
    assert.match(await later.page(path), /Vuokra on rästissä/, "it is over");
  }));
