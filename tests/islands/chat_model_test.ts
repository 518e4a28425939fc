import assert from "node:assert/strict";
import { caughtUp, type Known, lastOf, told } from "../../islands/_chat/model.ts";
import type { WireMessage, WireState } from "../../lib/chat/wire.ts";

const AT = "2026-03-04T08:00:00Z";
const STATE: WireState = { status: "active", startedAt: AT, receiptSaved: false };
const message = (seq: number): WireMessage => {
  return { seq, id: `id-${seq}`, from: "adviser", text: `viesti ${seq}`, sentAt: AT };
};
const event = (seq: number) => ({ event: "message", id: seq, data: message(seq) }) as const;
const EMPTY: Known = { state: STATE, messages: [], typing: false };
const seqs = ({ messages }: Known) => messages.map(({ seq }) => seq);

Deno.test("a message that comes twice, over the stream or by asking, is there once", () => {
  let known = [1, 2, 2, 1, 3].reduce((known, seq) => told(known, event(seq)), EMPTY);
  known = caughtUp(known, {
    id: "x",
    lang: "fi",
    state: STATE,
    messages: [message(2), message(3), message(4)],
  });
  known = told(known, event(4));
  assert.deepEqual(seqs(known), [1, 2, 3, 4]);
  assert.equal(lastOf(known), 4);
});

Deno.test("an erased message loses its text and keeps its place", () => {
  const known = [1, 2].reduce((known, seq) => told(known, event(seq)), EMPTY);
  const after = told(known, { event: "state", data: { ...STATE, erased: [1] } });
  assert.deepEqual(after.messages.map(({ text, erased }) => [text, erased]), [
    ["", true],
    ["viesti 2", undefined],
  ]);
});

Deno.test("who is writing stops when their message is there", () => {
  const writing = told(EMPTY, { event: "typing", data: { from: "adviser", on: true } });
  assert.equal(writing.typing, true);
  assert.equal(told(writing, event(1)).typing, false);
});

Deno.test("what is gone is told, and the state before stays what it was", () => {
  const gone = told(EMPTY, { event: "state", data: { gone: "erased" } });
  assert.equal(gone.gone, "erased");
  assert.equal(gone.state, STATE);
});
