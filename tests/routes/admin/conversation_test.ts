import assert from "node:assert/strict";
import { ask, hidden, NOBODYS, withDesk } from "./_desk.ts";
import { goesTo } from "./_staff.ts";

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
    const unchosen = await eero.post(`${path}/hand-over`, { to: "", note: "Jatka" });
    assert.equal(unchosen.status, 422, "to nobody in particular is no choice");
    assert.match(await unchosen.text(), /Valitse, kenelle keskustelu siirtyy/);
    await eero.post(`${path}/hand-over`, { to: "queue", note: "" });
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
    const put = await aino.post(`${path}/messages`, { do: "ready", answer: answer!.id });
    assert.match(
      await put.text(),
      /<textarea[^>]*name="text"[^>]*>Hei, miten voin auttaa\?<\/textarea>/,
    );
    await aino.post(`/admin/answers/${answer!.id}`, { title: "Alku", ...texts });
    assert.match(await aino.page("/admin/answers"), /Alku/);
    assert.equal((await aino.get("/admin/answers/none")).status, 404);
    await aino.post(`/admin/answers/${answer!.id}/remove`);
    assert.deepEqual(await site.services.chat.answers.list(), []);
  }));

Deno.test("closing a question says that it stays without an answer, ending a chat that nobody can write", () =>
  withDesk(async ({ site, aino }) => {
    const { path } = await ask(site);
    const question = await aino.page(path);
    assert.match(question, /Kysymys jää ilman vastausta/);
    assert.doesNotMatch(question, /Kävijä ei voi enää kirjoittaa/);
    await aino.post(`${path}/take`, { live: "1" });
    const live = await aino.page(path);
    assert.match(live, /Kävijä ei voi enää kirjoittaa\. Keskustelu säilyy kaksi vuotta/);
    assert.doesNotMatch(live, /Kysymys jää ilman vastausta/);
  }));
