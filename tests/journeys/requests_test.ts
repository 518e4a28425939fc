import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { bringUp } from "../../lib/dev/mod.ts";
import { groundsFor, OUTCOMES, type RequestKind } from "../../lib/requests/mod.ts";
import { LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { Visitor } from "./_visitor.ts";

/** The made-up client of whom plenty is held. */
const PLENTY = "050 123 4501";
const by = { id: "reviewer-1", name: "Kaisu Kanerva" };
const REASON = "Katsoimme asian yhdessä ja kirjasimme sen.";

async function withClient(test: (site: ServedSite, browser: Browser) => Promise<void>) {
  await using site = await serveSite({ at: new Date().toISOString() });
  await using chromium = await openBrowser();
  await bringUp(site.services);
  await test(site, chromium.browser);
}

async function signIn(visitor: Visitor, site: ServedSite, root: string): Promise<void> {
  await visitor.goto(root);
  await visitor.page.fill("#phone", PLENTY);
  await visitor.press(`form[action$="/code"] button[type=submit]`);
  await visitor.page.fill("#code", /^\d{6}/.exec(site.outbox.list()[0]!.text)![0]);
  await visitor.press(`form[action$="/verify"] button[type=submit]`);
}

/** Opens what can be done about the first thing of a kind. */
async function openFix(visitor: Visitor, root: string, kind: string): Promise<void> {
  await visitor.goto(`${root}/kind/${kind}`);
  await visitor.press("ol.letter > li:first-child a[id$=-fix]");
}

/** Fills the form that is open, checks it, sends it, and answers the page of the request. */
async function send(visitor: Visitor, fields: Record<string, string>): Promise<string> {
  for (const [name, value] of Object.entries(fields)) await visitor.page.fill(`#${name}`, value);
  await visitor.press(`form[action*="/ask/"] button[type=submit]`);
  const seen = await visitor.text();
  for (const value of Object.values(fields)) assert.ok(seen.includes(value), "it is shown again");
  await visitor.press("button[value=send]");
  return new URL(visitor.page.url()).pathname;
}

const ASKED: readonly RequestKind[] = [
  "correction",
  "restriction",
  "objection",
  "portability",
  "recipients",
  "other",
];

for (const kind of ASKED) {
  Deno.test(`a request of the kind ${kind} goes to each of its outcomes, in Finnish and without JavaScript`, () =>
    withClient(async (site, browser) => {
      await using visitor = await Visitor.open(browser, site.url, {
        javaScript: false,
        width: 360,
      });
      const root = pathTo("myData", "fi");
      const w = words.fi;
      await signIn(visitor, site, root);
      for (const outcome of OUTCOMES) {
        if (kind === "correction") {
          await openFix(visitor, root, "call_note");
          await visitor.press(`a[href*="/ask/correction"]`);
          const text = await visitor.page.innerText(".quote");
          const wrong = text.split(" ").slice(0, 2).join(" ");
          await send(visitor, { wrong, right: `Oikein ${outcome}`, text: "Muistan sen." });
        } else {
          await visitor.goto(root);
          await visitor.press(`a[href="${root}/ask"]`);
          await visitor.press(`a[href="${root}/ask/${kind}"]`);
          await send(visitor, { text: "Kerron tässä, mitä pyydän." });
        }
        const at = new URL(visitor.page.url()).pathname;
        const sent = await visitor.text();
        assert.ok(sent.includes(w.follow.sent) && sent.includes(w.follow.due));
        const request = await site.services.requests.get(at.split("/").at(-1)!);
        const ground = outcome === "refused" ? groundsFor(kind)[0] : undefined;
        const inPart = outcome === "grantedInPart";
        const divisible = kind === "restriction" || kind === "objection";
        const ruling = {
          version: 1,
          by,
          outcome,
          ground,
          reason: REASON,
          ...(inPart && divisible && { parts: [{ kind: "sms" as const }] }),
          ...(inPart && kind === "correction" && { correctedText: "Oikein osittain." }),
        };
        const done = await site.services.requests.decide(request!.id, ruling);
        assert.equal(done.kind, "done");
        await visitor.goto(at);
        const answered = await visitor.text();
        for (const told of [w.outcome[outcome], REASON, w.follow.complainText]) {
          assert.ok(answered.includes(told), `${outcome}: ${told}`);
        }
        if (ground) assert.ok(answered.includes(w.ground[ground]));
        assert.ok(!answered.includes(by.name), "no name of staff");
        const last = site.outbox.list()[0]!;
        assert.equal(last.text, w.textMessage);
      }
      visitor.assertQuiet(kind);
    }));
}

Deno.test("what is told of oneself changes, a request is taken back, and who looked is seen, without JavaScript", () =>
  withClient(async (site, browser) => {
    await using visitor = await Visitor.open(browser, site.url, { javaScript: false, width: 360 });
    const root = pathTo("myData", "fi");
    await signIn(visitor, site, root);
    await visitor.press(`a[href="${root}/contact"]`);
    await visitor.page.fill("#name", "Ilmari Esimerkki");
    await visitor.page.selectOption("#lang", "sv");
    await visitor.press("main form[action$='/contact'] button");
    assert.ok((await visitor.text()).includes(words.fi.contact.saved));
    await visitor.goto(`${root}/ask/recipients`);
    await send(visitor, { text: "Onko tietojani annettu?" });
    await visitor.page.check("#confirm");
    await visitor.press("form[action$='/cancel'] button");
    assert.ok((await visitor.text()).includes(words.fi.follow.states.cancelled));
    const client = (await site.services.clients.findByPhone("+358501234501"))!;
    await site.services.views.record(client.id, "client-asked");
    await visitor.goto(`${root}/views`);
    assert.ok((await visitor.text()).includes(words.fi.purpose["client-asked"]));
    visitor.assertQuiet("without JavaScript");
  }));

for (const lang of LANGS) {
  Deno.test(`asking, correcting and following in ${lang}, refused and answered, is valid and accessible`, () =>
    withClient(async (site, browser) => {
      await using visitor = await Visitor.open(browser, site.url);
      const root = pathTo("myData", lang);
      const check = async (where: string) => {
        await assertAccessible(visitor, `${where}, ${lang}`);
        await assertValidHtml(await visitor.source(), `${where}, ${lang}`);
      };
      await signIn(visitor, site, root);
      const client = (await site.services.clients.findByPhone("+358501234501"))!;
      const { records, holds, views, requests } = site.services;
      const { items: [note] } = await records.page(client, "call_note", { limit: 1, since: 0 });
      const on = { kind: "call_note", clientId: client.id, id: note!.id } as const;
      await holds.place(on, { ground: "17(3)(e)", reason: "Valitus on kesken." });
      await views.record(client.id, "fault");
      await openFix(visitor, root, "call_note");
      await check("what can be done about something on hold");
      await visitor.press(`a[href*="/ask/correction"]`);
      await check("a correction");
      await visitor.press(`form[action*="/ask/"] button[type=submit]`);
      await check("a refused correction");
      await openFix(visitor, root, "chat");
      const chat = visitor.page.url();
      await visitor.press(`a[href*="/statement"]`);
      await check("a statement");
      await visitor.goto(chat);
      await visitor.press(`a[href*="/nickname"]`);
      await check("a nickname");
      await visitor.goto(`${root}/ask/objection`);
      await visitor.page.fill("#text", "Jag vill inte / I do not want / En halua.");
      await visitor.press(`form[action*="/ask/"] button[type=submit]`);
      await check("what is sent");
      await visitor.press("button[value=send]");
      await check("what was sent");
      const id = new URL(visitor.page.url()).pathname.split("/").at(-1)!;
      await requests.extend(id, { version: 1, by, reason: REASON });
      await visitor.page.reload();
      await check("an extended request");
      const ruling = { outcome: "refused", ground: "21(1)", reason: REASON } as const;
      await requests.decide(id, { version: 2, by, ...ruling });
      await visitor.goto(new URL(visitor.page.url()).pathname);
      await check("a decided request");
      visitor.assertQuiet(lang);
    }));
}

for (const lang of LANGS) {
  Deno.test(`the rights of a receipt code in ${lang} need no JavaScript, and what was answered is accessible`, () =>
    withClient(async (site, browser) => {
      const { chat, requests } = site.services;
      const started = await chat.visitors.start({
        lang,
        nickname: "Kulkija",
        question: { id: crypto.randomUUID(), text: "Miten haen päivärahaa?" },
        address: "192.0.2.7",
      });
      assert.ok(started.outcome === "started");
      await using visitor = await Visitor.open(browser, site.url, { javaScript: false });
      await using seeing = await Visitor.open(browser, site.url);
      const root = pathTo("receipt", lang);
      for (const one of [visitor, seeing]) {
        await one.goto(root);
        await one.page.fill("#code", started.receipt);
        await one.press(`form[action="${root}"] button[type=submit]`);
      }
      await visitor.press(`a[href="${root}/fix"]`);
      await visitor.press(`a[href="${root}/statement"]`);
      await visitor.page.fill("#text", "En sanonut noin.");
      await visitor.press(`form[action="${root}/statement"] button`);
      assert.ok((await visitor.text()).includes(words[lang].statement.saved));
      await visitor.goto(`${root}/ask/recipients`);
      const at = await send(visitor, { text: "?" });
      const request = (await requests.get(at.split("/").at(-1)!))!;
      const ruling = { version: 1, by, outcome: "granted", reason: REASON } as const;
      await requests.decide(request.id, ruling);
      await visitor.goto(at);
      assert.ok((await visitor.text()).includes(REASON));
      await seeing.goto(at);
      await assertAccessible(seeing, `receipt ${at}`);
      visitor.assertQuiet(lang);
    }));
}
