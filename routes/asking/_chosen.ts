import type { OpenChat } from "../../lib/chat/store.ts";
import type { Hold } from "../../lib/holds/mod.ts";
import type { ClientRecord } from "../../lib/records/mod.ts";
import type { Services } from "../../lib/services.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import type { Chosen } from "./_asker.ts";

/** A chat as a request is about it. */
export async function chosenChat(
  chat: OpenChat,
  { services, lang, named }: { services: Services; lang: Lang; named: string },
): Promise<Chosen> {
  const held = await services.chat.holding.held(chat);
  const notes = held.messages.flatMap(({ note: number, text }) =>
    number === undefined ? [] : [{ number, text }]
  );
  return {
    named,
    target: { kind: "chat", id: chat.id },
    title: `${facts[lang].kinds.chat.one}, ${writeInstant(Date.parse(held.startedAt), lang)}`,
    notes,
    nickname: held.nickname,
    hold: await services.holds.ofChat(chat.id),
  };
}

/** A record as a request is about it: only what staff wrote is corrected by its words. */
export function chosenRecord(
  record: ClientRecord,
  { lang, named, id, at, hold }: {
    lang: Lang;
    named: string;
    id: string;
    /** Epoch milliseconds. */
    at: number;
    hold: Hold | null;
  },
): Chosen {
  const { kind } = record;
  const title = `${facts[lang].kinds[kind].one}, ${writeInstant(at, lang)}`;
  return { named, target: { kind, id }, title, text: byStaff(record), hold };
}

function byStaff(record: ClientRecord): string | undefined {
  switch (record.kind) {
    case "call_note":
      return record.text;
    case "sms":
    case "sms_answer":
      return record.direction === "out" ? record.text : undefined;
    default:
      return undefined;
  }
}
