const BACKUP_MADE = "backup_made";
const KEPT_FOR = 400 * 86_400_000;

/** Remembers when the last backup was made, so that somebody hears when none is. */
export class BackupLog {
  readonly #kv: Deno.Kv;

  constructor(kv: Deno.Kv) {
    this.#kv = kv;
  }

  async note(at: number): Promise<void> {
    const row = { at, expiresAt: at + KEPT_FOR };
    await this.#kv.set([BACKUP_MADE], row, { expireIn: KEPT_FOR });
  }

  /** Epoch milliseconds, or null when there never was one. */
  async lastAt(): Promise<number | null> {
    return (await this.#kv.get<{ at: number }>([BACKUP_MADE])).value?.at ?? null;
  }
}
