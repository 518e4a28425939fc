import type { LiveDeskWords } from "../../islands/_desk/words.ts";
import type { StaffLang } from "../../lib/staff/mod.ts";
import { words as visitorWords } from "../../lib/words/chat/mod.ts";
import { words } from "../../lib/words/desk/mod.ts";
import { blockHours } from "./_block_hours.ts";

/** The sentences of the live desk as they travel to the page's script. */
export function liveDeskWords(lang: StaffLang): LiveDeskWords {
  const w = words[lang];
  const { conversation } = w;
  const { fi, sv, en } = visitorWords;
  const sentence = { fi: fi.identityCode, sv: sv.identityCode, en: en.identityCode };
  return {
    presence: w.presence,
    atDesk: w.atDesk,
    nobodyAtDesk: w.nobodyAtDesk,
    states: w.states,
    me: w.me,
    open: w.open,
    closed: w.closed,
    waiting: w.waiting,
    nobodyWaiting: w.nobodyWaiting,
    mine: w.mine,
    noMine: w.noMine,
    questions: w.questions,
    noQuestions: w.noQuestions,
    anonymous: w.anonymous,
    langs: w.langs,
    since: w.since("{time}"),
    spans: {
      minutes: w.spans.minutes("{count}"),
      hours: w.spans.hours("{count}"),
      days: w.spans.days("{count}"),
    },
    awaits: w.awaits,
    taken: w.taken("{when}"),
    unread: [w.unread(1), w.unread("{count}")],
    handedOver: w.handedOver,
    answering: w.answering("{name}"),
    take: w.take,
    takeQuestion: w.takeQuestion,
    takeOver: w.takeOver,
    gone: w.gone("{name}"),
    takenTitle: w.takenTitle,
    takenBy: w.takenBy("{name}"),
    takenEnded: w.takenEnded("{name}"),
    visitor: conversation.visitor,
    adviser: conversation.adviser,
    erased: conversation.erased,
    damaged: conversation.damaged,
    damagedNote: conversation.damagedNote,
    damagedLine: w.damagedLine,
    restricted: conversation.restrictedOpen("{date}"),
    noMessages: conversation.noMessages,
    reply: conversation.reply,
    send: conversation.send,
    ready: conversation.ready,
    useReady: conversation.useReady,
    notes: conversation.notes,
    statement: conversation.statement,
    note: conversation.note,
    noteHint: conversation.noteHint,
    addNote: conversation.addNote,
    handOver: conversation.handOver,
    handOverTo: conversation.handOverTo,
    toQueue: conversation.toQueue,
    chooseTo: conversation.chooseTo,
    handOverNote: conversation.handOverNote,
    doHandOver: conversation.doHandOver,
    end: conversation.end,
    endText: conversation.endText,
    block: {
      title: conversation.block,
      text: conversation.blockText,
      howLong: conversation.blockFor,
      hours: blockHours(w),
      act: conversation.doBlock,
    },
    status: conversation.status,
    endedBy: conversation.endedBy,
    linked: conversation.linked,
    identity: { ...w.identity, sentence },
    whole: w.live.whole,
    faults: w.faults,
    done: w.done,
    refused: w.refused,
    live: w.live,
  };
}
