import assert from "node:assert/strict";
import * as z from "zod";
import { idOfSent } from "../../lib/sent_once.ts";

const KEY = "0f5c5f7e-3c57-4a50-9a0d-4f2f3a1a0b11";
const of = (content: unknown, maker = "maker", key = KEY) => idOfSent(key, { content, maker });

Deno.test("the same form with the same content is one thing, however its key is written", () => {
  assert.equal(of(["a", "b"]), of(["a", "b"]));
  assert.equal(of(["a"]), of(["a"], "maker", KEY.toUpperCase()));
});

Deno.test("other content, another maker or another form is another thing", () => {
  const ids = [
    of(["a", "b"]),
    of(["a", "c"]),
    of(["ab"]),
    of(["a", "b"], "other"),
    of(["a", "b"], "maker", crypto.randomUUID()),
  ];
  assert.equal(new Set(ids).size, ids.length);
});

Deno.test("what comes of it is a UUID that says nothing of the content", () => {
  for (const id of [of("a"), of("b"), of(null)]) assert.equal(z.uuid().parse(id), id);
});
