import assert from "node:assert/strict";
import { type Connection, LiveStream, type Source } from "../../islands/_live/live_stream.ts";
import { FakeTime } from "../helpers/fake_time.ts";

class FakeSource implements Source {
  readyState = 0;
  closed = false;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(name, listener);
  }
  close(): void {
    this.closed = true;
  }
  tell(name: string, data: unknown = null, readyState = 1): void {
    this.readyState = readyState;
    this.#listeners.get(name)?.(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

function open(catchUp: () => Promise<boolean> = () => Promise.resolve(true)) {
  const sources: FakeSource[] = [];
  const urls: string[] = [];
  const told: unknown[] = [];
  const connections: Connection[] = [];
  let caughtUp = 0;
  const stream = new LiveStream({
    url: () => `/events?after=${told.length}`,
    events: ["message"],
    onEvent: (_, data) => told.push(data),
    onConnection: (connection) => connections.push(connection),
    catchUp: () => (caughtUp++, catchUp()),
    open: (url) => {
      urls.push(url);
      const source = new FakeSource();
      sources.push(source);
      return source;
    },
    random: () => 0.5,
  });
  return { stream, sources, urls, told, connections, caughtUp: () => caughtUp };
}

Deno.test("a stream that was refused comes back after what it has, later each time", async () => {
  using time = new FakeTime();
  const { stream, sources, urls, caughtUp } = open();
  stream.start();
  sources[0]!.tell("open");
  sources[0]!.tell("message", { seq: 1 });
  sources[0]!.tell("error", null, 2);
  await time.pass(749);
  assert.equal(sources.length, 1);
  await time.pass(1);
  assert.deepEqual(urls, ["/events?after=0", "/events?after=1"]);
  sources[1]!.tell("error", null, 2);
  await time.pass(1_499);
  assert.equal(sources.length, 2);
  await time.pass(1);
  assert.equal(sources.length, 3);
  assert.equal(caughtUp(), 2);
  for (let n = 2; n < 12; n++) {
    sources[n]!.tell("error", null, 2);
    await time.pass(30_000);
  }
  assert.equal(sources.length, 13, "never longer than half a minute");
  stream.stop();
});

Deno.test("a cut that the browser mends by itself is left to it", async () => {
  using time = new FakeTime();
  const { stream, sources, connections } = open();
  stream.start();
  sources[0]!.tell("open");
  sources[0]!.tell("error", null, 0);
  await time.pass(10_000);
  assert.equal(sources.length, 1);
  sources[0]!.tell("open");
  assert.deepEqual(connections, ["opening", "open", "lost", "open"]);
  stream.stop();
});

Deno.test("waking opens a new stream at once and listens to the old one no more", async () => {
  using time = new FakeTime();
  const { stream, sources, told } = open();
  stream.start();
  stream.wake();
  assert.equal(sources[0]!.closed, true);
  sources[0]!.tell("message", "old");
  sources[1]!.tell("message", "new");
  assert.deepEqual(told, ["new"]);
  stream.stop();
  await time.pass(60_000);
  assert.equal(sources.length, 2);
});

Deno.test("when nothing has come for long it is asked what was missed", async () => {
  using time = new FakeTime();
  const { stream, sources, caughtUp } = open();
  stream.start();
  sources[0]!.tell("open");
  await time.pass(44_999);
  assert.equal(caughtUp(), 0);
  await time.pass(1);
  assert.equal(caughtUp(), 1);
  stream.stop();
});

Deno.test("where there is nothing to come back to, it does not come back", async () => {
  using time = new FakeTime();
  const { stream, sources } = open(() => Promise.resolve(false));
  stream.start();
  sources[0]!.tell("error", null, 2);
  await time.pass(120_000);
  stream.wake();
  assert.equal(sources.length, 1);
});
