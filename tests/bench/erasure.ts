import type { ClientRef } from "../../lib/clients/mod.ts";
import { ERASURE_RECEIPTS } from "../../lib/erasure/mod.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

const SIZES = [10, 1_000, 10_000] as const;
const ROUNDS = 15;
const HOUR = 3_600_000;
/** What every client has beside the records, however many those are. */
const CHATS = 3;
const REQUESTS = ["other", "recipients", "portability"] as const;
const GOAL = {
  target: "ratio ≤ 1.2",
  holds: ({ ratio }: { ratio: number }) => ratio <= 1.2,
};

interface Times {
  /** The one commit after which nothing can be read. */
  readonly commit: number[];
  /** All that is done until then: what goes is counted, what is on hold is looked for. */
  readonly untilTrue: number[];
  /** With the rows removed. */
  readonly whole: number[];
}

/**
 * Erasing everything of clients with few and with many records, their chats, requests and all that
 * stands beside, as the site does it: every store that holds something of a person is in it.
 */
export async function erasure(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const kv = await Deno.openKv(`${folder}/site.kv`);
  const commits = watchCommits(kv);
  const site = await openSite({ at: new Date().toISOString(), kv });
  const took = new Map<number, Times>(
    SIZES.map((size) => [size, { commit: [], untilTrue: [], whole: [] }]),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const made: { size: typeof SIZES[number]; client: ClientRef; chats: string[] }[] = [];
    for (const size of SIZES) {
      const phone = `+35850${String(1_000_000 + round * 10 + SIZES.indexOf(size))}`;
      made.push({ size, ...await fill(site, phone, size) });
    }
    // Each size comes first, second and third in turn: what went before must not decide.
    for (let turn = 0; turn < round % SIZES.length; turn++) made.push(made.shift()!);
    for (const { size, client, chats } of made) {
      await new Promise((done) => setTimeout(done, 50));
      const from = performance.now();
      const whole = await timed(() => erase(site, client));
      const { commit, endedAt } = commits.at(-1)!;
      took.get(size)!.whole.push(whole);
      took.get(size)!.commit.push(commit);
      took.get(size)!.untilTrue.push(endedAt - from);
      await assertGone(site, client, chats);
    }
  }
  await site[Symbol.asyncDispose]();
  await Deno.remove(folder, { recursive: true });
  return figures(took);
}

function figures(took: ReadonlyMap<number, Times>): Figure[] {
  const reference = median(took.get(10)!.commit);
  return SIZES.flatMap((size) => {
    const { commit, untilTrue, whole } = took.get(size)!;
    return [
      figure(
        `erasure-commit-${size}`,
        { value: median(commit), unit: "ms", reference },
        size === 10 ? undefined : GOAL,
      ),
      figure(`erasure-until-true-${size}`, { value: median(untilTrue), unit: "ms" }),
      figure(`erasure-with-rows-${size}`, { value: median(whole), unit: "ms" }),
    ];
  });
}

/** A client with records, a few chats, one request open and others answered, views and recipients. */
async function fill({ services, clock }: Site, phone: string, size: number) {
  const { records, clients, chat, requests, views, recipients } = services;
  const now = clock.now();
  await records.addMany(phone, madeUp(size, phone, now));
  const client = (await clients.findByPhone(phone))!;
  for (let n = 1; n <= CHATS; n++) {
    const startedAt = now - n * HOUR;
    const messages = Array.from({ length: 10 }, (_, m) => ({
      from: m % 2 ? "adviser" as const : "visitor" as const,
      sentAt: startedAt + m * 60_000,
      text: `Viesti ${m}: miten haen tukea?`,
    }));
    await chat.importPast(phone, { startedAt, endedAt: startedAt + HOUR / 2, messages });
  }
  const by = { id: "reviewer-1", name: "Kaisu Kanerva" };
  for (const [n, kind] of REQUESTS.entries()) {
    const made = (await requests.create({ kind, phone, clientId: client.id, text: "Miksi?" }))!;
    const granted = { version: 1, by, outcome: "granted", reason: "Näin." } as const;
    if (n > 0) await requests.decide(made.id, granted);
  }
  await views.record(client.id, "fault");
  const given = { recipient: "Esimerkkivirasto", basis: "law", givenOn: "2026-03-01" } as const;
  await recipients.note(client, { ...given, kind: "sms" });
  const { items } = await chat.holding.page(client, "chat", { limit: CHATS + 1, since: 0 });
  if (items.length !== CHATS) throw new Error("The chats are not there");
  return { client, chats: items.map(({ id }) => id) };
}

async function erase({ services }: Site, client: ClientRef): Promise<void> {
  const receipt = await services.erasure.erase(client, { type: "all" }, { since: 0 });
  if (!receipt) throw new Error("Nothing was erased");
}

async function assertGone({ services }: Site, client: ClientRef, chats: readonly string[]) {
  const { clients, chat } = services;
  if (await clients.loadKey(client)) throw new Error("The data key is still there");
  for (const id of chats) if (await chat.store.open(id)) throw new Error("A chat still opens");
}

interface Commit {
  readonly commit: number;
  readonly endedAt: number;
}

/** Notes how long the commits that make an erasure true take, in milliseconds: those with its receipt. */
function watchCommits(kv: Deno.Kv): readonly Commit[] {
  const commits: Commit[] = [];
  const atomic = kv.atomic.bind(kv);
  kv.atomic = () => {
    const op = atomic();
    const set = op.set.bind(op);
    const commit = op.commit.bind(op);
    let erases = false;
    op.set = (key, ...rest) => {
      erases ||= key[0] === ERASURE_RECEIPTS;
      return set(key, ...rest);
    };
    op.commit = async () => {
      const from = performance.now();
      const outcome = await commit();
      const endedAt = performance.now();
      if (erases) commits.push({ commit: endedAt - from, endedAt });
      return outcome;
    };
    return op;
  };
  return commits;
}
