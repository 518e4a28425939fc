import assert from "node:assert/strict";
import { ask, withDesk } from "./_desk.ts";
import { goesTo, signIn } from "./_staff.ts";

const PRESENCE = "/admin/desk/presence";

Deno.test("who goes with chats going on is asked what becomes of them, and nothing changes before", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post(PRESENCE, { state: "present" });
    const { path, load } = await ask(site, "Hei", "Kurki");
    await aino.post(`${path}/take`);
    for (const state of ["away", "left"]) {
      const answer = await aino.post(PRESENCE, { state });
      assert.equal(goesTo(answer), `/admin/desk/leaving?to=${state}`);
    }
    assert.equal(goesTo(await aino.post("/admin/sign-out")), "/admin/desk/leaving?to=out");
    assert.equal(await site.services.chat.presence.of(aino.session.personId), "present");
    assert.equal((await load()).head.status, "active");
    const page = await aino.page("/admin/desk/leaving?to=left");
    assert.match(page, /Kurki/);
    assert.match(page, /Siirrä jonoon ja lopeta vuoro/);
    assert.doesNotMatch(page, /jäävät sinulle/, "a shift that is over keeps nobody waiting");
  }));

Deno.test("handed back as one goes they wait in the queue, and the visitor is told", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post(PRESENCE, { state: "present" });
    const { path, load } = await ask(site, "Hei", "Kurki");
    await aino.post(`${path}/take`);
    assert.equal(
      goesTo(await aino.post(PRESENCE, { state: "left", chats: "queue" })),
      "/admin/desk",
    );
    assert.equal(await site.services.chat.presence.of(aino.session.personId), null);
    const { status, handedOver } = (await load()).head;
    assert.deepEqual([status, handedOver], ["waiting", true]);
    assert.match(await eero.page("/admin/desk"), /Kurki[\s\S]*siirretty/);
  }));

Deno.test("for a break the chats may stay; at the end of a shift they may not", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post(PRESENCE, { state: "present" });
    const { path, load } = await ask(site);
    await aino.post(`${path}/take`);
    const kept = await aino.post(PRESENCE, { state: "left", chats: "keep" });
    assert.equal(goesTo(kept), "/admin/desk/leaving?to=left");
    assert.equal(
      goesTo(await aino.post(PRESENCE, { state: "away", chats: "keep" })),
      "/admin/desk",
    );
    assert.equal((await load()).head.status, "active");
    assert.equal(await site.services.chat.presence.of(aino.session.personId), "away");
  }));

Deno.test("signing out with the chats handed back ends the session; without chats nobody is asked", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post(PRESENCE, { state: "present" });
    const { path, load } = await ask(site);
    await aino.post(`${path}/take`);
    await aino.post("/admin/sign-out", { chats: "queue" });
    assert.equal((await load()).head.status, "waiting");
    assert.equal(await site.services.staff.sessions.load(aino.token), null);
    await eero.post("/admin/sign-out");
    assert.equal(await site.services.staff.sessions.load(eero.token), null);
  }));

Deno.test("a session that an administrator ends gives its chats back to the queue", () =>
  withDesk(async ({ site, aino }) => {
    const admin = await signIn(site, { roles: ["administrator"], id: "person-ylva", name: "Ylva" });
    await aino.post(PRESENCE, { state: "present" });
    const { path, load } = await ask(site);
    await aino.post(`${path}/take`);
    const { personId, id } = aino.session;
    await admin.post(`/admin/staff-sessions/${personId}/${id}/end`);
    assert.equal((await load()).head.status, "waiting");
  }));
