/** What is begun in a conversation: to the visitor, a note, or a word to whoever goes on. */
export type DraftKind = "reply" | "note" | "handOver";

export interface Draft {
  readonly chat: string;
  readonly kind: DraftKind;
  readonly text: string;
  /** What the conversation is called, for when its line has gone. */
  readonly name: string;
}

/** What was written and not sent. It stays until it is sent or dropped on purpose, whatever becomes of its panel. */
export class Drafts {
  readonly #kept = new Map<string, Draft>();
  readonly #onChange: () => void;

  /** @param onChange told when something is begun or is over, and not of every letter. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get any(): boolean {
    return this.#kept.size > 0;
  }

  write(draft: Draft): void {
    if (draft.text.trim() === "") return this.drop(draft.chat, draft.kind);
    const key = keyOf(draft.chat, draft.kind);
    const begun = !this.#kept.has(key);
    this.#kept.set(key, draft);
    if (begun) this.#onChange();
  }

  drop(chat: string, kind: DraftKind): void {
    if (this.#kept.delete(keyOf(chat, kind))) this.#onChange();
  }

  text(chat: string, kind: DraftKind): string {
    return this.#kept.get(keyOf(chat, kind))?.text ?? "";
  }

  of(chat: string): readonly Draft[] {
    return [...this.#kept.values()].filter((draft) => draft.chat === chat);
  }

  /** What has no place any more in which it could be sent. */
  left(places: ReadonlySet<string>): readonly Draft[] {
    return [...this.#kept.values()].filter(({ chat }) => !places.has(chat));
  }
}

function keyOf(chat: string, kind: DraftKind): string {
  return `${kind}/${chat}`;
}
