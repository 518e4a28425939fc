import { Hono } from "hono";
import type { Visitor } from "../../lib/chat/mod.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalTokens } from "../portal/_cookies.ts";
import { chatTokens } from "./_cookies.ts";
import { own, type OwnAnswer } from "./_own.ts";
import { here, type Place } from "./_place.ts";
import { readLater, readsTooMuch } from "./_reading.ts";
import { answerDownload } from "./download.ts";
import { ClosePage, ElsewherePage, EndPage, ErasedPage, ErasePage } from "./leaving_pages.tsx";

/** Ending, erasing, downloading and going away: from the chat's own page, and from its receipt's. */
export function leavingRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    app.get(pathTo("chat", lang, "/end"), own(lang, "chat", showEnd));
    app.post(pathTo("chat", lang, "/end"), own(lang, "chat", end));
    app.post(pathTo("chat", lang, "/exit"), (c) => exit(c, lang));
    app.get(pathTo("chat", lang, "/close"), own(lang, "chat", showClose));
    for (const page of ["chat", "receipt"] as const) {
      const at = (below: string) => pathTo(page, lang, below);
      app.get(at("/erase"), own(lang, page, showErase));
      app.post(at("/erase"), own(lang, page, erase));
      app.get(at("/download.txt"), own(lang, page, answerDownload("txt")));
      app.get(at("/download.json"), own(lang, page, answerDownload("json")));
      app.post(at("/close"), own(lang, page, close));
    }
  }
  return app;
}

const showEnd: OwnAnswer = async (c, place, visitor) => {
  if (visitor.head.status === "ended") return c.redirect(here(place), 303);
  return personalHtml(<EndPage place={place} unsaved={await unsavedReceipt(place, visitor)} />);
};

const showClose: OwnAnswer = async (_c, place, visitor) =>
  personalHtml(<ClosePage place={place} unsaved={await unsavedReceipt(place, visitor)} />);

const end: OwnAnswer = async (c, place, visitor) => {
  await place.services.chat.visitors.end(visitor);
  return c.redirect(here(place), 303);
};

const showErase: OwnAnswer = async (c, place, visitor) => {
  const seq = messageNumber(c.req.query("message"));
  const open = visitor.head.status !== "ended";
  // An open matter is told before anybody presses anything.
  if (visitor.head.held) return await showHold(c, place, visitor);
  const given = await place.services.recipients.concernsChat(visitor.chatId);
  if (seq === null) return personalHtml(<ErasePage {...{ place, open, given }} />);
  if (readsTooMuch(c, visitor, { after: seq - 1 })) return readLater(c);
  const past = await place.services.chat.events.conversation(visitor, { after: seq - 1 });
  const message = past?.messages.find((one) => one.seq === seq && !one.erased);
  if (!message) return c.redirect(here(place), 303);
  return personalHtml(<ErasePage {...{ place, open, given, message }} />);
};

const erase: OwnAnswer = async (c, place, visitor) => {
  const { visitors } = place.services.chat;
  const seq = messageNumber((await readForm(c)).message);
  if (seq !== null) {
    const erased = await visitors.eraseMessage(visitor, seq);
    if (erased === "on-hold") return await showHold(c, place, visitor);
    return c.redirect(`${here(place)}#m${seq}`, 303);
  }
  const given = await place.services.recipients.concernsChat(visitor.chatId);
  if (await visitors.erase(visitor) === "on-hold") return await showHold(c, place, visitor);
  return chatTokens.drop(c, personalHtml(<ErasedPage place={place} given={given} />), place.page);
};

/** An open matter keeps the chat: leads to where that is told, and where erasure is asked for. */
async function showHold(c: SiteContext, place: Place, { chatId }: Visitor): Promise<Response> {
  const token = await place.services.chat.access.grant(chatId, "receipt");
  const answer = c.redirect(pathTo("receipt", place.lang, "/fix"), 303);
  return token ? chatTokens.give(c, answer, { cookie: "receipt", token }) : answer;
}

/** Closing takes away what shows the code: who has not saved it is asked first. */
const close: OwnAnswer = async (c, place, visitor) => {
  const sure = (await readForm(c)).confirm !== undefined;
  if (!sure && await unsavedReceipt(place, visitor) !== null) {
    return c.redirect(here(place, "/close"), 303);
  }
  await place.services.chat.access.signOut(visitor);
  return chatTokens.drop(c, c.redirect(here(place, "?closed=1"), 303), place.page);
};

function unsavedReceipt({ services }: Place, visitor: Visitor): Promise<string | null> {
  return visitor.head.receiptSaved
    ? Promise.resolve(null)
    : services.chat.access.receiptFor(visitor);
}

/**
 * The quiet way out: whatever is open in this browser is closed, on the server too, and the next page
 * is somebody else's. It works with nothing open as well, and tells nobody which it was.
 */
async function exit(c: SiteContext, lang: Lang): Promise<Response> {
  const { chat: { access }, portalSessions } = c.get("services");
  const token = portalTokens.read(c, "session");
  const session = token === null ? null : await portalSessions.load(token);
  if (session) await portalSessions.end(session);
  for (const cookie of ["chat", "receipt"] as const) {
    const visitor = await access.load(chatTokens.read(c, cookie));
    if (visitor) await access.signOut(visitor);
  }
  const answer = personalHtml(<ElsewherePage lang={lang} title={words[lang].exit.elsewhere} />);
  answer.headers.set("clear-site-data", '"cookies", "storage"');
  answer.headers.set("referrer-policy", "no-referrer");
  for (const cookie of ["chat", "receipt", "code"] as const) chatTokens.drop(c, answer, cookie);
  for (const cookie of ["session", "code"] as const) portalTokens.drop(c, answer, cookie);
  return answer;
}

function messageNumber(told: string | undefined): number | null {
  return told !== undefined && /^[1-9]\d{0,6}$/.test(told) ? Number(told) : null;
}
