import { type OpenState, openState } from "./hours.ts";
import type { Presence } from "./presence.ts";
import type { ChatSettings } from "./settings.ts";
import type { ChatStore } from "./store.ts";

/** What a visitor is told before the start. */
export interface AvailableNow extends OpenState {
  /** How many advisers are present. */
  readonly advisers: number;
  /** A chat that is started now waits for an adviser; otherwise it is a question for later. */
  readonly canChat: boolean;
}

/** Whether somebody is there to chat: the opening hours, and who is really at the desk. */
export class Availability {
  readonly #store: ChatStore;
  readonly #settings: ChatSettings;
  readonly #presence: Presence;

  constructor(store: ChatStore, parts: { settings: ChatSettings; presence: Presence }) {
    this.#store = store;
    this.#settings = parts.settings;
    this.#presence = parts.presence;
  }

  async now(): Promise<AvailableNow> {
    const [hours, advisers] = await Promise.all([this.#settings.hours(), this.#presence.count()]);
    const state = openState(hours, this.#store.clock.now());
    return { ...state, advisers, canChat: state.open && advisers > 0 };
  }
}
