import { Hono } from "hono";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { timeFrom } from "../../lib/words/phone/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";
import { besideOf } from "./_beside.tsx";
import { chatTokens } from "./_cookies.ts";
import { here, placeOf, visitorOf } from "./_place.ts";
import { readLater, readsTooMuch } from "./_reading.ts";
import { OpenPage, PastPage } from "./receipt_page.tsx";

/** More than any code: what is longer is cut before it is shown again. */
const LONGEST_TYPED = 60;

/** A past chat, by its receipt code. It opens nothing else. */
export function receiptRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    app.get(pathTo("receipt", lang), (c) => show(c, lang));
    app.post(pathTo("receipt", lang), (c) => open(c, lang));
    app.post(pathTo("receipt", lang, "/continue"), (c) => goOn(c, lang));
  }
  return app;
}

async function show(c: SiteContext, lang: Lang): Promise<Response> {
  const place = placeOf(c, lang, "receipt");
  const visitor = await visitorOf(c, place);
  if (visitor && readsTooMuch(c, visitor)) return readLater(c);
  const past = visitor && await place.services.chat.events.past(visitor);
  if (visitor && past) {
    const requests = await place.services.requests.forChat(visitor.chatId);
    const unreadable = await place.services.requests.unreadableOfChat(visitor.chatId);
    const beside = await besideOf(place.services, visitor.chatId);
    return personalHtml(
      <PastPage {...{ place, past, requests, unreadable, beside }} until={visitor.until} />,
    );
  }
  const done = c.req.query("closed") === undefined ? undefined : words[lang].past.closed;
  const answer = personalHtml(<OpenPage place={place} done={done} />);
  return chatTokens.read(c, "receipt") ? chatTokens.drop(c, answer, "receipt") : answer;
}

async function open(c: SiteContext, lang: Lang): Promise<Response> {
  const place = placeOf(c, lang, "receipt");
  const w = words[lang].open;
  const typed = ((await readForm(c)).code ?? "").slice(0, LONGEST_TYPED);
  const address = clientAddress(c);
  const opened = await place.services.chat.access.openReceipt(typed, { address });
  switch (opened.outcome) {
    case "opened": {
      const { token } = opened;
      return chatTokens.give(c, c.redirect(here(place), 303), { cookie: "receipt", token });
    }
    case "malformed":
    case "wrong":
      return personalHtml(<OpenPage place={place} typed={typed} error={w[opened.outcome]} />, {
        status: 422,
      });
    case "limited": {
      const refused = w.limited(timeFrom(opened.until, lang));
      const answer = personalHtml(<OpenPage place={place} typed={typed} refused={refused} />, {
        status: 429,
      });
      const wait = Math.max(1, Math.ceil((opened.until - place.now) / 1_000));
      answer.headers.set("retry-after", `${wait}`);
      return answer;
    }
  }
}

/** Lets whoever lost the page of a running chat, but has its code, write in it again. */
async function goOn(c: SiteContext, lang: Lang): Promise<Response> {
  const place = placeOf(c, lang, "receipt");
  const visitor = await visitorOf(c, place);
  if (!visitor || visitor.head.status === "ended") return c.redirect(here(place), 303);
  const token = await place.services.chat.access.grant(visitor.chatId, "visitor");
  if (!token) return c.redirect(here(place), 303);
  return chatTokens.give(c, c.redirect(pathTo("chat", lang), 303), { cookie: "chat", token });
}
