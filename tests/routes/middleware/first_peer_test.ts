import assert from "node:assert/strict";
import type { Log } from "../../../lib/log/mod.ts";
import { networkKind } from "../../../routes/middleware/first_peer.ts";
import { openSite } from "../../helpers/site.ts";

Deno.test("an address is told by the kind of its network alone", () => {
  const kinds = {
    "": "unknown",
    "127.0.0.1": "loopback",
    "::1": "loopback",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "172.32.0.1": "public",
    "192.168.1.1": "private",
    "100.64.0.1": "private",
    "100.128.0.1": "public",
    "fd12::1": "private",
    "fe80::1": "private",
    "::ffff:10.0.0.1": "private",
    "203.0.113.7": "public",
    "2001:db8::1": "public",
  };
  for (const [address, kind] of Object.entries(kinds)) assert.equal(networkKind(address), kind);
});

Deno.test("the first request tells once what stands in front of the site, and no address", async () => {
  await using site = await openSite();
  const lines: Parameters<Log["info"]>[] = [];
  site.services.log.info = (...line) => void lines.push(line);
  const ask = () =>
    site.app.fetch(
      new Request(new URL("/chat", site.services.settings.siteUrl), {
        headers: { "x-forwarded-for": "203.0.113.7, 198.51.100.2" },
      }),
      { remoteAddr: { transport: "tcp", hostname: "10.0.0.9", port: 1 } },
    );
  await ask();
  await ask();
  assert.deepEqual(lines, [["peer", { peer: "private", forwarded: 2 }]]);
});
