import assert from "node:assert/strict";
import { PRESENT_FOR } from "../../../lib/chat/presence.ts";
import { HOUR } from "../../../lib/clock.ts";
import { openSite, type Site, testSettings } from "../../helpers/site.ts";
import { goesTo, signIn } from "../admin/_staff.ts";
import { Browser, readEvents, type Received } from "./_browser.ts";

/** A Wednesday at ten, when the chat is open. */
const AT = "2026-03-04T08:00:00Z";
const uuid = () => crypto.randomUUID();

/**
 * Two servers over one store, each with its own connection to it, as a hosting platform runs them:
 * nothing that one of them keeps in memory can be seen by the other.
 */
async function withServers(test: (one: Site, other: Site) => Promise<void>): Promise<void> {
  const file = await Deno.makeTempFile({ prefix: "tyyne-test-", suffix: ".kv" });
  const settings = testSettings();
  try {
    await using one = await openSite({ at: AT, settings, kv: await Deno.openKv(file) });
    await using other = await openSite({ at: AT, settings, kv: await Deno.openKv(file) });
    await test(one, other);
  } finally {
    for (const end of ["", "-wal", "-shm"]) await Deno.remove(file + end).catch(() => {});
  }
}

/**
 * The same over one connection: a file lets two connections that write at the same instant wait in vain
 * for each other, which a store behind an address does not.
 */
async function withCrowdedServers(test: (one: Site, other: Site) => Promise<void>): Promise<void> {
  const settings = testSettings();
  const kv = await Deno.openKv(":memory:");
  const borrowed = new Proxy(kv, {
    get: (target, name) => {
      if (name === "close") return () => {};
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await using one = await openSite({ at: AT, settings, kv });
  await using other = await openSite({ at: AT, settings, kv: borrowed });
  await test(one, other);
}

/** The same browser, asking the other server. */
function movedTo(site: Site, from: Browser): Browser {
  const moved = new Browser(site);
  for (const [name, value] of from.cookies) moved.cookies.set(name, value);
  return moved;
}

const texts = (events: readonly Received[]) =>
  events.filter(({ event }) => event === "message").map(({ data }) =>
    (data as { text: string }).text
  );
const write = (browser: Browser, id: string, text: string) =>
  browser.json(`/api/chat/${id}/messages`, { id: uuid(), text });

Deno.test("visitor and adviser talk although each is served by another server", () =>
  withServers(async (one, other) => {
    const adviser = await signIn(other, { roles: ["adviser"] });
    await adviser.post("/admin/desk/presence", { state: "present" });
    const visitor = new Browser(one);
    const { id } = await visitor.start({ nickname: "Peikko" });
    assert.match(await visitor.get("/chat"), /Olet jonossa seuraavana/);
    const heard = visitor.fetch(`/api/chat/${id}/events`).then((answer) =>
      readEvents(answer, (all) => texts(all).length === 2)
    );
    const desk = adviser.get("/admin/desk/events", { headers: { accept: "text/event-stream" } })
      .then((answer) => readEvents(answer, (all) => texts(all).length === 1));
    assert.equal((await adviser.post(`/admin/desk/chats/${id}/take`)).status, 303);
    // The desk has heard that the chat is its own before the visitor writes.
    await new Promise((done) => setTimeout(done, 500));
    assert.equal((await write(visitor, id, "hei")).status, 201);
    assert.deepEqual(texts(await desk), ["hei"]);
    await adviser.post(`/admin/desk/chats/${id}/messages`, { id: uuid(), text: "päivää" });
    assert.deepEqual(texts(await heard), ["hei", "päivää"]);
  }));

Deno.test("a stream that one server ends goes on at the other, with nothing missing and nothing twice", () =>
  withServers(async (one, other) => {
    const visitor = new Browser(one);
    const { id } = await visitor.start();
    const moved = movedTo(other, visitor);
    const before: Received[] = [];
    const first = visitor.fetch(`/api/chat/${id}/events`).then((answer) =>
      readEvents(answer, (all) => {
        before.push(...all.slice(before.length));
        return false;
      })
    );
    for (let n = 1; n <= 5; n++) await write(visitor, id, `${n}`);
    while (texts(before).length < 5) await new Promise((done) => setTimeout(done, 5));
    one.services.chat.streams.closeAll();
    await first;
    for (let n = 6; n <= 9; n++) await write(moved, id, `${n}`);
    const last = before.findLast(({ event }) => event === "message")!.id!;
    const answer = await moved.fetch(`/api/chat/${id}/events`, {
      headers: { "last-event-id": last },
    });
    const after = await readEvents(answer, (all) => texts(all).length === 4);
    assert.deepEqual([...texts(before), ...texts(after)], "123456789".split(""));
  }));

Deno.test("messages that go through both servers at once are all there, once, in one order", () =>
  withCrowdedServers(async (one, other) => {
    const visitor = new Browser(one);
    const { id } = await visitor.start();
    const servers = [visitor, movedTo(other, visitor)];
    const ids = Array.from({ length: 80 }, uuid);
    const send = (message: string, n: number) =>
      servers[n % 2]!.json(`/api/chat/${id}/messages`, { id: message, text: `${n}` });
    const first = await Promise.all(ids.map(send));
    assert.deepEqual([...new Set(first.map(({ status }) => status))], [201]);
    const again = await Promise.all(ids.map((message, n) => send(message, n + 1)));
    assert.deepEqual([...new Set(again.map(({ status }) => status))], [200]);
    for (const server of servers) {
      const { messages } = await (await server.fetch(`/api/chat/${id}`)).json();
      const stored = messages as { seq: number; id: string }[];
      assert.deepEqual(stored.map(({ seq }) => seq), ids.map((_, n) => n + 1));
      assert.deepEqual(stored.map(({ id }) => id).sort(), ids.toSorted());
    }
  }));

Deno.test("what a server wrote last does not count where the other has changed it since", () =>
  withServers(async (one, other) => {
    const aino = await signIn(one, { roles: ["adviser"] });
    const eero = await signIn(other, { roles: ["adviser"], id: "person-eero", name: "Eero" });
    for (const who of [aino, eero]) await who.post("/admin/desk/presence", { state: "present" });
    const visitor = new Browser(one);
    const { id } = await visitor.start();
    await aino.post(`/admin/desk/chats/${id}/take`);
    const say = (who: typeof aino) =>
      who.post(`/admin/desk/chats/${id}/messages`, { id: uuid(), text: "hei" });
    assert.equal((await say(aino)).status, 303);
    const to = await signIn(other, { roles: ["adviser"] });
    await to.post(`/admin/desk/chats/${id}/hand-over`, { to: "person-eero", note: "" });
    assert.equal((await say(aino)).status, 404, "it is not hers any more");
    assert.equal((await say(eero)).status, 303);
    await write(visitor, id, "vielä");
    await movedTo(other, visitor).json(`/api/chat/${id}/end`, {});
    assert.equal((await write(visitor, id, "liian myöhään")).status, 409);
    await movedTo(other, visitor).json(`/api/chat/${id}/erase`, {});
    assert.equal((await write(visitor, id, "ei enää")).status, 404);
    assert.equal((await visitor.fetch(`/api/chat/${id}`)).status, 404);
  }));

Deno.test("presence, hours, a block and a limit hold at the other server from the next request on", () =>
  withServers(async (one, other) => {
    const adviser = await signIn(one, { roles: ["adviser", "administrator"] });
    const start = async (site: Site) =>
      (await (await new Browser(site).json("/api/chat", { lang: "fi" })).json()) as {
        id: string;
        status: string;
        code?: string;
      };
    assert.equal((await start(other)).status, "question");
    await adviser.post("/admin/desk/presence", { state: "present" });
    const waiting = await start(other);
    assert.equal(waiting.status, "waiting");
    await adviser.post("/admin/hours/exceptions", { date: "2026-03-04" });
    assert.equal((await start(other)).status, "question");
    assert.match(await new Browser(other).get("/chat"), /keskiviikko 4\.3\.2026: kiinni/);
    await adviser.post(`/admin/desk/chats/${waiting.id}/take`);
    await adviser.post(`/admin/desk/chats/${waiting.id}/block`, { hours: "1" });
    assert.equal((await start(other)).code, "blocked");
    other.clock.pass(HOUR);
    assert.equal((await start(other)).code, undefined);
  }));

Deno.test("a chat whose adviser is gone is taken over at the other server, and both servers know whose it is", () =>
  withServers(async (one, other) => {
    const aino = await signIn(one, { roles: ["adviser"] });
    const eero = await signIn(other, { roles: ["adviser"], id: "person-eero", name: "Eero" });
    await aino.post("/admin/desk/presence", { state: "present" });
    const visitor = new Browser(one);
    const { id } = await visitor.start({ nickname: "Peikko" });
    const path = `/admin/desk/chats/${id}`;
    await aino.post(`${path}/take`);
    const say = (who: typeof aino) => who.post(`${path}/messages`, { id: uuid(), text: "hei" });
    // The first server remembers the chat as it wrote it last.
    assert.equal((await say(aino)).status, 303);
    await write(visitor, id, "oletko siellä?");
    assert.equal((await eero.get(path)).status, 404);
    for (const { clock } of [one, other]) clock.pass(PRESENT_FOR);
    assert.match(await eero.page("/admin/desk"), /Peikko[\s\S]*neuvojasta ei kuulu: Aino Neuvoja/);
    assert.equal(goesTo(await eero.post(`${path}/take`)), `${path}?done=taken`);
    assert.equal((await say(aino)).status, 404, "it is not hers any more");
    assert.match(await aino.page("/admin/desk"), /Eero jatkaa keskustelua/);
    assert.equal((await say(eero)).status, 303);
    const seen = await (await visitor.fetch(`/api/chat/${id}`)).json();
    assert.equal(seen.messages.length, 3);
  }));

Deno.test("a session that ends at one server ends its streams at the other", () =>
  withServers(async (one, other) => {
    const visitor = new Browser(one);
    const { id } = await visitor.start();
    const stream = await visitor.fetch(`/api/chat/${id}/events`);
    await movedTo(other, visitor).form("/chat/exit");
    assert.match(await stream.text(), /"gone":"signed-out"/);

    const adviser = await signIn(one, { roles: ["adviser"] });
    const desk = await adviser.get("/admin/desk/events", {
      headers: { accept: "text/event-stream" },
    });
    const elsewhere = await signIn(other, { roles: ["adviser"] });
    await elsewhere.post(`/admin/sessions/${adviser.session.id}/end`);
    await desk.text();
    assert.equal(one.services.chat.streams.count, 0);
  }));

Deno.test("fifty guesses of a receipt code at each server are ten that are looked at", () =>
  withCrowdedServers(async (one, other) => {
    await using elsewhere = await openSite({ at: AT });
    const { receipt } = await new Browser(elsewhere).start();
    const guess = (site: Site) => new Browser(site).form("/chat/kuitti", { code: receipt });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => guess(n % 2 ? one : other)),
    );
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    assert.deepEqual([count(422), count(429)], [10, 90]);
  }));
