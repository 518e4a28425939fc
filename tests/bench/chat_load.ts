import { STREAM_LIMITS } from "../../lib/chat/stream_places.ts";
import { freePort } from "../helpers/process.ts";
import { memoryOf } from "./processes.ts";

/** Where the conversations of a server are. */
export interface Wires {
  /** The cookie of each adviser. */
  readonly desks: readonly string[];
  readonly chats: readonly {
    readonly id: string;
    readonly cookie: string;
    readonly desk: number;
  }[];
}

/** One side of a conversation: how it writes, and the stream by which the other side hears it. */
interface Way {
  readonly write: (id: string) => Promise<Response>;
}

export type Mode = "site" | "bare";

export interface Delivery {
  /** From sending the request to the event at the other side, in milliseconds. */
  readonly times: readonly number[];
  /** What the server holds when it is over, in MB; NaN where the system does not tell. */
  readonly memory: number;
  readonly streams: number;
}

export interface Rate {
  readonly conversations: number;
  /** Messages a second, over all of them. */
  readonly perSecond: number;
  readonly seconds: number;
}

/** A server that has just started still compiles what it runs. */
const WARM_UP = { perSecond: 50, seconds: 12 };
const TEXT = "Kiitos, tämä auttoi. Palaan asiaan, kun päätös on tullut. ";

/**
 * Lets conversations go on over the site and over the reference, side by side and in turns, and
 * measures how long each message is on its way: whatever else the machine does meets both.
 */
export async function deliver(rate: Rate): Promise<Record<Mode, Delivery>> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const heard = new Map<string, () => void>();
  try {
    await using site = await open("site", { folder, rate, heard });
    await using bare = await open("bare", { folder, rate, heard });
    await converse({ site, bare }, heard, { ...rate, ...WARM_UP });
    const times = await converse({ site, bare }, heard, rate);
    const measured = async (mode: Mode, { pid, streams }: Opened): Promise<Delivery> => {
      return { times: times[mode], memory: await memoryOf(pid) ?? NaN, streams };
    };
    return { site: await measured("site", site), bare: await measured("bare", bare) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

interface Opened extends AsyncDisposable {
  readonly ways: readonly Way[];
  readonly pid: number;
  readonly streams: number;
}

/** Starts a server and opens all its streams. */
async function open(
  mode: Mode,
  { folder, rate, heard }: { folder: string; rate: Rate; heard: Map<string, () => void> },
): Promise<Opened> {
  const port = freePort();
  const { conversations } = rate;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "tests/bench/chat_server.ts", mode, String(port)]
      .concat(`${folder}/${mode}.kv`, String(conversations)),
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const closing = new AbortController();
  const stop = async () => {
    closing.abort();
    child.kill("SIGKILL");
    await child.status;
    await reader.cancel();
  };
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const root = `http://localhost:${port}`;
  try {
    let line = "";
    while (!line.includes("\n")) {
      const { value, done } = await reader.read();
      if (done) throw new Error("The server did not come up");
      line += value;
    }
    const wires = JSON.parse(line) as Wires;
    const streams = mode === "site" ? siteStreams(root, wires) : bareStreams(root, rate);
    await Promise.all(streams.map((request) => listen(request, heard, closing.signal)));
    const ways = mode === "site" ? siteWays(root, wires) : bareWays(root, rate);
    return { ways, pid: child.pid, streams: streams.length, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each server gets a message in every beat of the rate, half a beat apart. */
async function converse(
  servers: Record<Mode, Opened>,
  heard: Map<string, () => void>,
  rate: Pick<Rate, "perSecond" | "seconds">,
): Promise<Record<Mode, number[]>> {
  const times: Record<Mode, number[]> = { site: [], bare: [] };
  const sent: Promise<void>[] = [];
  const from = performance.now();
  for (let n = 0; n < 2 * rate.perSecond * rate.seconds; n++) {
    const mode = n % 2 ? "site" : "bare";
    await pause(Math.max(0, from + n * 500 / rate.perSecond - performance.now()));
    const { ways } = servers[mode];
    sent.push(
      one(ways[(n >> 1) % ways.length]!, heard).then((time) => void times[mode].push(time)),
    );
  }
  await Promise.all(sent);
  return times;
}

/** From sending a message until the other side has heard it, in milliseconds. */
async function one(way: Way, heard: Map<string, () => void>): Promise<number> {
  const id = crypto.randomUUID();
  const from = performance.now();
  const arrived = new Promise<number>((done, fail) => {
    const late = setTimeout(() => fail(new Error("A message did not arrive")), 20_000);
    heard.set(id, () => {
      clearTimeout(late);
      heard.delete(id);
      done(performance.now() - from);
    });
  });
  const [time, answer] = await Promise.all([arrived, way.write(id)]);
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`A message was answered with ${answer.status}`);
  return time;
}

/** Visitor and adviser in turns, of one conversation after the other. */
function siteWays(root: string, { desks, chats }: Wires): Way[] {
  const json = { "content-type": "application/json" };
  const fromVisitors = chats.map(({ id: chat, cookie }): Way => ({
    write: (id) =>
      fetch(`${root}/api/chat/${chat}/messages`, {
        method: "POST",
        headers: { ...json, cookie, origin: root },
        body: JSON.stringify({ id, text: TEXT }),
      }),
  }));
  const fromAdvisers = chats.slice(0, listening({ desks, chats })).map((
    { id: chat, desk },
  ): Way => ({
    write: (id) =>
      fetch(`${root}/admin/desk/chats/${chat}/messages`, {
        method: "POST",
        headers: { cookie: desks[desk]!, origin: root, accept: "application/json" },
        body: new URLSearchParams({ id, text: TEXT }),
      }),
  }));
  return fromVisitors.flatMap((way, n) => fromAdvisers[n] ? [way, fromAdvisers[n]] : [way]);
}

/** An instance holds 500 streams: where there are as many conversations, a few visitors are away. */
function listening({ desks, chats }: Wires): number {
  return Math.min(chats.length, STREAM_LIMITS.instance - desks.length);
}

function siteStreams(root: string, { desks, chats }: Wires): Request[] {
  const accept = "text/event-stream";
  return [
    ...chats.slice(0, listening({ desks, chats })).map(({ id, cookie }, n) =>
      new Request(`${root}/api/chat/${id}/events`, {
        headers: { accept, cookie, "x-forwarded-for": `2001:db8:${n.toString(16)}::1` },
      })
    ),
    ...desks.map((cookie, n) =>
      new Request(`${root}/admin/desk/events?auto`, {
        headers: { accept, cookie, "x-forwarded-for": `2001:db8:ffff:${n.toString(16)}::1` },
      })
    ),
  ];
}

function bareWays(root: string, { conversations }: Rate): Way[] {
  return Array.from({ length: conversations }, (_, n): Way => ({
    write: (id) =>
      fetch(`${root}/${n}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ id, text: TEXT, to: `/${n}` }),
      }),
  }));
}

function bareStreams(root: string, { conversations }: Rate): Request[] {
  return Array.from({ length: conversations }, (_, n) => new Request(`${root}/${n}`));
}

/** Opens a stream, and reads it on until the signal aborts. */
async function listen(request: Request, heard: Map<string, () => void>, signal: AbortSignal) {
  const answer = await fetch(request, { signal });
  if (!answer.ok || !answer.body) throw new Error(`A stream was answered with ${answer.status}`);
  void read(answer.body, heard).catch((error) => {
    if (!signal.aborted) throw error;
  });
}

async function read(body: ReadableStream<Uint8Array<ArrayBuffer>>, heard: Map<string, () => void>) {
  let text = "";
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const id = /"id":"([\da-f-]{36})"/.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (id) heard.get(id)?.();
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
