type Payload = Readonly<Record<string, unknown>>;

/** What one provider has handed out, by model and id. */
export type DevRows = Map<string, { payload: Payload; until: number }>;

/** Where the provider of development keeps what it hands out: in memory, until it stops. */
export class DevAdapter {
  readonly #model: string;
  readonly #rows: DevRows;

  constructor(model: string, rows: DevRows) {
    this.#model = model;
    this.#rows = rows;
  }

  upsert(id: string, payload: Payload, seconds?: number): Promise<void> {
    const until = performance.now() + (seconds ?? 86_400) * 1_000;
    this.#rows.set(`${this.#model}:${id}`, { payload, until });
    return Promise.resolve();
  }

  find(id: string): Promise<Payload | undefined> {
    const row = this.#rows.get(`${this.#model}:${id}`);
    return Promise.resolve(row && row.until > performance.now() ? row.payload : undefined);
  }

  findByUid(uid: string): Promise<Payload | undefined> {
    return this.#first((payload) => payload.uid === uid);
  }

  findByUserCode(userCode: string): Promise<Payload | undefined> {
    return this.#first((payload) => payload.userCode === userCode);
  }

  consume(id: string): Promise<void> {
    const key = `${this.#model}:${id}`;
    const row = this.#rows.get(key);
    const consumed = Math.floor((performance.timeOrigin + performance.now()) / 1_000);
    if (row) this.#rows.set(key, { ...row, payload: { ...row.payload, consumed } });
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.#rows.delete(`${this.#model}:${id}`);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#rows) {
      if (payload.grantId === grantId) this.#rows.delete(key);
    }
    return Promise.resolve();
  }

  #first(fits: (payload: Payload) => boolean): Promise<Payload | undefined> {
    for (const [key, { payload, until }] of this.#rows) {
      if (!key.startsWith(`${this.#model}:`) || until <= performance.now()) continue;
      if (fits(payload)) return Promise.resolve(payload);
    }
    return Promise.resolve(undefined);
  }
}
