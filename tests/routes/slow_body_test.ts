import assert from "node:assert/strict";
import { serveSite } from "../helpers/site.ts";

/** Milliseconds that a body may take here. */
const WITHIN = 150;
const PATIENCE = 5_000;

interface Sent {
  readonly path: string;
  readonly type?: string;
  /** What is sent, a part each time, with as many milliseconds between them. */
  readonly parts: readonly string[];
  readonly pause: number;
  /** What the body says of its own length; without one it comes in chunks. */
  readonly length?: number;
}

/** Sends the parts of a body one after the other, and reads what is answered. */
async function trickle(url: string, { path, type, parts, pause, length }: Sent): Promise<string> {
  const { port, host, origin } = new URL(url);
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  const write = (text: string) => connection.write(new TextEncoder().encode(text));
  const how = length === undefined ? "Transfer-Encoding: chunked" : `Content-Length: ${length}`;
  const lines = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${origin}`,
    `Content-Type: ${type ?? "application/x-www-form-urlencoded"}`,
    how,
  ];
  await write(`${lines.join("\r\n")}\r\n\r\n`);
  const answer = readAnswer(connection);
  let answered = false;
  answer.then(() => answered = true);
  for (const part of parts) {
    if (answered) break;
    const chunk = length === undefined ? `${part.length.toString(16)}\r\n${part}\r\n` : part;
    await write(chunk).catch(() => {});
    await new Promise((done) => setTimeout(done, pause));
  }
  return await answer;
}

/** Reads one answer: Deno's server leaves the line open to whoever has not sent all, so its length tells. */
async function readAnswer(connection: Deno.Conn): Promise<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65_536);
  const late = setTimeout(() => connection.close(), PATIENCE);
  let text = "";
  try {
    while (!isWhole(text)) {
      const read = await connection.read(buffer);
      if (read === null) break;
      text += decoder.decode(buffer.subarray(0, read), { stream: true });
    }
  } catch {
    // Cut off: what came until then is the answer.
  }
  clearTimeout(late);
  return text;
}

function isWhole(text: string): boolean {
  const end = text.indexOf("\r\n\r\n");
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
  return end >= 0 && new TextEncoder().encode(text.slice(end + 4)).length >= length;
}

const NEVER_WHOLE = [
  { name: "a body that stops half-way", parts: ["phone=050"], pause: 10, length: 500 },
  { name: "a body of a byte at a time", parts: [..."p".repeat(100)], pause: 20, length: 500 },
  { name: "chunks that never end", parts: [..."p".repeat(100)], pause: 20 },
] as const;

for (const { name, ...sent } of NEVER_WHOLE) {
  Deno.test(`${name} is refused in time, with a page in its language`, async () => {
    await using site = await serveSite({ bodyWithin: WITHIN });
    const answer = await trickle(site.url, { path: "/sv/mina-uppgifter/code", ...sent });
    assert.match(answer, /^HTTP\/1\.1 408 /);
    assert.match(answer, /\r\nconnection: close\r/i);
    assert.match(answer, /\r\ncontent-security-policy: /i);
    assert.match(answer, /\r\ncache-control: [^\r]*no-store/i);
    assert.match(answer, /<html[^>]* lang="?sv/);
    assert.match(answer, /kom inte fram i tid/);
    assert.deepEqual(site.outbox.list(), []);
  });
}

Deno.test("an API that is sent to slowly answers with problem details", async () => {
  await using site = await serveSite({ bodyWithin: WITHIN });
  for (const path of ["/api/chat", "/api/ingest/calls"]) {
    const answer = await trickle(site.url, {
      path,
      type: "application/json",
      parts: ['{"lang":'],
      pause: 10,
      length: 500,
    });
    assert.match(answer, /^HTTP\/1\.1 408 /, path);
    assert.match(answer, /\r\ncontent-type: application\/problem\+json/i, path);
    assert.match(answer, /"status":408/, path);
  }
});

Deno.test("a body that takes its time and is whole in time is taken", async () => {
  await using site = await serveSite({ bodyWithin: 5_000 });
  const { host, port, origin } = new URL(site.url);
  const body = "phone=0501234501";
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  const write = (text: string) => connection.write(new TextEncoder().encode(text));
  await write(
    `POST /omat-tiedot/code HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: close\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  for (const letter of body) {
    await write(letter);
    await new Promise((done) => setTimeout(done, 10));
  }
  assert.match(await readAnswer(connection), /^HTTP\/1\.1 303 /);
  assert.equal(site.outbox.list().length, 1);
});

Deno.test("a hundred bodies that never come keep nobody else waiting", async () => {
  await using site = await serveSite({ bodyWithin: 1_000 });
  const slow = Array.from(
    { length: 100 },
    () => trickle(site.url, { path: "/chat", parts: ["a"], pause: 10, length: 500 }),
  );
  const answer = await fetch(`${site.url}/healthz`, { signal: AbortSignal.timeout(900) });
  assert.equal(answer.status, 200);
  await answer.body?.cancel();
  for (const one of await Promise.all(slow)) assert.match(one, /^HTTP\/1\.1 408 /);
});
