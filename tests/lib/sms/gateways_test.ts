import assert from "node:assert/strict";
import { Elks } from "../../../lib/sms/elks.ts";
import { GatewayApi } from "../../../lib/sms/gatewayapi.ts";
import type { Gateway, Handover } from "../../../lib/sms/mod.ts";
import { openGateway } from "../../../lib/sms/open.ts";

const MESSAGE = { to: "+358501234501", text: "123456 on koodisi. Ääkköset & merkit = säilyvät." };

interface Seen {
  path: string;
  headers: Headers;
  body: string;
}

/** A gateway of our own on this machine that answers as it is told and keeps what it got. */
async function withServer(
  answer: (seen: Seen) => Response | Promise<Response>,
  test: (baseUrl: string, seen: Seen[]) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const { pathname } = new URL(request.url);
    const one = { path: pathname, headers: request.headers, body: await request.text() };
    seen.push(one);
    return await answer(one);
  });
  try {
    await test(`http://127.0.0.1:${server.addr.port}`, seen);
  } finally {
    await server.shutdown();
  }
}

const elks = (baseUrl: string, timeoutMs = 2_000): Gateway =>
  new Elks({ username: "u1", password: "pässword", sender: "Tyyne" }, { baseUrl, timeoutMs });
const gatewayApi = (baseUrl: string, timeoutMs = 2_000): Gateway =>
  new GatewayApi({ token: "secret-token", sender: "Tyyne" }, { baseUrl, timeoutMs });

Deno.test("46elks gets a form with basic auth, and is told to keep the text out of its log", async () => {
  const created = () => Response.json({ id: "s1", status: "created", to: MESSAGE.to });
  await withServer(created, async (baseUrl, seen) => {
    assert.equal(await elks(baseUrl).send(MESSAGE), "sent");
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

Deno.test("GatewayAPI gets JSON with a token and the recipient as a number", async () => {
  const taken = () => Response.json({ msg_id: "01JNN6", recipient: 1 }, { status: 202 });
  await withServer(taken, async (baseUrl, seen) => {
    assert.equal(await gatewayApi(baseUrl).send(MESSAGE), "sent");
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

const GATEWAYS = { "46elks": elks, "GatewayAPI": gatewayApi };
const ANSWERS: [string, () => Response, Handover][] = [
  ["400", () => new Response("Invalid to number +358501234501", { status: 400 }), "refused"],
  ["401", () => new Response("no", { status: 401 }), "refused"],
  ["403", () => new Response("Not enough credits", { status: 403 }), "refused"],
  ["422", () => Response.json({ detail: [] }, { status: 422 }), "refused"],
  ["a redirect", () => new Response(null, { status: 302, headers: { location: "/" } }), "refused"],
  ["429", () => new Response("slow down", { status: 429 }), "unavailable"],
  ["503", () => new Response("later", { status: 503 }), "unavailable"],
  ["500", () => new Response("oops", { status: 500 }), "unknown"],
  ["504", () => new Response("upstream was slow", { status: 504 }), "unknown"],
  ["an acceptance that is no JSON", () => new Response("<html>"), "unknown"],
];

for (const [name, gateway] of Object.entries(GATEWAYS)) {
  for (const [what, answer, outcome] of ANSWERS) {
    Deno.test(`${name} answers with ${what}: ${outcome}, once and without an exception`, async () => {
      await withServer(answer, async (baseUrl, seen) => {
        assert.equal(await gateway(baseUrl).send(MESSAGE), outcome);
        assert.equal(seen.length, 1);
      });
    });
  }

  Deno.test(`${name} does not answer in time: unknown, and not sent again`, async () => {
    const slow = Promise.withResolvers<void>();
    const answer = async () => {
      await slow.promise;
      return new Response(null);
    };
    await withServer(answer, async (baseUrl, seen) => {
      assert.equal(await gateway(baseUrl, 100).send(MESSAGE), "unknown");
      assert.equal(seen.length, 1);
      slow.resolve();
    });
  });

  Deno.test(`${name} cannot be reached: unavailable, since nothing left`, async () => {
    const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
    const { port } = listener.addr as Deno.NetAddr;
    listener.close();
    assert.equal(await gateway(`http://127.0.0.1:${port}`).send(MESSAGE), "unavailable");
  });

  Deno.test(`${name} hangs up on a message: unknown, since it may have been taken`, async () => {
    const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
    const hangUp = (async () => {
      const connection = await listener.accept();
      await connection.read(new Uint8Array(1_024));
      connection.close();
    })();
    const { port } = listener.addr as Deno.NetAddr;
    assert.equal(await gateway(`http://127.0.0.1:${port}`).send(MESSAGE), "unknown");
    await hangUp;
    listener.close();
  });

  Deno.test(`${name} writes nothing about a message, whatever happens`, async () => {
    const written: unknown[] = [];
    const console_ = { ...console };
    const spies = ["log", "info", "warn", "error", "debug"] as const;
    for (const spy of spies) console[spy] = (...args: unknown[]) => void written.push(args);
    try {
      const quote = () => new Response(`${MESSAGE.to} ${MESSAGE.text}`, { status: 400 });
      await withServer(quote, async (baseUrl) => {
        await gateway(baseUrl).send(MESSAGE);
      });
    } finally {
      for (const spy of spies) console[spy] = console_[spy];
    }
    assert.deepEqual(written, []);
  });
}

Deno.test("46elks accepts and says failed at once: refused", async () => {
  await withServer(() => Response.json({ id: "s1", status: "failed" }), async (baseUrl) => {
    assert.equal(await elks(baseUrl).send(MESSAGE), "refused");
  });
});

Deno.test("GatewayAPI accepts without an id: unknown", async () => {
  await withServer(() => Response.json({ recipient: 1 }, { status: 202 }), async (baseUrl) => {
    assert.equal(await gatewayApi(baseUrl).send(MESSAGE), "unknown");
  });
});

Deno.test("settings choose the gateway", () => {
  const named = openGateway({ kind: "46elks", username: "u", password: "p", sender: "Tyyne" });
  assert(named instanceof Elks);
  assert(openGateway({ kind: "gatewayapi", token: "t", sender: "Tyyne" }) instanceof GatewayApi);
});
