import assert from "node:assert/strict";
import { BODY_LIMIT } from "../../../routes/middleware/limits.ts";
import {
  basic,
  elksReport,
  gatewayApiReport,
  GATEWAYS,
  type Kind,
  openReported,
  type Reported,
  SECRET,
  sign,
  smsEvent,
  TO,
} from "./_reports.ts";

const KINDS: readonly Kind[] = ["46elks", "gatewayapi"];

/** Reports a status of a message in the words of its gateway. */
function report(site: Reported, kind: Kind, { reference, status }: Record<string, string>) {
  const [path, init] = kind === "46elks"
    ? elksReport(reference!, { status: status! })
    : gatewayApiReport(smsEvent(reference!, status!));
  return site.fetch(path, init);
}

const STATUSES: readonly [Kind, string, string][] = [
  ["46elks", "sent", "sent"],
  ["46elks", "delivered", "delivered"],
  ["46elks", "failed", "failed"],
  ["46elks", "something new", "unknown"],
  ["46elks", "constructor", "unknown"],
  ["gatewayapi", "ACCEPTED", "sent"],
  ["gatewayapi", "BUFFERED", "sent"],
  ["gatewayapi", "ENROUTE", "sent"],
  ["gatewayapi", "DELIVERED", "delivered"],
  ["gatewayapi", "UNDELIVERABLE", "failed"],
  ["gatewayapi", "REJECTED", "failed"],
  ["gatewayapi", "EXPIRED", "failed"],
  ["gatewayapi", "DELETED", "failed"],
  ["gatewayapi", "UNKNOWN", "unknown"],
  ["gatewayapi", "SOMETHING_NEW", "unknown"],
];

for (const [kind, status, state] of STATUSES) {
  Deno.test(`${kind} reports ${status}: ${state}`, async () => {
    await using site = await openReported(kind);
    site.sms.answer = "unknown";
    const reference = await site.sendOne();
    assert.equal((await report(site, kind, { reference, status })).status, 204);
    assert.equal(await site.state(reference), state);
  });
}

for (const kind of KINDS) {
  const delivered = kind === "46elks" ? "delivered" : "DELIVERED";
  const failed = kind === "46elks" ? "failed" : "UNDELIVERABLE";

  Deno.test(`the same report of ${kind} twice, and an older one after it, change nothing`, async () => {
    await using site = await openReported(kind);
    const reference = await site.sendOne();
    for (const status of [delivered, delivered, failed, kind === "46elks" ? "sent" : "ENROUTE"]) {
      assert.equal((await report(site, kind, { reference, status })).status, 204);
      assert.equal(await site.state(reference), "delivered");
    }
  });

  Deno.test(`${kind} is answered the same for a message that is ours, is not, or is no reference at all`, async () => {
    await using site = await openReported(kind);
    const mine = await site.sendOne();
    const seen: unknown[] = [];
    for (const reference of [mine, crypto.randomUUID(), "1", "'; drop", "x".repeat(400)]) {
      const answer = await report(site, kind, { reference, status: failed });
      seen.push([answer.status, [...answer.headers].sort(), await answer.text()]);
    }
    for (const one of seen) assert.deepEqual(one, seen[0]);
    assert.equal(await site.state(mine), "failed");
    const lines = site.logged.map((line) => (line as unknown[])[0]);
    assert.deepEqual(lines.filter((name) => name !== "peer"), []);
  });

  Deno.test(`the door for ${kind}'s reports is not there for the other gateway, for an outbox, or without a secret`, async () => {
    const other = kind === "46elks" ? "gatewayapi" : "46elks";
    const settings = [GATEWAYS[other], { kind: "outbox" } as const, {
      ...GATEWAYS[kind],
      reportSecret: null,
    }];
    for (const gateway of settings) {
      await using site = await openReported(kind, gateway);
      const answer = await report(site, kind, { reference: crypto.randomUUID(), status: failed });
      assert.equal(answer.status, 404);
    }
  });

  Deno.test(`a body of ${kind} that is longer than any report is refused`, async () => {
    await using site = await openReported(kind);
    const body = "a".repeat(BODY_LIMIT + 1);
    const headers = { authorization: basic("report", SECRET), signature: sign(body) };
    const answer = await site.fetch(`/api/sms/${kind}`, { method: "POST", headers, body });
    assert.equal(answer.status, 413);
  });
}

const NO_PROOF: readonly [string, string | null][] = [
  ["nothing", null],
  ["an empty header", ""],
  ["another password", basic("report", `${SECRET}x`)],
  ["the beginning of the password", basic("report", SECRET.slice(0, -1))],
  ["another name", basic("admin", SECRET)],
  ["an empty password", basic("report", "")],
  ["another scheme", `Bearer ${SECRET}`],
  ["no base64", "Basic !!!"],
  ["the password in the clear", `Basic report:${SECRET}`],
];

for (const [what, authorization] of NO_PROOF) {
  Deno.test(`whoever reports to 46elks's door with ${what} is told 401 and changes nothing`, async () => {
    await using site = await openReported("46elks");
    const reference = await site.sendOne();
    const headers: Record<string, string> = authorization === null ? {} : { authorization };
    const [path, init] = elksReport(reference, { status: "failed" }, headers);
    const answer = await site.fetch(path, init);
    assert.equal(answer.status, 401);
    assert.match(answer.headers.get("www-authenticate") ?? "", /^Basic realm=/);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
    assert.equal(await site.state(reference), "sent");
  });
}

const body = smsEvent("018f3a52-7d1b-4c3e-9b1a-2f6d5c4b3a21", "UNDELIVERABLE");
const NO_SIGNATURE: readonly [string, string | null][] = [
  ["nothing", null],
  ["an empty header", ""],
  ["another secret", sign(body, `${SECRET}x`)],
  ["no secret", sign(body, "")],
  ["a signature of another body", sign(`${body} `)],
  ["a signature of another version", sign(body).replace("v1", "v2")],
  ["a bare signature", sign(body).replace("v1=", "")],
  ["half a signature", sign(body).slice(0, -32)],
  ["a token of the former API", "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.e30."],
];

for (const [what, signature] of NO_SIGNATURE) {
  Deno.test(`whoever reports to GatewayAPI's door with ${what} is told 401 and changes nothing`, async () => {
    await using site = await openReported("gatewayapi");
    const reference = await site.sendOne();
    const event = body.replace("018f3a52-7d1b-4c3e-9b1a-2f6d5c4b3a21", reference);
    const forged = what === "another secret" ? sign(event, `${SECRET}x`) : signature;
    assert.equal((await site.fetch(...gatewayApiReport(event, forged))).status, 401);
    assert.equal(await site.state(reference), "sent");
    assert.equal((await site.fetch(...gatewayApiReport(event))).status, 204);
    assert.equal(await site.state(reference), "failed");
  });
}

const BROKEN: readonly [string, string][] = [
  ["no JSON", "status=DELIVERED"],
  ["JSON null", "null"],
  ["a list", `[${body}]`],
  ["no event", `{"event_type":"message.status.sms"}`],
  ["no id", smsEvent(null, "DELIVERED", { msg_id: undefined })],
  ["a number as status", smsEvent(null, "DELIVERED", { status: 1 })],
];

for (const [what, broken] of BROKEN) {
  Deno.test(`a proven event of GatewayAPI with ${what} is told 422`, async () => {
    await using site = await openReported("gatewayapi");
    const answer = await site.fetch(...gatewayApiReport(broken));
    assert.equal(answer.status, 422);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
  });
}

for (const fields of [{}, { status: "" }, { id: "", status: "sent" }] as Record<string, string>[]) {
  Deno.test(`a proven report of 46elks with ${JSON.stringify(fields)} is told 422`, async () => {
    await using site = await openReported("46elks");
    const [path, init] = elksReport(crypto.randomUUID(), fields);
    assert.equal((await site.fetch(path, init)).status, 422);
  });
}

Deno.test("an event of GatewayAPI without our reference is of no message of ours", async () => {
  await using site = await openReported("gatewayapi");
  for (const reference of [null, "somebody else's order 7"]) {
    assert.equal(
      (await site.fetch(...gatewayApiReport(smsEvent(reference, "DELIVERED")))).status,
      204,
    );
  }
});

Deno.test("what people write to the association's number is taken for nothing, and is nowhere afterwards", async () => {
  await using site = await openReported("gatewayapi");
  const text = "Salainen asia, josta kukaan ei saa tietää";
  const event = { msg_id: "m", recipient: 358_10_000, sender: Number(TO.slice(1)), message: text };
  const whole = { event_id: "e", event_type: "user-message.text.sms", timestamp: "t", event };
  const answer = await site.fetch(...gatewayApiReport(JSON.stringify(whole)));
  assert.equal(answer.status, 204);
  const rows = await Array.fromAsync(site.kv.list({ prefix: [] }));
  assert.ok(!Deno.inspect([rows, site.logged], { depth: 9 }).includes("Salainen"));
});

Deno.test("a report that comes while the message is still being handed over is not lost", async () => {
  await using site = await openReported("46elks");
  site.sms.send = async (message) => {
    const [path, init] = elksReport(message.reference!, { status: "delivered" });
    assert.equal((await site.fetch(path, init)).status, 204);
    site.handed.push(message);
    return "unknown";
  };
  assert.equal(await site.state(await site.sendOne()), "delivered");
});

Deno.test("a report that the store could not take is not acknowledged, so it comes again", async () => {
  await using site = await openReported("46elks");
  const reference = await site.sendOne();
  const { texts } = site.services;
  const report = texts.report.bind(texts);
  texts.report = () => Promise.reject(new Error("The disk is full"));
  const [path, init] = elksReport(reference, { status: "delivered" });
  assert.equal((await site.fetch(path, init)).status, 500);
  texts.report = report;
  assert.equal((await site.fetch(path, { ...init, body: init.body! })).status, 204);
  assert.equal(await site.state(reference), "delivered");
});
