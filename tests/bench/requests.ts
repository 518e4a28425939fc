import { REQUEST_KINDS } from "../../lib/requests/mod.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { signIn, type StaffBrowser } from "../routes/admin/_staff.ts";
import { atOnce, whole } from "./asking.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

/** Requests and clients in the store: an ordinary office, and far more than it will ever have. */
const SIZES = [
  { requests: 50, clients: 200 },
  { requests: 5_000, clients: 20_000 },
] as const;
const ROUNDS = 61;
const WARM_UP = 10;
const REVIEWER = { id: "person-riitta", name: "Riitta Ratkoja" };
/** As many as this the reviewer has in review, in either store: a narrowed page shows as much of both. */
const MINE = 20;

interface Filled {
  readonly site: Site;
  readonly reviewer: StaffBrowser;
  readonly phone: string;
  readonly reference: string;
}

/** The reviewer's queue and search as pages, over few and over many requests, in stores in files. */
export async function requests(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const filled: Filled[] = [];
  for (const [n, size] of SIZES.entries()) {
    filled.push(await fill(await Deno.openKv(`${folder}/${n}.kv`), size));
  }
  const get = (path: string) => ({ reviewer }: Filled) => whole(reviewer.get(path));
  const post = (path: string, fields: (one: Filled) => Record<string, string>) => (one: Filled) =>
    whole(one.reviewer.post(path, fields(one)));
  const figures = [
    await compare("request-queue", filled, get("/admin/requests")),
    await compare(
      "request-queue-narrowed",
      filled,
      get("/admin/requests?whose=mine&channel=portal"),
    ),
    await compare(
      "request-search-by-number",
      filled,
      post("/admin/requests/find", ({ phone }) => ({ what: phone })),
    ),
    await compare(
      "request-search-by-reference",
      filled,
      post("/admin/requests/find", ({ reference }) => ({ what: reference })),
    ),
    await compare(
      "client-search",
      filled,
      post("/admin/clients", ({ phone }) => ({ phone })),
    ),
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
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [n, one] of filled.entries()) {
      const took = await timed(() => work(one));
      if (round >= 0) times[n]!.push(took);
    }
  }
  const [few, many] = times.map(median) as [number, number];
  return figure(name, { value: many, unit: "ms", reference: few }, {
    target: "ratio ≤ 1.5",
    holds: ({ ratio }) => ratio <= 1.5,
  });
}

async function fill(kv: Deno.Kv, size: typeof SIZES[number]): Promise<Filled> {
  const site = await openSite({ at: new Date().toISOString(), kv });
  const { records, requests, clients } = site.services;
  const phoneOf = (n: number) => `+3584012${String(n).padStart(5, "0")}`;
  await atOnce(size.clients, async (n) => {
    await records.addMany(phoneOf(n), madeUp(1, phoneOf(n), site.clock.now()));
  });
  await atOnce(size.requests, async (n) => {
    const kind = REQUEST_KINDS[n % REQUEST_KINDS.length]!;
    const client = await clients.findByPhone(phoneOf(n));
    const draft = { kind, phone: phoneOf(n), clientId: client?.id ?? null, text: `Pyyntö ${n}` };
    const made = await requests.create(draft);
    if (n < MINE) await requests.take(made!.id, { version: 1, by: REVIEWER });
  });
  const phone = phoneOf(7);
  const [made] = await requests.byPhone(phone);
  const reviewer = await signIn(site, { roles: ["reviewer"], ...REVIEWER });
  return { site, reviewer, phone, reference: made!.reference };
}
