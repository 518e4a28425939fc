import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words as phone } from "../../../lib/words/phone/mod.ts";
import { words } from "../../../lib/words/portal/mod.ts";
import {
  addOneOfEach,
  linksTo,
  openPortal,
  OTHER_PHONE,
  PHONE,
  ROOT,
  textOf,
  type Visitor,
} from "./_portal.ts";

const TEXT = "Pyydän, että <kerrotte> minulle & kaikki, mitä 2024 tapahtui.";

/** What a page's form to an address would send. */
function fieldsOf(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, "s").exec(html)?.[1];
  assert.ok(form !== undefined, `no form to ${action}`);
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name!, unescape(value!)]));
}

function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

type Portal = Awaited<ReturnType<typeof openPortal>>;
const codeOf = (site: Portal) => site.outbox.list()[0]!.text.slice(0, 6);

/** Proves a number in the pages that carry what was typed, and answers the page after the code. */
async function prove(site: Portal, visitor: Visitor, { html, number, root = ROOT }: {
  html: string;
  number: string;
  root?: string;
}): Promise<Response> {
  const asked = await visitor.post(`${root}/code`, {
    ...fieldsOf(html, `${root}/code`),
    phone: number,
  });
  assert.equal(asked.status, 200, "no address carries what was typed, so the page answers itself");
  const code = codeOf(site);
  return await visitor.post(`${root}/verify`, {
    ...fieldsOf(await asked.text(), `${root}/verify`),
    code,
  });
}

for (const lang of LANGS) {
  Deno.test(`what was typed in ${lang} comes back after a new code when the session had ended`, async () => {
    await using site = await openPortal();
    const root = pathTo("myData", lang);
    const visitor = await site.visitor().signIn(PHONE, lang);
    const { mark } = fieldsOf(await visitor.page(`${root}/ask/other`), `${root}/ask/other`);
    site.clock.pass(16 * MINUTE);
    const late = await visitor.post(`${root}/ask/other`, { mark: mark!, text: TEXT });
    const html = await late.text();
    assert.equal(late.status, 401);
    assert.ok(textOf(html).includes(phone[lang].kept));
    assert.ok(!html.includes("Pyydän") && !html.includes(PHONE.slice(4)), "nobody else reads it");
    const proven = await prove(site, visitor, { html, number: PHONE, root });
    const back = await proven.text();
    assert.ok(textOf(back).includes(words[lang].kept.text));
    const fields = fieldsOf(back, `${root}/ask/other`);
    assert.equal(fields.text, TEXT);
    const form = await visitor.post(`${root}/ask/other`, { ...fields, action: "edit" });
    assert.match(await form.text(), /<textarea[^>]*>Pyydän, että &lt;kerrotte>/);
    assert.equal((await site.services.requests.listOpen()).length, 0, "nothing was sent");
  });
}

Deno.test("what was typed does not come back to whoever proves another number", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const { mark } = fieldsOf(await visitor.page(`${ROOT}/ask/other`), `${ROOT}/ask/other`);
  site.clock.pass(16 * MINUTE);
  const html = await (await visitor.post(`${ROOT}/ask/other`, { mark: mark!, text: TEXT })).text();
  const proven = await prove(site, visitor, { html, number: OTHER_PHONE });
  assert.deepEqual([proven.status, proven.headers.get("location")], [303, ROOT]);
});

Deno.test("what was typed is not sent as somebody else's who has signed in meanwhile", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const { mark } = fieldsOf(await visitor.page(`${ROOT}/ask/other`), `${ROOT}/ask/other`);
  site.clock.pass(16 * MINUTE);
  await visitor.signIn(OTHER_PHONE);
  const sent = { mark: mark!, text: TEXT, action: "send", once: crypto.randomUUID() };
  assert.equal((await visitor.post(`${ROOT}/ask/other`, sent)).status, 404);
  assert.equal((await site.services.requests.listOpen()).length, 0);
});

Deno.test("it is kept over a wrong code, a code that ran out and another code", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const { mark } = fieldsOf(await visitor.page(`${ROOT}/ask/other`), `${ROOT}/ask/other`);
  site.clock.pass(16 * MINUTE);
  let html = await (await visitor.post(`${ROOT}/ask/other`, { mark: mark!, text: TEXT })).text();
  const send = async (to: string, more: Record<string, string>) => {
    html = await (await visitor.post(ROOT + to, { ...fieldsOf(html, ROOT + to), ...more })).text();
  };
  await send("/code", { phone: PHONE });
  await send("/verify", { code: "12" });
  site.clock.pass(2 * MINUTE);
  await send("/code", {});
  assert.ok(textOf(html).includes(phone.fi.sentNew));
  await send("/keep", {});
  assert.match(html, /autocomplete="tel"/);
  await send("/code", { phone: PHONE });
  site.clock.pass(11 * MINUTE);
  await send("/verify", { code: codeOf(site) });
  assert.ok(textOf(html).includes(phone.fi.codeExpired));
  await send("/code", { phone: PHONE });
  await send("/verify", { code: codeOf(site) });
  assert.equal(fieldsOf(html, `${ROOT}/ask/other`).text, TEXT);
});

Deno.test("a statement about a conversation is kept with what it is about", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const [fix] = linksTo(await visitor.page(`${ROOT}/kind/call_note`), "/fix?item=");
  const [ask] = linksTo(await visitor.page(fix!), "/ask/correction");
  const { mark, item } = fieldsOf(await visitor.page(ask!), `${ROOT}/ask/correction`);
  site.clock.pass(16 * MINUTE);
  const typed = { mark: mark!, item: item!, wrong: "väärin", right: "oikein", text: TEXT };
  const html = await (await visitor.post(`${ROOT}/ask/correction`, typed)).text();
  const back = await (await prove(site, visitor, { html, number: PHONE })).text();
  const fields = fieldsOf(back, `${ROOT}/ask/correction`);
  const form = await visitor.post(`${ROOT}/ask/correction`, { ...fields, action: "edit" });
  assert.equal(form.status, 200);
  const shown = await form.text();
  assert.ok(shown.includes("väärin") && shown.includes("oikein"));
});

Deno.test("a page hands over what is typed by itself, and goes on at once where a session lives", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const { mark } = fieldsOf(await visitor.page(`${ROOT}/contact`), `${ROOT}/contact`);
  const handed = { mark: mark!, place: `${ROOT}/contact`, name: "Ilmari Esimerkki" };
  const living = await (await visitor.post(`${ROOT}/keep`, handed)).text();
  assert.equal(fieldsOf(living, `${ROOT}/contact`).name, "Ilmari Esimerkki");
  site.clock.pass(16 * MINUTE);
  const ended = await visitor.post(`${ROOT}/keep`, handed);
  const html = await ended.text();
  assert.ok(ended.status === 401 && !html.includes("Ilmari"));
  const back = await (await prove(site, visitor, { html, number: PHONE })).text();
  const form = await visitor.post(`${ROOT}/contact`, {
    ...fieldsOf(back, `${ROOT}/contact`),
    action: "edit",
  });
  assert.match(await form.text(), /value="Ilmari Esimerkki"/);
  for (const place of ["https://evil.example/", "/admin", "//evil.example", `${ROOT}/sign-out`]) {
    const answer = await visitor.post(`${ROOT}/keep`, { ...handed, place });
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, ROOT], place);
  }
});

Deno.test("the page that was asked for opens after the code, in the language that is read then", async () => {
  await using site = await openPortal();
  const visitor = site.visitor();
  const asked = await visitor.get(`${ROOT}/download`);
  const start = asked.headers.get("location")!;
  const html = await visitor.page(start);
  assert.ok(textOf(html).includes(phone.fi.wanted));
  assert.ok(linksTo(html, "/sv/mina-uppgifter?to=").length > 0, "the language switch keeps it");
  const swedish = pathTo("myData", "sv");
  const { to } = fieldsOf(await visitor.page(start.replace(ROOT, swedish)), `${swedish}/code`);
  const sent = await visitor.post(`${swedish}/code`, { phone: PHONE, to: to! });
  const step = await visitor.page(sent.headers.get("location")!);
  const fields = fieldsOf(step, `${swedish}/verify`);
  const proven = await visitor.post(`${swedish}/verify`, { ...fields, code: codeOf(site) });
  assert.equal(proven.headers.get("location"), `${swedish}/download`);
  const again = await visitor.get(start);
  assert.equal(again.headers.get("location"), `${ROOT}/download`, "asked again, it opens at once");
});
