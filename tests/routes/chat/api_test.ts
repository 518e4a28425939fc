import assert from "node:assert/strict";
import { openSite } from "../../helpers/site.ts";
import { Browser, readEvents } from "./_browser.ts";

const uuid = () => crypto.randomUUID();
const problem = async (answer: Response) => {
  assert.equal(answer.headers.get("content-type"), "application/problem+json; charset=utf-8");
  return await answer.json();
};

Deno.test("a chat is started, written in, read, ended and erased", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id, receipt } = await visitor.start({ nickname: "Peikko" });
  assert.match(receipt, /^(\w{3}-){5}\w{3}$/);
  const message = { id: uuid(), text: "hei\n👋🏽" };
  const first = await visitor.json(`/api/chat/${id}/messages`, message);
  assert.equal(first.status, 201);
  const again = await visitor.json(`/api/chat/${id}/messages`, message);
  assert.equal(again.status, 200);
  assert.deepEqual(await again.json(), await first.json());
  const conversation = await (await visitor.fetch(`/api/chat/${id}`)).json();
  assert.equal(conversation.receipt, receipt);
  assert.equal(conversation.nickname, "Peikko");
  assert.deepEqual(conversation.messages.map(({ text }: { text: string }) => text), ["hei\n👋🏽"]);
  assert.equal((await visitor.json(`/api/chat/${id}/end`, {})).status, 200);
  const late = await visitor.json(`/api/chat/${id}/messages`, { id: uuid(), text: "x" });
  assert.equal(late.status, 409);
  assert.equal((await problem(late)).code, "ended");
  assert.equal((await visitor.json(`/api/chat/${id}/erase`, {})).status, 204);
  assert.equal((await visitor.fetch(`/api/chat/${id}`)).status, 404);
});

Deno.test("the visitor's cookie is out of reach for scripts and other sites", async () => {
  await using site = await openSite();
  const answer = await new Browser(site).json("/api/chat", { lang: "sv" });
  const [line = ""] = answer.headers.getSetCookie();
  assert.match(line, /^tyyne_chat=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.equal(answer.headers.get("cache-control"), "no-store");
});

Deno.test("over https the cookie is bound to this host alone", async () => {
  const siteUrl = new URL("https://chat.example");
  await using site = await openSite({ settings: { siteUrl } });
  const answer = await new Browser(site).json("/api/chat", { lang: "fi" });
  const [line = ""] = answer.headers.getSetCookie();
  assert.match(line, /^__Host-tyyne_chat=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

Deno.test("another's chat is answered exactly as one that never was", async () => {
  await using site = await openSite();
  const [mine, other] = [new Browser(site), new Browser(site, "192.0.2.2")];
  const { id } = await mine.start();
  await other.start();
  const stranger = new Browser(site, "192.0.2.3");
  const paths = ["", "/events", "/messages", "/end", "/erase", "/typing", "/leave", "/exit"];
  for (const browser of [other, stranger]) {
    for (const path of paths) {
      const ask = async (chat: string) => {
        const change = path !== "" && path !== "/events";
        const url = `/api/chat/${chat}${path}`;
        const answer = change ? await browser.json(url, {}) : await browser.fetch(url);
        return { status: answer.status, body: await problem(answer) };
      };
      const theirs = await ask(id);
      assert.equal(theirs.status, 404);
      assert.deepEqual(theirs, await ask(uuid()));
      assert.deepEqual(theirs, await ask("x".repeat(3_000)));
    }
  }
  assert.equal((await mine.fetch(`/api/chat/${id}`)).status, 200);
});

Deno.test("what is no message is refused, with the field and without its text", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id } = await visitor.start();
  const path = `/api/chat/${id}/messages`;
  const good = uuid();
  const bad: [unknown, string][] = [
    [{ id: good, text: { html: "<b>salaa</b>" } }, "text"],
    [{ id: good, text: ["salaa"] }, "text"],
    [{ id: good, text: 7 }, "text"],
    [{ id: good, text: null }, "text"],
    [{ id: good }, "text"],
    [{ id: good, text: "" }, "text"],
    [{ id: good, text: " \n\t " }, "text"],
    [{ id: good, text: "salaa\u0000" }, "text"],
    [{ id: good, text: "x".repeat(4_001) }, "text"],
    [{ id: "1", text: "salaa" }, "id"],
    [{ id: { a: 1 }, text: "salaa" }, "id"],
    [{ text: "salaa" }, "id"],
  ];
  for (const [value, field] of bad) {
    const answer = await visitor.json(path, value);
    assert.equal(answer.status, 422, JSON.stringify(value));
    const body = await problem(answer);
    assert.deepEqual(body.errors.map((one: { field: string }) => one.field), [field]);
    assert.ok(!JSON.stringify(body).includes("salaa"));
  }
  for (const value of ["text", [1], null, 5]) {
    assert.equal((await visitor.json(path, value)).status, 422);
  }
  const long = [
    "x".repeat(4_000),
    "😀".repeat(4_000),
    "\n".repeat(3_999) + "x",
    "a\u0007\u001b\ud800",
  ];
  for (const text of long) {
    assert.equal((await visitor.json(path, { id: uuid(), text })).status, 201);
  }
});

Deno.test("broken JSON, broken text, another type and too much are 4xx problems", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id } = await visitor.start();
  const path = `/api/chat/${id}/messages`;
  const send = async (body: BodyInit, type = "application/json") => {
    const headers = { "content-type": type };
    const answer = await visitor.fetch(path, { method: "POST", body, headers });
    await problem(answer);
    return answer.status;
  };
  assert.equal(await send("{"), 400);
  assert.equal(await send(new Uint8Array([0x22, 0xff, 0x22])), 400);
  assert.equal(await send("{}", "text/plain"), 415);
  assert.equal(await send(JSON.stringify({ id, text: "x".repeat(70_000) })), 413);
});

Deno.test("a chat wants a language that the site speaks, and a nickname of one short line", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  for (
    const value of [{}, { lang: "de" }, { lang: "fi", nickname: 5 }, {
      lang: "fi",
      nickname: "x".repeat(41),
    }]
  ) {
    assert.equal((await visitor.json("/api/chat", value)).status, 422);
  }
  const { id } = await visitor.start({ nickname: "  kaksi\n\u0000riviä  " });
  const conversation = await (await visitor.fetch(`/api/chat/${id}`)).json();
  assert.equal(conversation.nickname, "kaksi riviä");
  const { id: nameless } = await visitor.start({ nickname: null });
  const other = await (await visitor.fetch(`/api/chat/${nameless}`)).json();
  assert.equal("nickname" in other, false);
});

Deno.test("the stream tells everything, and goes on after Last-Event-ID with nothing twice", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id } = await visitor.start();
  for (let i = 1; i <= 5; i++) {
    await visitor.json(`/api/chat/${id}/messages`, { id: uuid(), text: `${i}` });
  }
  const read = async (headers: HeadersInit, query = "") => {
    const answer = await visitor.fetch(`/api/chat/${id}/events${query}`, { headers });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "text/event-stream; charset=utf-8");
    const events = await readEvents(answer, (all) => all.some(({ event }) => event === "state"));
    return events.filter(({ event }) => event === "message").map(({ id }) => id);
  };
  assert.deepEqual(await read({}), ["1", "2", "3", "4", "5"]);
  assert.deepEqual(await read({ "last-event-id": "3" }), ["4", "5"]);
  assert.deepEqual(await read({ "last-event-id": "5" }), []);
  assert.deepEqual(await read({ "last-event-id": "hei" }), ["1", "2", "3", "4", "5"]);
  assert.deepEqual(await read({}, "?after=4"), ["5"]);
  assert.deepEqual(await read({ "last-event-id": "5" }, "?after=1"), []);
  assert.equal(site.services.chat.streams.count, 0);
});

Deno.test("a session has three streams, an address twenty, and a page of its own only one", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id } = await visitor.start();
  const open = (browser: Browser, chat: string, tab = "") =>
    browser.fetch(`/api/chat/${chat}/events${tab && `?tab=${tab}`}`);
  const kept: Response[] = [];
  for (let i = 0; i < 3; i++) kept.push(await open(visitor, id));
  const fourth = await open(visitor, id);
  assert.equal(fourth.status, 429);
  assert.ok(Number(fourth.headers.get("retry-after")) > 0);
  await problem(fourth);
  for (let i = 0; i < 6; i++) {
    const another = new Browser(site);
    const chat = await another.start();
    for (let n = 0; n < 3; n++) kept.push(await open(another, chat.id));
  }
  assert.deepEqual(kept.map(({ status }) => status).filter((status) => status !== 200), [429]);
  assert.equal(site.services.chat.streams.count, 20);
  const elsewhere = new Browser(site, "192.0.2.77");
  const chat = await elsewhere.start();
  const tabs = [];
  for (let i = 0; i < 10; i++) tabs.push(await open(elsewhere, chat.id, "sivu-1"));
  assert.ok(tabs.every(({ status }) => status === 200));
  for (const old of tabs.slice(0, -1)) await old.text();
  assert.equal(site.services.chat.streams.count, 21);
  site.services.chat.streams.closeAll();
  for (const answer of [...kept, tabs.at(-1)!]) await answer.text();
  assert.equal(site.services.chat.streams.count, 0);
  assert.equal(site.services.chat.hub.watchers, 0);
});

Deno.test("when the process stops, streams end with a hint and new ones are told to come back", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id } = await visitor.start();
  const answer = await visitor.fetch(`/api/chat/${id}/events`);
  site.services.chat.streams.closeAll();
  const text = await answer.text();
  assert.match(text.trimEnd().split("\n\n").at(-1)!, /^retry: \d{4}$/);
  const refused = await visitor.fetch(`/api/chat/${id}/events`);
  assert.equal(refused.status, 503);
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
});

Deno.test("asking for the head of a stream leaves none open", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id } = await visitor.start();
  const answer = await visitor.fetch(`/api/chat/${id}/events`, { method: "HEAD" });
  assert.equal(answer.status, 200);
  assert.equal(site.services.chat.streams.count, 0);
});

Deno.test("leaving the page ends its session and its stream, not the chat", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id, receipt } = await visitor.start();
  await visitor.json(`/api/chat/${id}/messages`, { id: uuid(), text: "x" });
  const stream = await visitor.fetch(`/api/chat/${id}/events`);
  assert.equal((await visitor.json(`/api/chat/${id}/exit`, {})).status, 204);
  assert.match(await stream.text(), /"gone":"signed-out"/);
  assert.equal((await visitor.fetch(`/api/chat/${id}`)).status, 404);
  const opened = await site.services.chat.access.openReceipt(receipt, { address: "192.0.2.9" });
  assert.equal(opened.outcome, "opened");
});

Deno.test("a change from another site is refused whatever its form", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const { id } = await visitor.start();
  const headers = { origin: "https://evil.example" };
  const answer = await visitor.json(`/api/chat/${id}/end`, {}, { headers });
  assert.equal(answer.status, 403);
  const head = await site.services.chat.store.head(id);
  assert.notEqual(head?.status, "ended");
});

Deno.test("a refusal speaks the language that the browser prefers", async () => {
  await using site = await openSite();
  const visitor = new Browser(site);
  const headers = { "accept-language": "de, sv-FI;q=0.9, en;q=0.8" };
  const answer = await visitor.fetch(`/api/chat/${uuid()}`, { headers });
  assert.equal((await problem(answer)).title, "Samtalet hittades inte");
});
