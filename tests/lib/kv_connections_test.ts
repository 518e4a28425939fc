import assert from "node:assert/strict";
import { WatchConnections, WATCHERS_PER_CONNECTION } from "../../lib/kv_connections.ts";

const KEY = ["watched"];

/** Watchers of a store in a file, which every connection of this process shares. */
async function withWatching(
  test: (parts: { watching: WatchConnections; kv: Deno.Kv }) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const open = () => Deno.openKv(`${folder}/site.kv`);
  const kv = await open();
  const watching = new WatchConnections(open);
  try {
    await test({ watching, kv });
  } finally {
    await watching.close();
    kv.close();
    await Deno.remove(folder, { recursive: true });
  }
}

async function next(reader: ReadableStreamDefaultReader<Deno.KvEntryMaybe<unknown>[]>) {
  return (await reader.read()).value?.map(({ value }) => value);
}

Deno.test("a watcher tells how everything stands, and then what changes", () =>
  withWatching(async ({ watching, kv }) => {
    const reader = watching.watch([KEY, ["other"]]).getReader();
    assert.deepEqual(await next(reader), [null, null]);
    await kv.set(KEY, 1);
    assert.deepEqual(await next(reader), [1, null]);
    await reader.cancel();
  }));

Deno.test("no connection has more watchers than a server lets run side by side", () =>
  withWatching(async ({ watching }) => {
    const readers = [];
    for (let n = 0; n < 2 * WATCHERS_PER_CONNECTION + 1; n++) {
      readers.push(watching.watch([["many", n]]).getReader());
    }
    await Promise.all(readers.map(next));
    assert.equal(watching.count, 3);
    await Promise.all(readers.map((reader) => reader.cancel()));
  }));

Deno.test("whoever stops watching makes room, before and after the first answer", () =>
  withWatching(async ({ watching, kv }) => {
    for (let n = 0; n < 3 * WATCHERS_PER_CONNECTION; n++) {
      const reader = watching.watch([KEY]).getReader();
      if (n % 2) await next(reader);
      await reader.cancel();
    }
    assert.equal(watching.count, 1);
    const reader = watching.watch([KEY]).getReader();
    await next(reader);
    await kv.set(KEY, "still told");
    assert.deepEqual(await next(reader), ["still told"]);
    await reader.cancel();
  }));

Deno.test("closing ends every watcher", () =>
  withWatching(async ({ watching }) => {
    const reader = watching.watch([KEY]).getReader();
    await next(reader);
    const rest = reader.read();
    await watching.close();
    assert.equal((await rest).done, true);
  }));

Deno.test("a connection that does not come about is told to who watches, and the next is tried anew", async () => {
  let tries = 0;
  const watching = new WatchConnections(() => {
    tries++;
    return tries === 1 ? Promise.reject(new Error("refused")) : Deno.openKv(":memory:");
  });
  await assert.rejects(watching.watch([KEY]).getReader().read(), /refused/);
  const reader = watching.watch([KEY]).getReader();
  assert.deepEqual(await next(reader), [null]);
  await watching.close();
});
