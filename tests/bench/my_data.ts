import { systemClock } from "../../lib/clock.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

const SIZES = [10, 1_000, 10_000] as const;
const ROUNDS = 41;
const PATH = "/omat-tiedot";

/** The first page of "my data" of somebody with few and with many records, over a store in a file. */
export async function myData(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const kv = await Deno.openKv(`${folder}/site.kv`);
  const site = await openSite({ at: new Date().toISOString(), kv });
  const readers = new Map<number, string>();
  for (const size of SIZES) readers.set(size, await signedIn(site, size));
  const times = new Map(SIZES.map((size) => [size, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const size of SIZES) {
      const headers = { cookie: readers.get(size)! };
      times.get(size)!.push(
        await timed(async () => {
          const answer = await site.fetch(PATH, { headers });
          const page = await answer.text();
          if (!page.includes("Aino Mallikas")) {
            throw new Error("The page does not show the records");
          }
        }),
      );
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

/** Somebody with so many records who has proven their number: their cookie. */
async function signedIn(site: Site, size: number): Promise<string> {
  const phone = `+35850123${String(4_500 + SIZES.findIndex((one) => one === size))}`;
  await site.services.records.addMany(phone, madeUp(size, phone, systemClock().now()));
  const asked = await site.post(`${PATH}/code`, { phone });
  const code = site.outbox.list()[0]!.text.slice(0, 6);
  const cookie = cookieOf(asked);
  const proven = await site.post(`${PATH}/verify`, { code }, { headers: { cookie } });
  if (proven.status !== 303) throw new Error(`Not signed in: ${proven.status}`);
  return cookieOf(proven);
}

function cookieOf(answer: Response): string {
  const lines = answer.headers.getSetCookie().map((line) => line.split(";", 1)[0]!);
  return lines.filter((pair) => !pair.endsWith("=")).join("; ");
}
