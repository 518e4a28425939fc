import assert from "node:assert/strict";
import { PHONE, recordOf } from "../helpers/records.ts";
import { openSite } from "../helpers/site.ts";

Deno.test("of a field that is sent twice the last one counts, in every form", async () => {
  await using site = await openSite();
  const send = (body: BodyInit, type?: string) =>
    site.fetch("/omat-tiedot/code", {
      method: "POST",
      body,
      headers: {
        origin: site.services.settings.siteUrl.origin,
        ...(type ? { "content-type": type } : {}),
      },
    });
  const plain = "phone=0501234501&phone=0501234502";
  assert.equal((await send(plain, "application/x-www-form-urlencoded")).status, 303);
  const form = new FormData();
  form.append("phone", "0501234501");
  form.append("phone", "0501234503");
  assert.equal((await send(form)).status, 303);
  assert.deepEqual(site.outbox.list().map(({ to }) => to), ["+358501234503", "+358501234502"]);
});

Deno.test("a field in the address counts for nothing where a form is sent", async () => {
  await using site = await openSite();
  const answer = await site.post("/omat-tiedot/code?phone=0501234501", {});
  assert.equal(answer.status, 422);
  assert.deepEqual(site.outbox.list(), []);
});

Deno.test("of a field that stands twice in an address the first one counts", async () => {
  await using site = await openSite();
  const { records, clients, erasure } = site.services;
  await records.add(PHONE, recordOf("sms", site.clock.now()));
  const client = (await clients.findByPhone(PHONE))!;
  const { reference } = (await erasure.erase(client, { type: "all" }, { since: 0 }))!;
  const status = async (query: string) => {
    const answer = await site.fetch(`/omat-tiedot/deleted?${query}`);
    await answer.body?.cancel();
    return answer.status;
  };
  assert.equal(await status(`ref=${reference}&ref=P-0000-0000`), 200);
  assert.equal(await status(`ref=P-0000-0000&ref=${reference}`), 404);
});
