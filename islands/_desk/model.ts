import type {
  DeskConversation,
  DeskEvent,
  DeskLine,
  DeskMessage,
  DeskNote,
  DeskOverview,
  DeskState,
} from "../../lib/chat/desk_wire.ts";

/** One conversation as the desk knows it. */
export interface View {
  readonly lang: "fi" | "sv" | "en";
  readonly nickname?: string;
  readonly state: DeskState;
  readonly messages: readonly DeskMessage[];
  readonly notes: readonly DeskNote[];
  readonly typing: boolean;
}

export type Views = ReadonlyMap<string, View>;

export const lastOf = (view: View | undefined) => view?.messages.at(-1)?.seq ?? 0;

/** The views after a conversation was fetched. What came meanwhile over the stream is kept. */
export function fetched(views: Views, conversation: DeskConversation): Views {
  const { id, lang, nickname, state, messages, notes } = conversation;
  const last = messages.at(-1)?.seq ?? 0;
  const newer = views.get(id)?.messages.filter(({ seq }) => seq > last) ?? [];
  const view = { lang, nickname, state, messages: [...messages, ...newer], notes, typing: false };
  return new Map(views).set(id, view);
}

/** The views after an event of the stream; `behind` when messages between, or a note, are missing. */
export function told(
  views: Views,
  { event, data }: Exclude<DeskEvent, { event: "overview" }>,
): { views: Views; behind: boolean } {
  const { chat } = data;
  const view = views.get(chat);
  if (!view) return { views, behind: false };
  const change = (now: Partial<View>) => ({
    views: new Map(views).set(chat, { ...view, ...now }),
    behind: false,
  });
  switch (event) {
    case "message": {
      const last = lastOf(view);
      if (data.seq <= last) return { views, behind: false };
      if (data.seq > last + 1) return { views, behind: true };
      return change({ messages: [...view.messages, data], typing: false });
    }
    case "state": {
      const erased = new Set(data.erased);
      const messages = view.messages.map((one) =>
        erased.has(one.seq) && !one.erased ? { ...one, text: "", erased: true as const } : one
      );
      const { views: changed } = change({ state: data, messages, typing: false });
      return { views: changed, behind: data.notes !== view.notes.length };
    }
    case "typing":
      return change({ typing: data.on });
  }
}

/** The open conversations of which the desk does not have everything that its list tells of. */
export function behind(views: Views, lines: readonly DeskLine[]): string[] {
  return lines.filter(({ id, seq }) => views.has(id) && lastOf(views.get(id)) < seq)
    .map(({ id }) => id);
}

/** A message as the stream tells of it. */
export type Told = DeskMessage & { readonly chat: string };

/** The lists after a message came: the server sends them anew only when somebody comes or goes. */
export function counted(overview: DeskOverview, { chat, seq, from }: Told): DeskOverview {
  return withLine(overview, chat, (line) => {
    if (seq <= line.seq) return line;
    const { awaits: _, ...rest } = line;
    if (from === "adviser") return { ...rest, seq, unread: 0 };
    return { ...rest, seq, unread: line.unread + 1, awaits: true };
  });
}

/** What the adviser is called for. */
interface News {
  readonly what: "somebodyWaits" | "adviserGone" | "handedToYou" | "newMessage" | "takenFromYou";
  /** In which conversation. */
  readonly line: DeskLine;
}

/** What has happened between two looks at the lists without the adviser's own doing, or null. */
export function newsOf(before: DeskOverview, now: DeskOverview): News | null {
  const known = new Map(before.mine.map((line) => [line.id, line]));
  const queued = new Map([...before.waiting, ...before.questions].map((line) => [line.id, line]));
  const isNew = ({ id }: DeskLine) => !queued.has(id) && !known.has(id);
  const came = now.waiting.find(isNew);
  if (came) return { what: came.gone ? "adviserGone" : "somebodyWaits", line: came };
  const lost = now.taken.find(({ id }) => !before.taken.some((one) => one.id === id));
  if (lost) return { what: "takenFromYou", line: lost };
  const handed = now.mine.find(isNew);
  if (handed) return { what: "handedToYou", line: handed };
  const more = now.mine.find(({ id, seq, unread }) => {
    const had = known.get(id);
    // Just taken: its list comes a moment after it, and may bring what was written meanwhile.
    return had ? unread > had.unread : unread > 0 && seq > (queued.get(id)?.seq ?? seq);
  });
  return more ? { what: "newMessage", line: more } : null;
}

/**
 * How the adviser said to be at the desk, if they have been taken off it without having gone: a laptop
 * that was closed for a while. Null when there is nothing to say anew.
 */
export function presenceLost(before: DeskOverview, now: DeskOverview): "present" | "away" | null {
  return now.presence === null ? before.presence : null;
}

/** The lists after the adviser has seen everything of a conversation. */
export function read(overview: DeskOverview, chat: string): DeskOverview {
  return withLine(overview, chat, (line) => ({ ...line, unread: 0 }));
}

function withLine(
  overview: DeskOverview,
  chat: string,
  change: (line: DeskLine) => DeskLine,
): DeskOverview {
  return { ...overview, mine: overview.mine.map((one) => one.id === chat ? change(one) : one) };
}
