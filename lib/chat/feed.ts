import type { Head } from "./head.ts";
import { headKey, typingKey } from "./keys.ts";
import type { ChatStore, Message, Profile } from "./store.ts";
import { Waking } from "./waking.ts";
import type { Side } from "./wire.ts";

/** Enough for what is being said now; whoever comes later reads the rest from the store. */
const RECENT = 20;

/**
 * One conversation as this process sees it: a single watcher of the store, however many read along.
 * What happens elsewhere comes by the watcher; what happens here wakes the readers a little earlier.
 */
export class Feed extends Waking {
  readonly chatId: string;
  /** Null once the chat is gone; undefined until the store has answered. */
  head: Head | null | undefined;
  readonly #store: ChatStore;
  readonly #typing: Record<Side, number> = { visitor: 0, adviser: 0 };
  #recent: Message[] = [];
  #loading = new Map<string, Promise<Message[]>>();
  #profile?: { of: string | undefined; profile: Profile | null };

  constructor(store: ChatStore, chatId: string) {
    super(store.kv, [headKey(chatId), typingKey(chatId, "visitor"), typingKey(chatId, "adviser")]);
    this.#store = store;
    this.chatId = chatId;
  }

  /** What this process itself has just written. */
  hear(head: Head | null, messages: readonly Message[]): void {
    if (this.head === undefined || this.head === null) return;
    if (head && head.version <= this.head.version) return;
    const follows = head && messages[0]?.seq === this.head.seq + 1;
    if (follows) this.#remember(messages);
    if (this.#take(head)) this.wake();
  }

  /** Until when a side is shown as writing (epoch milliseconds). */
  typingUntil(side: Side): number {
    return this.#typing[side];
  }

  /** The messages after `after` up to `upTo`: opened once for all readers of this process. */
  async messages(after: number, upTo: number): Promise<readonly Message[]> {
    if (upTo <= after) return [];
    const first = this.#recent[0]?.seq ?? Infinity;
    if (first <= after + 1 && this.#recent.at(-1)!.seq >= upTo) {
      return this.#recent.filter(({ seq }) => seq > after && seq <= upTo);
    }
    const name = `${after}-${upTo}`;
    const loading = this.#loading.get(name) ?? this.#load(after, upTo);
    this.#loading.set(name, loading);
    return await loading.finally(() => this.#loading.delete(name));
  }

  /** What was told of the visitor and the advisers. */
  async profile(): Promise<Profile | null> {
    const of = this.head?.adviserId;
    if (this.#profile && this.#profile.of === of) return this.#profile.profile;
    const chat = await this.#store.open(this.chatId);
    this.#profile = { of, profile: chat && await this.#store.profile(chat) };
    return this.#profile.profile;
  }

  protected override changed(entries: Deno.KvEntryMaybe<unknown>[]): void {
    const [head, visitor, adviser] = entries.map(({ value }) => value);
    const typing = [this.#typing.visitor, this.#typing.adviser];
    this.#typing.visitor = (visitor as { until: number } | null)?.until ?? 0;
    this.#typing.adviser = (adviser as { until: number } | null)?.until ?? 0;
    const typed = typing[0] !== this.#typing.visitor || typing[1] !== this.#typing.adviser;
    if (this.#take(head as Head | null) || typed) this.wake();
  }

  /** Never goes back: a watcher may still tell of an older head than the one heard of here. */
  #take(head: Head | null): boolean {
    const known = this.head;
    if (known === null || (known && head && head.version <= known.version)) return false;
    if (head?.erased?.length !== known?.erased?.length) this.#recent = [];
    this.head = head;
    return true;
  }

  #remember(messages: readonly Message[]): void {
    const follows = this.#recent.at(-1)?.seq === messages[0]!.seq - 1;
    this.#recent = [...follows ? this.#recent : [], ...messages].slice(-RECENT);
  }

  async #load(after: number, upTo: number): Promise<Message[]> {
    const chat = await this.#store.open(this.chatId);
    const messages = chat ? await this.#store.messages(chat, { after, upTo }) : [];
    const isNewest = messages.at(-1)?.seq === this.head?.seq;
    const erased = (chat?.head.erased?.length ?? 0) !== (this.head?.erased?.length ?? 0);
    if (isNewest && !erased && messages.length <= RECENT) this.#recent = messages;
    return messages;
  }
}
