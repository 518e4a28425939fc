import { type ClientRef, Clients } from "../../lib/clients/mod.ts";
import { systemClock } from "../../lib/clock.ts";
import { Erasure } from "../../lib/erasure/mod.ts";
import { Records } from "../../lib/records/mod.ts";
import { Vault } from "../../lib/vault/mod.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

const SIZES = [10, 1_000, 10_000] as const;
const ROUNDS = 15;

/**
 * Erasing everything of clients with few and with many records: the one commit after which nothing can
 * be read, and the whole of it with the rows removed.
 */
export async function erasure(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const kv = await Deno.openKv(`${folder}/site.kv`);
  const clock = systemClock();
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  const vault = await Vault.open({ kv, clock, masterKey: random(), indexKey: random() });
  const clients = new Clients(kv, { clock, vault });
  const records = new Records(kv, { clock, vault, clients });
  const commits = timeCommits(kv);
  const service = new Erasure(kv, { clock, vault, clients, holdings: [records] });

  const commit = new Map(SIZES.map((size) => [size, [] as number[]]));
  const whole = new Map(SIZES.map((size) => [size, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    const made: { size: typeof SIZES[number]; client: ClientRef }[] = [];
    for (const size of SIZES) {
      const phone = `+35850${String(1_000_000 + round * 10 + SIZES.indexOf(size))}`;
      await records.addMany(phone, madeUp(size, phone, clock.now()));
      made.push({ size, client: (await clients.findByPhone(phone))! });
    }
    // Each size comes first, second and third in turn: what went before must not decide.
    for (let turn = 0; turn < round % SIZES.length; turn++) made.push(made.shift()!);
    for (const { size, client } of made) {
      await new Promise((done) => setTimeout(done, 50));
      commits.length = 0;
      whole.get(size)!.push(
        await timed(async () => {
          if (!await service.erase(client, { type: "all" }, { since: 0 })) {
            throw new Error("Nothing was erased");
          }
        }),
      );
      commit.get(size)!.push(commits[0]!);
      if (await clients.loadKey(client)) throw new Error("The data key is still there");
    }
  }
  kv.close();
  await Deno.remove(folder, { recursive: true });
  const few = median(commit.get(10)!);
  return SIZES.flatMap((size) => [
    figure(
      `erasure-commit-${size}`,
      { value: median(commit.get(size)!), unit: "ms", reference: few },
      size === 10 ? undefined : { target: "ratio ≤ 1.2", holds: ({ ratio }) => ratio <= 1.2 },
    ),
    figure(`erasure-with-rows-${size}`, { value: median(whole.get(size)!), unit: "ms" }),
  ]);
}

/** Notes how long each commit of a store takes, in milliseconds. */
function timeCommits(kv: Deno.Kv): number[] {
  const times: number[] = [];
  const atomic = kv.atomic.bind(kv);
  kv.atomic = () => {
    const op = atomic();
    const commit = op.commit.bind(op);
    op.commit = async () => {
      const from = performance.now();
      const outcome = await commit();
      times.push(performance.now() - from);
      return outcome;
    };
    return op;
  };
  return times;
}
