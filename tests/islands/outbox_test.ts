import assert from "node:assert/strict";
import { Outbox, type Sent } from "../../islands/_live/outbox.ts";

/** An outbox whose server answers what the test says, and whose waits are over at once. */
function open(answers: (text: string) => Sent) {
  const sent: string[] = [];
  const waits: number[] = [];
  let ids = 0;
  const outbox = new Outbox({
    send: ({ text }) => {
      sent.push(text);
      return Promise.resolve(answers(text));
    },
    onChange: () => {},
    newId: () => `id-${ids++}`,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
  const settled = () => new Promise((done) => setTimeout(done, 5));
  return { outbox, sent, waits, settled };
}

Deno.test("messages are sent one after the other, in the order in which they were written", async () => {
  const { outbox, sent, settled } = open(() => ({ kind: "stored" }));
  for (const text of ["a", "b", "c"]) outbox.add(text);
  await settled();
  assert.deepEqual(sent, ["a", "b", "c"]);
  assert.deepEqual(outbox.pending.map(({ status }) => status), ["sent", "sent", "sent"]);
  assert.equal(outbox.unsent, false);
});

Deno.test("nobody answers: it is tried again under the same id, then it has failed, and nothing overtakes", async () => {
  let works = false;
  const { outbox, sent, waits, settled } = open(() =>
    works ? { kind: "stored" } : { kind: "unknown" }
  );
  outbox.add("a");
  outbox.add("b");
  await settled();
  assert.deepEqual(sent, ["a", "a", "a", "a"]);
  assert.deepEqual(waits, [1_000, 3_000, 8_000]);
  assert.deepEqual(outbox.pending.map(({ status }) => status), ["failed", "failed"]);
  assert.equal(outbox.unsent, true);
  works = true;
  outbox.add("c");
  await settled();
  assert.deepEqual(sent.slice(4), [], "what is new waits behind what failed");
  outbox.retry();
  await settled();
  assert.deepEqual(sent.slice(4), ["a", "b", "c"]);
});

Deno.test("what is refused is told with its reason, is not sent again, and holds nothing back", async () => {
  const { outbox, sent, settled } = open((text) =>
    text === "a" ? { kind: "refused", code: "too-long" } : { kind: "stored" }
  );
  outbox.add("a");
  outbox.add("b");
  await settled();
  outbox.retry();
  await settled();
  assert.deepEqual(sent, ["a", "b"]);
  assert.deepEqual(outbox.pending.map(({ status, reason }) => [status, reason]), [
    ["failed", "too-long"],
    ["sent", undefined],
  ]);
});

Deno.test("a server that asks for patience gets it", async () => {
  const answers: Sent[] = [{ kind: "unknown", retryAfter: 20 }, { kind: "stored" }];
  const { outbox, waits, settled } = open(() => answers.shift()!);
  outbox.add("a");
  await settled();
  assert.deepEqual(waits, [20_000]);
});

Deno.test("what the conversation shows leaves the outbox", async () => {
  const { outbox, settled } = open(() => ({ kind: "stored" }));
  outbox.add("a");
  outbox.add("b");
  await settled();
  outbox.settle(new Set(["id-0"]));
  assert.deepEqual(outbox.pending.map(({ text }) => text), ["b"]);
});
