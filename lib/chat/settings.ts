import { untilCommitted } from "../kv.ts";
import { CONTROLLER } from "../site/controller.ts";
import { DEFAULT_HOURS, type OpeningHours } from "./hours.ts";
import { SETTINGS } from "./keys.ts";
import type { ChatStore } from "./store.ts";
import type { AdviserNames } from "./view.ts";

const HOURS_KEY: Deno.KvKey = [SETTINGS, "hours"];
const NAMES_KEY: Deno.KvKey = [SETTINGS, "adviser_names"];

/** Every message shown asks for it: another instance hears of a change a little later. */
const NAMES_KEPT = 5_000;

const UNCHOSEN: AdviserNames = CONTROLLER.adviserNamesShown ? "first" : "none";

/** What an administrator decides about the chat. Nothing of it is about a person. */
export class ChatSettings {
  readonly #store: ChatStore;
  #names?: { choice: AdviserNames; readAt: number };

  constructor(store: ChatStore) {
    this.#store = store;
  }

  async hours(): Promise<OpeningHours> {
    return (await this.#store.kv.get<OpeningHours>(HOURS_KEY)).value ?? DEFAULT_HOURS;
  }

  /** Changes the opening hours to what has passed `hoursSchema`, upon what others made of them. */
  async changeHours(change: (hours: OpeningHours) => OpeningHours): Promise<void> {
    await untilCommitted(async () => {
      const entry = await this.#store.kv.get<OpeningHours>(HOURS_KEY);
      const op = this.#store.kv.atomic().check(entry)
        .set(HOURS_KEY, change(entry.value ?? DEFAULT_HOURS));
      this.#store.touchDesk(op);
      return (await op.commit()).ok ? "changed" : "conflict";
    });
  }

  /** Whether clients see advisers' names: as an administrator chose, or else as the controller says. */
  async adviserNames(): Promise<AdviserNames> {
    const now = performance.now();
    if (this.#names && now - this.#names.readAt < NAMES_KEPT) return this.#names.choice;
    const { value } = await this.#store.kv.get<AdviserNames>(NAMES_KEY);
    this.#names = { choice: value ?? UNCHOSEN, readAt: now };
    return this.#names.choice;
  }

  async saveAdviserNames(choice: AdviserNames): Promise<void> {
    await this.#store.kv.set(NAMES_KEY, choice);
    this.#names = undefined;
  }
}
