import { REQUEST_KINDS } from "../../lib/requests/mod.ts";
import { FakeClock } from "../helpers/clock.ts";
import { hasDenokv, startDenokv } from "../helpers/denokv.ts";
import { openSite, type Site, testSettings } from "../helpers/site.ts";
import { signIn } from "../routes/admin/_staff.ts";
import { Conversation } from "./conversation.ts";
import { atOnce, proven, whole } from "./asking.ts";
import { oneTry } from "./code_step.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

const CLIENTS = 200;
const REQUESTS = 200;
const ROUNDS = 101;
/** What a process compiles and keeps is not there in the first rounds. */
const WARM_UP = 15;
const HOUR = 3_600_000;
/** A Wednesday at ten, when the chat is open. */
const AT = "2026-03-04T08:00:00Z";

const REVIEWER = { roles: ["reviewer"], id: "person-riitta", name: "Riitta Ratkoja" } as const;

const phoneOf = (n: number) => `+3584012${String(n).padStart(5, "0")}`;

/** Where one side of a journey is, and where the other: the same instance, or another of the same store. */
interface Pair {
  readonly here: Site;
  readonly there: Site;
}

type Layout = "file" | "one" | "two";

/** The same journeys over a file, over denokv, and over denokv with the two sides at two instances. */
export async function instances(): Promise<Figure[]> {
  if (!hasDenokv) {
    console.error("instances: left out, there is no denokv on this machine");
    return [];
  }
  await using store = await startDenokv({ proxied: true });
  if (!store.proxied) {
    console.error(
      "instances: no Caddy here; denokv is asked directly, where it waits for the network",
    );
  }
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const clock = new FakeClock(AT);
  const settings = { ...testSettings(), smsDailyCap: 10_000 };
  const shared = { ...settings, kvUrl: store.url };
  const file = await openSite({ kv: await Deno.openKv(`${folder}/site.kv`), clock, settings });
  const a = await openSite({ kv: await store.open(), clock, settings: shared });
  const b = await openSite({ kv: await store.open(), clock, settings: shared });
  try {
    for (const site of [file, a]) await fill(site);
    return await compare({
      file: { here: file, there: file },
      one: { here: a, there: a },
      two: { here: a, there: b },
    }, clock);
  } finally {
    for (const site of [file, a, b]) await site[Symbol.asyncDispose]();
    await Deno.remove(folder, { recursive: true });
  }
}

async function fill({ services, clock }: Site): Promise<void> {
  const { records, requests } = services;
  await atOnce(CLIENTS, async (n) => {
    await records.addMany(phoneOf(n), madeUp(20, phoneOf(n), clock.now()));
  });
  await atOnce(REQUESTS, async (n) => {
    const kind = REQUEST_KINDS[n % REQUEST_KINDS.length]!;
    await requests.create({ kind, phone: phoneOf(n), clientId: null, text: `Pyyntö ${n}` });
  });
}

async function compare(pairs: Record<Layout, Pair>, clock: FakeClock): Promise<Figure[]> {
  const readers = {
    file: await proven(pairs.file.here, phoneOf(1), pairs.file.there),
    one: await proven(pairs.one.here, phoneOf(1), pairs.one.there),
    two: await proven(pairs.two.here, phoneOf(2), pairs.two.there),
  };
  const talks = {
    file: await Conversation.begin(pairs.file),
    one: await Conversation.begin(pairs.one),
    two: await Conversation.begin(pairs.two),
  };
  const message = await inTurns(pairs, async (_pair, layout) => await talks[layout].say());
  for (const talk of Object.values(talks)) await talk.close();
  const page = await inTurns(pairs, async (_pair, layout) => await readers[layout]());
  const reviewers = {
    file: await signIn(pairs.file.here, REVIEWER),
    one: await signIn(pairs.one.here, REVIEWER),
    two: await signIn(pairs.two.there, REVIEWER),
  };
  const queue = await inTurns(pairs, async (_pair, layout) => {
    await whole(reviewers[layout].get("/admin/requests"));
  });
  const code = await inTurns(pairs, async ({ here, there }, layout, round) => {
    // A number of its own each round and layout, so that no limit is in the way.
    await oneTry(here, phoneOf((3 * round + { file: 0, one: 1, two: 2 }[layout]) % CLIENTS), there);
    clock.pass(HOUR);
  });
  return [
    ...both("message", message),
    ...both("my-data", page),
    ...both("queue", queue),
    ...both("code-step", code),
  ];
}

/** What the server costs beside a file, and what the second instance costs beside the first. */
function both(name: string, { file, one, two }: Record<Layout, number>): Figure[] {
  return [
    figure(`instances-${name}-denokv`, { value: one, unit: "ms", reference: file }),
    figure(`instances-${name}-two`, { value: two, unit: "ms", reference: one }, {
      target: "ratio ≤ 1.5",
      holds: ({ ratio }) => ratio <= 1.5,
    }),
  ];
}

/** The median of each layout, in milliseconds: in turns, so that other work falls on all alike. */
async function inTurns(
  pairs: Record<Layout, Pair>,
  work: (pair: Pair, layout: Layout, round: number) => Promise<void>,
): Promise<Record<Layout, number>> {
  const times: Record<Layout, number[]> = { file: [], one: [], two: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const layout of ["file", "one", "two"] as const) {
      const took = await timed(() => work(pairs[layout], layout, round));
      if (round >= WARM_UP) times[layout].push(took);
    }
  }
  return { file: median(times.file), one: median(times.one), two: median(times.two) };
}
