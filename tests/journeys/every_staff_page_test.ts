import assert from "node:assert/strict";
import { HOUR } from "../../lib/clock.ts";
import { breachFacts } from "../helpers/breaches.ts";
import { openBrowser } from "../helpers/browser.ts";
import { PHONE, recordOf } from "../helpers/records.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { AT, busy, openDesk } from "../routes/admin/_busy.ts";
import { Visitor } from "./_visitor.ts";
import { Walk } from "./_walk.ts";

const BY = { id: "person-eero", name: "Eero Auttaja" };

interface Walking {
  readonly site: ServedSite;
  readonly visitor: Visitor;
  readonly walk: Walk;
}

for (const lang of ["fi", "en"] as const) {
  Deno.test(`every page of the staff in ${lang} is valid and within everybody's reach, and none of the router is left out`, async () => {
    await using chromium = await openBrowser();
    await using site = await serveSite({ at: AT });
    await using outside = await Visitor.open(chromium.browser, site.url);
    const before = new Walk(outside, site, { wordsAlone: lang !== "fi" });
    for (const path of ["/admin", "/admin/signed-out"]) await before.to(`${path}?lang=${lang}`);
    const { mine, theirs } = await busy(site);
    await using visitor = await openDesk(site, chromium.browser, { lang });
    const walking = { site, visitor, walk: new Walk(visitor, site, { wordsAlone: lang !== "fi" }) };
    assert.equal(await visitor.goto("/admin"), 200);
    assert.equal(await visitor.page.getAttribute("html", "lang"), lang);
    for (const path of PLAIN) await walking.walk.to(path);
    await walking.walk.to(`/admin/desk/chats/${mine}`);
    // A colleague's is not found before one says what for.
    await walking.walk.to(`/admin/desk/chats/${theirs}`, 404);
    await matters(walking, mine);
    await readyAnswer(walking);
    await client(walking);
    await requests(walking);
    await breach(walking);
    walking.walk.assertSawAll((path) => /^\/admin(\/|$)/.test(path) && !ELSEWHERE.test(path));
  });
}

/** Seen by who is outside, and no page at all. */
const ELSEWHERE = /^\/admin\/(signed-out|alive)$/;
/** Pages whose address stands still. */
const PLAIN = [
  "/admin",
  "/admin/desk",
  "/admin/desk/past",
  "/admin/desk/blocks",
  "/admin/desk/leaving",
  "/admin/answers",
  "/admin/clients",
  "/admin/recipients",
  "/admin/requests",
  "/admin/requests/enter",
  "/admin/retention",
  "/admin/audit",
  "/admin/figures",
  "/admin/notice",
  "/admin/notice/record",
  "/admin/breaches",
  "/admin/breaches/enter",
  "/admin/hours",
  "/admin/settings",
  "/admin/status",
  "/admin/sessions",
  "/admin/staff-sessions",
];

async function readyAnswer({ visitor, walk }: Walking): Promise<void> {
  await visitor.goto("/admin/answers");
  await visitor.press("main a[href^='/admin/answers/']");
  await walk.look("a ready answer");
}

/** What is open about a chat without a number, and who was given it. */
async function matters({ visitor, walk }: Walking, chat: string): Promise<void> {
  await visitor.goto(`/admin/desk/chats/${chat}`);
  const link = await visitor.page.getAttribute("a[href^='/admin/chats/']", "href");
  const at = link!.split("/").slice(0, 4).join("/");
  await walk.to(`${at}/hold`);
  await visitor.page.check("input[name=ground] >> nth=0");
  await visitor.page.fill("[name=reason]", "Vuokra-asia on kesken.");
  await visitor.press("main form[action$='/hold'] button");
  await walk.look("a chat on hold");
  await walk.to(`${at}/recipients`);
  await walk.to(at);
}

/** A client, found and opened, and what is done there. */
async function client({ site, visitor, walk }: Walking): Promise<void> {
  for (const kind of ["call", "call_note", "sms"] as const) {
    await site.services.records.add(PHONE, recordOf(kind, site.clock.now() - HOUR));
  }
  await visitor.goto("/admin/clients");
  await visitor.page.fill("#phone", PHONE);
  await visitor.press("form[action='/admin/clients'] button");
  await walk.look("a purpose is chosen");
  await visitor.page.check("input[value=client-asked]");
  await visitor.press("form[action$='/open'] button");
  await walk.look("a client");
  const at = new URL(visitor.page.url()).pathname;
  for (const below of ["recipients", "end", "new-owner"]) await walk.to(`${at}/${below}`);
  await visitor.goto(at);
  await visitor.press("section[aria-labelledby=call_note] a[href*='/hold?']");
  await walk.look("something is put on hold");
}

/** A request that came by post: open, its matter chosen, and answered by a letter. */
async function requests({ site, walk }: Walking): Promise<void> {
  const { requests } = site.services;
  const entered = await requests.enter({
    kind: "access",
    phone: PHONE,
    channel: "post",
    identity: "called-back",
    text: "Kirje.",
    answerTo: "Esimerkkitie 1",
    enteredBy: BY,
  });
  const at = `/admin/requests/${entered.id}`;
  await walk.to(at);
  await walk.to(`${at}/edit`);
  await walk.to(`${at}/choose`);
  const ruling = { version: 1, by: BY, outcome: "granted", reason: "Näin." } as const;
  assert.equal((await requests.decide(entered.id, ruling)).kind, "done");
  await walk.to(`${at}/letter`);
}

async function breach({ site, walk }: Walking): Promise<void> {
  const id = crypto.randomUUID();
  await site.services.breaches.record(id, { facts: breachFacts(site.clock.now() - HOUR), by: BY });
  await walk.to(`/admin/breaches/${id}`);
}
