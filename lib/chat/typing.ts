import { typingKey } from "./keys.ts";
import type { ChatStore } from "./store.ts";
import { type Side, TYPING_EVERY, TYPING_FOR } from "./wire.ts";

const REMEMBERED = 2_000;

/** Tells that somebody is writing, not what: a row for each side that is dead in seconds. */
export class Typing {
  readonly #store: ChatStore;
  readonly #told = new Map<string, number>();

  constructor(store: ChatStore) {
    this.#store = store;
  }

  /** Told at most every few seconds, however often a page says it. */
  async tell(chatId: string, side: Side): Promise<void> {
    const now = this.#store.clock.now();
    const name = `${side} ${chatId}`;
    if (now < (this.#told.get(name) ?? -Infinity) + TYPING_EVERY) return;
    if (this.#told.size >= REMEMBERED) this.#told.clear();
    this.#told.set(name, now);
    const row = { until: now + TYPING_FOR, expiresAt: now + TYPING_FOR };
    await this.#store.kv.set(typingKey(chatId, side), row, { expireIn: TYPING_FOR });
  }

  /** What a message adds to its commit: whoever has sent it writes no more, until they go on. */
  over(chatId: string, side: Side): ((op: Deno.AtomicOperation) => void) | undefined {
    const now = this.#store.clock.now();
    const name = `${side} ${chatId}`;
    if (now >= (this.#told.get(name) ?? -Infinity) + TYPING_FOR) return undefined;
    this.#told.set(name, now - TYPING_EVERY);
    return (op) => void op.delete(typingKey(chatId, side));
  }
}
