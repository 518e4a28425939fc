import assert from "node:assert/strict";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { ROLES } from "../../../lib/staff/roles.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { goesTo, signIn } from "./_staff.ts";

const AT = "2026-03-04T08:00:00Z";
const PHONE = "+358501234567";

async function withSite(test: (site: Site) => Promise<void>): Promise<void> {
  await using site = await openSite({ at: AT });
  await test(site);
}

/** Guesses wrongly until the step pauses. */
async function pauseCodes(site: Site): Promise<void> {
  const key = ["code_site", "wrong"];
  const now = site.clock.now();
  const at = Array.from({ length: 200 }, () => now);
  await site.kv.set(key, { at, lastPausedAt: now, expiresAt: now + DAY });
}

Deno.test("everybody of the staff hears that codes are paused, until they are not", () =>
  withSite(async (site) => {
    for (const role of ROLES) {
      const who = await signIn(site, { roles: [role], id: role });
      assert.match(await who.page("/admin"), /Kertakoodit toimivat/);
    }
    await pauseCodes(site);
    for (const role of ROLES) {
      const who = await signIn(site, { roles: [role], id: role });
      assert.match(await who.page("/admin"), /Kertakoodit ovat tauolla[^<]*klo 11\.00/);
    }
    site.clock.pass(2 * HOUR);
    const later = await signIn(site, { roles: ["reviewer"] });
    assert.match(
      await later.page("/admin"),
      /olivat tauolla vuorokauden sisällä: 4\.3\.2026 klo 10\.00/,
    );
  }));

Deno.test("an adviser sees on the overview who waits; others do not", () =>
  withSite(async (site) => {
    const adviser = await signIn(site, { roles: ["adviser"] });
    await adviser.post("/admin/desk/presence", { state: "present" });
    const { visitors } = site.services.chat;
    await visitors.start({ lang: "fi", address: "192.0.2.1", nickname: "Kurki" });
    assert.match(await adviser.page("/admin"), /1 odottaa/);
    for (const role of ["reviewer", "administrator"] as const) {
      const who = await signIn(site, { roles: [role], id: role });
      assert.doesNotMatch(await who.page("/admin"), /odottaa|Kurki/);
    }
  }));

Deno.test("requests are listed with their due dates, masked, the late ones told apart", () =>
  withSite(async (site) => {
    const { requests } = site.services;
    await requests.create({ kind: "number_new_owner", phone: PHONE, clientId: null });
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    for (const path of ["/admin", "/admin/requests"]) {
      const page = await reviewer.page(path);
      assert.match(page, /7\.4\.2026|4\.4\.2026/);
      assert.doesNotMatch(page, /501234567|050 123 4567/);
      assert.doesNotMatch(page, /myöhässä/);
    }
    assert.match(await reviewer.page("/admin/requests"), /••• ••• ••67/);
    site.clock.pass(60 * DAY);
    const later = await signIn(site, { roles: ["reviewer"] });
    assert.match(await later.page("/admin"), /1 pyyntö on myöhässä/);
    assert.match(await later.page("/admin/requests"), /class="warning warning-late">myöhässä/);
  }));

Deno.test("the retention page counts what is held and shows what was overdue in red", () =>
  withSite(async (site) => {
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    assert.match(await reviewer.page("/admin/retention"), /Siivousta ei ole vielä ajettu/);
    const { visitors } = site.services.chat;
    await visitors.start({ lang: "fi", address: "192.0.2.1" });
    assert.equal(goesTo(await reviewer.post("/admin/retention/run")), "/admin/retention?ran=1");
    const well = await reviewer.page("/admin/retention?ran=1");
    assert.match(well, /Chat-keskustelut<\/td><td[^>]*>2 vuotta<\/td><td[^>]*>1</);
    assert.doesNotMatch(well, /class="alarm"/);
    assert.match(await reviewer.page("/admin"), /Mitään ei ollut yli ajan/);
    await site.kv.set(["forgotten", "row"], { expiresAt: site.clock.now() - 1 });
    site.clock.pass(1);
    await site.services.retentionJob.run();
    assert.match(await reviewer.page("/admin/retention"), /class="alarm"/);
    assert.match(await reviewer.page("/admin"), /Yli ajan oli 1 rivi/);
  }));

Deno.test("a clean-up that has not run for long is an alarm", () =>
  withSite(async (site) => {
    await site.services.retentionJob.run();
    site.clock.pass(2 * DAY);
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    assert.match(await reviewer.page("/admin"), /yli vuorokausi sitten/);
  }));

Deno.test("the log is read and checked, and a change of it is found", () =>
  withSite(async (site) => {
    const { audit } = site.services;
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    assert.match(await reviewer.page("/admin/audit"), /Lokissa ei ole merkintöjä/);
    const actor = { id: "person-eero", name: "Eero Auttaja" };
    for (let i = 0; i < 60; i++) await audit.append({ actor, action: "hours.changed" });
    const page = await reviewer.page("/admin/audit");
    assert.match(page, /Eero Auttaja[\s\S]*muutti aukioloaikoja/);
    assert.match(page, /href="\/admin\/audit\?before=11"/);
    const older = await reviewer.page("/admin/audit?before=11");
    assert.match(older, /<td data-label="Nro">10<\/td>/);
    assert.doesNotMatch(older, /<td data-label="Nro">11<\/td>/);
    const whole = await (await reviewer.post("/admin/audit/verify")).text();
    assert.match(whole, /Loki on ehjä\. Merkintöjä on 60\./);
    assert.match(whole, /tarkisti lokin/);
    const row = (await site.kv.get<Record<string, unknown>>(["audit_log", 7])).value!;
    await site.kv.set(["audit_log", 7], { ...row, action: "settings.changed" });
    const broken = await (await reviewer.post("/admin/audit/verify")).text();
    assert.match(broken, /Merkintää 7 on muutettu/);
    assert.match(await reviewer.page("/admin/audit?before=x"), /Käsittelyloki/);
  }));

Deno.test("opening hours are edited, and a chat follows them", () =>
  withSite(async (site) => {
    const { chat, audit } = site.services;
    const admin = await signIn(site, { roles: ["administrator"] });
    assert.match(await admin.page("/admin/hours"), /name="d0-1-from"[^>]*value="09:00"/);
    const week = { "d0-1-from": "9", "d0-1-to": "11.30", "d0-2-from": "12:00", "d0-2-to": "15" };
    assert.equal(goesTo(await admin.post("/admin/hours", week)), "/admin/hours?saved=week");
    const hours = await chat.settings.hours();
    assert.deepEqual(hours.week[0], [
      { from: "09:00", to: "11:30" },
      { from: "12:00", to: "15:00" },
    ]);
    assert.deepEqual(hours.week.slice(1), [[], [], [], [], [], []]);
    assert.equal((await chat.availability.now()).open, false, "it is Wednesday");
    const exception = { date: "2026-03-04", "x-1-from": "9.30", "x-1-to": "14" };
    await admin.post("/admin/hours/exceptions", exception);
    assert.equal((await chat.availability.now()).open, true);
    assert.match(await admin.page("/admin/hours"), /4\.3\.2026[\s\S]*9\.30–14\.00/);
    await admin.post("/admin/hours/exceptions/2026-03-04/remove");
    assert.equal((await chat.availability.now()).open, false);
    assert.equal((await admin.post("/admin/hours/exceptions/2026-03-04/remove")).status, 404);
    const { entries } = await audit.list();
    assert.deepEqual(entries.map(({ action }) => action), Array(3).fill("hours.changed"));
  }));

Deno.test("hours that cannot be are refused with what was typed, and nothing changes", () =>
  withSite(async (site) => {
    const { settings } = site.services.chat;
    const admin = await signIn(site, { roles: ["administrator"] });
    const before = await settings.hours();
    const wrong: [Record<string, string>, RegExp][] = [
      [{ "d1-1-from": "9" }, /tiistai: anna aukiololle sekä alku että loppu/],
      [{ "d1-1-from": "9", "d1-1-to": "25" }, /tiistai: kirjoita aika/],
      [{ "d1-1-from": "9", "d1-1-to": "kolmelta" }, /tiistai: kirjoita aika[\s\S]*kolmelta/],
      [{ "d1-1-from": "15", "d1-1-to": "9" }, /tiistai: aukiolon lopun/],
      [
        { "d1-1-from": "9", "d1-1-to": "12", "d1-2-from": "11", "d1-2-to": "13" },
        /tiistai: aukiolon lopun/,
      ],
    ];
    for (const [fields, words] of wrong) {
      const answer = await admin.post("/admin/hours", fields);
      assert.equal(answer.status, 422);
      const page = await answer.text();
      assert.match(page, words);
      assert.match(page, /error-summary/);
    }
    const dates: [Record<string, string>, RegExp][] = [
      [{ date: "" }, /Valitse päivä/],
      [{ date: "2026-02-30" }, /Valitse päivä/],
      [{ date: "2026-03-03" }, /Päivä on jo mennyt/],
      [{ date: "2026-03-05", "x-1-to": "9" }, /sekä alku että loppu/],
    ];
    for (const [fields, words] of dates) {
      const answer = await admin.post("/admin/hours/exceptions", fields);
      assert.equal(answer.status, 422, JSON.stringify(fields));
      assert.match(await answer.text(), words);
    }
    assert.deepEqual(await settings.hours(), before);
    assert.deepEqual((await site.services.audit.list()).entries, []);
  }));

Deno.test("a day that differs replaces what was said of that day before", () =>
  withSite(async (site) => {
    const admin = await signIn(site, { roles: ["administrator"] });
    await admin.post("/admin/hours/exceptions", { date: "2026-12-24" });
    await admin.post("/admin/hours/exceptions", {
      date: "2026-12-24",
      "x-1-from": "9",
      "x-1-to": "12",
      replace: "1",
    });
    const { exceptions } = await site.services.chat.settings.hours();
    assert.deepEqual(exceptions, [{ date: "2026-12-24", spans: [{ from: "09:00", to: "12:00" }] }]);
    assert.match(await admin.page("/admin/hours"), /yleinen pyhä tai aatto/);
  }));

Deno.test("two administrators who change the hours at once both have their way", () =>
  withSite(async (site) => {
    const admin = await signIn(site, { roles: ["administrator"] });
    const days = Array.from({ length: 12 }, (_, n) => `2026-04-${String(n + 10)}`);
    await Promise.all([
      admin.post("/admin/hours", { "d6-1-from": "12", "d6-1-to": "14" }),
      ...days.map((date) => admin.post("/admin/hours/exceptions", { date })),
    ]);
    const { week, exceptions } = await site.services.chat.settings.hours();
    assert.deepEqual(exceptions.map(({ date }) => date), days);
    assert.deepEqual(week[6], [{ from: "12:00", to: "14:00" }]);
  }));

Deno.test("an administrator decides how much of an adviser's name clients see", () =>
  withSite(async (site) => {
    const { settings } = site.services.chat;
    const admin = await signIn(site, { roles: ["administrator"] });
    assert.equal(
      goesTo(await admin.post("/admin/settings", { adviserNames: "full" })),
      "/admin/settings?saved=1",
    );
    assert.equal(await settings.adviserNames(), "full");
    assert.match(await admin.page("/admin/settings"), /value="full" checked/);
    const refused = await admin.post("/admin/settings", { adviserNames: "everything" });
    assert.equal(refused.status, 422);
    assert.equal(await settings.adviserNames(), "full");
    const { entries } = await site.services.audit.list();
    assert.deepEqual(entries.map(({ action }) => action), ["settings.changed"]);
  }));

Deno.test("people see and end their own sessions, and not another's", () =>
  withSite(async (site) => {
    const here = await signIn(site, { roles: ["adviser"] });
    const there = await signIn(site, { roles: ["adviser"] });
    const other = await signIn(site, { roles: ["reviewer"], id: "person-raita", name: "Raita" });
    const page = await here.page("/admin/sessions");
    assert.match(page, /tämä istunto/);
    assert.match(page, new RegExp(`/admin/sessions/${there.session.id}/end`));
    assert.doesNotMatch(page, /Raita/);
    assert.equal((await here.post(`/admin/sessions/${other.session.id}/end`)).status, 404);
    assert.equal((await other.get("/admin")).status, 200);
    await here.post(`/admin/sessions/${there.session.id}/end`);
    assert.ok(goesTo(await there.get("/admin/sessions")));
    const third = await signIn(site, { roles: ["adviser"] });
    await here.post("/admin/sessions/end-others");
    assert.ok(goesTo(await third.get("/admin/sessions")));
    assert.equal((await here.get("/admin/sessions")).status, 200);
  }));

Deno.test("an administrator ends somebody's session, which is in the log, and their desk is empty", () =>
  withSite(async (site) => {
    const admin = await signIn(site, { roles: ["administrator"], id: "admin", name: "Pihla" });
    const adviser = await signIn(site, { roles: ["adviser"] });
    await adviser.post("/admin/desk/presence", { state: "present" });
    assert.match(await admin.page("/admin/staff-sessions"), /Aino Neuvoja/);
    const path = `/admin/staff-sessions/person-aino/${adviser.session.id}/end`;
    assert.equal(goesTo(await admin.post(path)), "/admin/staff-sessions?ended=1");
    assert.ok(goesTo(await adviser.get("/admin/desk")));
    assert.equal(await site.services.chat.presence.count(), 0);
    const { entries } = await site.services.audit.list({
      subject: { kind: "staff", id: "person-aino" },
    });
    assert.deepEqual(entries.map(({ action, actorName }) => [action, actorName]), [
      ["session.ended", "Pihla"],
    ]);
    assert.equal((await admin.post(path)).status, 404);
    assert.equal((await site.services.audit.list()).entries.length, 1);
  }));

Deno.test("an address that no page of ours made leads to no fault", () =>
  withSite(async (site) => {
    const all = await signIn(site, { roles: ROLES });
    const strange = [
      "/admin/desk/past?after=xyz",
      "/admin/desk/past?after=AAAA",
      "/admin/audit?before=-1",
      "/admin/audit?before=99999999999999999999",
      "/admin/desk?done=__proto__&refused=constructor",
      "/admin/sessions?ended=1e99",
      "/admin/retention?ran=%00",
      "/admin/desk/chats/%00",
      "/admin/answers/%2e%2e",
      "/admin?lang=xx&to=%00",
    ];
    for (const path of strange) {
      const answer = await all.get(path);
      assert.ok(answer.status === 200 || answer.status === 404, `${path}: ${answer.status}`);
      await answer.body?.cancel();
    }
  }));
