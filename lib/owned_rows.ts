import type { ClientRef } from "./clients/mod.ts";
import type { Holding, Page } from "./holdings.ts";
import { deletePrefix } from "./kv.ts";
import type { Owner } from "./vault/mod.ts";

/**
 * Rows that stand beside what is held and end with it: sealed under the same data key, with its owner's
 * id as the second part of their keys. They are shown by pages of their own; erasing everything makes
 * them unreadable with the key, and the rows follow.
 */
export class OwnedRows implements Holding {
  readonly kinds = [];
  readonly owned: Holding["owned"];
  readonly #kv: Deno.Kv;

  constructor(kv: Deno.Kv, kind: Owner["kind"], readonly roots: readonly string[]) {
    this.#kv = kv;
    this.owned = { kind, roots };
  }

  page(): Promise<Page> {
    return Promise.resolve({ items: [] });
  }

  count(): Promise<number> {
    return Promise.resolve(0);
  }

  has(): Promise<boolean> {
    return Promise.resolve(false);
  }

  hasAny(): Promise<boolean> {
    return Promise.resolve(false);
  }

  eraseOne(): Promise<"not-found"> {
    return Promise.resolve("not-found");
  }

  eraseKind(): Promise<number> {
    return Promise.resolve(0);
  }

  destroy(): Promise<Record<never, number>> {
    return Promise.resolve({});
  }

  /** A chat's rows are found by the daily job, which removes what has no data key any more. */
  async sweep(client: ClientRef): Promise<number> {
    if (this.owned.kind !== "client") return 0;
    const counts = this.roots.map((root) => deletePrefix(this.#kv, [root, client.id]));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }
}
