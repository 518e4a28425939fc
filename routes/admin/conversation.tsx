import type { Hono } from "hono";
import * as z from "zod";
import { CHOSEN_PURPOSES } from "../../lib/audit/mod.ts";
import { messageSchema, textFault, textSchema } from "../../lib/chat/mod.ts";
import type { DeskConversation } from "../../lib/chat/desk_wire.ts";
import type { Lang } from "../../lib/site/languages.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words as chatWords } from "../../lib/words/chat/mod.ts";
import { words } from "../../lib/words/desk/mod.ts";
import { readForm } from "../_body.ts";
import { problem } from "../_errors.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { staffOf } from "../middleware/staff_session.ts";
import { adviserOf } from "./_adviser.ts";
import { mattersOf, pathToMatters } from "./_chat.ts";
import { staffRoute } from "./_route.ts";
import { ConversationPage, type ConversationProps, type Typed } from "./conversation_page.tsx";
import { notYours } from "./not_yours.tsx";

type Said = Pick<ConversationProps, "typed" | "done" | "refused">;

const uuid = z.uuid();
const purposeForm = z.object({ purpose: z.enum(CHOSEN_PURPOSES) });
const seenForm = z.object({ seq: z.coerce.number().int().min(0).catch(0) });
const blockForm = z.object({ hours: z.coerce.number().int().min(1).max(24) });

/** One conversation, and what an adviser does with it. */
export function conversationRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/desk/chats/:id", (c, session) => show(c, session));
  staffRoute(app, "POST /admin/desk/chats/:id/take", async (c, session) => {
    const form = await readForm(c);
    const live = form.live === "1";
    const { desk } = c.get("services").chat;
    const outcome = await desk.take(adviserOf(session), idOf(c), { live });
    const typed = typedIn(form);
    if (outcome === "not-found") return notYours(c, session, { typed: typed?.text });
    if (typed) {
      const said = outcome === "taken" ? { done: outcome } : { refused: outcome };
      const kept = await show(c, session, { typed, ...said });
      if (kept.status === 200) return kept;
    }
    if (outcome === "taken") return toChat(c, "done=taken");
    return c.redirect(`/admin/desk?refused=${outcome}`, 303);
  });
  staffRoute(app, "POST /admin/desk/chats/:id/messages", send);
  staffRoute(app, "POST /admin/desk/chats/:id/typing", async (c, session) => {
    await c.get("services").chat.desk.typing(adviserOf(session), idOf(c));
    return c.body(null, 204);
  });
  staffRoute(app, "POST /admin/desk/chats/:id/read", async (c, session) => {
    const { seq } = seenForm.parse(await readForm(c));
    await c.get("services").chat.desk.read(adviserOf(session), idOf(c), seq);
    return c.body(null, 204);
  });
  staffRoute(app, "POST /admin/desk/chats/:id/note", note);
  staffRoute(app, "POST /admin/desk/chats/:id/hand-over", handOver);
  staffRoute(app, "POST /admin/desk/chats/:id/put-back", async (c, session) => {
    const outcome = await c.get("services").chat.desk.putBack(adviserOf(session), idOf(c));
    return outcome === "not-found" ? notYours(c, session) : toDesk(c, "done=put-back");
  });
  staffRoute(app, "POST /admin/desk/chats/:id/end", async (c, session) => {
    const outcome = await c.get("services").chat.desk.end(adviserOf(session), idOf(c));
    return outcome === "not-found" ? notYours(c, session) : toDesk(c, "done=ended");
  });
  staffRoute(app, "POST /admin/desk/chats/:id/block", async (c, session) => {
    const form = blockForm.safeParse(await readForm(c));
    if (!form.success) return show(c, session, { status: 422 });
    const { desk } = c.get("services").chat;
    const outcome = await desk.block(adviserOf(session), idOf(c), form.data);
    if (outcome === "not-found") return notYours(c, session);
    return toDesk(c, outcome === "blocked" ? "done=blocked" : "done=block-unknown");
  });
  staffRoute(app, "POST /admin/desk/chats/:id/open", async (c, session) => {
    const form = purposeForm.safeParse(await readForm(c));
    if (!form.success) return notYours(c, session, { unchosen: true });
    const { desk } = c.get("services").chat;
    const found = await desk.open(adviserOf(session), idOf(c), form.data);
    if (found === "not-found") return notYours(c, session);
    return await page(c, session, found, { opened: form.data.purpose });
  });
}

async function send(c: SiteContext, session: StaffSession): Promise<Response> {
  const form = await readForm(c);
  if (wantsJson(c)) return await sendLive(c, session, form);
  const { id = "", text } = { ...form, text: asTyped(form.text) };
  const { desk } = c.get("services").chat;
  const me = adviserOf(session);
  const found = await desk.conversation(me, idOf(c));
  if (found === "not-found") return notYours(c, session, { typed: text });
  if (form.do === "look") return await show(c, session, { typed: typedIn(form) });
  if (form.do === "ready") {
    const ready = await readyText(c, form.answer, found.lang);
    const joined = [text.trimEnd(), ready].filter(Boolean).join("\n\n");
    return await show(c, session, { typed: typedIn({ ...form, text: joined }) });
  }
  const fault = textFault(text);
  if (fault) {
    const errors = { text: words[session.lang].faults[fault] };
    const typed = { ...typedIn(form), id, text, errors };
    return await page(c, session, found, { typed, status: 422 });
  }
  const message = { id: messageId(id), text: textSchema.parse(text) };
  const isAnswer = found.state.status === "question";
  const sent = isAnswer
    ? await desk.answer(me, idOf(c), message)
    : await desk.send(me, idOf(c), message);
  switch (sent.outcome) {
    case "not-found":
      return notYours(c, session, { typed: text });
    case "ended": {
      const errors = { text: words[session.lang].refused["not-sent"] };
      return await show(c, session, { typed: { ...typedIn(form), text, errors }, status: 422 });
    }
    default:
      if (form.note?.trim()) {
        const typed = typedIn({ ...form, id: "", text: "" });
        return await show(c, session, { typed, done: isAnswer ? "answered" : "sent" });
      }
      return isAnswer ? toDesk(c, "done=answered") : toChat(c, "done=sent");
  }
}

/** A message of the live desk: whether the chat is the adviser's is decided by the change that stores. */
async function sendLive(
  c: SiteContext,
  session: StaffSession,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  const message = messageSchema.safeParse({ id: form.id, text: asTyped(form.text) });
  if (!message.success) return refused(c, "invalid");
  const sent = await c.get("services").chat.desk.send(adviserOf(session), idOf(c), message.data);
  return "message" in sent ? c.body(null, 204) : refused(c, sent.outcome);
}

async function note(c: SiteContext, session: StaffSession): Promise<Response> {
  const form = await readForm(c);
  const id = form["note-id"] ?? form.id ?? "";
  const note = asTyped(form.note);
  const fault = textFault(note);
  if (fault) {
    const errors = { note: words[session.lang].faults[fault] };
    return await show(c, session, { typed: { ...typedIn(form), note, errors }, status: 422 });
  }
  const written = { id: messageId(id), text: textSchema.parse(note) };
  const outcome = await c.get("services").chat.desk.note(adviserOf(session), idOf(c), written);
  const typed = typedIn({ ...form, "note-id": "", note: "" });
  if (outcome === "not-found") return notYours(c, session, { typed: typed?.text });
  return typed ? await show(c, session, { typed, done: "noted" }) : toChat(c, "done=noted");
}

async function handOver(c: SiteContext, session: StaffSession): Promise<Response> {
  const form = await readForm(c);
  const { to = "", note } = { ...form, note: asTyped(form.note) };
  const w = words[session.lang];
  const fault = note.trim() === "" ? null : textFault(note);
  const refuse = (errors: Record<string, string>) =>
    show(c, session, { typed: { to, handOverNote: note, errors }, status: 422 });
  if (fault) return await refuse({ "hand-over-note": w.faults[fault] });
  if (to === "") return await refuse({ to: w.conversation.needTo });
  const { desk } = c.get("services").chat;
  const options = { note: note.toWellFormed(), ...(to !== "queue" && { to }) };
  const outcome = await desk.handOver(adviserOf(session), idOf(c), options);
  if (outcome === "not-found") return notYours(c, session);
  if (outcome === "not-there") return await refuse({ to: w.refused["not-there"] });
  return toDesk(c, "done=handed-over");
}

/** The conversation, if it waits or is the adviser's own. Looking at it marks it as read. */
async function show(
  c: SiteContext,
  session: StaffSession,
  options: Said & { status?: number } = {},
): Promise<Response> {
  const { desk, presence } = c.get("services").chat;
  const me = adviserOf(session);
  const found = await desk.conversation(me, idOf(c));
  if (found === "not-found") {
    if (wantsJson(c)) return refused(c, "not-found");
    return byItself(c)
      ? await gone(c, session)
      : await notYours(c, session, { typed: options.typed?.text });
  }
  if (wantsJson(c)) return c.json(found, 200, { "cache-control": "no-store" });
  const last = found.messages.at(-1);
  // A page that asks by itself may lie behind another: nobody has read anything by that.
  if (found.state.mine && last && !byItself(c)) await desk.read(me, found.id, last.seq);
  await presence.renew(me);
  return await page(c, session, found, options);
}

async function page(
  c: SiteContext,
  session: StaffSession,
  found: DeskConversation,
  { status, ...shown }: Said & {
    status?: number;
    opened?: typeof CHOSEN_PURPOSES[number];
  },
): Promise<Response> {
  const { chat } = c.get("services");
  const [answers, advisers] = await Promise.all([chat.answers.list(), chat.presence.all()]);
  const from = `/admin/desk/chats/${found.id}`;
  const named = { chat: found.id, from, purpose: shown.opened };
  if (found.unreadable) {
    c.get("services").log.error("value-damaged", { what: "conversation", damaged: 1 });
  }
  // They are sealed under the same key as the chat.
  const beside = found.unreadable === "all" ? undefined : {
    matters: await mattersOf(c, found.id),
    base: await pathToMatters(c, session, named),
  };
  const others = advisers.filter(({ adviserId }) => adviserId !== session.personId);
  const props = { c, session, conversation: found, answers, others, beside, ...shown };
  return personalHtml(<ConversationPage {...props} />, { status });
}

/** What was typed and is not stored, if anything was: it is on the next page again. */
function typedIn(form: Readonly<Record<string, string>>): Typed | undefined {
  const text = asTyped(form.text);
  const note = asTyped(form.note);
  if (text.trim() === "" && note.trim() === "") return undefined;
  return { id: form.id, text, note, noteId: form["note-id"], errors: {} };
}

async function readyText(c: SiteContext, id: string | undefined, lang: Lang) {
  const answers = await c.get("services").chat.answers.list();
  return answers.find((answer) => answer.id === id)?.text[lang] ?? "";
}

/** A part of a page that was asked for by itself, and is no more this adviser's to see. */
async function gone(c: SiteContext, session: StaffSession): Promise<Response> {
  const w = words[session.lang].notYours;
  const by = await c.get("services").chat.desk.takenBy(adviserOf(session), idOf(c));
  const said = by === null ? w.title : w.taken(by);
  return personalHtml(
    <div id="talk">
      <p class="notice notice-warning" role="alert">{said}</p>
    </div>,
  );
}

function byItself(c: SiteContext): boolean {
  return c.req.query("auto") !== undefined;
}

/** The desk's own script asks, and not somebody who reads pages. */
function wantsJson(c: SiteContext): boolean {
  return c.req.header("accept") === "application/json";
}

/** A refusal for the script, which finds the sentence for it among its own. */
function refused(c: SiteContext, code: "not-found" | "invalid" | "ended"): Response {
  const { title } = chatWords[staffOf(c).lang].problems[code];
  return problem({ "not-found": 404, invalid: 422, ended: 409 }[code], { title, code });
}

function idOf(c: SiteContext): string {
  const id = uuid.safeParse(c.req.param("id"));
  return id.success ? id.data.toLowerCase() : "none";
}

/** A form sends every line break as two characters; the writer pressed one key. */
function asTyped(text = ""): string {
  return text.replaceAll("\r\n", "\n");
}

/** The form's own id, so that sending it twice stores one message; a fresh one if it was tampered with. */
function messageId(typed: string): string {
  const id = uuid.safeParse(typed);
  return id.success ? id.data : crypto.randomUUID();
}

function toChat(c: SiteContext, outcome: string): Response {
  return c.redirect(`/admin/desk/chats/${idOf(c)}?${outcome}`, 303);
}

function toDesk(c: SiteContext, outcome: string): Response {
  return c.redirect(`/admin/desk?${outcome}`, 303);
}
