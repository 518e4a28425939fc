import assert from "node:assert/strict";
import type { Gateway } from "../../../lib/sms/mod.ts";
import { openGateway } from "../../../lib/sms/mod.ts";
import { serveSite } from "../../helpers/site.ts";
import { ACCEPTED, type Seen, withServer } from "../../lib/sms/_gateways.ts";
import { GATEWAYS, type Kind, SECRET, sign, smsEvent } from "./_reports.ts";

/** What each gateway does once it has taken a message and a network has delivered it. */
const REPORTS: Record<Kind, (taken: Seen, siteUrl: URL) => [URL, RequestInit]> = {
  "46elks": ({ body }) => {
    const address = new URL(new URLSearchParams(body).get("whendelivered")!);
    const credentials = new TextEncoder().encode(`${address.username}:${address.password}`);
    // What an HTTP client makes of a name and a password in an address.
    const headers = { authorization: `Basic ${credentials.toBase64()}` };
    [address.username, address.password] = ["", ""];
    const delivered = "2026-03-02T09:00:04.123000";
    const form = { id: "s70df59406a1b4643b96f3f91e0bfb7b0", status: "delivered", delivered };
    return [address, { method: "POST", headers, body: new URLSearchParams(form) }];
  },
  "gatewayapi": ({ body }, siteUrl) => {
    const event = smsEvent(JSON.parse(body).reference, "DELIVERED");
    const headers = { "content-type": "application/json", signature: sign(event, SECRET) };
    return [new URL("/api/sms/gatewayapi", siteUrl), { method: "POST", headers, body: event }];
  },
};

for (const kind of Object.keys(GATEWAYS) as Kind[]) {
  Deno.test(`a code goes to ${kind} over HTTP and its report comes back to the address that the site named`, async () => {
    const accepted = ACCEPTED[kind === "46elks" ? "46elks" : "GatewayAPI"];
    await withServer(accepted, async (baseUrl, seen) => {
      const sms: { gateway?: Gateway } = {};
      await using site = await serveSite({
        settings: { gateway: GATEWAYS[kind] },
        gateway: { send: (message) => sms.gateway!.send(message) },
      });
      const { settings, texts } = site.services;
      sms.gateway = openGateway(settings, { baseUrl });
      const phone = new URLSearchParams({ phone: "050 123 4501" });
      const origin = settings.siteUrl.origin;
      const asked = await fetch(`${site.url}/omat-tiedot/code`, {
        method: "POST",
        headers: { origin },
        body: phone,
        redirect: "manual",
      });
      await asked.body?.cancel();
      assert.deepEqual([asked.status, seen.length], [303, 1]);
      assert.deepEqual((await texts.status()).lastDay, { delivered: 0, failed: 0, unknown: 1 });
      const [address, init] = REPORTS[kind](seen[0]!, settings.siteUrl);
      assert.equal(address.origin, origin);
      for (let times = 0; times < 2; times++) {
        const told = await fetch(address, init);
        assert.deepEqual([told.status, await told.text()], [204, ""]);
      }
      assert.deepEqual((await texts.status()).lastDay, { delivered: 1, failed: 0, unknown: 0 });
    });
  });
}
