import assert from "node:assert/strict";
import { PRESENT_FOR } from "../../../lib/chat/presence.ts";
import { MINUTE } from "../../../lib/clock.ts";
import { Browser } from "../chat/_browser.ts";
import { ask, type Desk, withDesk } from "./_desk.ts";
import { goesTo } from "./_staff.ts";

/** Aino has taken a chat, its visitor waits, and her machine died; Eero is at the desk. */
async function abandoned({ site, aino, eero }: Desk) {
  await aino.post("/admin/desk/presence", { state: "present" });
  const asked = await ask(site, "Salainen asia", "Kurki");
  await aino.post(`${asked.path}/take`);
  await aino.get(asked.path);
  site.clock.pass(PRESENT_FOR);
  await eero.post("/admin/desk/presence", { state: "present" });
  return asked;
}

Deno.test("without script: a colleague sees whose adviser is gone, reads it and goes on with it", () =>
  withDesk(async (desk) => {
    const { site, aino, eero } = desk;
    const { path, chatId } = await abandoned(desk);
    const page = await eero.page("/admin/desk");
    const waiting = page.slice(page.indexOf('id="waiting"'), page.indexOf('id="mine"'));
    assert.match(waiting, /Kurki[\s\S]*neuvojasta ei kuulu: Aino Neuvoja[\s\S]*Jatka keskustelua/);
    assert.match(waiting, /odottanut 3 min/);
    const own = await eero.page(path);
    assert.match(own, /Salainen asia/);
    assert.match(own, /hänestä ei ole kuulunut kolmeen minuuttiin ja kävijä odottaa/);
    assert.doesNotMatch(own, /name="text"|\/note"|\/block"|\/end"/, "nothing before it is taken");
    assert.equal(goesTo(await eero.post(`${path}/take`)), `${path}?done=taken`);
    assert.match(await eero.page(path), /name="text"/);
    assert.doesNotMatch(await eero.page("/admin/desk"), /Siirtyi toiselle neuvojalle/);
    const { entries } = await site.services.audit.list({ subject: { kind: "chat", id: chatId } });
    assert.deepEqual(
      entries.map(({ action, actorName }) => `${actorName} ${action}`),
      ["Eero Auttaja chat.taken-over"],
    );

    // The former adviser comes back, and writes on.
    const late = await aino.post(`${path}/messages`, { text: "Tässä olen taas" });
    const told = await late.text();
    assert.equal(late.status, 404);
    assert.match(told, /Eero Auttaja jatkaa keskustelua, koska sivusi ei ollut antanut merkkiä/);
    assert.match(told, /Tässä olen taas/, "what was typed is not lost");
    assert.doesNotMatch(told, /Salainen asia/);
    assert.match(await aino.page(`${path}?auto`), /Eero Auttaja jatkaa keskustelua/);
    const back = await aino.page("/admin/desk");
    assert.match(back, /Siirtyi toiselle neuvojalle[\s\S]*Kurki[\s\S]*Eero Auttaja jatkaa/);
    assert.ok(!back.includes(`href="${path}"`));
    assert.equal(goesTo(await aino.post(`${path}/take`)), "/admin/desk?refused=too-late");
  }));

Deno.test("an adviser who is at work on another page of the staff keeps the chat as well", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site, "Salainen asia", "Kurki");
    await aino.post(`${path}/take`);
    for (let i = 0; i < 5; i++) {
      site.clock.pass(MINUTE);
      await aino.page("/admin/sessions");
    }
    assert.equal((await eero.get(path)).status, 404);
    site.clock.pass(PRESENT_FOR);
    assert.match(await eero.page(path), /hänestä ei ole kuulunut/);
  }));

Deno.test("an adviser who is heard of keeps the chat, whatever the colleague presses", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    await eero.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site, "Salainen asia", "Kurki");
    await aino.post(`${path}/take`);
    for (let i = 0; i < 5; i++) {
      site.clock.pass(MINUTE);
      assert.equal((await aino.post("/admin/desk/here?auto")).status, 204);
    }
    assert.equal((await eero.get(path)).status, 404);
    assert.doesNotMatch(await eero.page("/admin/desk"), /Kurki/);
    assert.equal(goesTo(await eero.post(`${path}/take`)), "/admin/desk?refused=too-late");
    assert.equal(await site.services.chat.presence.of(aino.session.personId), "present");
    await aino.post("/admin/desk/presence", { state: "left", chats: "queue" });
    await aino.post("/admin/desk/here?auto");
    assert.equal(
      await site.services.chat.presence.of(aino.session.personId),
      null,
      "a page that is open puts nobody at the desk who has gone",
    );
  }));

Deno.test("the visitor is told that another adviser goes on, and the name too where names are shown", () =>
  withDesk(async ({ site, aino, eero }) => {
    const visitor = new Browser(site);
    await site.services.chat.settings.saveAdviserNames("none");
    await aino.post("/admin/desk/presence", { state: "present" });
    const { id } = await visitor.start({ nickname: "Kurki" });
    const text = "Hei, onko siellä ketään?";
    await visitor.json(`/api/chat/${id}/messages`, { id: crypto.randomUUID(), text });
    const path = `/admin/desk/chats/${id}`;
    await aino.post(`${path}/take`);
    const shown = async () => (await visitor.get("/chat")).replaceAll(/ data-props="[^"]*"/g, "");
    assert.match(await shown(), /Neuvoja on mukana keskustelussa/);
    site.clock.pass(PRESENT_FOR);
    assert.match(await shown(), /Neuvoja on mukana keskustelussa/, "nothing has changed for them");
    await eero.post(`${path}/take`);
    assert.match(await shown(), /Toinen neuvoja jatkaa kanssasi/);
    await site.services.chat.settings.saveAdviserNames("first");
    assert.match(await shown(), /Toinen neuvoja jatkaa kanssasi\.[^<]*Eero vastaa sinulle/);
  }));
