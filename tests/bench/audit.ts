import { Audit, type AuditFilter } from "../../lib/audit/mod.ts";
import { MINUTE } from "../../lib/clock.ts";
import { freshSecrets } from "../../lib/settings/mod.ts";
import { Vault } from "../../lib/vault/mod.ts";
import { FakeClock } from "../helpers/clock.ts";
import { type Figure, figure, median, timed } from "./figure.ts";

/** What an office writes in a season, and more than it will ever have at once. */
const SIZES = [6_000, 50_000] as const;
const ROUNDS = 31;
/** The log begins in summer: some days lie in its middle whatever its size. */
const BEGIN = "2026-06-01T06:00:00Z";

const SEARCHES: readonly (readonly [name: string, filter: AuditFilter])[] = [
  ["audit-newest", {}],
  ["audit-days", { from: "2026-06-02", to: "2026-06-03" }],
  ["audit-person", { who: "Person 3" }],
  ["audit-nothing-fits", { who: "Nobody", action: "client.erased" }],
];

/** Searching a log of many entries beside one of few. */
export async function audit(): Promise<Figure[]> {
  const filled: Filled[] = [];
  for (const size of SIZES) filled.push(await fill(size));
  const figures: Figure[] = [];
  for (const [name, filter] of SEARCHES) {
    const times = filled.map(() => [] as number[]);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [n, { log }] of filled.entries()) {
        times[n]!.push(await timed(() => log.search(filter)));
      }
    }
    const [few, many] = times.map(median) as [number, number];
    const told = { value: many, unit: "ms", reference: few };
    figures.push(figure(name, told, {
      target: "ratio ≤ 1.5",
      holds: ({ ratio }) => ratio <= 1.5,
    }));
  }
  const [, { log }] = filled as [Filled, Filled];
  const whole = await timed(async () => {
    if (!(await log.verify()).ok) throw new Error("The log is not whole");
  });
  figures.push(figure("audit-verify", { value: whole, unit: "ms" }));
  for (const { kv } of filled) kv.close();
  return figures;
}

interface Filled {
  readonly kv: Deno.Kv;
  readonly log: Audit;
}

async function fill(size: number): Promise<Filled> {
  const kv = await Deno.openKv(":memory:");
  const clock = new FakeClock(BEGIN);
  const { MASTER_KEY, INDEX_KEY } = freshSecrets();
  const [masterKey, indexKey] = [MASTER_KEY, INDEX_KEY].map((key) => Uint8Array.fromBase64(key));
  const vault = await Vault.open({ kv, clock, masterKey: masterKey!, indexKey: indexKey! });
  const log = new Audit(kv, { clock, vault });
  for (let n = 0; n < size; n++) {
    clock.pass(5 * MINUTE);
    const actor = { id: `person-${n % 20}`, name: `Person ${n % 20}` };
    const subject = { kind: "client", id: `client-${n % 400}` } as const;
    await log.append({ actor, action: "client.viewed", purpose: "client-asked", subject });
  }
  return { kv, log };
}
