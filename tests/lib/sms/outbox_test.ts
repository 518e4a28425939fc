import assert from "node:assert/strict";
import { Outbox } from "../../../lib/sms/outbox.ts";
import { outboxRoutes } from "../../../routes/dev/outbox.ts";

Deno.test("the outbox lists what was sent, newest first, with the time of the site's own clock", async () => {
  let now = Date.parse("2025-03-01T10:00:00Z");
  const outbox = new Outbox({ now: () => now });
  assert.equal(await outbox.send({ to: "+358501234501", text: "ensimmäinen" }), "sent");
  now += 1_000;
  assert.equal(await outbox.send({ to: "+358501234502", text: "toinen" }), "sent");
  const answer = await outboxRoutes(outbox).request("/dev/outbox");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.deepEqual(await answer.json(), [
    { to: "+358501234502", text: "toinen", sentAt: "2025-03-01T10:00:01.000Z" },
    { to: "+358501234501", text: "ensimmäinen", sentAt: "2025-03-01T10:00:00.000Z" },
  ]);
});

Deno.test("the outbox does not grow for ever", async () => {
  const outbox = new Outbox({ now: () => 0 });
  for (let n = 0; n < 250; n++) await outbox.send({ to: "+358501234501", text: String(n) });
  assert.equal(outbox.list().length, 200);
  assert.equal(outbox.list()[0]!.text, "249");
});
