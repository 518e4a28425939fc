import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { ROLES } from "../../../lib/staff/mod.ts";
import { openBrowser } from "../../helpers/browser.ts";
import { type ServedSite, serveSite } from "../../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "../../journeys/_checks.ts";
import { Visitor } from "../../journeys/_visitor.ts";
import { signIn } from "./_staff.ts";

const AT = "2026-03-04T08:00:00Z";
const AINO = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };
/** A page that asks again by itself is no fault here: it does so for who has no script only. */
const ASKS_AGAIN = /<noscript><meta http-equiv="refresh"[^>]*><\/noscript>/;

/** A busy day: chats, questions, requests, a pause of the codes, rows that were overdue. */
async function busy(site: ServedSite): Promise<{ mine: string; theirs: string }> {
  const { chat, requests, retentionJob, audit } = site.services;
  const ask = async (nickname: string) => {
    const started = await chat.visitors.start({ lang: "fi", address: nickname, nickname });
    assert.ok(started.outcome === "started");
    const visitor = (await chat.access.load(started.token))!;
    const text = "Miten haen työttömyysetuutta, kun työ loppui viime viikolla?";
    await chat.visitors.send(visitor, { id: crypto.randomUUID(), text });
    return started.chatId;
  };
  await ask("Kysyjä");
  await chat.presence.set(AINO, "present");
  const mine = await ask("Kurki");
  const theirs = await ask("Haikara");
  await ask("Joutsen");
  await chat.desk.take(AINO, mine);
  await chat.desk.send(AINO, mine, { id: crypto.randomUUID(), text: "Hei, autan sinua." });
  await chat.desk.note(AINO, mine, { id: crypto.randomUUID(), text: "Soitetaan huomenna." });
  await chat.desk.take({ adviserId: "person-eero", adviserName: "Eero Auttaja" }, theirs);
  const text = { fi: "Hei", sv: "Hej", en: "Hello" };
  await chat.answers.save({ id: crypto.randomUUID(), title: "Tervehdys", text });
  await chat.settings.changeHours((hours) => ({
    ...hours,
    exceptions: [{ date: "2026-12-24", spans: [{ from: "09:00", to: "12:00" }] }],
  }));
  for (let i = 0; i < 6; i++) {
    const phone = `+35850123450${i}`;
    await requests.create({ kind: "number_new_owner", phone, clientId: null });
  }
  await audit.append({
    actor: { id: AINO.adviserId, name: AINO.adviserName },
    action: "chat.opened",
    purpose: "client-asked",
  });
  await site.kv.set(["forgotten", "row"], { expiresAt: site.clock.now() - 1 });
  await retentionJob.run();
  const now = site.clock.now();
  const at = Array.from({ length: 200 }, () => now);
  await site.kv.set(["code_site", "wrong"], { at, lastPausedAt: now, expiresAt: now + DAY });
  site.outbox.send = () => Promise.resolve("unavailable");
  for (let i = 0; i < 3; i++) await site.services.texts.send({ to: "+358501234509", text: "Hei" });
  return { mine, theirs };
}

/** Opens a window in which somebody with every role is signed in. */
async function openDesk(
  site: ServedSite,
  browser: Parameters<typeof Visitor.open>[0],
  options: { javaScript?: boolean } = {},
) {
  const { token } = await signIn(site, { roles: ROLES, id: AINO.adviserId });
  const visitor = await Visitor.open(browser, site.url, options);
  await visitor.page.context().addCookies([
    { name: "tyyne_staff", value: token, url: site.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return visitor;
}

Deno.test("every page of the staff is valid and within everybody's reach", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await using outside = await Visitor.open(chromium.browser, site.url);
  for (const path of ["/admin", "/admin?lang=en", "/admin/signed-out"]) {
    await outside.goto(path);
    await assertValidHtml(await outside.source(), path);
    await assertAccessible(outside, path);
    outside.assertQuiet(path);
  }
  const { mine, theirs } = await busy(site);
  await using visitor = await openDesk(site, chromium.browser);
  const paths = [
    "/admin",
    "/admin/desk",
    "/admin/desk/past",
    `/admin/desk/chats/${mine}`,
    "/admin/answers",
    "/admin/requests",
    "/admin/retention",
    "/admin/audit",
    "/admin/hours",
    "/admin/settings",
    "/admin/sessions",
    "/admin/staff-sessions",
  ];
  for (const path of paths) {
    assert.equal(await visitor.goto(path), 200, path);
    await assertValidHtml((await visitor.source()).replace(ASKS_AGAIN, ""), path);
    await assertAccessible(visitor, path);
    visitor.assertQuiet(path);
  }
  await visitor.goto(`/admin/desk/chats/${theirs}`);
  await assertAccessible(visitor, "a colleague's chat");
  await visitor.page.check("input[value=fault]");
  await visitor.press("main form button");
  await assertAccessible(visitor, "a colleague's chat, opened");
  await visitor.goto("/admin/hours");
  await visitor.page.fill("[name=d0-1-from]", "kolmelta");
  await visitor.press("form[action='/admin/hours'] button");
  await assertAccessible(visitor, "hours, refused");
});

Deno.test("everything that is due is in sight at 1280 by 800", async () => {
  await using chromium = await openBrowser();
  const account = { username: "u", password: "p", sender: "Tyyne", reportSecret: "s".repeat(32) };
  const settings = { gateway: { kind: "46elks", ...account } } as const;
  await using site = await serveSite({ at: AT, settings });
  await busy(site);
  await using visitor = await openDesk(site, chromium.browser);
  for (const path of ["/admin", "/admin/desk"]) {
    await visitor.goto(path);
    const height = await visitor.page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height <= 800, `${path} is ${height} px high`);
  }
  const text = await visitor.goto("/admin").then(() => visitor.text());
  for (
    const due of [
      /ovat tauolla/,
      /eivät ole lähteneet/,
      /epäonnistui 100 %/,
      /2 odottaa|1 odottaa/,
      /6 avointa pyyntöä/,
      /Yli ajan oli/,
    ]
  ) {
    assert.match(text, due);
  }
});

Deno.test("without a script a chat is taken, answered with a ready text and ended", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await busy(site);
  await using visitor = await openDesk(site, chromium.browser, { javaScript: false });
  await visitor.goto("/admin/desk");
  await visitor.press("#waiting ~ ul li form button");
  assert.match(await visitor.text(), /Keskustelu on sinun/);
  await visitor.press("form[method=get] button");
  assert.equal(await visitor.page.inputValue("#text"), "Hei");
  await visitor.press("form[action$='/messages'] button");
  assert.match(await visitor.text(), /Viesti on lähetetty/);
  await visitor.page.click("summary:has-text('Päätä keskustelu')");
  await visitor.press("form[action$='/end'] button");
  assert.match(await visitor.text(), /Keskustelu on päättynyt/);
  visitor.assertQuiet("the desk without a script");
});
