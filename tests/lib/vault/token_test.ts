import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { newToken } from "../../../lib/vault/mod.ts";
import { sealWithToken, tokenHash, unsealWithToken } from "../../../lib/vault/token.ts";
import { FakeClock } from "../../helpers/clock.ts";

const key = ["sessions", "one"];

Deno.test("only the token opens what was sealed with it, until its end", async () => {
  const clock = new FakeClock();
  const token = newToken();
  const at = { key, expiresAt: clock.now() + MINUTE };
  const row = await sealWithToken(token, at, { phone: "+358501234501" });
  const opened = await unsealWithToken(token, { key, row, clock });
  assert.deepEqual(opened, { phone: "+358501234501" });
  await assert.rejects(unsealWithToken(newToken(), { key, row, clock }));
  await assert.rejects(unsealWithToken(token, { key: ["sessions", "two"], row, clock }));
  clock.pass(MINUTE);
  assert.equal(await unsealWithToken(token, { key, row, clock }), null);
});

Deno.test("a token has 256 bits and its hash is not the token", async () => {
  const token = newToken();
  assert.equal(Uint8Array.fromBase64(token, { alphabet: "base64url" }).length, 32);
  assert.notEqual(token, newToken());
  assert.ok(!(await tokenHash(token)).includes(token));
});
