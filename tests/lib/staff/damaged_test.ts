import assert from "node:assert/strict";
import { STAFF_SESSIONS } from "../../../lib/staff/sessions.ts";
import { firstKey, flip } from "../../helpers/damage.ts";
import { openSite } from "../../helpers/site.ts";
import { comeBack, goAndComeBack, withSite } from "../../routes/admin/_sign_in.ts";
import { goesTo, signIn } from "../../routes/admin/_staff.ts";

const AT = "2026-03-04T08:00:00Z";

Deno.test("with the key of the day's list damaged everybody stays signed in, and others can sign in", async () => {
  await using site = await openSite({ at: AT });
  const aino = await signIn(site, { roles: ["adviser"] });
  const { kv, clock, services: { staff: { sessions } } } = site;
  await flip(kv, ["data_keys", "staff", "sessions/2026-03-04"]);
  const eero = await signIn(site, { roles: ["administrator"], id: "person-eero" });
  const page = await eero.get("/admin/staff-sessions");
  assert.equal(page.status, 200);
  const names = async () => (await sessions.list()).map(({ personId }) => personId).sort();
  assert.deepEqual(await names(), ["person-eero"], "what the old key sealed is left out");
  clock.pass(2 * 60_000);
  assert.equal((await aino.get("/admin/sessions")).status, 200);
  assert.deepEqual(await names(), ["person-aino", "person-eero"], "and written anew by its use");
});

Deno.test("a damaged line in the list of sessions hides no other, and cannot be ended", async () => {
  const lines: unknown[] = [];
  const log = { info() {}, error: (...line: unknown[]) => void lines.push(line) };
  await using site = await openSite({ at: AT, log });
  const { sessions } = site.services.staff;
  const aino = await signIn(site, { roles: ["adviser"] });
  await signIn(site, { roles: ["adviser"] });
  await flip(site.kv, ["staff_session_list", "person-aino", aino.session.id]);
  assert.equal((await sessions.list("person-aino")).length, 1);
  assert.deepEqual(lines, [["value-damaged", { what: "staffSession", damaged: 1 }]]);
  assert.equal(await sessions.endOne("person-aino", aino.session.id), "not-found");
  assert.equal((await aino.get("/admin/sessions")).status, 200);
});

Deno.test("who comes back from the provider to a damaged sign-in begins anew", () =>
  withSite(async ({ site }) => {
    const { pending, path } = await goAndComeBack(site, "dev-adviser");
    await flip(site.kv, await firstKey(site.kv, ["staff_sign_ins"]));
    const answer = await comeBack(site, path, `tyyne_staff_pending=${pending}`);
    assert.ok(answer.status < 500, `${answer.status}`);
    assert.match(goesTo(answer) ?? await answer.text(), /sign-in/);
    await assert.rejects(firstKey(site.kv, [STAFF_SESSIONS]), "nobody is signed in");
  }));

Deno.test("an adviser with a damaged sign of life, or with its key damaged, has all their pages", async () => {
  await using site = await openSite({ at: AT });
  const aino = await signIn(site, { roles: ["adviser"] });
  const { presence } = site.services.chat;
  await aino.post("/admin/desk/presence", { state: "present" });
  await flip(site.kv, ["chat_presence", "person-aino"]);
  assert.equal((await aino.get("/admin/desk")).status, 200);
  assert.deepEqual(await presence.all(), [], "the name does not open");
  await flip(site.kv, [
    "data_keys",
    "staff",
    `person-aino/${Math.floor(site.clock.now() / 864e5)}`,
  ]);
  site.clock.pass(2 * 60_000);
  assert.equal((await aino.get("/admin/desk")).status, 200);
  assert.deepEqual((await presence.all()).map(({ adviserName }) => adviserName), ["Aino Neuvoja"]);
});
