import type { ClientRef } from "../../lib/clients/mod.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { type Figure, figure, lowerQuartile, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

const SIZES = [10, 1_000, 10_000] as const;
const ROUNDS = 30;
const HOUR = 3_600_000;
/** What every client has beside the records, however many those are. */
const CHATS = 3;
const REQUESTS = ["other", "recipients", "portability"] as const;
const DELETE = "/omat-tiedot/delete";
const GOAL = {
  target: "ratio ≤ 1.2",
  holds: ({ ratio }: { ratio: number }) => ratio <= 1.2,
};

interface Times {
  /** The whole request: from the confirmed form to the answer, after which nothing can be read. */
  readonly answer: number[];
  /** Until the last row is removed and the receipt has its counts. */
  readonly counted: number[];
}

/**
 * Erasing everything in "my data" of clients with few and with many records, their chats, requests and
 * all that stands beside, as the site does it: every store that holds something of a person is in it.
 */
export async function erasure(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const kv = await Deno.openKv(`${folder}/site.kv`);
  const site = await openSite({ at: new Date().toISOString(), kv });
  const took = new Map<number, Times>(SIZES.map((size) => [size, { answer: [], counted: [] }]));
  for (let round = 0; round < ROUNDS; round++) {
    const made: Awaited<ReturnType<typeof fill>>[] = [];
    for (const size of SIZES) {
      const phone = `+35850${String(1_000_000 + round * 10 + SIZES.indexOf(size))}`;
      made.push(await fill(site, phone, size));
    }
    // Each size comes first, second and so on in turn: what went before must not decide.
    for (let turn = 0; turn < round % made.length; turn++) made.push(made.shift()!);
    for (const one of made) {
      const confirm = await signedIn(site, one.phone);
      await new Promise((done) => setTimeout(done, 50));
      const { answer, counted } = took.get(one.size)!;
      const from = performance.now();
      let reference = "";
      answer.push(await timed(async () => void (reference = await confirm())));
      await assertGone(site, one);
      await site.services.erasure.idle();
      counted.push(performance.now() - from);
      const { counts } = (await site.services.erasure.receipt(reference))!;
      if ((counts.call ?? 0) + (counts.sms ?? 0) !== one.size) throw new Error("Counted wrongly");
    }
  }
  await site[Symbol.asyncDispose]();
  await Deno.remove(folder, { recursive: true });
  return figures(took);
}

function figures(took: ReadonlyMap<number, Times>): Figure[] {
  const reference = lowerQuartile(took.get(10)!.answer);
  return SIZES.flatMap((size) => {
    const { answer, counted } = took.get(size)!;
    return [
      figure(
        `erasure-answer-${size}`,
        { value: lowerQuartile(answer), unit: "ms", reference },
        size === 10 ? undefined : GOAL,
      ),
      figure(`erasure-counted-${size}`, { value: lowerQuartile(counted), unit: "ms" }),
    ];
  });
}

/** Somebody who has just proven a number: confirms that everything goes, and answers the reference. */
async function signedIn({ services, kv, post }: Site, phone: string) {
  const op = kv.atomic();
  const token = await services.portalSessions.begin(op, { phone, lang: "fi" });
  await op.commit();
  const headers = { cookie: `tyyne_portal=${token}` };
  return async () => {
    const answer = await post(DELETE, { scope: "all", confirm: "yes" }, { headers });
    const [, reference] = /ref=(P-\S+)$/.exec(answer.headers.get("location") ?? "") ?? [];
    if (!reference) throw new Error(`Nothing was erased: ${answer.status}`);
    return reference;
  };
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
  return { size, phone, client, chats: items.map(({ id }) => id) };
}

async function assertGone(
  { services }: Site,
  { client, chats }: { client: ClientRef; chats: readonly string[] },
) {
  const { clients, chat, records } = services;
  if (await clients.loadKey(client)) throw new Error("The data key is still there");
  for (const id of chats) if (await chat.store.open(id)) throw new Error("A chat still opens");
  const { items } = await records.page(client, "call", { limit: 1, since: 0 });
  if (items.length > 0) throw new Error("A record still opens");
}
