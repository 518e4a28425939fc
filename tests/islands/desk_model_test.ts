import assert from "node:assert/strict";
import {
  behind,
  counted,
  fetched,
  newsOf,
  presenceLost,
  read,
  told,
  type Views,
} from "../../islands/_desk/model.ts";
import { namesIn } from "../../islands/_desk/names.ts";
import { waited } from "../../islands/_desk/waited.ts";
import type {
  DeskConversation,
  DeskLine,
  DeskMessage,
  DeskOverview,
  DeskState,
} from "../../lib/chat/desk_wire.ts";

const AT = "2026-03-04T08:00:00Z";
const STATE: DeskState = {
  status: "active",
  mine: true,
  startedAt: AT,
  linked: false,
  notes: 0,
};
const message = (seq: number, from: "visitor" | "adviser" = "visitor"): DeskMessage => {
  return { seq, id: `id-${seq}`, from, text: `viesti ${seq}`, sentAt: AT };
};
const conversation = (seqs: readonly number[], state = STATE): DeskConversation => {
  return {
    id: "a",
    deletedAt: AT,
    lang: "fi",
    state,
    messages: seqs.map((seq) => message(seq)),
    notes: [],
  };
};
const event = (seq: number, chat = "a") =>
  ({ event: "message", data: { ...message(seq), chat } }) as const;
const line = (id: string, unread = 0, seq = unread): DeskLine => {
  return { id, status: "active", lang: "fi", since: AT, lastAt: AT, seq, unread };
};
const EMPTY: DeskOverview = {
  presence: "present",
  open: true,
  advisers: [],
  waiting: [],
  mine: [],
  questions: [],
  taken: [],
};
const overview = (lists: Partial<DeskOverview>): DeskOverview => ({ ...EMPTY, ...lists });
const seqs = (views: Views) => views.get("a")!.messages.map(({ seq }) => seq);

Deno.test("what the stream brought while a conversation was fetched is kept, and nothing is twice", () => {
  const before = fetched(new Map(), conversation([1]));
  const after = [2, 3].reduce((views, seq) => told(views, event(seq)).views, before);
  assert.deepEqual(seqs(fetched(after, conversation([1, 2]))), [1, 2, 3]);
  assert.deepEqual(seqs(told(after, event(3)).views), [1, 2, 3]);
});

Deno.test("a gap in the messages is told, and what is not open is none of the desk's business", () => {
  const views = fetched(new Map(), conversation([1]));
  assert.deepEqual(told(views, event(3)), { views, behind: true });
  assert.deepEqual(told(views, event(7, "b")), { views, behind: false });
});

Deno.test("a note that somebody else wrote is to be fetched", () => {
  const views = fetched(new Map(), conversation([1]));
  const state = { event: "state", data: { ...STATE, notes: 1, chat: "a" } } as const;
  assert.equal(told(views, state).behind, true);
  const same = { event: "state", data: { ...STATE, notes: 0, chat: "a" } } as const;
  assert.equal(told(views, same).behind, false);
});

Deno.test("an erased message loses its text at the desk, too", () => {
  const views = fetched(new Map(), conversation([1, 2]));
  const state = { event: "state", data: { ...STATE, erased: [1], chat: "a" } } as const;
  const { messages } = told(views, state).views.get("a")!;
  assert.deepEqual(messages.map(({ text, erased }) => [text, erased]), [
    ["", true],
    ["viesti 2", undefined],
  ]);
});

Deno.test("only open conversations that lack something are behind", () => {
  const views = fetched(new Map(), conversation([1, 2]));
  assert.deepEqual(behind(views, [line("a", 0, 2), line("b", 0, 9)]), []);
  assert.deepEqual(behind(views, [line("a", 1, 3)]), ["a"]);
});

Deno.test("unread ones are counted for the visitor's messages, once each, until they are seen", () => {
  const start = overview({ mine: [line("a", 0, 1)] });
  const two = counted(start, { ...message(2), chat: "a" });
  assert.equal(two.mine[0]!.unread, 1);
  assert.equal(counted(two, { ...message(2), chat: "a" }).mine[0]!.unread, 1);
  assert.equal(counted(two, { ...message(3, "adviser"), chat: "a" }).mine[0]!.unread, 0);
  assert.equal(read(two, "a").mine[0]!.unread, 0);
  assert.equal(two.mine[0]!.awaits, true, "it is the adviser's turn");
  assert.equal(read(two, "a").mine[0]!.awaits, true, "reading is no answer");
  assert.equal(counted(two, { ...message(3, "adviser"), chat: "a" }).mine[0]!.awaits, undefined);
});

Deno.test("the adviser is called for whoever comes and for what is written, not for their own doing", () => {
  const waits = overview({ waiting: [line("a", 1)] });
  assert.equal(newsOf(overview({}), waits)?.what, "somebodyWaits");
  assert.equal(newsOf(waits, waits), null);
  const taken = overview({ mine: [line("a", 1)] });
  assert.equal(newsOf(waits, taken), null, "taken by the adviser");
  const takenAndCome = overview({ mine: [line("a", 1)], waiting: [line("b", 1)] });
  assert.equal(newsOf(waits, takenAndCome)?.what, "somebodyWaits", "one went and another came");
  assert.equal(newsOf(taken, overview({ mine: [line("a", 2)] }))?.what, "newMessage");
  assert.equal(newsOf(taken, read(taken, "a")), null);
  const takenAndWritten = overview({ mine: [line("a", 2, 3)] });
  const waited = overview({ waiting: [line("a", 2, 2)] });
  assert.equal(newsOf(waited, takenAndWritten)?.what, "newMessage", "written as it was taken");
  assert.equal(newsOf(waited, overview({ mine: [line("a", 0, 3)] })), null, "seen already");
  assert.equal(newsOf(overview({}), taken)?.what, "handedToYou");
  assert.equal(newsOf(taken, waits), null, "given back to the queue by the adviser");
  const question = overview({ questions: [line("a", 1)] });
  assert.equal(newsOf(question, taken), null, "a question that became a chat");
  assert.equal(newsOf(waits, overview({})), null);
});

Deno.test("a chat whose adviser is gone calls every colleague once; one that was taken over calls its former adviser", () => {
  const gone = { ...line("a", 1), gone: true as const };
  const before = overview({});
  assert.equal(newsOf(before, overview({ waiting: [gone] }))?.what, "adviserGone");
  assert.equal(newsOf(overview({ waiting: [gone] }), overview({ waiting: [gone] })), null);
  assert.equal(newsOf(overview({ waiting: [gone] }), overview({ mine: [line("a", 1)] })), null);
  const taken = overview({ taken: [line("a", 1)] });
  assert.equal(newsOf(overview({ mine: [line("a", 1)] }), taken)?.what, "takenFromYou");
  assert.equal(newsOf(taken, taken), null);
});

Deno.test("who was taken off the desk by a cut is told how they were; who was not there is not", () => {
  const off = overview({ presence: null });
  assert.equal(presenceLost(overview({ presence: "present" }), off), "present");
  assert.equal(presenceLost(overview({ presence: "away" }), off), "away");
  assert.equal(presenceLost(off, off), null, "gone on purpose");
  assert.equal(
    presenceLost(overview({ presence: "present" }), overview({ presence: "away" })),
    null,
  );
});

Deno.test("a call says in which conversation", () => {
  const before = overview({ mine: [line("a", 1), line("b", 1)] });
  const now = overview({ mine: [line("a", 1), line("b", 2)] });
  assert.equal(newsOf(before, now)?.line.id, "b");
});

Deno.test("no two conversations are called the same, and one is called the same wherever it stands", () => {
  const ids = ["00000007-a", "00000096-b", "00000007-c"] as const;
  const [a, b, c] = [line(ids[0]), line(ids[1]), { ...line(ids[2]), nickname: "Peikko" }];
  const lists = overview({ waiting: [a, c], mine: [b] });
  const nameOf = namesIn(lists, "nimetön");
  assert.equal(nameOf(a), "nimetön A07");
  assert.equal(nameOf(b), "nimetön B50");
  assert.equal(nameOf(c), "Peikko", "a name that is alone needs nothing beside it");
  const twice = overview({ waiting: [c], mine: [{ ...line(ids[1]), nickname: "Peikko" }] });
  const both = namesIn(twice, "nimetön");
  assert.deepEqual([...twice.waiting, ...twice.mine].map(both), ["Peikko A07", "Peikko B50"]);
});

Deno.test("how long somebody has waited is told in minutes, then hours, then days", () => {
  const spans = { minutes: "{count} min", hours: "{count} t", days: "{count} pv" };
  const minutes = (count: number) => waited(count * 60_000, spans);
  assert.deepEqual([0, 1, 12.9, 119, 120, 60 * 47, 60 * 72].map(minutes), [
    "1 min",
    "1 min",
    "12 min",
    "119 min",
    "2 t",
    "47 t",
    "3 pv",
  ]);
});
