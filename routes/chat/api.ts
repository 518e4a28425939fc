import { Hono } from "hono";
import * as z from "zod";
import { messageSchema, startSchema, type Visitor } from "../../lib/chat/mod.ts";
import type { WireStarted, WireStored } from "../../lib/chat/wire.ts";
import type { Services } from "../../lib/services.ts";
import { readJson } from "../_body.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";
import { chatTokens } from "./_cookies.ts";
import { READ_AGAIN_AFTER, readsTooMuch } from "./_reading.ts";
import { refuse, refuseInvalid } from "./_problems.ts";
import { numberOf, streamEvents } from "./stream.ts";

const uuid = z.uuid();
type Answer = (c: SiteContext, visitor: Visitor) => Response | Promise<Response>;

/** The chat as its page's own script uses it. */
export function chatApiRoutes(_services: Services): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.post("/api/chat", start);
  app.get("/api/chat/:id", own(show));
  app.post("/api/chat/:id/messages", send);
  app.get("/api/chat/:id/events", own(streamEvents));
  app.post("/api/chat/:id/typing", own(type));
  app.post("/api/chat/:id/leave", own(leave));
  app.post("/api/chat/:id/receipt-saved", own(saveReceipt));
  app.post("/api/chat/:id/end", own(end));
  app.post("/api/chat/:id/erase", own(erase));
  app.post("/api/chat/:id/exit", own(exit));
  return app;
}

/** Loads the chat through the cookie: another's is not found, just as one that never was. */
function own(answer: Answer) {
  return async (c: SiteContext): Promise<Response> => {
    const { access } = c.get("services").chat;
    const id = uuid.safeParse(c.req.param("id"));
    const visitor = id.success ? await access.load(chatTokens.read(c, "chat"), id.data) : null;
    return visitor?.scope === "visitor" ? await answer(c, visitor) : refuse(c, "not-found");
  };
}

async function start(c: SiteContext): Promise<Response> {
  const wanted = startSchema.safeParse(await readJson(c));
  if (!wanted.success) return refuseInvalid(c, wanted.error);
  const { visitors } = c.get("services").chat;
  const started = await visitors.start({ ...wanted.data, address: clientAddress(c) });
  if (started.outcome !== "started") return refuse(c, started.outcome, started);
  const { chatId: id, receipt, status, token } = started;
  const answer = c.json({ id, receipt, status } satisfies WireStarted, 201);
  return chatTokens.give(c, answer, { cookie: "chat", token });
}

const show: Answer = async (c, visitor) => {
  const after = numberOf(c.req.query("after"));
  if (readsTooMuch(c, visitor, { after })) {
    return refuse(c, "too-many", { retryAfter: READ_AGAIN_AFTER });
  }
  const conversation = await c.get("services").chat.events.conversation(visitor, { after });
  return conversation ? c.json(conversation) : refuse(c, "not-found");
};

/** Looks at the chat once: whether it is the sender's is decided by the change that stores. */
async function send(c: SiteContext): Promise<Response> {
  const message = messageSchema.safeParse(await readJson(c));
  if (!message.success) return await own(() => refuseInvalid(c, message.error))(c);
  const { access, visitors } = c.get("services").chat;
  const token = chatTokens.read(c, "chat");
  const id = uuid.safeParse(c.req.param("id"));
  if (!token || !id.success) return refuse(c, "not-found");
  const sent = await visitors.send(await access.claim(token, id.data), message.data);
  switch (sent.outcome) {
    case "stored":
    case "known": {
      const { seq, sentAt } = sent.message;
      const stored: WireStored = { seq, sentAt: new Date(sentAt).toISOString() };
      return c.json(stored, sent.outcome === "stored" ? 201 : 200);
    }
    case "too-fast":
      return refuse(c, "too-many", { retryAfter: 1 });
    default:
      return refuse(c, sent.outcome);
  }
}

const type: Answer = async (c, visitor) => {
  await c.get("services").chat.visitors.typing(visitor);
  return c.body(null, 204);
};

const leave: Answer = async (c, visitor) => {
  const left = await c.get("services").chat.visitors.leaveQuestion(visitor);
  if (left === "left") return c.body(null, 204);
  return refuse(c, left === "not-found" ? left : "not-now");
};

const saveReceipt: Answer = async (c, visitor) => {
  const saved = await c.get("services").chat.visitors.saveReceipt(visitor);
  return saved === "saved" ? c.body(null, 204) : refuse(c, saved);
};

const end: Answer = async (c, visitor) => {
  const ended = await c.get("services").chat.visitors.end(visitor);
  return ended === "ended" ? c.json({ status: "ended" }) : refuse(c, ended);
};

const erase: Answer = async (c, visitor) => {
  const erased = await c.get("services").chat.visitors.erase(visitor);
  if (erased !== "erased") return refuse(c, erased);
  return chatTokens.drop(c, c.body(null, 204), "chat");
};

const exit: Answer = async (c, visitor) => {
  await c.get("services").chat.access.signOut(visitor);
  return chatTokens.drop(c, c.body(null, 204), "chat");
};
