import { REQUEST_KINDS } from "../../lib/requests/mod.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { goesTo, signIn } from "../routes/admin/_staff.ts";
import { atOnce, proven, whole } from "./asking.ts";
import { oneTry } from "./code_step.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

const EACH = 100;
/** Stores of a thousand and of a million records: clients with a hundred each, and requests for a full page. */
const STORES = [{ clients: 10, requests: 50 }, { clients: 10_000, requests: 2_000 }] as const;
const ROUNDS = 61;
const HOUR = 3_600_000;
const GOAL = {
  target: "ratio ≤ 1.5",
  holds: ({ ratio }: { ratio: number }) => ratio <= 1.5,
};

const phoneOf = (n: number) => `+3584012${String(n).padStart(5, "0")}`;

/** What clients and staff wait for, in a store of a million records beside one of a thousand. */
export async function million(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const sites: Site[] = [];
  try {
    let took = 0;
    for (const [n, size] of STORES.entries()) {
      const kv = await Deno.openKv(`${folder}/${n}.kv`);
      const settings = { smsDailyCap: 10_000 };
      const site = await openSite({ at: new Date().toISOString(), kv, settings });
      sites.push(site);
      took = await timed(() => fill(site, size));
    }
    const records = STORES[1].clients * EACH;
    return [
      figure("million-filled", { value: records / (took / 1_000), unit: "records a second" }),
      ...await compare(sites),
    ];
  } finally {
    for (const site of sites) await site[Symbol.asyncDispose]();
    await Deno.remove(folder, { recursive: true });
  }
}

/** Every record sealed and stored as when it is brought in, each client under a key of its own. */
async function fill({ services, clock }: Site, size: typeof STORES[number]): Promise<void> {
  const { records, requests } = services;
  await atOnce(size.clients, async (n) => {
    await records.addMany(phoneOf(n), madeUp(EACH, phoneOf(n), clock.now()));
  });
  await atOnce(size.requests, async (n) => {
    const kind = REQUEST_KINDS[n % REQUEST_KINDS.length]!;
    const phone = phoneOf(n % size.clients);
    await requests.create({ kind, phone, clientId: null, text: `Pyyntö ${n}` });
  });
}

async function compare(sites: readonly Site[]): Promise<Figure[]> {
  // The last client of each: nothing of theirs was touched since it was stored.
  const phones = STORES.map(({ clients }) => phoneOf(clients - 1));
  const readers = await Promise.all(sites.map((site, n) => proven(site, phones[n]!)));
  const page = await inTurns(sites, async (_site, n) => await readers[n]!());
  const staff = await Promise.all(sites.map((site, n) => opened(site, phones[n]!)));
  const client = await inTurns(sites, async (_site, n) => {
    await whole(staff[n]!.who.get(staff[n]!.page));
  });
  const found = await inTurns(sites, async (_site, n) => {
    await whole(staff[n]!.who.post("/admin/clients", { phone: phones[n]! }));
  });
  const queue = await inTurns(sites, async (_site, n) => {
    await whole(staff[n]!.who.get("/admin/requests"));
  });
  const code = await inTurns(sites, async (site, n, round) => {
    const { clients } = STORES[n]!;
    await oneTry(site, phoneOf((round * 7_919) % clients));
    // Ten messages an hour are all that one address gets.
    site.clock.pass(HOUR);
  });
  const compared = ([few, many]: readonly number[]) => ({
    value: many!,
    unit: "ms",
    reference: few!,
  });
  return [
    figure("million-my-data", compared(page), GOAL),
    figure("million-client-page", compared(client), GOAL),
    figure("million-client-found", compared(found), GOAL),
    figure("million-code-step", compared(code), GOAL),
    figure("million-queue", compared(queue), GOAL),
  ];
}

/** A reviewer who has opened the page of a client. */
async function opened(site: Site, phone: string) {
  const who = await signIn(site, { roles: ["reviewer"], id: "person-riitta" });
  const to = goesTo(await who.post("/admin/clients", { phone }));
  const page = goesTo(await who.post(`${to}/open`, { purpose: "decide-request" }));
  if (!page) throw new Error("The client's page does not open");
  return { who, page };
}

/** The median of each store, in milliseconds: in turns, so that the machine's other work falls on both. */
async function inTurns(
  sites: readonly Site[],
  work: (site: Site, n: number, round: number) => Promise<void>,
): Promise<number[]> {
  const times = sites.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, site] of sites.entries()) {
      const took = await timed(() => work(site, n, round));
      // The first rounds fill what every process keeps.
      if (round >= 10) times[n]!.push(took);
    }
  }
  return times.map(median);
}
