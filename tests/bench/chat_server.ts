/**
 * A server for the chat's figures, in a process of its own: the site with conversations going, or the
 * reference, a bare event stream with one KV commit a message.
 * `deno run -A tests/bench/chat_server.ts site|bare PORT FILE CONVERSATIONS`; prints where to connect.
 */
import { loadAssets } from "../../lib/assets/mod.ts";
import { DAY, MINUTE } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log/mod.ts";
import { createServices } from "../../lib/services.ts";
import { Outbox } from "../../lib/sms/mod.ts";
import { createApp } from "../../routes/mod.ts";
import { testSettings } from "../helpers/site.ts";
import type { Wires } from "./chat_load.ts";

/** So many conversations one adviser has: more than anybody can answer, so that few desks are open. */
const PER_ADVISER = 25;
const [mode, port, file, count] = Deno.args as ["site" | "bare", string, string, string];
const kv = await Deno.openKv(file);
const { handle, wires } = mode === "bare" ? bare() : await site(Number(count));
const onListen = () => console.log(JSON.stringify(wires));
Deno.serve({ hostname: "127.0.0.1", port: Number(port), onListen }, handle);

interface Server {
  readonly handle: Deno.ServeHandler<Deno.NetAddr>;
  readonly wires: Wires;
}

async function site(conversations: number): Promise<Server> {
  // A Wednesday at ten, whenever it is measured: the chat is open then.
  const shift = Date.parse("2026-03-04T08:00:00Z") - Date.now();
  const clock = { now: () => Date.now() + shift };
  const settings = {
    ...testSettings(),
    port: Number(port),
    siteUrl: new URL(`http://localhost:${port}`),
  };
  const assets = await loadAssets({ dev: true });
  const gateway = new Outbox(clock);
  const services = await createServices(settings, { kv, clock, gateway, assets, log: silentLog });
  const { chat, staff } = services;
  const desks = [];
  for (let n = 0; n < Math.ceil(conversations / PER_ADVISER); n++) {
    const adviser = { adviserId: `adviser-${n}`, adviserName: `Neuvoja ${n}` };
    await chat.presence.set(adviser, "present");
    const token = await staff.sessions.begin({
      personId: adviser.adviserId,
      name: adviser.adviserName,
      roles: ["adviser"],
      lang: "fi",
      browser: "bench",
    });
    desks.push({ adviser, cookie: `tyyne_staff=${token}` });
  }
  const chats = [];
  for (let n = 0; n < conversations; n++) {
    const started = await chat.visitors.start({ lang: "fi", address: addressOf(n) });
    if (started.outcome !== "started") throw new Error(started.outcome);
    const desk = n % desks.length;
    await chat.desk.take(desks[desk]!.adviser, started.chatId);
    chats.push({ id: started.chatId, cookie: `tyyne_chat=${started.token}`, desk });
  }
  const wires: Wires = { desks: desks.map(({ cookie }) => cookie), chats };
  setInterval(() => void chat.care.everyMinute(), MINUTE);
  return { handle: createApp(services).fetch, wires };
}

function bare(): Server {
  const utf8 = new TextEncoder();
  const streams = new Map<string, ReadableStreamDefaultController<Uint8Array>>();
  let seq = 0;
  const handle: Deno.ServeHandler = async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === "GET") {
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => void streams.set(pathname, controller),
        cancel: () => void streams.delete(pathname),
      });
      return new Response(stream, { headers: { "content-type": "text/event-stream" } });
    }
    const message = await request.json();
    const expiresAt = Date.now() + DAY;
    const id = ++seq;
    // One commit of the rows that a message needs: itself, its sender's id, and the conversation's head.
    await kv.atomic()
      .set(["messages", pathname, id], { ...message, expiresAt }, { expireIn: DAY })
      .set(["message_ids", pathname, message.id], { seq: id, expiresAt }, { expireIn: DAY })
      .set(["heads", pathname], { seq: id, expiresAt }, { expireIn: DAY })
      .commit();
    const event = `event: message\nid: ${id}\ndata: ${JSON.stringify(message)}\n\n`;
    streams.get(message.to)?.enqueue(utf8.encode(event));
    return Response.json({ seq: id }, { status: 201 });
  };
  return { handle, wires: { desks: [], chats: [] } };
}

/** An address of the net for documentation (RFC 3849): each its own /64. */
function addressOf(n: number): string {
  return `2001:db8:${n.toString(16)}::1`;
}
