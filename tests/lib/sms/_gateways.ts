import { Elks } from "../../../lib/sms/elks.ts";
import { GatewayApi } from "../../../lib/sms/gatewayapi.ts";
import type { Gateway } from "../../../lib/sms/mod.ts";

export const MESSAGE = {
  to: "+358501234501",
  text: "123456 on koodisi. Ääkköset & merkit = säilyvät.",
};

/** A request as a gateway got it. */
export interface Seen {
  path: string;
  headers: Headers;
  body: string;
}

/** A gateway of our own on this machine that answers as it is told and keeps what it got. */
export async function withServer(
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

/** What a server does with a connection once it has read that many bytes of the request. */
type Deed = (connection: Deno.Conn) => Promise<void> | void;

const utf8 = new TextEncoder();

/** Says something, in the words of HTTP itself. */
export function say(text: string): Deed {
  return async (connection) => void await connection.write(utf8.encode(text));
}

/**
 * A gateway below HTTP: it takes in the whole message, or only its first bytes, does what it is told
 * and closes. Answers how many connections there were.
 */
export async function withRawServer(
  options: { takesIn: "all" | "some"; deeds: readonly Deed[] },
  test: (baseUrl: string) => Promise<void>,
): Promise<number> {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  let connections = 0;
  const serve = (async () => {
    for await (const connection of listener) {
      connections++;
      await takeIn(connection, options.takesIn);
      for (const deed of options.deeds) await Promise.resolve(deed(connection)).catch(() => {});
      connection.close();
    }
  })();
  try {
    await test(`http://127.0.0.1:${(listener.addr as Deno.NetAddr).port}`);
  } finally {
    listener.close();
    await serve.catch(() => {});
  }
  return connections;
}

async function takeIn(connection: Deno.Conn, takesIn: "all" | "some"): Promise<void> {
  // Closed while something waits unread, the connection is reset.
  const buffer = new Uint8Array(takesIn === "some" ? 16 : 65_536);
  let text = "";
  do {
    const read = await connection.read(buffer);
    if (read === null) return;
    text += new TextDecoder().decode(buffer.subarray(0, read));
  } while (takesIn === "all" && !isWhole(text));
}

function isWhole(request: string): boolean {
  const [head = "", body] = request.split("\r\n\r\n");
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return body !== undefined && utf8.encode(body).length >= length;
}

type Open = (baseUrl: string, timeoutMs?: number) => Gateway;

/** Both gateways, with accounts that are nobody's. */
export const GATEWAYS: Record<"46elks" | "GatewayAPI", Open> = {
  "46elks": (baseUrl, timeoutMs = 2_000) =>
    new Elks({ username: "u1", password: "pässword", sender: "Tyyne", reportTo: null }, {
      baseUrl,
      timeoutMs,
    }),
  "GatewayAPI": (baseUrl, timeoutMs = 2_000) =>
    new GatewayApi({ token: "secret-token", region: "eu", sender: "Tyyne" }, {
      baseUrl,
      timeoutMs,
    }),
};

/** How each gateway says that it took a message, in its own words. */
export const ACCEPTED: Record<keyof typeof GATEWAYS, () => Response> = {
  "46elks": () =>
    Response.json({
      id: "s70df59406a1b4643b96f3f91e0bfb7b0",
      status: "created",
      direction: "outgoing",
      from: "Tyyne",
      to: MESSAGE.to,
      parts: 1,
      cost: 5_000,
      created: "2026-03-02T09:00:00.314100",
    }),
  "GatewayAPI": () =>
    Response.json({
      msg_id: "01JNN696A9E0WS89FPYGT15NBX",
      recipient: 358_501_234_501,
      reference: null,
    }, { status: 202 }),
};
