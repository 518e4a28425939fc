import assert from "node:assert/strict";
import type { Handover } from "../../../lib/sms/mod.ts";
import { ACCEPTED, GATEWAYS, MESSAGE, say, withRawServer, withServer } from "./_gateways.ts";

const HTML = "<!doctype html><title>Error</title><p>Something went wrong";
const page = (status: number) =>
  new Response(HTML, { status, headers: { "content-type": "text/html" } });
const json = (status: number, body: unknown) => Response.json(body, { status });

/** What the gateways document, and what stands in front of them may say. */
const ANSWERS: readonly [string, () => Response, Handover][] = [
  [
    "400 for a number",
    () => new Response(`Invalid to number ${MESSAGE.to}`, { status: 400 }),
    "refused",
  ],
  [
    "422 for a number",
    () => json(422, { detail: [{ loc: ["body", "recipient"], msg: MESSAGE.to, type: "value" }] }),
    "refused",
  ],
  ["401 without credentials", () => json(401, { title: "Unauthorized" }), "unavailable"],
  ["402 without money", () => json(402, { title: "Insufficient credit" }), "unavailable"],
  ["403 without credits", () => json(403, { error: "Not enough credits" }), "unavailable"],
  ["404 for its own address", () => page(404), "unavailable"],
  [
    "a redirect",
    () => new Response(null, { status: 302, headers: { location: "/elsewhere" } }),
    "unavailable",
  ],
  ["429", () => new Response("slow down", { status: 429 }), "unavailable"],
  [
    "503 and when to come back",
    () => new Response("later", { status: 503, headers: { "retry-after": "30" } }),
    "unavailable",
  ],
  ["503 of whoever stands in front", () => page(503), "unknown"],
  ["500 after it may have taken it", () => new Response("oops", { status: 500 }), "unknown"],
  ["502", () => page(502), "unknown"],
  ["504", () => new Response("upstream was slow", { status: 504 }), "unknown"],
  ["a page of HTML instead of its JSON", () => page(200), "unknown"],
  ["an empty answer", () => new Response(null, { status: 200 }), "unknown"],
  ["JSON of another kind", () => json(200, [1, null]), "unknown"],
  ["bytes that are no UTF-8", () => new Response(new Uint8Array([0xff, 0xfe])), "unknown"],
  [
    "an endless answer",
    () =>
      new Response(
        new Blob([" ".repeat(2 * 1024 * 1024), `{"id":"s","status":"created","msg_id":"m"}`]),
      ),
    "unknown",
  ],
];

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n";

for (const [name, gateway] of Object.entries(GATEWAYS)) {
  for (const [what, answer, outcome] of ANSWERS) {
    Deno.test(`${name} answers with ${what}: ${outcome}, once and without an exception`, async () => {
      await withServer(answer, async (baseUrl, seen) => {
        assert.equal(await gateway(baseUrl).send(MESSAGE), outcome);
        assert.equal(seen.length, 1);
      });
    });
  }

  Deno.test(`${name} leads elsewhere: neither number nor key goes there`, async () => {
    const elsewhere: string[] = [];
    const other = (seen: { path: string }) => (elsewhere.push(seen.path), new Response());
    await withServer(other, async (location) => {
      const away = () => new Response(null, { status: 307, headers: { location } });
      await withServer(away, async (baseUrl) => {
        assert.equal(await gateway(baseUrl).send(MESSAGE), "unavailable");
      });
    });
    assert.deepEqual(elsewhere, []);
  });

  Deno.test(`${name} hangs with the message taken in: unknown, and not sent again`, async () => {
    const slow = Promise.withResolvers<void>();
    const answer = async () => (await slow.promise, new Response(null));
    await withServer(answer, async (baseUrl, seen) => {
      assert.equal(await gateway(baseUrl, 100).send(MESSAGE), "unknown");
      assert.equal(seen.length, 1);
      slow.resolve();
    });
  });

  Deno.test(`${name} begins an answer and hangs: unknown, within the same time`, async () => {
    const over = Promise.withResolvers<void>();
    const began = performance.now();
    const deeds = [say(HEAD), say(`{"id":"s1",`), () => over.promise];
    const connections = await withRawServer({ takesIn: "all", deeds }, async (baseUrl) => {
      assert.equal(await gateway(baseUrl, 200).send(MESSAGE), "unknown");
      assert.ok(performance.now() - began < 5_000);
      over.resolve();
    });
    assert.equal(connections, 1);
  });

  Deno.test(`${name} cannot be reached: unavailable, since nothing left`, async () => {
    const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
    const { port } = listener.addr as Deno.NetAddr;
    listener.close();
    assert.equal(await gateway(`http://127.0.0.1:${port}`).send(MESSAGE), "unavailable");
  });

  const broken = {
    "hangs up on a message": { takesIn: "all", deeds: [] },
    "resets the connection in the middle of a message": { takesIn: "some", deeds: [] },
    "cuts its acceptance short": { takesIn: "all", deeds: [say(HEAD + `{"id":"s1","status"`)] },
    "answers in no HTTP": { takesIn: "all", deeds: [say("220 smtp ready\r\n")] },
  } as const;
  for (const [what, options] of Object.entries(broken)) {
    Deno.test(`${name} ${what}: unknown, since it may have been taken, and not sent again`, async () => {
      const connections = await withRawServer(options, async (baseUrl) => {
        assert.equal(await gateway(baseUrl).send(MESSAGE), "unknown");
      });
      assert.equal(connections, 1);
    });
  }

  Deno.test(`${name} is well again after every failure`, async () => {
    let turn = 0;
    const answer = () => turn++ === 0 ? page(500) : ACCEPTED[name as keyof typeof ACCEPTED]();
    await withServer(answer, async (baseUrl) => {
      const sender = gateway(baseUrl);
      assert.deepEqual([await sender.send(MESSAGE), await sender.send(MESSAGE)], [
        "unknown",
        "sent",
      ]);
    });
  });
}
