import assert from "node:assert/strict";
import { ask, withDesk } from "./_desk.ts";
import { goesTo, type StaffBrowser } from "./_staff.ts";

const TEXT = "Pitkä harkittu\nvastaus";
const HALF = "Kesken jäänyt muistiinpano";

const inField = (page: string, name: string) =>
  new RegExp(`<textarea[^>]*id="${name}"[^>]*>([^<]*)</textarea>`).exec(page)?.[1];

/** Presses a button of the page with a reply and a note begun, as a browser without script does. */
async function press(
  { post }: StaffBrowser,
  path: string,
  fields: Record<string, string>,
): Promise<{ page: string; answer: Response }> {
  const answer = await post(path, { text: TEXT.replace("\n", "\r\n"), note: "", ...fields });
  return { page: await answer.clone().text(), answer };
}

Deno.test("a ready answer joins what was typed", () =>
  withDesk(async ({ site, aino }) => {
    const texts = { fi: "Hei, miten voin auttaa?", sv: "Hej", en: "Hello" };
    await aino.post("/admin/answers", { title: "Tervehdys", ...texts });
    const [{ id: answer } = { id: "" }] = await site.services.chat.answers.list();
    const { path } = await ask(site);
    const { page, answer: got } = await press(aino, `${path}/messages`, {
      do: "ready",
      answer,
      note: HALF,
    });
    assert.equal(got.status, 200);
    assert.equal(inField(page, "text"), `${TEXT}\n\nHei, miten voin auttaa?`);
    assert.equal(inField(page, "note"), undefined, "a note is for whose conversation it is");
    const empty = await press(aino, `${path}/messages`, { do: "ready", answer, text: "" });
    assert.equal(inField(empty.page, "text"), "Hei, miten voin auttaa?");
    assert.match(page, /Tarvitsen apua|tarvitsen apua/, "nothing was sent by it");
    assert.doesNotMatch(page, /bubble-mine/);
  }));

Deno.test("asking for what is new keeps what was typed, and shows what the visitor wrote meanwhile", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path, load } = await ask(site);
    await aino.post(`${path}/take`);
    await site.services.chat.visitors.send(await load(), {
      id: crypto.randomUUID(),
      text: "Vielä yksi asia",
    });
    const { page } = await press(aino, `${path}/messages`, { do: "look", note: HALF });
    assert.match(page, /Vielä yksi asia/);
    assert.equal(inField(page, "text"), TEXT);
    assert.equal(inField(page, "note"), HALF);
  }));

Deno.test("saving a note keeps the reply, sending the reply keeps the note, each is stored once", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path, chatId } = await ask(site);
    await aino.post(`${path}/take`);
    const id = crypto.randomUUID();
    const note = { note: "Soitetaan huomenna", "note-id": crypto.randomUUID(), id };
    const noted = await press(aino, `${path}/note`, note);
    assert.match(noted.page, /Muistiinpano on tallennettu/);
    assert.equal(inField(noted.page, "text"), TEXT);
    assert.equal(inField(noted.page, "note"), "");
    await press(aino, `${path}/note`, note);
    const sent = await press(aino, `${path}/messages`, { id, note: HALF });
    assert.match(sent.page, /Viesti on lähetetty/);
    assert.equal(inField(sent.page, "text"), "");
    assert.equal(inField(sent.page, "note"), HALF);
    const me = { adviserId: aino.session.personId, adviserName: aino.session.name };
    const talk = await site.services.chat.desk.conversation(me, chatId);
    assert.ok(talk !== "not-found");
    assert.deepEqual(talk.notes.map(({ text }) => text), ["Soitetaan huomenna"]);
    assert.deepEqual(talk.messages.map(({ text }) => text).slice(1), [TEXT]);
  }));

Deno.test("taking a question, or beginning a chat from it, keeps the answer that was begun", () =>
  withDesk(async ({ site, aino }) => {
    const { path } = await ask(site);
    const taken = await press(aino, `${path}/take`, {});
    assert.match(taken.page, /Keskustelu on sinun/);
    assert.equal(inField(taken.page, "text"), TEXT);
    const live = await press(aino, `${path}/take`, { live: "1" });
    assert.match(live.page, /Käynnissä/);
    assert.equal(inField(live.page, "text"), TEXT);
  }));

Deno.test("what was typed for a chat that somebody else has by now is there to be copied", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site);
    await eero.post(`${path}/take`);
    const late = await press(aino, `${path}/messages`, {});
    assert.equal(late.answer.status, 404);
    assert.match(late.page, /Pitkä harkittu/);
    const nothing = await aino.post(`${path}/take`);
    assert.equal(goesTo(nothing), "/admin/desk?refused=too-late");
  }));

Deno.test("a page that asks by itself reads nothing for the adviser, and shows no other's chat", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path, load } = await ask(site);
    await aino.post(`${path}/take`);
    await aino.page(path);
    await site.services.chat.visitors.send(await load(), { id: crypto.randomUUID(), text: "Uusi" });
    assert.match(await aino.page(`${path}?auto`), /Uusi/);
    assert.match(await aino.page("/admin/desk"), /1 uusi viesti/);
    await aino.page(path);
    assert.doesNotMatch(await aino.page("/admin/desk"), /1 uusi viesti/);
    const others = await eero.page(`${path}?auto`);
    assert.match(others, /Keskustelu ei ole jonossa eikä sinun/);
    assert.doesNotMatch(others, /Uusi/);
  }));
