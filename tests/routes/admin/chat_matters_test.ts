import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { ask, withDesk } from "./_desk.ts";
import { goesTo, signIn, type StaffBrowser } from "./_staff.ts";

const OPEN = { ground: "17(3)(e)", reason: "Vuokra-asia on kesken käräjäoikeudessa." };
const GIVEN = {
  recipient: "Esimerkkivirasto",
  basis: "client-request",
  givenOn: "2026-03-04",
  reference: "D-77/2026",
};

/** The address of a chat's matters, as its page on the staff's side has it. */
function baseIn(page: string): string {
  return /href="(\/admin\/chats\/[\w-]+)\/recipients"/.exec(page)?.[1] ?? "";
}

async function subjects({ services }: Site, limit: number) {
  const { entries } = await services.audit.list({ limit });
  return entries.map(({ action, subject }) => [action, subject?.kind]);
}

Deno.test("from the page of an anonymous chat an adviser marks an open matter, and lifts it", () =>
  withDesk(async ({ site, aino }) => {
    const { path, chatId } = await ask(site);
    const base = baseIn(await aino.page(path));
    assert.match(await aino.page(`${base}/hold`), /name="ground"[\s\S]*name="reason"/);
    const refused = await aino.post(`${base}/hold`, { ...OPEN, ground: "" });
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /käräjäoikeudessa/);
    assert.equal(goesTo(await aino.post(`${base}/hold`, OPEN)), `${base}?done=held`);
    assert.equal((await site.services.holds.ofChat(chatId))?.reason, OPEN.reason);
    for (const page of [await aino.page(path), await aino.page(`${base}?done=held`)]) {
      assert.match(page, /17\(3\)\(e\)[\s\S]*käräjäoikeudessa/);
      assert.match(page, new RegExp(`action="${base.slice(0, 13)}[\\w-]+/lift"`));
    }
    assert.deepEqual(await subjects(site, 1), [["hold.placed", "chat"]]);
    assert.equal(goesTo(await aino.post(`${base}/lift`)), `${base}?done=lifted`);
    assert.equal(await site.services.holds.ofChat(chatId), null);
  }));

Deno.test("a recipient of an anonymous chat is noted and taken back, both recorded", () =>
  withDesk(async ({ site, aino }) => {
    const { path, chatId } = await ask(site);
    const base = baseIn(await aino.page(path));
    const wrongs = [
      { recipient: " " },
      { basis: "" },
      { givenOn: "2026-03-05" },
      { reference: "" },
      { reference: "x".repeat(201) },
    ];
    for (const wrong of wrongs) {
      const answer = await aino.post(`${base}/recipients`, { ...GIVEN, ...wrong });
      assert.equal(answer.status, 422, JSON.stringify(wrong));
    }
    const { chats } = site.services.recipients;
    assert.deepEqual(await chats.of(chatId), []);
    assert.equal(goesTo(await aino.post(`${base}/recipients`, GIVEN)), `${base}?done=noted`);
    const [one] = await chats.of(chatId);
    assert.match(await aino.page(path), /Esimerkkivirasto[\s\S]*D-77\/2026/);
    const taken = await aino.post(`${base}/recipients/remove`, { recipient: one!.id });
    assert.equal(goesTo(taken), `${base}?done=removed`);
    assert.deepEqual(await chats.of(chatId), []);
    const removed = [["recipient.removed", "chat"], ["recipient.noted", "chat"]];
    assert.deepEqual(await subjects(site, 2), removed);
  }));

Deno.test("somebody else's chat has its matters once it is opened for a purpose, and not before", () =>
  withDesk(async ({ site, aino, eero }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site);
    await aino.post(`${path}/take`);
    const refused = await eero.get(path);
    assert.equal(refused.status, 404);
    assert.equal(baseIn(await refused.text()), "");
    const opened = await (await eero.post(`${path}/open`, { purpose: "client-asked" })).text();
    const base = baseIn(opened);
    assert.equal(goesTo(await eero.post(`${base}/hold`, OPEN)), `${base}?done=held`);
    assert.doesNotMatch(await eero.page(base), /tarvitsen apua/, "nothing that was said");
  }));

Deno.test("an address of one session means nothing in another, and none stays good for an hour", () =>
  withDesk(async ({ site, aino, eero }) => {
    const { path, chatId } = await ask(site);
    const base = baseIn(await aino.page(path));
    for (const below of ["", "/hold", "/recipients"]) {
      assert.equal((await eero.get(`${base}${below}`)).status, 404, below);
      assert.equal((await aino.get(`/admin/chats/${chatId}${below}`)).status, 404, below);
    }
    assert.equal((await eero.post(`${base}/hold`, OPEN)).status, 404);
    site.clock.pass(29 * MINUTE);
    assert.equal((await aino.get(base)).status, 200);
    site.clock.pass(2 * MINUTE);
    const late = await aino.post(`${base}/hold`, OPEN);
    assert.equal(late.status, 409);
    const page = await late.text();
    assert.ok(page.includes(OPEN.reason) && page.includes(`href="${path}"`), "nothing is lost");
    assert.equal(goesTo(await aino.post(`${base}/lift`)), path);
    assert.equal(await site.services.holds.ofChat(chatId), null);
  }));

/** A request that somebody made with a receipt code, and its page for a reviewer. */
async function asked(site: Site, who: StaffBrowser) {
  const { chatId } = await ask(site);
  const { id } = (await site.services.requests.create({
    kind: "recipients",
    phone: null,
    clientId: null,
    chatId,
    channel: "receipt",
    identity: "receipt",
  }))!;
  const page = await who.page(`/admin/requests/${id}`);
  return { chatId, id, page, base: baseIn(page) };
}

Deno.test("a reviewer notes a recipient from the request of a receipt code, and comes back to it", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const { base, id } = await asked(site, reviewer);
  assert.equal(goesTo(await reviewer.post(`${base}/recipients`, GIVEN)), `${base}?done=noted`);
  assert.match(await reviewer.page(base), new RegExp(`href="/admin/requests/${id}"`));
  const page = await reviewer.page(`/admin/requests/${id}`);
  assert.match(page, /Esimerkkivirasto/);
  assert.match(page, /<textarea[^>]*>[^<]*Esimerkkivirasto/, "the answer is suggested");
});

Deno.test("a reviewer marks no open matter on a chat; an administrator reaches neither", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const { base, page, chatId } = await asked(site, reviewer);
  assert.ok(base !== "" && !page.includes(`${base}/hold`));
  for (const below of ["hold", "lift"]) {
    assert.equal((await reviewer.post(`${base}/${below}`, OPEN)).status, 403);
  }
  assert.equal(await site.services.holds.ofChat(chatId), null);
  const admin = await signIn(site, { roles: ["administrator"] });
  for (const below of ["", "/hold", "/recipients"]) {
    assert.equal((await admin.get(`${base}${below}`)).status, 403, below);
  }
});
