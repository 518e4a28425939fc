import type { LiveChatWords } from "../../islands/_chat/words.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { titleOf } from "../_layout.tsx";
import { titled } from "./_page.tsx";

/** The sentences of the live chat as they travel to the page's script. */
export function liveWords(lang: Lang): LiveChatWords {
  const w = words[lang];
  return {
    titled: titleOf({ lang, title: titled("{heading}", lang) }),
    gone: w.gone,
    nothingYet: w.nothingYet,
    erasedMessage: w.erasedMessage,
    from: w.from,
    status: w.status,
    next: w.place(1),
    place: w.place("{place}"),
    advisers: [w.advisers(0), w.advisers(1), w.advisers("{count}")],
    handedOver: w.handedOver,
    writeAlready: w.writeAlready,
    adviserHere: w.adviserHere(),
    adviserNamed: w.adviserHere("{name}"),
    questionWaits: w.questionWaits,
    questionEmpty: w.questionEmpty,
    endedBy: w.endedBy,
    deletedAt: w.deletedAt("{date}"),
    leaveOffer: w.leaveOffer,
    leave: w.leave,
    leaveFirst: w.leaveFirst,
    conversation: w.conversation,
    typing: w.typing,
    write: w.write,
    refresh: w.refresh,
    message: w.message,
    messageHint: w.messageHint,
    send: w.send,
    faults: w.faults,
    receipt: { ...w.receipt, where: w.receipt.where("{page}") },
    actions: w.past.actions,
    isLinked: w.link.isLinked,
    end: w.end.button,
    text: w.past.text,
    erase: w.erase.now,
    link: w.link.offer,
    close: w.past.close,
    live: w.live,
  };
}
