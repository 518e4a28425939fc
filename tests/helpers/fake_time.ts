interface Timer {
  readonly due: number;
  readonly work: () => void;
}

/** Timers of this realm that go by only when the test says so. */
export class FakeTime implements Disposable {
  readonly #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  readonly #timers = new Map<number, Timer>();
  #now = 0;
  #next = 1;

  constructor() {
    const set = (work: () => void, after = 0) => {
      this.#timers.set(this.#next, { due: this.#now + after, work });
      return this.#next++;
    };
    const clear = (id: number | undefined) => void this.#timers.delete(id ?? 0);
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }

  /** Lets time go by, in milliseconds, and whatever is due in it happen, in its order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].filter(([, { due }]) => due <= end)
        .sort(([, a], [, b]) => a.due - b.due);
      if (!next) break;
      const [id, { due, work }] = next;
      this.#timers.delete(id);
      this.#now = due;
      work();
      await this.#settle();
    }
    this.#now = end;
    await this.#settle();
  }

  [Symbol.dispose](): void {
    Object.assign(globalThis, this.#real);
  }

  async #settle(): Promise<void> {
    for (let turns = 0; turns < 5; turns++) await Promise.resolve();
  }
}
