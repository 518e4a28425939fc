import assert from "node:assert/strict";
import { freePort, runDeno, type Running, taskArgs } from "../../helpers/process.ts";
import { readEvents, type Received } from "./_browser.ts";

const MESSAGES = 1_000;

/** A server in a process of its own over a file that outlives it. */
async function withServers(
  test: (start: () => Promise<Running>, url: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const port = freePort();
  const args = await taskArgs("dev");
  const start = async () => {
    const server = runDeno(args, { PORT: `${port}`, KV_URL: `${folder}/site.kv` });
    await server.printed(/Staff sign in/);
    return server;
  };
  try {
    await test(start, `http://localhost:${port}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function startChat(url: string) {
  const answer = await post(`${url}/api/chat`, { lang: "fi" });
  const { id } = await answer.json();
  const cookie = answer.headers.get("set-cookie")!.split(";")[0]!;
  return { chat: `${url}/api/chat/${id}`, cookie };
}

function post(url: string, value: unknown, cookie = ""): Promise<Response> {
  const headers = { "content-type": "application/json", cookie };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(value) });
}

/** Sends what is to be sent, a few at once, and answers which were acknowledged, with their status. */
async function sendAll(
  ids: readonly string[],
  { chat, cookie }: { chat: string; cookie: string },
  heard: (acknowledged: number) => void = () => {},
): Promise<Map<string, number>> {
  const acknowledged = new Map<string, number>();
  const queue = ids.values();
  const one = async () => {
    for (const id of queue) {
      try {
        const answer = await post(`${chat}/messages`, { id, text: `viesti ${id}` }, cookie);
        await answer.body?.cancel();
        if (answer.ok) acknowledged.set(id, answer.status);
      } catch {
        // The server is gone: this one was not acknowledged.
      }
      heard(acknowledged.size);
    }
  };
  await Promise.all(Array.from({ length: 16 }, one));
  return acknowledged;
}

const events = (chat: string, cookie: string, after?: string) =>
  fetch(`${chat}/events`, { headers: { cookie, ...(after ? { "last-event-id": after } : {}) } });

Deno.test("killed in the middle of a thousand messages, nothing acknowledged is lost or there twice", () =>
  withServers(async (start, url) => {
    const first = await start();
    const mine = await startChat(url);
    const ids = Array.from({ length: MESSAGES }, () => crypto.randomUUID());
    const before: Received[] = [];
    const reading = events(mine.chat, mine.cookie).then((answer) =>
      readEvents(answer, (seen) => {
        before.push(...seen.slice(before.length));
        return false;
      })
    ).catch(() => {});
    let killed: Promise<unknown> | undefined;
    const acknowledged = await sendAll(ids, mine, (count) => {
      if (count >= MESSAGES / 2) killed ??= first.stop("SIGKILL");
    });
    await killed;
    await reading;
    assert.ok(acknowledged.size >= MESSAGES / 2 && acknowledged.size < MESSAGES);

    await using _second = await start();
    const { messages } = await (await fetch(mine.chat, { headers: { cookie: mine.cookie } }))
      .json();
    const stored: string[] = messages.map(({ id }: { id: string }) => id);
    assert.equal(new Set(stored).size, stored.length, "nothing is there twice");
    for (const id of acknowledged.keys()) assert.ok(stored.includes(id), "what was told is there");

    const again = await sendAll(ids, mine);
    assert.equal(again.size, MESSAGES);
    for (const id of stored) assert.equal(again.get(id), 200);
    const told = before.filter(({ event }) => event === "message").map(({ id }) => id!);
    const rest = await readEvents(
      await events(mine.chat, mine.cookie, told.at(-1)),
      (seen) => seen.some(({ event }) => event === "state"),
    );
    const numbers = [...told, ...rest.flatMap(({ event, id }) => event === "message" ? [id!] : [])];
    assert.deepEqual(numbers, Array.from({ length: MESSAGES }, (_, i) => `${i + 1}`));
  }));

Deno.test("asked to stop while messages come in, it ends its streams with a hint, is gone in five seconds and loses nothing", () =>
  withServers(async (start, url) => {
    const server = await start();
    const mine = await startChat(url);
    const answers = await Promise.all([1, 2, 3].map(() => events(mine.chat, mine.cookie)));
    const texts = answers.map((answer) => answer.text());
    const ids = Array.from({ length: MESSAGES }, () => crypto.randomUUID());
    let stopped: Promise<{ code: number; took: number }> | undefined;
    const acknowledged = await sendAll(ids, mine, (count) => {
      if (count >= 200) stopped ??= server.stop("SIGTERM");
    });
    const { code, took } = (await stopped)!;
    assert.equal(code, 0);
    assert.ok(took < 5_000, `${took} ms`);
    assert.ok(acknowledged.size < MESSAGES, "it was in the middle");
    for (const text of await Promise.all(texts)) {
      assert.match(text.trimEnd().split("\n\n").at(-1)!, /^retry: \d+$/);
    }
    await using _second = await start();
    const { messages } = await (await fetch(mine.chat, { headers: { cookie: mine.cookie } }))
      .json();
    const stored = new Set(messages.map(({ id }: { id: string }) => id));
    assert.equal(stored.size, messages.length);
    for (const id of acknowledged.keys()) assert.ok(stored.has(id), "what was told is there");
  }));
