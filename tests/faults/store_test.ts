import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { SECOND } from "../../lib/clock.ts";
import { freePort, runDeno, type Running, taskArgs } from "../helpers/process.ts";

/** A server of development over a file that outlives it. */
interface Installation {
  readonly file: string;
  readonly url: string;
  /** Starts it; with `mostBytes`, no file may grow beyond that, as on a full disk. */
  start(options?: { mostBytes?: number }): Promise<Running>;
}

async function withInstallation(test: (here: Installation) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const port = freePort();
  const file = `${folder}/site.kv`;
  const args = await taskArgs("dev");
  const start = async (options: { mostBytes?: number } = {}) => {
    const server = runDeno(args, { PORT: `${port}`, KV_URL: file }, options);
    await server.printed(/Staff sign in/);
    await waitFor(async () => (await ready(port)) === 200);
    return server;
  };
  try {
    await test({ file, url: `http://localhost:${port}`, start });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function ready(port: number): Promise<number> {
  const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status ?? 0;
}

async function waitFor(done: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 30 * SECOND;
  while (!await done()) {
    assert.ok(performance.now() < until, "it did not happen within half a minute");
    await new Promise((next) => setTimeout(next, 50));
  }
}

interface Chat {
  readonly at: string;
  readonly cookie: string;
}

async function startChat(url: string): Promise<Chat> {
  const answer = await post(`${url}/api/chat`, { lang: "fi" });
  assert.equal(answer.status, 201);
  const cookie = answer.headers.get("set-cookie")!.split(";")[0]!;
  return { at: `${url}/api/chat/${(await answer.json()).id}`, cookie };
}

function post(url: string, value: unknown, cookie = ""): Promise<Response> {
  const headers = { "content-type": "application/json", cookie };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(value) });
}

/** Sends a message and answers its id and the status, once the answer was read. */
async function say({ at, cookie }: Chat, length = 20) {
  const id = crypto.randomUUID();
  const answer = await post(`${at}/messages`, { id, text: "a".repeat(length) }, cookie);
  return { id, status: answer.status, said: await answer.text(), headers: answer.headers };
}

async function idsOf({ at, cookie }: Chat): Promise<string[]> {
  const answer = await fetch(at, { headers: { cookie } });
  assert.equal(answer.status, 200);
  const { messages } = await answer.json();
  return messages.map(({ id }: { id: string }) => id);
}

/** What a refusal may not hold: the inside of the site. */
function assertPlain(said: string): void {
  assert.doesNotMatch(said, /sqlite|database|disk|locked|\.ts\b|at file|Error:/i);
}

Deno.test("on a full disk what is written is refused plainly, what is there is read, and nothing acknowledged is lost", () =>
  withInstallation(async ({ file, url, start }) => {
    await (await start()).stop();
    const mostBytes = (await Deno.stat(file)).size + 200_000;
    const full = await start({ mostBytes });
    const chat = await startChat(url);
    const told: string[] = [];
    let refused: Awaited<ReturnType<typeof say>> | undefined;
    for (let n = 0; n < 400 && !refused; n++) {
      const one = await say(chat, 4_000);
      if (one.status === 201) told.push(one.id);
      else if (one.status === 429) await new Promise((next) => setTimeout(next, 1_000));
      else refused = one;
    }
    assert.ok(refused, "the disk was never full");
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get("content-type"), "application/problem+json; charset=utf-8");
    assert.ok(refused.headers.has("retry-after"));
    assertPlain(refused.said);
    const page = await fetch(`${url}/omat-tiedot/code`, {
      method: "POST",
      body: new URLSearchParams({ phone: "0501234501" }),
      headers: { origin: url },
      redirect: "manual",
    });
    assert.equal(page.status, 503);
    const text = await page.text();
    assertPlain(text);
    assert.match(text, /Palvelu ei juuri nyt toimi/);
    assert.deepEqual((await idsOf(chat)).filter((id) => told.includes(id)), told);
    await full.stop("SIGKILL");
    await using _roomy = await start();
    assert.deepEqual((await idsOf(chat)).filter((id) => told.includes(id)), told);
    assert.equal((await say(chat)).status, 201);
  }));

Deno.test("with the store locked for twelve seconds the site says so, and goes on by itself", () =>
  withInstallation(async ({ file, url, start }) => {
    await using _server = await start();
    const chat = await startChat(url);
    const before = await say(chat);
    assert.equal(before.status, 201);
    const other = new DatabaseSync(file, { timeout: 5 * SECOND });
    other.exec("BEGIN EXCLUSIVE");
    const free = new Promise((done) =>
      setTimeout(() => {
        other.exec("COMMIT");
        other.close();
        done(null);
      }, 12 * SECOND)
    );
    const during = await say(chat);
    assert.equal(during.status, 503);
    assertPlain(during.said);
    assert.equal((await fetch(`${url}/tietosuoja`).then((page) => page.text())).length > 0, true);
    await free;
    const after = await say(chat);
    assert.equal(after.status, 201);
    const there = await idsOf(chat);
    assert.deepEqual(there.filter((id) => id !== during.id), [before.id, after.id]);
  }));

Deno.test("a process that was frozen for twelve seconds goes on where it was", () =>
  withInstallation(async ({ url, start }) => {
    await using server = await start();
    const chat = await startChat(url);
    const first = await say(chat);
    server.signal("SIGSTOP");
    const sent = say(chat);
    await new Promise((next) => setTimeout(next, 12 * SECOND));
    server.signal("SIGCONT");
    const second = await sent;
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.deepEqual(await idsOf(chat), [first.id, second.id]);
  }));

Deno.test("a byte that flipped in the store shows nobody anything, and harms nobody else", () =>
  withInstallation(async ({ file, url, start }) => {
    const first = await start();
    const [broken, whole] = [await startChat(url), await startChat(url)];
    await say(broken);
    const kept = await say(whole);
    await first.stop();
    assert.ok(flipSealedBytes(file, new URL(broken.at).pathname.split("/").at(-1)!) > 0);
    await using server = await start();
    const answer = await fetch(broken.at, { headers: { cookie: broken.cookie } });
    assert.ok(answer.status >= 400, String(answer.status));
    assertPlain(await answer.text());
    assert.deepEqual(await idsOf(whole), [kept.id]);
    assert.equal((await say(whole)).status, 201);
    const logged = await server.printed(/OperationError|"unexpected"/);
    assert.doesNotMatch(logged, /aaaaaaaa/);
  }));

/** Flips the last byte of every row that names a conversation, and answers how many there were. */
function flipSealedBytes(file: string, chatId: string): number {
  using database = new DatabaseSync(file);
  const rows = database.prepare("SELECT k, v FROM kv").all() as { k: Uint8Array; v: Uint8Array }[];
  const update = database.prepare("UPDATE kv SET v = ? WHERE k = ?");
  let flipped = 0;
  for (const { k, v } of rows) {
    const key = new TextDecoder("latin1").decode(k);
    if (!key.includes(chatId) || !key.includes("chat_messages")) continue;
    const middle = Math.floor(v.length * 0.9);
    v[middle] = v[middle]! ^ 1;
    update.run(v, k);
    flipped++;
  }
  return flipped;
}

Deno.test("asked to stop with a hundred streams open, the site ends them with a hint and is gone within five seconds", () =>
  withInstallation(async ({ url, start }) => {
    const server = await start();
    const streams: Promise<string>[] = [];
    for (let n = 0; n < 34; n++) {
      const from = { "x-forwarded-for": `198.51.100.${n}`, "content-type": "application/json" };
      const init = { method: "POST", headers: from, body: JSON.stringify({ lang: "fi" }) };
      const started = await fetch(`${url}/api/chat`, init);
      assert.equal(started.status, 201);
      const cookie = started.headers.get("set-cookie")!.split(";")[0]!;
      const { id } = await started.json();
      for (let k = 0; k < 3; k++) {
        const events = await fetch(`${url}/api/chat/${id}/events`, {
          headers: { cookie, "x-forwarded-for": `198.51.100.${n}` },
        });
        assert.equal(events.status, 200);
        streams.push(events.text());
      }
    }
    assert.ok(streams.length >= 100);
    const { code, took } = await server.stop("SIGTERM");
    assert.equal(code, 0);
    assert.ok(took < 5_000, `${took} ms`);
    for (const text of await Promise.all(streams)) {
      assert.match(text.trimEnd().split("\n\n").at(-1)!, /^retry: \d+$/);
    }
  }));
