import type { Clock } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { nextMidnight } from "../midnight.ts";
import type { Vault } from "../vault/mod.ts";

const SMS_DAY = "sms_day";

/** Beyond the cap, so that whoever fills the day with codes does not silence the alarm as well. */
const KEPT_FOR_ALERTS = 20;

interface Day {
  readonly count: number;
  /** The midnight that ends it, epoch milliseconds. */
  readonly expiresAt: number;
}

/** Counts every message of the day, whatever it is about: it is the association's money. */
export class DailyCap {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly most: number;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault; most: number }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
    this.most = options.most;
  }

  /** Adds one message to a commit, or answers when there will be room again. */
  async take(
    op: Deno.AtomicOperation,
    { urgent = false }: { urgent?: boolean } = {},
  ): Promise<{ until: number } | null> {
    const entry = await this.#kv.get<Day>([SMS_DAY]);
    const today = this.#today(entry.value);
    if (today.count >= this.most + (urgent ? KEPT_FOR_ALERTS : 0)) {
      return { until: today.expiresAt };
    }
    this.#write(op.check(entry), { ...today, count: today.count + 1 });
    return null;
  }

  /** Takes back one that did not leave, if its day is still the same. */
  async giveBack(takenAt: number): Promise<void> {
    await untilCommitted(async () => {
      const entry = await this.#kv.get<Day>([SMS_DAY]);
      const today = this.#today(entry.value);
      if (today.count === 0 || nextMidnight(takenAt) !== today.expiresAt) return null;
      const op = this.#kv.atomic().check(entry);
      this.#write(op, { ...today, count: today.count - 1 });
      return (await op.commit()).ok ? null : "conflict";
    });
  }

  async count(): Promise<number> {
    return this.#today((await this.#kv.get<Day>([SMS_DAY])).value).count;
  }

  #today(row: Day | null): Day {
    const now = this.#clock.now();
    if (row !== null && row.expiresAt > now) return row;
    return { count: 0, expiresAt: nextMidnight(now) };
  }

  #write(op: Deno.AtomicOperation, day: Day): void {
    op.set([SMS_DAY], day, { expireIn: this.#vault.expireIn(day.expiresAt) });
  }
}
