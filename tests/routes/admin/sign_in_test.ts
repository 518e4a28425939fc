import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { startDevProvider } from "../../../lib/staff/dev_provider.ts";
import { openSite } from "../../helpers/site.ts";
import { Visitor } from "../../lib/staff/_browser.ts";
import { comeBack, cookieOf, goAndComeBack, HTML, SITE, withSite } from "./_sign_in.ts";
import { goesTo, signIn } from "./_staff.ts";

Deno.test("from the start page to the overview: adviser, reviewer and administrator", () =>
  withSite(async ({ site }) => {
    const expected = {
      "dev-adviser": /Aino Neuvoja[\s\S]*neuvoja/,
      "dev-reviewer": /Raita Tarkastaja[\s\S]*tarkastaja/,
      "dev-administrator": /Pihla Ylläpitäjä[\s\S]*ylläpitäjä/,
    };
    for (const [account, who] of Object.entries(expected)) {
      const start = await (await site.fetch("/admin", HTML)).text();
      assert.match(start, /<a class="button" href="\/admin\/sign-in">/);
      const { pending, path } = await goAndComeBack(site, account);
      const answer = await comeBack(site, path, `tyyne_staff_pending=${pending}`);
      assert.equal(goesTo(answer), "/admin");
      const token = cookieOf(answer, "tyyne_staff");
      assert.ok(token);
      assert.match(
        answer.headers.getSetCookie().join("\n"),
        /tyyne_staff_pending=; Max-Age=0/,
      );
      const page = await comeBack(site, "/admin", `tyyne_staff=${token}`);
      assert.equal(page.status, 200);
      assert.match(await page.text(), who);
    }
  }));

Deno.test("cookies are out of a script's reach, and of another site's", () =>
  withSite(async ({ site }) => {
    const begun = await site.fetch("/admin/sign-in", HTML);
    assert.match(
      begun.headers.getSetCookie()[0]!,
      /^tyyne_staff_pending=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const { pending, path } = await goAndComeBack(site, "dev-adviser");
    const answer = await comeBack(site, path, `tyyne_staff_pending=${pending}`);
    assert.match(
      answer.headers.getSetCookie()[0]!,
      /^tyyne_staff=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  }));

Deno.test("over https the cookies are bound to their host", () =>
  withSite(async ({ site }) => {
    const begun = await site.fetch("/admin/sign-in", HTML);
    assert.match(
      begun.headers.getSetCookie()[0]!,
      /^__Host-tyyne_staff_pending=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const plain = await signIn(site, { roles: ["adviser"] });
    assert.match(goesTo(await plain.get("/admin/desk")) ?? "", /^\/admin\?to=/);
  }, { siteUrl: new URL("https://tyyne.example") }));

Deno.test("after signing in one is where one wanted to go, in one's language", () =>
  withSite(async ({ site }) => {
    const start = "/admin/sign-in?lang=en&to=%2Fadmin%2Fdesk%2Fpast";
    const { pending, path } = await goAndComeBack(site, "dev-adviser", start);
    const answer = await comeBack(site, path, `tyyne_staff_pending=${pending}`);
    assert.equal(goesTo(answer), "/admin/desk/past");
    const cookie = `tyyne_staff=${cookieOf(answer, "tyyne_staff")}`;
    const page = await (await comeBack(site, "/admin/desk/past", cookie)).text();
    assert.match(page, /<html lang="en"/);
    assert.match(page, /Ended chats/);
  }));

Deno.test("no address leads from the sign-in to another site", () =>
  withSite(async ({ site }) => {
    const elsewhere = [
      "https://evil.example/admin",
      "//evil.example",
      "/\\evil.example",
      "/admin/../../evil",
      "/admin//evil.example",
      "/admin/%2e%2e/x",
      "/admin@evil.example",
      "/adminx",
      "/admin/\n/x",
      "javascript:alert(1)",
      "/omat-tiedot",
    ];
    for (const to of elsewhere) {
      const start = `/admin/sign-in?to=${encodeURIComponent(to)}`;
      const { pending, path } = await goAndComeBack(site, "dev-adviser", start);
      const answer = await comeBack(site, path, `tyyne_staff_pending=${pending}`);
      assert.equal(goesTo(answer), "/admin", to);
    }
  }));

Deno.test("a way back that was used, or that another browser began, opens nothing", () =>
  withSite(async ({ site }) => {
    const mine = await goAndComeBack(site, "dev-administrator");
    const stolen = await comeBack(site, mine.path, "");
    assert.equal(stolen.status, 400);
    assert.equal(cookieOf(stolen, "tyyne_staff"), undefined);
    const other = await goAndComeBack(site, "dev-adviser");
    const mixed = await comeBack(site, mine.path, `tyyne_staff_pending=${other.pending}`);
    assert.equal(mixed.status, 400);
    assert.equal(cookieOf(mixed, "tyyne_staff"), undefined);
    const first = await comeBack(site, mine.path, `tyyne_staff_pending=${mine.pending}`);
    assert.equal(goesTo(first), "/admin");
    const again = await comeBack(site, mine.path, `tyyne_staff_pending=${mine.pending}`);
    assert.equal(again.status, 400);
    assert.match(await again.text(), /Kirjautuminen vanheni/);
  }));

Deno.test("a page that was refused repeats nothing of the address", () =>
  withSite(async ({ site }) => {
    const { pending } = await goAndComeBack(site, "dev-adviser");
    const path = "/admin/callback?code=SECRETCODE&state=<script>alert(1)</script>&error=x";
    const answer = await comeBack(site, path, `tyyne_staff_pending=${pending}`);
    assert.equal(answer.status, 400);
    assert.doesNotMatch(await answer.text(), /SECRETCODE|alert\(1\)/);
  }));

Deno.test("whom no rule names is told so, and has no session", () =>
  withSite(async ({ site, provider }) => {
    const oidc = { ...provider.settings, roles: "roles:Another=adviser" };
    await using strict = await openSite({ settings: { oidc } });
    const { pending, path } = await goAndComeBack(strict, "dev-administrator");
    const answer = await comeBack(strict, path, `tyyne_staff_pending=${pending}`);
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /Tunnuksellasi ei ole tehtävää täällä/);
    assert.deepEqual(await strict.services.staff.sessions.list(), []);
    assert.deepEqual(await site.services.staff.sessions.list(), []);
  }));

Deno.test("the provider is down: a page says so, nobody comes in, and who is in goes on", async () => {
  const provider = await startDevProvider({ siteUrl: SITE });
  await using site = await openSite({ settings: { oidc: provider.settings } });
  const adviser = await signIn(site, { roles: ["adviser"] });
  const { pending, path } = await goAndComeBack(site, "dev-adviser");
  await provider.close();
  const late = await comeBack(site, path, `tyyne_staff_pending=${pending}`);
  assert.equal(late.status, 503);
  assert.equal(cookieOf(late, "tyyne_staff"), undefined);
  for (const [lang, words] of [["fi", /Kirjautumispalvelu ei vastaa/], ["en", /does not answer/]]) {
    const begun = await site.fetch(`/admin/sign-in?lang=${lang}`, HTML);
    assert.equal(begun.status, 503);
    assert.ok(begun.headers.get("retry-after"));
    assert.equal(begun.headers.getSetCookie().length, 0);
    assert.match(await begun.text(), words as RegExp);
  }
  assert.equal((await adviser.get("/admin/desk")).status, 200);
  const out = await adviser.post("/admin/sign-out");
  assert.equal(out.headers.get("refresh"), null);
  assert.match(await out.text(), /Työtunnuksesi voi olla yhä kirjautuneena/);
  assert.equal(await site.services.staff.sessions.load(adviser.token), null);
});

Deno.test("signing out ends the session here and leads to the provider's own sign-out", () =>
  withSite(async ({ site, provider }) => {
    const { pending, path } = await goAndComeBack(site, "dev-adviser");
    const token = cookieOf(
      await comeBack(site, path, `tyyne_staff_pending=${pending}`),
      "tyyne_staff",
    )!;
    await site.services.chat.presence.set(
      { adviserId: (await site.services.staff.sessions.load(token))!.personId, adviserName: "x" },
      "present",
    );
    const headers = { cookie: `tyyne_staff=${token}` };
    const answer = await site.post("/admin/sign-out", {}, { headers });
    assert.equal(answer.status, 200);
    const refresh = answer.headers.get("refresh") ?? "";
    const onward = new URL(refresh.replace(/^0; url=/, ""));
    assert.equal(onward.origin, provider.settings.issuer.origin);
    assert.equal(
      onward.searchParams.get("post_logout_redirect_uri"),
      "http://localhost:8000/admin/signed-out",
    );
    assert.ok(onward.searchParams.get("id_token_hint"));
    const accepted = await fetch(onward);
    assert.equal(accepted.status, 200);
    assert.match(await accepted.text(), /session\/end\/confirm/);
    assert.match(answer.headers.getSetCookie().join("\n"), /tyyne_staff=; Max-Age=0/);
    assert.equal(
      goesTo(await comeBack(site, "/admin/desk", headers.cookie)),
      "/admin?to=%2Fadmin%2Fdesk",
    );
    assert.equal(await site.services.chat.presence.count(), 0);
    const { entries } = await site.services.audit.list();
    assert.deepEqual(entries.map(({ action }) => action), [
      "session.signed-out",
      "session.signed-in",
    ]);
  }));

Deno.test("signing in anew gives another token and ends the session before", () =>
  withSite(async ({ site }) => {
    const before = await signIn(site, { roles: ["adviser"] });
    const begun = await site.fetch("/admin/sign-in", { headers: { cookie: before.cookie } });
    assert.equal(goesTo(begun), "/admin");
    const { pending, path } = await goAndComeBack(site, "dev-adviser");
    const cookies = `${before.cookie}; tyyne_staff_pending=${pending}`;
    const answer = await comeBack(site, path, cookies);
    assert.notEqual(cookieOf(answer, "tyyne_staff"), before.token);
    assert.equal(await site.services.staff.sessions.load(before.token), null);
  }));

Deno.test("whoever has no task here is asked with which account to try again, though the provider knows one", () =>
  withSite(async ({ provider }) => {
    const oidc = { ...provider.settings, roles: "roles:Another.App=adviser" };
    await using site = await openSite({ settings: { oidc } });
    const { pending, path } = await goAndComeBack(site, "dev-adviser");
    const refused = await comeBack(site, path, `tyyne_staff_pending=${pending}`);
    assert.equal(refused.status, 403);
    const page = await refused.text();
    assert.match(page, /Tunnuksellasi ei ole tehtävää täällä/);
    const again = /href="([^"]+)">Kirjaudu toisella tunnuksella</.exec(page)![1]!;
    assert.equal(again, "/admin/sign-in?another=1");
    assert.match(page, /href="\/omat-tiedot">Omat tiedot</, "a client who came here finds the way");

    const browser = new Visitor();
    const urlOf = async (link: string) => new URL(goesTo(await site.fetch(link, HTML))!);
    await browser.signInAs("dev-adviser", await urlOf("/admin/sign-in"));
    const known = await browser.ask(await urlOf("/admin/sign-in"));
    assert.equal(new URL(goesTo(known)!).pathname, "/admin/callback");
    const asked = await browser.ask(await urlOf(again));
    assert.match(goesTo(asked)!, /\/choose\//);
    const back = await browser.signInAs("dev-adviser", await urlOf(again));
    assert.ok(back.searchParams.get("code"));
    await Promise.all([known, asked].map((answer) => answer.body?.cancel()));
  }));

Deno.test("who begins again and again has to wait a while, others do not", () =>
  withSite(async ({ site }) => {
    const from = (address: string) =>
      site.fetch("/admin/sign-in", { headers: { "x-forwarded-for": address } });
    const statuses = new Set<number>();
    for (let i = 0; i < 60; i++) statuses.add((await from("192.0.2.1")).status);
    assert.deepEqual([...statuses], [303]);
    const slowed = await from("192.0.2.1");
    assert.equal(slowed.status, 429);
    assert.equal(slowed.headers.get("retry-after"), "600");
    assert.equal((await from("192.0.2.2")).status, 303);
    site.clock.pass(10 * MINUTE);
    assert.equal((await from("192.0.2.1")).status, 303);
  }));

Deno.test("under another name of this machine the sign-in begins at the site's own", () =>
  withSite(async ({ site }) => {
    const answer = await site.fetch("http://127.0.0.1:8000/admin/sign-in?lang=en", HTML);
    assert.equal(goesTo(answer), "http://localhost:8000/admin/sign-in?lang=en");
    assert.equal(answer.headers.getSetCookie().length, 0);
  }));

Deno.test("production speaks to its provider only over https", () =>
  withSite(async ({ provider }) => {
    const settings = { mode: "production", oidc: provider.settings } as const;
    await using site = await openSite({ settings });
    assert.equal((await site.fetch("/admin/sign-in", HTML)).status, 503);
  }));

Deno.test("production has no provider of its own", async () => {
  await using site = await openSite({ settings: { mode: "production" } });
  assert.equal((await site.fetch("/admin/sign-in", HTML)).status, 503);
  for (const path of ["/dev/oidc", "/choose/x", "/auth", "/.well-known/openid-configuration"]) {
    assert.equal((await site.fetch(path, HTML)).status, 404, path);
  }
});

Deno.test("the language is changed for the session, and only to one that there is", () =>
  withSite(async ({ site }) => {
    const adviser = await signIn(site, { roles: ["adviser"] });
    await adviser.post("/admin/language", { lang: "en" });
    assert.match(await adviser.page("/admin"), /<html lang="en"[\s\S]*Overview/);
    await adviser.post("/admin/language", { lang: "sv" });
    assert.match(await adviser.page("/admin"), /<html lang="en"/);
  }));
