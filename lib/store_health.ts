const PATIENCE = 2_000;

/** Tells whether the store still answers. */
export class StoreHealth {
  readonly #kv: Deno.Kv;

  constructor(kv: Deno.Kv) {
    this.#kv = kv;
  }

  /** True when a read came back within two seconds. */
  async answers(): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((tell) => {
      timer = setTimeout(() => tell(false), PATIENCE);
    });
    const read = this.#kv.get(["ready"]).then(() => true, () => false);
    return await Promise.race([read, late]).finally(() => clearTimeout(timer));
  }
}
