import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { Codes } from "../../../lib/phone/mod.ts";
import { PORTAL_SESSIONS } from "../../../lib/portal/session.ts";
import { type CodeStep, PHONE, rows, withCodeStep, wrongCode } from "./_code_step.ts";

/**
 * A process that is held up once: `meanwhile` runs after it has read the counters and before it acts
 * on them.
 */
function heldUp({ kv, vault, clock, texts }: CodeStep, meanwhile: () => Promise<unknown>): Codes {
  let held = false;
  const methods = {
    get: (key: Deno.KvKey) => kv.get(key),
    getMany: async (keys: readonly Deno.KvKey[]) => {
      const read = await kv.getMany([...keys]);
      // Guesses read once before their turn on the site; the look that counts is the last one.
      const counts = keys.length > 2 || reads++ === 1;
      if (counts && !held) {
        held = true;
        await meanwhile();
      }
      return read;
    },
    atomic: () => kv.atomic(),
  };
  let reads = 0;
  const slow = methods as unknown as Deno.Kv;
  return new Codes(slow, { clock, vault, texts, host: null });
}

Deno.test("a right code does not slip past wrong ones that another process counts meanwhile", async () => {
  await withCodeStep(async (step) => {
    const { ask, guess, clock, sessions, codes, kv } = step;
    const owner = await ask();
    clock.at += MINUTE;
    const stranger = await ask({ address: "192.0.2.2" });
    const wrong = wrongCode(stranger.code);
    let proofs = 0;
    const outcome = await step.another().verify(owner.token, owner.code, async (op, phone) => {
      if (proofs++ === 0) { for (let n = 0; n < 5; n++) await guess(stranger.token, wrong, codes); }
      return await sessions.begin(op, { phone, lang: "fi" });
    });
    assert.equal(outcome.outcome, "limited");
    assert.equal(await rows(kv, PORTAL_SESSIONS), 0);
  });
});

Deno.test("a wrong code that is counted does not forget a message that was sent meanwhile", async () => {
  await withCodeStep(async (step) => {
    const { token, code } = await step.ask();
    step.clock.at += MINUTE;
    const slow = heldUp(step, () => step.ask({ address: "192.0.2.2" }));
    assert.equal((await step.guess(token, wrongCode(code), slow)).outcome, "wrong");
    assert.equal(step.outbox.list().length, 2);
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.3", token: null } as const;
    const soon = await step.codes.send(request);
    assert.equal(soon.outcome === "limited" && soon.limit, "soon");
  });
});

Deno.test("a message that is sent does not forget a wrong code that was counted meanwhile", async () => {
  await withCodeStep(async (step) => {
    const { token, code } = await step.ask();
    step.clock.at += MINUTE;
    const slow = heldUp(step, () => step.guess(token, wrongCode(code)));
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.3", token: null } as const;
    assert.equal((await slow.send(request)).outcome, "sent");
    assert.deepEqual(await step.guess(token, wrongCode(code)), { outcome: "wrong", triesLeft: 3 });
  });
});
