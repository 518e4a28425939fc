import { REQUESTS_ENDED } from "./ended.ts";
import { placesOf, REQUESTS } from "./places.ts";
import type { RequestStore } from "./store.ts";

/** What a restored store still lacks of its requests: the rows that lead to them. */
export class RequestRestoring {
  readonly #store: RequestStore;

  constructor(store: RequestStore) {
    this.#store = store;
  }

  /**
   * The index rows of every request as it stands. A text message that was still to be sent when the
   * backup was made may have gone out since, and is not sent again.
   */
  async *following() {
    const rows = this.#store.kv.list({ prefix: [REQUESTS] }, { batchSize: 500 });
    for await (const { key } of rows) {
      const id = String(key[1]);
      await this.#store.change(id, ({ told }) => ({
        result: null,
        ...((told === "pending" || told === "sending") && { request: { told: "unknown" } }),
      }));
      yield* this.#placesOf(id);
    }
    const ended = this.#store.kv.list({ prefix: [REQUESTS_ENDED] }, { batchSize: 500 });
    for await (const { key } of ended) yield* this.#placesOf(String(key[1]));
  }

  async *#placesOf(id: string) {
    const request = await this.#store.get(id);
    if (!request) return;
    const { expiresAt } = request;
    for (const place of await placesOf(this.#store.vault, request)) {
      yield { key: place, value: { id, expiresAt } };
    }
  }
}
