import { REQUEST_KINDS } from "../../lib/requests/mod.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

/** Requests and clients in the store: an ordinary office, and far more than it will ever have. */
const SIZES = [
  { requests: 50, clients: 200 },
  { requests: 5_000, clients: 20_000 },
] as const;
const ROUNDS = 61;
const AT_ONCE = 16;
const PAGE = 25;

interface Filled {
  readonly site: Site;
  readonly phone: string;
  readonly reference: string;
}

/** Staff's queue and search over few and over many requests, in stores in files. */
export async function requests(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const filled: Filled[] = [];
  for (const [n, size] of SIZES.entries()) {
    filled.push(await fill(await Deno.openKv(`${folder}/${n}.kv`), size));
  }
  const figures = [
    await compare("request-queue", filled, async ({ site }) => {
      const { requests } = site.services;
      await Promise.all([requests.counts(), requests.queue({ limit: PAGE })]);
    }),
    await compare("request-queue-of-a-kind", filled, async ({ site }) => {
      await site.services.requests.queue({ only: { kind: "objection" }, limit: 5 });
    }),
    await compare("request-search", filled, async ({ site, phone, reference }) => {
      const { requests } = site.services;
      await Promise.all([requests.byPhone(phone), requests.byReference(reference)]);
    }),
  ];
  for (const { site } of filled) await site[Symbol.asyncDispose]();
  await Deno.remove(folder, { recursive: true });
  return figures;
}

/** Measures in turns, so that what else the machine does falls on both alike. */
async function compare(
  name: string,
  filled: readonly Filled[],
  work: (one: Filled) => Promise<void>,
): Promise<Figure> {
  const times = filled.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, one] of filled.entries()) times[n]!.push(await timed(() => work(one)));
  }
  const [few, many] = times.map(median) as [number, number];
  return figure(name, { value: many, unit: "ms", reference: few }, {
    target: "ratio ≤ 1.5",
    holds: ({ ratio }) => ratio <= 1.5,
  });
}

async function fill(kv: Deno.Kv, size: typeof SIZES[number]): Promise<Filled> {
  const site = await openSite({ at: new Date().toISOString(), kv });
  const { records, requests } = site.services;
  const phoneOf = (n: number) => `+3584012${String(n).padStart(5, "0")}`;
  await inTurns(size.clients, async (n) => {
    await records.addMany(phoneOf(n), madeUp(1, phoneOf(n), site.clock.now()));
  });
  await inTurns(size.requests, async (n) => {
    const kind = REQUEST_KINDS[n % REQUEST_KINDS.length]!;
    await requests.create({ kind, phone: phoneOf(n), clientId: null, text: `Pyyntö ${n}` });
  });
  const phone = phoneOf(7);
  const [made] = await requests.byPhone(phone);
  return { site, phone, reference: made!.reference };
}

/** Does something so many times, a few at once. */
async function inTurns(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
