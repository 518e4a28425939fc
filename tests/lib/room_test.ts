import assert from "node:assert/strict";
import { measured, roomIn } from "../../lib/room.ts";

Deno.test("a commit tells how much still fits, whatever is added and however", async () => {
  using kv = await Deno.openKv(":memory:");
  const op = measured(kv.atomic());
  const before = roomIn(op);
  op.check({ key: ["a"], versionstamp: null }, { key: ["b"], versionstamp: null })
    .set(["a"], 1).delete(["b"]).mutate({ type: "set", key: ["c"], value: 3 }, {
      type: "delete",
      key: ["d"],
    }).sum(["e"], 1n);
  assert.deepEqual(roomIn(op), {
    checks: before.checks - 2,
    mutations: before.mutations - 5,
  });
  assert.ok((await op.commit()).ok);
  assert.equal((await kv.get(["a"])).value, 1);
  assert.equal((await kv.get(["c"])).value, 3);
});

Deno.test("what is filled to its room goes through, and two such commits are counted apart", async () => {
  using kv = await Deno.openKv(":memory:");
  const [op, other] = [measured(kv.atomic()), measured(kv.atomic())];
  const room = roomIn(other);
  for (let n = 0; roomIn(op).checks > 0; n++) op.check({ key: ["c", n], versionstamp: null });
  for (let n = 0; roomIn(op).mutations > 0; n++) op.set(["m", n], n);
  assert.ok((await op.commit()).ok);
  assert.deepEqual(roomIn(other), room);
});
