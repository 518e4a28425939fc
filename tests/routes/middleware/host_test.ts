import assert from "node:assert/strict";
import { openSite } from "../../helpers/site.ts";

Deno.test("a host that is named twice has to be ours both times", async () => {
  await using site = await openSite();
  const { host } = site.services.settings.siteUrl;
  const status = async (address: string, header: string) => {
    const answer = await site.fetch(`http://${address}/omat-tiedot`, { headers: { host: header } });
    await answer.body?.cancel();
    return answer.status;
  };
  assert.equal(await status(host, host), 200);
  assert.equal(await status(host, host.toUpperCase()), 200);
  assert.equal(await status("evil.example", host), 421);
  assert.equal(await status(host, "evil.example"), 421);
});
