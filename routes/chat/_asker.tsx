import type { Visitor } from "../../lib/chat/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import type { Answer, Asker } from "../asking/_asker.ts";
import { chosenChat } from "../asking/_chosen.ts";
import type { SiteContext } from "../_site.ts";
import { ChatPage } from "./_page.tsx";
import { here, type Place, placeOf, visitorOf } from "./_place.ts";
import { readLater, readsTooMuch } from "./_reading.ts";

/** Answers whoever opened a chat with its receipt code as somebody who uses their rights. */
export function asReceiptHolder(lang: Lang, answer: Answer) {
  return async (c: SiteContext): Promise<Response> => {
    const place = placeOf(c, lang, "receipt");
    const visitor = await visitorOf(c, place);
    if (!visitor) return c.redirect(here(place), 303);
    return readsTooMuch(c, visitor) ? readLater(c) : await answer(c, askerOf(place, visitor));
  };
}

function askerOf(place: Place, { chatId }: Visitor): Asker {
  const { lang, services, now } = place;
  return {
    lang,
    services,
    now,
    page: "receipt",
    maker: { chatId },
    draft: { phone: null, clientId: null, chatId, channel: "receipt", identity: "receipt" },
    at: (below = "") => here(place, below),
    frame: ({ children, ...props }) => (
      <ChatPage place={place} personal {...props}>{children}</ChatPage>
    ),
    choose: async (named) => {
      const chat = named ? null : await services.chat.store.open(chatId);
      return chat && await chosenChat(chat, { services, lang, named: "" });
    },
    views: () => services.views.ofChat(chatId),
  };
}
