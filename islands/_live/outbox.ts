/** A message that its writer sees before the server has it. */
export interface Pending {
  /** The sender's UUID: however often it is sent, it is stored once. */
  readonly id: string;
  readonly text: string;
  readonly status: "sending" | "sent" | "failed";
  /** Why it failed; `network`: nobody answered. */
  readonly reason?: string;
}

/** What came of sending: `unknown` may have arrived, so it is sent again under the same id. */
export type Sent =
  | { readonly kind: "stored" }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "unknown"; readonly retryAfter?: number };

interface OutboxOptions {
  readonly send: (message: { id: string; text: string }) => Promise<Sent>;
  readonly onChange: (pending: readonly Pending[]) => void;
  readonly newId?: () => string;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** How long it is waited before each further try, in milliseconds; after the last it has failed. */
const TRIES = [1_000, 3_000, 8_000] as const;

/**
 * Sends messages one after the other, in the order in which they were written. One that does not get
 * through holds back those behind it, until somebody or the returning network tries again.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #pending: readonly Pending[] = [];
  #running = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  get pending(): readonly Pending[] {
    return this.#pending;
  }

  /** Whether something would be lost if the page went away now. */
  get unsent(): boolean {
    return this.#pending.some(({ status }) => status !== "sent");
  }

  add(text: string): void {
    const { newId = () => crypto.randomUUID() } = this.#options;
    this.#change([...this.#pending, { id: newId(), text, status: "sending" }]);
    void this.#run();
  }

  /** Tries everything again that has not got through, except what was refused for good. */
  retry(): void {
    this.#change(
      this.#pending.map((one) =>
        one.status === "failed" && one.reason === "network" ? sending(one) : one
      ),
    );
    void this.#run();
  }

  /** Forgets what the conversation itself shows by now. */
  settle(ids: ReadonlySet<string>): void {
    if (this.#pending.some(({ id }) => ids.has(id))) {
      this.#change(this.#pending.filter(({ id }) => !ids.has(id)));
    }
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#deliver(next);
    } finally {
      this.#running = false;
    }
  }

  #next(): Pending | undefined {
    const first = this.#pending.find(({ status, reason }) =>
      status === "sending" || (status === "failed" && reason === "network")
    );
    return first?.status === "sending" ? first : undefined;
  }

  async #deliver({ id, text }: Pending): Promise<void> {
    const { send, wait = pause } = this.#options;
    for (let tries = 0;; tries++) {
      const sent = await send({ id, text });
      if (sent.kind === "stored") return this.#mark(id, { status: "sent" });
      if (sent.kind === "refused") return this.#mark(id, { status: "failed", reason: sent.code });
      const delay = TRIES[tries];
      if (delay === undefined) return this.#stall();
      await wait(Math.max(delay, (sent.retryAfter ?? 0) * 1_000));
      if (!this.#pending.some((one) => one.id === id)) return;
    }
  }

  /** Nobody answers: everything that waits has failed, so that nothing overtakes. */
  #stall(): void {
    this.#change(
      this.#pending.map((one) =>
        one.status === "sending" ? { ...one, status: "failed", reason: "network" } : one
      ),
    );
  }

  #mark(id: string, now: Pick<Pending, "status" | "reason">): void {
    this.#change(this.#pending.map((one) => one.id === id ? { ...one, ...now } : one));
  }

  #change(pending: readonly Pending[]): void {
    this.#pending = pending;
    this.#options.onChange(pending);
  }
}

function sending({ id, text }: Pending): Pending {
  return { id, text, status: "sending" };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
