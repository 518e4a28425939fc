import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { browserFamily, STAFF_SESSIONS } from "../../../lib/staff/mod.ts";
import { openStaff, signedIn, type StaffDesk } from "./_staff.ts";

const open = () => openStaff({ issuer: new URL("http://127.0.0.1:1") });

async function test(run: (desk: StaffDesk) => Promise<void>) {
  await using desk = await open();
  await run(desk);
}

Deno.test("a session ends after thirty minutes without use", () =>
  test(async (desk) => {
    const { token } = await signedIn(desk);
    desk.clock.pass(30 * MINUTE - 1);
    assert.ok(await desk.staff.sessions.load(token));
    desk.clock.pass(30 * MINUTE - 1);
    assert.ok(await desk.staff.sessions.load(token));
    desk.clock.pass(30 * MINUTE);
    assert.equal(await desk.staff.sessions.load(token), null);
    assert.equal(await desk.staff.sessions.isAlive(token), false);
    assert.deepEqual(await desk.staff.sessions.list(), []);
  }));

Deno.test("a session ends after eight hours, however busy", () =>
  test(async (desk) => {
    const { token, endsAt } = await signedIn(desk);
    const begun = desk.clock.now();
    assert.equal(endsAt, begun + 8 * HOUR);
    for (let i = 0; i < 31; i++) {
      desk.clock.pass(15 * MINUTE);
      assert.ok(await desk.staff.sessions.load(token), `after ${i + 1} quarters`);
    }
    desk.clock.pass(15 * MINUTE - 1);
    assert.ok(await desk.staff.sessions.load(token));
    desk.clock.pass(1);
    assert.equal(await desk.staff.sessions.load(token), null);
  }));

Deno.test("looking whether a session lives does not keep it alive", () =>
  test(async (desk) => {
    const { token } = await signedIn(desk);
    for (let i = 0; i < 6; i++) {
      assert.equal(await desk.staff.sessions.isAlive(token), true);
      desk.clock.pass(5 * MINUTE);
    }
    assert.equal(await desk.staff.sessions.isAlive(token), false);
    assert.equal(await desk.staff.sessions.load(token), null);
  }));

Deno.test("an ended session stays ended, also while it is being used", () =>
  test(async (desk) => {
    const session = await signedIn(desk);
    desk.clock.pass(2 * MINUTE);
    const uses = Array.from({ length: 20 }, () => desk.staff.sessions.load(session.token));
    await desk.staff.sessions.end(session);
    await Promise.all(uses);
    assert.equal(await desk.staff.sessions.load(session.token), null);
    assert.deepEqual(await desk.staff.sessions.list(), []);
  }));

Deno.test("another token opens nothing, nor does the hash that the store holds", () =>
  test(async (desk) => {
    await signedIn(desk);
    const rows = await Array.fromAsync(desk.kv.list({ prefix: [STAFF_SESSIONS] }));
    assert.equal(rows.length, 1);
    for (const token of ["", "made-up", rows[0]!.key[1] as string]) {
      assert.equal(await desk.staff.sessions.load(token), null);
    }
  }));

Deno.test("people see their own sessions and end one of them, not another's", () =>
  test(async (desk) => {
    const { sessions } = desk.staff;
    const [here, there] = [await signedIn(desk), await signedIn(desk)];
    const other = await signedIn(desk, "person-2", "Raita Tarkastaja");
    const mine = await sessions.list("person-1");
    assert.deepEqual(mine.map(({ id }) => id).sort(), [here.id, there.id].sort());
    assert.equal(mine[0]!.browser, "Firefox, Linux");
    assert.equal(await sessions.endOne("person-1", other.id), "not-found");
    assert.ok(await sessions.load(other.token));
    assert.equal(await sessions.endOne("person-1", there.id), "ended");
    assert.equal(await sessions.load(there.token), null);
    assert.ok(await sessions.load(here.token));
    assert.equal(await sessions.endOne("person-1", there.id), "not-found");
    assert.equal(await sessions.endOne("person-1", "2026-03-02-made-up"), "not-found");
    assert.equal((await sessions.list()).length, 2);
  }));

Deno.test("a list says when a session was used last", () =>
  test(async (desk) => {
    const { token, createdAt } = await signedIn(desk);
    desk.clock.pass(10 * MINUTE);
    await desk.staff.sessions.load(token);
    const [line] = await desk.staff.sessions.list("person-1");
    assert.equal(line!.createdAt, createdAt);
    assert.equal(line!.lastSeenAt, createdAt + 10 * MINUTE);
  }));

Deno.test("signing in anew ends the session that it takes the place of", () =>
  test(async (desk) => {
    const before = await signedIn(desk);
    const { roles, lang, browser, name, personId } = before;
    const after = await desk.staff.sessions.begin(
      { roles, lang, browser, name, personId },
      { replaces: before },
    );
    assert.equal(await desk.staff.sessions.load(before.token), null);
    assert.ok(await desk.staff.sessions.load(after));
    assert.equal((await desk.staff.sessions.list("person-1")).length, 1);
  }));

Deno.test("a session remembers its language", () =>
  test(async (desk) => {
    const session = await signedIn(desk);
    await desk.staff.sessions.setLang(session, "en");
    assert.equal((await desk.staff.sessions.load(session.token))!.lang, "en");
  }));

Deno.test("who waits for the end of a session hears of it, and of no other's", () =>
  test(async (desk) => {
    const [mine, other] = [await signedIn(desk), await signedIn(desk)];
    const stop = new AbortController();
    let ended = false;
    const waiting = desk.staff.sessions.ended(mine.token, stop.signal).then(() => ended = true);
    await desk.staff.sessions.end(other);
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(ended, false);
    await desk.staff.sessions.end(mine);
    await waiting;
    assert.equal(ended, true);
    stop.abort();
  }));

Deno.test("who waits for the end of a session may stop waiting", () =>
  test(async (desk) => {
    const { token } = await signedIn(desk);
    const stop = new AbortController();
    const waiting = desk.staff.sessions.ended(token, stop.signal);
    await new Promise((done) => setTimeout(done, 20));
    stop.abort();
    await waiting;
    assert.equal(await desk.staff.sessions.isAlive(token), true);
  }));

Deno.test("sessions begun around midnight are in one list", () =>
  test(async (desk) => {
    desk.clock.set("2026-03-02T23:59:00Z");
    await signedIn(desk);
    desk.clock.pass(2 * MINUTE);
    await signedIn(desk);
    assert.equal((await desk.staff.sessions.list("person-1")).length, 2);
  }));

Deno.test("a browser is known by its family, and by no version", () => {
  const edge =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0";
  const iphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1";
  assert.equal(browserFamily(edge), "Edge, Windows");
  assert.equal(browserFamily(iphone), "Safari, iOS");
  assert.equal(
    browserFamily("Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0"),
    "Firefox, Linux",
  );
  assert.equal(browserFamily("<script>"), "");
  assert.equal(browserFamily(undefined), "");
});
