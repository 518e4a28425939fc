import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { Elks } from "../../../lib/sms/elks.ts";
import { GatewayApi } from "../../../lib/sms/gatewayapi.ts";
import { openGateway } from "../../../lib/sms/open.ts";
import { ACCEPTED, GATEWAYS, MESSAGE, type Seen, withServer } from "./_gateways.ts";

const REFERENCE = "018f3a52-7d1b-4c3e-9b1a-2f6d5c4b3a21";
const SECRET = "Zm9yLXRlc3RzLW9ubHktbm90LWEtc2VjcmV0";
const siteUrl = new URL("https://tyyne.example");

Deno.test("46elks gets a form with basic auth, and is told to keep the text out of its log", async () => {
  await withServer(ACCEPTED["46elks"], async (baseUrl, seen) => {
    assert.equal(await GATEWAYS["46elks"](baseUrl).send(MESSAGE), "sent");
    const [{ path, headers, body }] = seen as [Seen];
    assert.equal(path, "/a1/sms");
    assert.match(headers.get("content-type") ?? "", /^application\/x-www-form-urlencoded/);
    const credentials = headers.get("authorization")!.replace("Basic ", "");
    assert.equal(
      new TextDecoder().decode(Uint8Array.fromBase64(credentials)),
      "u1:pässword",
    );
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      from: "Tyyne",
      to: MESSAGE.to,
      message: MESSAGE.text,
      dontlog: "message",
    });
  });
});

Deno.test("46elks is told where its report of a message goes to: the site's own address, with the secret", async () => {
  const account = { username: "u1", password: "p", sender: "Tyyne" };
  const gateway = { kind: "46elks", ...account, reportSecret: SECRET } as const;
  await withServer(ACCEPTED["46elks"], async (baseUrl, seen) => {
    const opened = openGateway({ gateway, siteUrl }, { baseUrl });
    assert.equal(await opened.send({ ...MESSAGE, reference: REFERENCE }), "sent");
    const { whendelivered } = Object.fromEntries(new URLSearchParams(seen[0]!.body));
    assert.equal(
      whendelivered,
      `https://report:${SECRET}@tyyne.example/api/sms/46elks?reference=${REFERENCE}`,
    );
  });
});

Deno.test("46elks is asked for no report where there is no secret that could prove one", async () => {
  await withServer(ACCEPTED["46elks"], async (baseUrl, seen) => {
    await GATEWAYS["46elks"](baseUrl).send({ ...MESSAGE, reference: REFERENCE });
    assert.ok(!seen[0]!.body.includes("whendelivered"));
  });
});

Deno.test("GatewayAPI gets JSON with a token and the recipient as a number", async () => {
  await withServer(ACCEPTED.GatewayAPI, async (baseUrl, seen) => {
    assert.equal(await GATEWAYS.GatewayAPI(baseUrl).send(MESSAGE), "sent");
    const [{ path, headers, body }] = seen as [Seen];
    assert.equal(path, "/mobile/single");
    assert.equal(headers.get("authorization"), "Token secret-token");
    assert.equal(headers.get("content-type"), "application/json");
    assert.deepEqual(JSON.parse(body), {
      sender: "Tyyne",
      recipient: 358501234501,
      message: MESSAGE.text,
    });
  });
});

Deno.test("GatewayAPI is told our reference, when a message is of no use any more, and a number as sender without its plus", async () => {
  await withServer(ACCEPTED.GatewayAPI, async (baseUrl, seen) => {
    const account = { token: "secret-token", region: "eu", sender: "+358501234567" } as const;
    const message = { ...MESSAGE, reference: REFERENCE, validFor: 10 * MINUTE };
    assert.equal(await new GatewayApi(account, { baseUrl }).send(message), "sent");
    const { sender, reference, expiration } = JSON.parse(seen[0]!.body);
    assert.deepEqual([sender, reference, expiration], ["358501234567", REFERENCE, "PT10M"]);
  });
});

for (const region of ["eu", "com"] as const) {
  Deno.test(`a token of GatewayAPI's ${region} goes to its ${region} address and nowhere else`, async () => {
    const asked: string[] = [];
    const fetch = ((url: string) => {
      asked.push(url);
      return Promise.resolve(ACCEPTED.GatewayAPI());
    }) as unknown as typeof globalThis.fetch;
    const account = { token: "t", region, sender: "Tyyne" };
    assert.equal(await new GatewayApi(account, { fetch }).send(MESSAGE), "sent");
    assert.deepEqual(asked, [`https://messaging.gatewayapi.${region}/mobile/single`]);
  });
}

Deno.test("46elks accepts and says failed at once: refused", async () => {
  await withServer(() => Response.json({ id: "s1", status: "failed" }), async (baseUrl) => {
    assert.equal(await GATEWAYS["46elks"](baseUrl).send(MESSAGE), "refused");
  });
});

for (const [name, answer] of [["46elks", { status: "created" }], ["GatewayAPI", {}]] as const) {
  Deno.test(`${name} accepts without an id: unknown`, async () => {
    await withServer(() => Response.json(answer, { status: 202 }), async (baseUrl) => {
      assert.equal(await GATEWAYS[name](baseUrl).send(MESSAGE), "unknown");
    });
  });
}

Deno.test("settings choose the gateway, and never an outbox", () => {
  const sender = { sender: "Tyyne", reportSecret: null };
  const elks = { kind: "46elks", username: "u", password: "p", ...sender } as const;
  const gatewayApi = { kind: "gatewayapi", token: "t", region: "eu", ...sender } as const;
  assert(openGateway({ gateway: elks, siteUrl }) instanceof Elks);
  assert(openGateway({ gateway: gatewayApi, siteUrl }) instanceof GatewayApi);
  assert.throws(() => openGateway({ gateway: { kind: "outbox" }, siteUrl }), /outbox/);
});
