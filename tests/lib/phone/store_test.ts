import assert from "node:assert/strict";
import { Codes } from "../../../lib/phone/mod.ts";
import { endOf } from "../../../lib/retention.ts";
import { SMS_MESSAGES, Texts } from "../../../lib/sms/mod.ts";
import { PHONE, withCodeStep, wrongCode } from "./_code_step.ts";

Deno.test("no counter and no message outlives the period that the privacy notice gives for it", async () => {
  for (const at of ["2025-03-05T10:00:00Z", "2025-10-25T21:00:00Z", "2025-10-26T21:59:59Z"]) {
    await withCodeStep(async ({ ask, guess, kv, clock }) => {
      const { token, code } = await ask();
      await guess(token, wrongCode(code));
      for await (const { key, value } of kv.list<{ expiresAt: number }>({ prefix: [] })) {
        const kind = key[0] === SMS_MESSAGES ? "text_message" : "abuse_counter";
        const latest = endOf(kind, clock.now());
        assert(value.expiresAt <= latest, `${String(key[0])} ends at ${value.expiresAt}`);
        assert(value.expiresAt > clock.now());
      }
    }, { at: Date.parse(at) });
  }
});

Deno.test("the store holds neither number nor code nor address nor token", async () => {
  await withCodeStep(async ({ ask, guess, kv }) => {
    const { token, code } = await ask({ address: "198.51.100.77" });
    await guess(token, wrongCode(code));
    for await (const { key, value } of kv.list({ prefix: [] })) {
      const bytes = value as { sealed?: Uint8Array };
      const text = JSON.stringify([key, value]) +
        (bytes.sealed ? new TextDecoder("latin1").decode(bytes.sealed) : "");
      for (const secret of [PHONE, "501234501", code, "198.51.100.77", token]) {
        assert(!text.includes(secret), `${String(key[0])} holds ${secret}`);
      }
    }
  });
});

Deno.test("the step touches its own counters only: it cannot know whose number it is", async () => {
  const touched = new Set<unknown>();
  await withCodeStep(async ({ kv, vault, clock, outbox }) => {
    const note = (keys: readonly Deno.KvKey[]) => keys.forEach((key) => touched.add(key[0]));
    const methods = {
      get: (key: Deno.KvKey) => (note([key]), kv.get(key)),
      getMany: (keys: readonly Deno.KvKey[]) => (note(keys), kv.getMany([...keys])),
      atomic: () => kv.atomic(),
    };
    // Anything else that it might call is not there, and would throw.
    const watched = methods as unknown as Deno.Kv;
    const texts = new Texts(watched, { clock, vault, gateway: outbox, dailyCap: 5 });
    const codes = new Codes(watched, { clock, vault, texts, host: null });
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.1", token: null } as const;
    const sent = await codes.send(request);
    await codes.verify("token" in sent ? sent.token : "", "000000", () => Promise.resolve());
  });
  const ofCodes = ["code_addresses", "code_challenges", "code_numbers", "code_site"];
  const own = new Set([...ofCodes, "sms_breaker", "sms_day", "sms_messages"]);
  assert(touched.isSubsetOf(own), [...touched].join());
});

Deno.test("a challenge's row does not open under another number's limits", async () => {
  await withCodeStep(async ({ ask, guess, kv }) => {
    const { token, code } = await ask();
    for await (const { key, value } of kv.list<object>({ prefix: ["code_challenges"] })) {
      await kv.set(key, { ...value, number: "somebody else's counter" });
    }
    assert.equal((await guess(token, code)).outcome, "expired");
  });
});
