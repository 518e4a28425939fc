import type { Visitor } from "../../lib/chat/mod.ts";
import { endOfLife } from "../../lib/chat/head.ts";
import type { HeldChat } from "../../lib/holdings.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/chat/mod.ts";
import type { SiteContext } from "../_site.ts";
import { type Beside, besideLines, besideOf } from "./_beside.tsx";
import { here, type Place } from "./_place.ts";
import { readLater, readsTooMuch } from "./_reading.ts";

const TYPES = { txt: "text/plain", json: "application/json" } as const;

/** The conversation as a file: everything that is held of it, as its client may have it (Article 15). */
export function answerDownload(form: keyof typeof TYPES) {
  return async (c: SiteContext, place: Place, visitor: Visitor): Promise<Response> => {
    if (readsTooMuch(c, visitor)) return readLater(c);
    const { chat } = place.services;
    const open = await chat.visitors.open(visitor);
    if (!open) return c.redirect(here(place), 303);
    const held = await chat.holding.held(open);
    const deletedAt = endOfLife(open.head);
    const beside = await besideOf(place.services, visitor.chatId);
    const body = form === "json"
      ? JSON.stringify(
        { ...held, deletedAt: new Date(deletedAt).toISOString(), ...asData(beside) },
        null,
        2,
      )
      : asText(held, { deletedAt, lang: place.lang, beside: besideLines(place, beside) });
    return new Response(new TextEncoder().encode(body), {
      headers: {
        "content-type": `${TYPES[form]}; charset=utf-8`,
        "content-disposition": `attachment; filename="tyyne-chat.${form}"`,
        "cache-control": "no-store",
      },
    });
  };
}

function asData({ hold, given }: Beside) {
  return {
    disclosures: given.map(({ recipient, basis, kind, givenOn, reference }) => (
      { recipient, basis, kind, givenOn, reference }
    )),
    ...(hold && {
      hold: {
        ground: hold.ground,
        reason: hold.reason,
        placedAt: new Date(hold.placedAt).toISOString(),
      },
    }),
  };
}

function asText(
  held: HeldChat,
  { deletedAt, lang, beside }: { deletedAt: number; lang: Lang; beside: readonly string[] },
): string {
  const w = words[lang];
  const at = (time: string) => writeInstant(Date.parse(time), lang);
  const lines = held.messages.map(({ from, sentAt, text, adviserName }) =>
    `${at(sentAt)}  ${w.from[from]}${adviserName ? ` (${adviserName})` : ""}\n${text}\n`
  );
  return [
    w.past.title,
    `${w.past.started} ${at(held.startedAt)}`,
    `${w.past.ended} ${at(held.endedAt)}`,
    ...(held.nickname ? [`${w.past.nickname}: ${held.nickname}`] : []),
    w.past.goes(writeDate(deletedAt, lang)),
    ...beside,
    "",
    ...lines,
  ].join("\n");
}
