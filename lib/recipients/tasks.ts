import type { Clock } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { endOf, type HeldKind } from "../retention.ts";
import type { Owner, SealedRow, Vault } from "../vault/mod.ts";
import type { Disclosure, Happened, Task } from "./schema.ts";

export const RECIPIENT_TASKS = "recipient_tasks";
const SHAPE = /^[\da-f-]{36}\.(?:corrected|erased|partly-erased|restricted)$/;

/** What happened to data of which kinds. */
export interface Telling {
  readonly kinds: readonly HeldKind[];
  readonly happened: Happened;
  /** The request behind it, or the change itself: told once, however often it is carried out. */
  readonly cause?: string;
}

/**
 * Whom staff have to tell (GDPR Article 19). Each is sealed under a key of its own, since it outlives
 * what it is about; it says no more of the client than the recipient needs, and forgets that when done.
 */
export class Tasks {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #onErased: () => void;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault; onErased?: () => void }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
    this.#onErased = options.onErased ?? (() => {});
  }

  /** Adds to a commit that a recipient has to be told; what still waits is not doubled. */
  async add(
    op: Deno.AtomicOperation,
    { id: given, recipient, kind, givenOn, reference }: Disclosure,
    { happened, cause, phone }: Telling & { phone?: string },
  ): Promise<void> {
    const id = `${given}.${happened}`;
    const known = await this.get(id);
    if (known && (known.doneAt === undefined || (cause && known.cause === cause))) return;
    const at = this.#clock.now();
    const expiresAt = endOf("recipient_task", at);
    const whose = reference ? { reference } : { phone };
    const task: Task = { id, recipient, happened, kind, givenOn, ...whose, cause, at };
    // Key and row go together, so this needs no check: an erasure may add more than a commit can check.
    const { dataKey, replace } = await this.#vault.newKey(ownerOfTask(id), expiresAt);
    replace(op);
    const key = [RECIPIENT_TASKS, id];
    const row = await this.#vault.seal(dataKey, { key, expiresAt }, task);
    op.set(key, row, { expireIn: this.#vault.expireIn(expiresAt) });
  }

  /** One of them, or null. */
  async get(id: string): Promise<Task | null> {
    if (!SHAPE.test(id)) return null;
    const [dataKey, { key, value }] = await Promise.all([
      this.#vault.loadKey(ownerOfTask(id)),
      this.#kv.get<SealedRow>([RECIPIENT_TASKS, id]),
    ]);
    return dataKey && value && await this.#vault.unseal<Task>(dataKey, key, value);
  }

  /** Everything that waits, the oldest first, and then what is done, the last first. */
  async list(): Promise<{ open: Task[]; done: Task[] }> {
    const rows = await Array.fromAsync(this.#kv.list<SealedRow>({ prefix: [RECIPIENT_TASKS] }));
    const tasks = (await Promise.all(rows.map(({ key }) => this.get(String(key[1])))))
      .filter((task) => task !== null);
    return {
      open: tasks.filter(({ doneAt }) => doneAt === undefined).sort((a, b) => a.at - b.at),
      done: tasks.filter(({ doneAt }) => doneAt !== undefined)
        .sort((a, b) => b.doneAt! - a.doneAt!),
    };
  }

  /** Marks one as done: by what the client could be known goes at once. Done again it stays as it is. */
  async finish(id: string): Promise<"done" | "not-found"> {
    const outcome = await untilCommitted<"done" | "not-found">(async () => {
      const task = await this.get(id);
      const dataKey = task && await this.#vault.loadKey(ownerOfTask(id));
      if (!task || !dataKey) return "not-found";
      if (task.doneAt !== undefined) return "done";
      const { phone: _phone, reference: _reference, ...rest } = task;
      const entry = await this.#kv.get<SealedRow>([RECIPIENT_TASKS, id]);
      if (!entry.value) return "not-found";
      const { key, value: { expiresAt } } = entry;
      const done: Task = { ...rest, doneAt: this.#clock.now() };
      const row = await this.#vault.seal(dataKey, { key, expiresAt }, done);
      const op = this.#kv.atomic().check(entry);
      op.set(key, row, { expireIn: this.#vault.expireIn(expiresAt) });
      // A backup that was made before still holds by what the client could be known.
      this.#vault.ledger.enter(op, RECIPIENT_TASKS, id);
      return (await op.commit()).ok ? "done" : "conflict";
    });
    if (outcome === "done") this.#onErased();
    return outcome;
  }
}

export function ownerOfTask(id: string): Owner {
  return { kind: "staff", id: `recipient-task/${id}` };
}
