import assert from "node:assert/strict";
import { openKv } from "../../lib/kv.ts";
import { whileLocked } from "../../lib/locked.ts";

/** Writes to the same file from a process of its own, as fast as it can, until it is killed. */
const OTHER = `
  const kv = await Deno.openKv(Deno.args[0]);
  console.log("writing");
  for (let n = 0;; n++) await kv.set(["other", n % 10], n).catch(() => {});
`;

Deno.test("no write fails because another process writes to the same file", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const path = `${folder}/site.kv`;
  const kv = await openKv(path);
  await Deno.writeTextFile(`${folder}/other.ts`, OTHER);
  const others = [1, 2].map(() =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--unstable-kv", `${folder}/other.ts`, path],
      stdout: "null",
      stderr: "null",
    }).spawn()
  );
  try {
    while ((await kv.get(["other", 0])).value === null) {
      await new Promise((done) => setTimeout(done, 20));
    }
    for (let n = 0; n < 100; n++) {
      const read = await kv.get<number>(["mine"]);
      const op = kv.atomic().check(read).set(["mine"], n).set(["row", n], "x");
      assert.ok((await op.commit()).ok);
      await kv.set(["one", n], n);
      await kv.delete(["row", n]);
    }
    assert.equal((await kv.get(["mine"])).value, 99);
  } finally {
    for (const other of others) other.kill("SIGKILL");
    await Promise.all(others.map(({ status }) => status));
    kv.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a refused check is an answer and not a lock", async () => {
  const kv = await openKv(":memory:");
  await kv.set(["a"], 1);
  const op = kv.atomic().check({ key: ["a"], versionstamp: null }).set(["a"], 2);
  assert.equal((await op.commit()).ok, false);
  kv.close();
});

Deno.test("a lock that does not open is told, and so is every other fault, at once", async () => {
  let tries = 0;
  const locked = () => {
    tries++;
    return Promise.reject(new TypeError("database is locked"));
  };
  await assert.rejects(whileLocked(locked, { atMost: 50 }), /locked/);
  assert.ok(tries > 1);
  tries = 0;
  const broken = () => {
    tries++;
    return Promise.reject(new TypeError("disk I/O error"));
  };
  await assert.rejects(whileLocked(broken), /disk/);
  assert.equal(tries, 1);
});
