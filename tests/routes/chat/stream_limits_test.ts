import assert from "node:assert/strict";
import { openSite, type Site } from "../../helpers/site.ts";
import { signIn } from "../admin/_staff.ts";
import { Browser } from "./_browser.ts";

const EVENT_STREAM = { accept: "text/event-stream" };

/** Opens a stream of a chat, and answers how it was answered and when one may ask again. */
async function open(browser: Browser, id: string) {
  const answer = await browser.fetch(`/api/chat/${id}/events`);
  return { status: answer.status, again: Number(answer.headers.get("retry-after")), answer };
}

/** Ends every stream and reads what is left, so that nothing stays open behind a test. */
async function closeAll(site: Site, answers: readonly Response[]): Promise<void> {
  site.services.chat.streams.closeAll();
  for (const answer of answers) await answer.text();
  assert.equal(site.services.chat.streams.count, 0);
  assert.equal(site.services.chat.hub.watchers, 0);
}

Deno.test("a hundred streams of a session asked for at once are three, and the others hear when to come", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id } = await visitor.start();
  const all = await Promise.all(Array.from({ length: 100 }, () => open(visitor, id)));
  assert.equal(all.filter(({ status }) => status === 200).length, 3);
  const refused = all.filter(({ status }) => status !== 200);
  assert.ok(refused.every(({ status, again }) => status === 429 && again > 0));
  await closeAll(site, all.map(({ answer }) => answer));
});

Deno.test("many sessions of one address have twenty streams, and the address beside it its own", async () => {
  await using site = await openSite();
  const all = [];
  for (let n = 0; n < 25; n++) {
    const visitor = new Browser(site, "198.51.100.7");
    all.push(await open(visitor, (await visitor.start()).id));
  }
  assert.deepEqual(all.map(({ status }) => status), [
    ...Array(20).fill(200),
    ...Array(5).fill(429),
  ]);
  const neighbour = new Browser(site, "198.51.100.8");
  const last = await open(neighbour, (await neighbour.start()).id);
  assert.equal(last.status, 200);
  await closeAll(site, [...all, last].map(({ answer }) => answer));
});

Deno.test("an instance has five hundred streams, visitors' and advisers' together", async () => {
  await using site = await openSite();
  const adviser = await signIn(site, { roles: ["adviser"] });
  const desk = () => adviser.get("/admin/desk/events", { headers: EVENT_STREAM });
  const first = await desk();
  assert.equal(first.status, 200);
  const all = [];
  for (let n = 0; n < 500; n++) {
    const visitor = new Browser(site, `2001:db8:${n.toString(16)}::1`);
    all.push(await open(visitor, (await visitor.start()).id));
  }
  assert.equal(all.filter(({ status }) => status === 200).length, 499);
  const full = all.at(-1)!;
  assert.equal(full.status, 503);
  assert.ok(full.again > 0);
  const refused = await desk();
  assert.equal(refused.status, 503);
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
  await refused.body?.cancel();
  await all[0]!.answer.body!.cancel();
  const late = await desk();
  assert.equal(late.status, 200, "who goes makes room");
  await closeAll(site, [first, late, ...all.slice(1).map(({ answer }) => answer)]);
});

Deno.test("an adviser has three streams, too", async () => {
  await using site = await openSite();
  const adviser = await signIn(site, { roles: ["adviser"] });
  const all = [];
  for (let n = 0; n < 4; n++) {
    all.push(await adviser.get("/admin/desk/events", { headers: EVENT_STREAM }));
  }
  assert.deepEqual(all.map(({ status }) => status), [200, 200, 200, 429]);
  assert.ok(Number(all[3]!.headers.get("retry-after")) > 0);
  assert.match(all[3]!.headers.get("content-type")!, /problem\+json/);
  await closeAll(site, all);
});

Deno.test("a question for the headers of the desk's stream takes no place", async () => {
  await using site = await openSite();
  const adviser = await signIn(site, { roles: ["adviser"] });
  const asked = { method: "HEAD", headers: EVENT_STREAM };
  for (let n = 0; n < 4; n++) {
    const head = await adviser.get("/admin/desk/events", asked);
    assert.equal(head.status, 200);
    assert.match(head.headers.get("content-type")!, /text\/event-stream/);
  }
  assert.equal(site.services.chat.streams.count, 0);
});
