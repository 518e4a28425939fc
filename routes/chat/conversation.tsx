import { Hono } from "hono";
import { hasIdentityCode } from "../../lib/chat/identity_code.ts";
import { textFault, textSchema, type Visitor } from "../../lib/chat/mod.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { asTyped, isSure } from "./_asked.tsx";
import { chatTokens } from "./_cookies.ts";
import { messageId } from "./_message_id.ts";
import { own, type OwnAnswer } from "./_own.ts";
import { here, type Place, placeOf, visitorOf } from "./_place.ts";
import { readLater, readsTooMuch } from "./_reading.ts";
import { ConversationPage, WritePage } from "./conversation_page.tsx";
import { showStart, start } from "./start.tsx";

/** The conversation as pages and forms: everything works without script. */
export function conversationRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const at = (below = "") => pathTo("chat", lang, below);
    app.get(at(), (c) => show(c, lang));
    app.post(at(), (c) => start(c, lang));
    app.get(at("/write"), own(lang, "chat", showWrite));
    app.post(at("/write"), own(lang, "chat", write));
    app.post(at("/leave"), own(lang, "chat", leave));
    app.post(at("/receipt-saved"), own(lang, "chat", saveReceipt));
  }
  return app;
}

async function show(c: SiteContext, lang: Lang): Promise<Response> {
  const place = placeOf(c, lang, "chat");
  const visitor = await visitorOf(c, place);
  if (visitor && readsTooMuch(c, visitor)) return readLater(c);
  const conversation = visitor && await place.services.chat.events.conversation(visitor);
  if (!visitor || !conversation) {
    const done = c.req.query("closed") === undefined ? undefined : words[lang].past.closed;
    const answer = await showStart(place, { done });
    return chatTokens.read(c, "chat") ? chatTokens.drop(c, answer, "chat") : answer;
  }
  const done = c.req.query("linked") === undefined ? undefined : words[lang].link.done;
  const linked = visitor.head.client !== undefined;
  return personalHtml(<ConversationPage {...{ place, conversation, linked, done }} />);
}

const showWrite: OwnAnswer = async (c, place, visitor) => {
  if (visitor.head.status === "ended") return c.redirect(here(place), 303);
  return await answerWrite(place, visitor, {});
};

const write: OwnAnswer = async (c, place, visitor) => {
  const form = await readForm(c);
  const text = asTyped(form.text);
  const { faults } = words[place.lang];
  const fault = textFault(text);
  if (fault) return await answerWrite(place, visitor, { text, error: faults[fault], id: form.id });
  if (!isSure(form, text) && hasIdentityCode(text)) {
    const asked = { text, error: faults.identity, id: form.id, sure: true };
    return await answerWrite(place, visitor, asked);
  }
  const message = { id: messageId(form.id), text: textSchema.parse(text) };
  const { outcome } = await place.services.chat.visitors.send(visitor, message);
  if (outcome === "stored" || outcome === "known" || outcome === "not-found") {
    return c.redirect(here(place), 303);
  }
  return await answerWrite(place, visitor, { text, error: faults[outcome], id: form.id });
};

const leave: OwnAnswer = async (c, place, visitor) => {
  await place.services.chat.visitors.leaveQuestion(visitor);
  return c.redirect(here(place), 303);
};

const saveReceipt: OwnAnswer = async (c, place, visitor) => {
  await place.services.chat.visitors.saveReceipt(visitor);
  const { back } = await readForm(c);
  return c.redirect(here(place, back === "end" || back === "close" ? `/${back}` : ""), 303);
};

async function answerWrite(
  place: Place,
  visitor: Visitor,
  { text, error, id, sure }: { text?: string; error?: string; id?: string; sure?: boolean },
): Promise<Response> {
  const after = Math.max(0, visitor.head.seq - 3);
  const conversation = await place.services.chat.events.conversation(visitor, { after });
  if (!conversation) return await showStart(place);
  const page = (
    <WritePage {...{ place, conversation, text, error, sure, messageId: messageId(id) }} />
  );
  return personalHtml(page, { status: error ? 422 : 200 });
}
