import { systemClock } from "../../lib/clock.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { proven } from "./asking.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

const SIZES = [10, 1_000, 10_000] as const;
const ROUNDS = 41;

/** The first page of "my data" of somebody with few and with many records, over a store in a file. */
export async function myData(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const kv = await Deno.openKv(`${folder}/site.kv`);
  const site = await openSite({ at: new Date().toISOString(), kv });
  const readers = new Map<number, () => Promise<void>>();
  for (const size of SIZES) readers.set(size, await signedIn(site, size));
  const times = new Map(SIZES.map((size) => [size, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const size of SIZES) {
      times.get(size)!.push(await timed(readers.get(size)!));
    }
  }
  await site[Symbol.asyncDispose]();
  await Deno.remove(folder, { recursive: true });
  const [few, many, most] = SIZES.map((size) => median(times.get(size)!)) as [
    number,
    number,
    number,
  ];
  return [
    figure("my-data-10", { value: few, unit: "ms" }),
    figure("my-data-1000", { value: many, unit: "ms", reference: few }, {
      target: "value ≤ 60",
      holds: ({ value }) => value <= 60,
    }),
    // A tenth is what two runs of the same thing differ by.
    figure("my-data-10000", { value: most, unit: "ms", reference: many }, {
      target: "ratio ≤ 1.1",
      holds: ({ ratio }) => ratio <= 1.1,
    }),
  ];
}

/** Somebody with so many records who has proven their number: reads their page. */
async function signedIn(site: Site, size: number): Promise<() => Promise<void>> {
  const phone = `+35850123${String(4_500 + SIZES.findIndex((one) => one === size))}`;
  await site.services.records.addMany(phone, madeUp(size, phone, systemClock().now()));
  return await proven(site, phone);
}
