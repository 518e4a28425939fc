import assert from "node:assert/strict";
import {
  OwnPlaces,
  PLACE_KEPT,
  RENEW_EVERY,
  SharedPlaces,
  STREAM_LIMITS,
  type StreamPlaces,
} from "../../../lib/chat/stream_places.ts";
import { Streams } from "../../../lib/chat/streams.ts";
import { FakeTime } from "../../helpers/fake_time.ts";
import { dump, type Instance, instance, StillClock } from "./_chat.ts";

const owner = (session: string, address = "192.0.2.1", tab?: string) => ({
  session,
  address,
  ...(tab && { tab }),
});

/** Two instances over one store, which may as well be one process that has it to itself. */
async function withPlaces(
  test: (parts: { a: StreamPlaces; b: StreamPlaces; one: Instance }) => Promise<void>,
): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  try {
    const one = await instance(kv, new StillClock());
    const [a, b] = [new SharedPlaces(kv, one), new SharedPlaces(kv, one)];
    await test({ a, b, one });
  } finally {
    kv.close();
  }
}

async function held(places: StreamPlaces, ...wanted: Parameters<typeof owner>) {
  const taken = await places.take(owner(...wanted));
  assert.ok("place" in taken, JSON.stringify(taken));
  return taken.place;
}

Deno.test("a session has three places over all instances, also when they are asked at once", () =>
  withPlaces(async ({ a, b }) => {
    const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? a : b).take(owner("mine")));
    const taken = await Promise.all(asked);
    assert.equal(taken.filter((one) => "place" in one).length, STREAM_LIMITS.session);
    assert.ok(taken.every((one) => "place" in one || one.refused === "session"));
    assert.ok("place" in await b.take(owner("another's")));
  }));

Deno.test("an address has twenty places over all instances, and another address its own", () =>
  withPlaces(async ({ a, b }) => {
    const asked = Array.from({ length: 40 }, (_, n) => (n % 2 ? a : b).take(owner(`${n}`)));
    const taken = await Promise.all(asked);
    assert.equal(taken.filter((one) => "place" in one).length, STREAM_LIMITS.address);
    assert.deepEqual(await a.take(owner("late")), { refused: "address" });
    assert.ok("place" in await a.take(owner("late", "192.0.2.2")));
  }));

Deno.test("a place that is given back at one instance is free at the other", () =>
  withPlaces(async ({ a, b, one }) => {
    const places = [];
    for (let n = 0; n < STREAM_LIMITS.session; n++) places.push(await held(a, "mine"));
    assert.deepEqual(await b.take(owner("mine")), { refused: "session" });
    await places[0]!.release();
    await held(b, "mine");
    for (const place of places) await place.release();
    const rows = await Array.fromAsync(one.kv.list({ prefix: ["chat_streams"] }));
    assert.equal(rows.length, 2);
  }));

Deno.test("a page that comes back to another instance takes the place of its last stream", () =>
  withPlaces(async ({ a, b }) => {
    const last = await held(a, "mine", "192.0.2.1", "page-1");
    for (let n = 0; n < 30; n++) await held(b, "mine", "192.0.2.1", "page-1");
    assert.equal(await last.renew(), false);
    const now = await held(b, "mine", "192.0.2.1", "page-1");
    assert.equal(await now.renew(), true);
    await held(a, "mine");
    await held(a, "mine");
    assert.deepEqual(await a.take(owner("mine")), { refused: "session" });
  }));

Deno.test("the places of an instance that was killed are free after a while; a renewed one is not", () =>
  withPlaces(async ({ a, b, one: { clock } }) => {
    const kept = await held(a, "mine");
    await held(a, "mine");
    await held(a, "mine");
    clock.pass(PLACE_KEPT - 1);
    assert.equal(await kept.renew(), true);
    assert.deepEqual(await b.take(owner("mine")), { refused: "session" });
    clock.pass(1);
    await held(b, "mine");
    await held(b, "mine");
    assert.deepEqual(await b.take(owner("mine")), { refused: "session" });
    assert.equal(await kept.renew(), true);
  }));

Deno.test("the store holds no address, no session and nothing that a page says of itself", () =>
  withPlaces(async ({ a, one }) => {
    await held(a, "hash-of-a-token", "192.0.2.77", "0501234501");
    const all = await dump(one.kv);
    assert.match(all, /chat_streams/);
    for (const secret of ["192.0.2.77", "hash-of-a-token", "0501234501"]) {
      assert.equal(all.includes(secret), false, secret);
    }
  }));

Deno.test("counted in memory, the same limits hold", async () => {
  const places = new OwnPlaces();
  const first = await held(places, "mine", "192.0.2.1", "page-1");
  await held(places, "mine", "192.0.2.1", "page-1");
  assert.equal(await first.renew(), false);
  await held(places, "mine");
  const third = await held(places, "mine");
  assert.deepEqual(await places.take(owner("mine")), { refused: "session" });
  await third.release();
  await held(places, "mine");
  for (let n = 0; n < STREAM_LIMITS.address - STREAM_LIMITS.session; n++) {
    await held(places, `${n}`);
  }
  assert.deepEqual(await places.take(owner("late")), { refused: "address" });
});

Deno.test("a store that refuses to count opens no stream and keeps no place", async () => {
  const streams = new Streams({ take: () => Promise.reject(new Error("no answer")) });
  async function* nothing() {}
  await assert.rejects(streams.open(owner("mine"), nothing), /no answer/);
  assert.equal(streams.count, 0);
});

/** A place whose renewals are counted. */
function countedPlace() {
  const told = { renewed: 0, released: 0, mine: true };
  const place = {
    renew: () => (told.renewed++, Promise.resolve(told.mine)),
    release: () => (told.released++, Promise.resolve()),
  };
  return { told, streams: new Streams({ take: () => Promise.resolve({ place }) }) };
}

/** Events that end with their signal and not before. */
async function* endless(signal: AbortSignal) {
  yield [];
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => resolve());
  if (!signal.aborted) await promise;
}

Deno.test("a stream that nobody reads keeps its place as long as it is open, and no longer", async () => {
  using time = new FakeTime();
  const { told, streams } = countedPlace();
  const opened = await streams.open(owner("mine"), endless);
  assert.ok("stream" in opened);
  await time.pass(10 * RENEW_EVERY);
  assert.deepEqual([told.renewed, streams.count], [10, 1]);
  await opened.stream.cancel();
  assert.deepEqual([told.released, streams.count], [1, 0]);
  await time.pass(10 * RENEW_EVERY);
  assert.equal(told.renewed, 10);
});

Deno.test("a stream whose place is another's by now ends", async () => {
  using time = new FakeTime();
  const { told, streams } = countedPlace();
  const opened = await streams.open(owner("mine"), endless);
  assert.ok("stream" in opened);
  const whole = new Response(opened.stream).text();
  told.mine = false;
  await time.pass(RENEW_EVERY);
  assert.match(await whole, /^retry: \d+\n\n:\n\n$/);
  assert.equal(streams.count, 0);
});
