import assert from "node:assert/strict";
import { type DraftKind, Drafts } from "../../islands/_desk/drafts.ts";

const draft = (chat: string, text: string, kind: DraftKind = "reply") => {
  return { chat, kind, text, name: chat.toUpperCase() };
};

Deno.test("a draft is kept until it is sent or dropped, each kind by itself", () => {
  const drafts = new Drafts(() => {});
  drafts.write(draft("a", "hei"));
  drafts.write(draft("a", "muista", "note"));
  assert.equal(drafts.text("a", "reply"), "hei");
  drafts.drop("a", "reply");
  assert.equal(drafts.text("a", "reply"), "");
  assert.equal(drafts.text("a", "note"), "muista");
  assert.ok(drafts.any);
  drafts.write(draft("a", "  ", "note"));
  assert.ok(!drafts.any, "emptied by hand there is nothing left to ask about");
});

Deno.test("only what has no place to be sent from is left over", () => {
  const drafts = new Drafts(() => {});
  drafts.write(draft("a", "hei"));
  drafts.write(draft("b", "moi"));
  assert.deepEqual(drafts.left(new Set(["a", "b"])), []);
  assert.deepEqual(drafts.left(new Set(["a"])), [draft("b", "moi")]);
  assert.deepEqual(drafts.of("a"), [draft("a", "hei")]);
});

Deno.test("the page is told when something is begun or over, not of every letter", () => {
  let told = 0;
  const drafts = new Drafts(() => told++);
  for (const text of ["h", "he", "hei"]) drafts.write(draft("a", text));
  assert.equal(told, 1);
  drafts.drop("a", "reply");
  drafts.drop("a", "reply");
  assert.equal(told, 2);
});
