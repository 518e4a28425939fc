import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { MINUTE } from "../../lib/clock.ts";
import { bringUp } from "../../lib/dev/mod.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { langOfPath, pathTo } from "../../lib/site/paths.ts";
import { openBrowser } from "../helpers/browser.ts";
import { openSite, type ServedSite, serveSite } from "../helpers/site.ts";
import { MISSING_PAGES, PUBLIC_PAGES } from "./_pages.ts";
import { Visitor } from "./_visitor.ts";
import { NO_PAGES, Walk } from "./_walk.ts";

/** A Wednesday at ten, when the chat is open. */
const AT = "2026-03-04T08:00:00Z";
const AINO = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };
/** The made-up client of whom plenty is held. */
const PLENTY = "+358501234501";

interface Walking {
  readonly site: ServedSite;
  readonly visitor: Visitor;
  readonly walk: Walk;
  readonly lang: Lang;
}

/** Its pages are those of Finnish with other words. */
const isFurther = (lang: Lang) => lang === "sv" || lang === "en";
const isOf = (lang: Lang) => (path: string) =>
  langOfPath(path) === lang && !/^\/admin(\/|$)/.test(path);

for (const lang of LANGS) {
  Deno.test(`every page for clients in ${lang} is valid and within everybody's reach, and none of the router is left out`, async () => {
    await using chromium = await openBrowser();
    await using site = await serveSite({ at: AT });
    await using visitor = await Visitor.open(chromium.browser, site.url);
    const walking = {
      site,
      visitor,
      walk: new Walk(visitor, site, { wordsAlone: isFurther(lang) }),
      lang,
    };
    await publicPages(walking);
    await bringUp(site.services);
    await myData(walking);
    await rights(walking);
    await chat(walking);
    await receipt(walking);
    await leavingData(walking);
    walking.walk.assertSawAll(isOf(lang));
    await failing(chromium.browser, walking);
  });
}

/** Before anything was sent: nothing lies on the device. */
async function publicPages({ visitor, walk, lang }: Walking): Promise<void> {
  for (const path of PUBLIC_PAGES.filter((path) => langOfPath(path) === lang)) {
    await walk.to(path);
    await visitor.assertNothingStored(path);
  }
  for (const path of MISSING_PAGES.filter((path) => langOfPath(path) === lang)) {
    await walk.to(path, 404);
    await visitor.assertNothingStored(path);
  }
}

/** The code step, what is held, and the ways to take it along. */
async function myData({ site, visitor, walk, lang }: Walking): Promise<void> {
  const root = pathTo("myData", lang);
  await askForCode(visitor, root);
  await walk.look("asking for the code");
  await giveCode(visitor, site);
  const client = (await site.services.clients.findByPhone(PLENTY))!;
  const given = { recipient: "Esimerkkivirasto", basis: "law", givenOn: "2026-03-01" } as const;
  await site.services.recipients.note(client, { ...given, kind: "sms" });
  await site.services.views.record(client.id, "fault");
  const below = ["", "/kind/call", "/kind/sms", "/download", "/print", "/new-number", "/contact"];
  for (const one of [...below, "/delete", "/delete?scope=sms", "/views"]) {
    await walk.to(`${root}${one}`);
  }
}

async function askForCode(visitor: Visitor, root: string): Promise<void> {
  await visitor.goto(root);
  await visitor.page.fill("#phone", PLENTY);
  await visitor.press(`form[action$="/code"] button[type=submit]`);
}

async function giveCode(visitor: Visitor, site: ServedSite): Promise<void> {
  await visitor.page.fill("#code", /\d{6}/.exec(site.outbox.list()[0]!.text)![0]);
  await visitor.press(`form[action$="/verify"] button[type=submit]`);
}

/** What somebody who is signed in may ask, tell and correct, and what becomes of it. */
async function rights({ visitor, walk, lang }: Walking): Promise<void> {
  const root = pathTo("myData", lang);
  for (const kind of ["", "/restriction", "/objection", "/portability", "/recipients", "/other"]) {
    await walk.to(`${root}/ask${kind}`);
  }
  await visitor.page.fill("#text", "Miksi? Varför? Why?");
  await visitor.press(`form[action*="/ask/"] button[type=submit]`);
  await visitor.press("button[value=send]");
  await walk.look("a request");
  await visitor.goto(`${root}/kind/chat`);
  await visitor.press("ol.letter > li:first-child a[id$=-fix]");
  await walk.look("what can be done about a chat");
  const fix = visitor.page.url();
  for (const below of ["/statement", "/nickname"]) {
    await visitor.goto(fix);
    await visitor.press(`a[href*="${below}?"]`);
    await walk.look(below);
  }
  await visitor.goto(`${root}/contact`);
  await visitor.page.fill("#name", "Ilmari Esimerkki");
  await visitor.press("main form[action$='/contact'] button");
  await walk.look("what one told of oneself, saved");
}

/** A chat from its start to the page that closes it. */
async function chat({ site, visitor, walk, lang }: Walking): Promise<void> {
  const { chat } = site.services;
  const root = pathTo("chat", lang);
  await chat.presence.set(AINO, "present");
  await walk.to(root);
  await visitor.press(`main form[action='${root}'] button`);
  await walk.look("waiting");
  await walk.to(`${root}/write`);
  await visitor.page.fill("#text", "Hei");
  await visitor.press("main form button");
  const [line] = (await chat.lists.overview(AINO)).waiting;
  await chat.desk.take(AINO, line!.id);
  await chat.desk.send(AINO, line!.id, { id: crypto.randomUUID(), text: "Hei hei" });
  for (const below of ["", "/end", "/erase", "/close", "/phone"]) await walk.to(`${root}${below}`);
}

/** What a receipt code opens. */
async function receipt({ site, visitor, walk, lang }: Walking): Promise<void> {
  const root = pathTo("receipt", lang);
  const started = await site.services.chat.visitors.start({
    lang,
    nickname: "Kulkija",
    question: { id: crypto.randomUUID(), text: "Miten haen päivärahaa?" },
    address: "192.0.2.7",
  });
  assert.ok(started.outcome === "started");
  await visitor.goto(root);
  await visitor.page.fill("#code", started.receipt);
  await visitor.press(`form[action="${root}"] button[type=submit]`);
  const below = ["", "/ask", "/ask/other", "/fix", "/statement", "/nickname", "/views", "/erase"];
  for (const one of below) await walk.to(`${root}${one}`);
  await visitor.goto(`${root}/ask/recipients`);
  await visitor.press(`form[action*="/ask/"] button[type=submit]`);
  await visitor.press("button[value=send]");
  await walk.look("a request of a receipt's holder");
}

/** A newer code before what cannot be taken back, and the receipt of what was deleted. */
async function leavingData({ site, visitor, walk, lang }: Walking): Promise<void> {
  const root = pathTo("myData", lang);
  site.clock.pass(6 * MINUTE);
  await visitor.goto(`${root}/delete`);
  assert.equal(new URL(visitor.page.url()).pathname, `${root}/code`);
  await walk.look("a newer code is wanted");
  await visitor.press(`form[action$="/code"] button[type=submit]`);
  await walk.look("a newer code is given");
  await giveCode(visitor, site);
  assert.equal(new URL(visitor.page.url()).pathname, `${root}/delete`);
  await visitor.press("main button.button-danger").catch(() => {});
  await visitor.page.check("#confirm");
  await visitor.press("main button.button-danger");
  assert.match(await visitor.text(), /P-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await walk.look("the receipt of an erasure");
  await walk.to(`${root}/deleted?ref=P-0000-0000`, 404);
}

/** What is said when no code can be sent: asked too often, and the gateway down. */
async function failing(browser: Browser, { site, lang }: Walking): Promise<void> {
  await using visitor = await Visitor.open(browser, site.url);
  const walk = new Walk(visitor, site, { wordsAlone: isFurther(lang) });
  const root = pathTo("myData", lang);
  site.clock.pass(MINUTE);
  await askForCode(visitor, root);
  await visitor.press(`form:has([name=again]) button`);
  await walk.look("asked again at once: 429");
  site.outbox.send = () => Promise.resolve("unavailable");
  await visitor.goto(`${root}?other=1`);
  await visitor.page.fill("#phone", "050 123 4509");
  await visitor.press(`form[action$="/code"] button[type=submit]`);
  await walk.look("a gateway that is down: 503");
}

Deno.test("what is left out of the walks is really no page", async () => {
  await using site = await openSite({ at: AT });
  const got = site.app.routes.filter(({ method }) => method === "GET").map(({ path }) => path);
  const left = [...new Set(got)].filter((path) => NO_PAGES.some((one) => one.test(path)));
  assert.ok(left.length > 20);
  for (const path of left) {
    const answer = await site.fetch(path.replace("/*", "/site.css"));
    const text = await answer.text();
    assert.ok(answer.status >= 300 || !/^<!doctype html/i.test(text), path);
  }
});
