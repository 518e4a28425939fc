import assert from "node:assert/strict";
import fc from "fast-check";
import { DAY } from "../../../lib/clock.ts";
import { tellContact } from "../../../lib/portal/mod.ts";
import {
  type Channel,
  type Deeds,
  type Maker,
  type RequestDraft,
  Requests,
  RequestStore,
  type Ruling,
  type StaffRequest,
} from "../../../lib/requests/mod.ts";
import { recordOf } from "../../helpers/records.ts";
import { startChat } from "./_chat.ts";
import {
  NOTE,
  openWithClient,
  OTHER_REVIEWER,
  PHONE,
  REVIEWER,
  type WithClient,
} from "./_requests.ts";

const since = 0;
const OPEN = { ground: "17(3)(e)", reason: "Asia on kesken." } as const;
const KINDS = [
  "correction",
  "erasure",
  "restriction",
  "objection",
  "portability",
  "other",
] as const;

/** What a client or staff do, in any order. `which` picks a request among those made so far. */
const which = fc.nat(9);
export const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      kind: fc.constantFrom(...KINDS, "erasure" as const, "number_new_owner" as const),
      /** About one thing, or about everything. */
      one: fc.boolean(),
      via: fc.constantFrom("portal", "portal", "post", "receipt"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "cancel",
        "take",
        "release",
        "extend",
        "identify",
        "point",
        "amend",
        "withdraw",
      ),
      which,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      which,
      outcome: fc.constantFrom("granted", "granted", "grantedInPart", "refused"),
      measure: fc.constantFrom("restrict", "erase"),
      keepHeld: fc.boolean(),
      /** The process stops between the decision and its deed. */
      stops: fc.boolean(),
      /** Somebody decides upon what they read before. */
      stale: fc.constantFrom(false, false, false, true),
      /** What else happens to the same request at the same moment. */
      besides: fc.constantFrom("nothing", "nothing", "decide", "cancel", "take", "eraseAll"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("hold", "lift", "holdChat", "finish", "record", "contact", "statement"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "eraseNotes",
        "eraseAll",
        "eraseChat",
        "endRelationship",
        "detach",
        "days",
      ),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Decide = Extract<Step, { do: "decide" }>;

export interface World {
  readonly site: WithClient;
  readonly chatId: string;
  /** The same requests, in a process that stops before a decision is carried out. */
  readonly stopping: Requests;
  readonly made: string[];
  /** What an approved erasure took: it may never be there again. */
  readonly gone: Set<string>;
}

export async function openWorld(): Promise<World & AsyncDisposable> {
  const site = await openWithClient();
  const { clients, vault } = site.services;
  const store = new RequestStore(site.kv, { clock: site.clock, vault, clients });
  const stops: Deeds = {
    textOf: () => Promise.resolve(NOTE),
    carryOut: () => Promise.reject(new Error("stopped")),
  };
  const stopping = new Requests(store, { clients, deeds: stops });
  const chatId = await startChat(site);
  const close = () => site[Symbol.asyncDispose]();
  return { site, chatId, stopping, made: [], gone: new Set(), [Symbol.asyncDispose]: close };
}

/** Does one step; a step that nothing is there for does nothing. */
export async function perform(world: World, one: Step): Promise<void> {
  world.site.clock.pass(1_000);
  if (one.do === "ask") return await ask(world, one);
  if (!("which" in one)) return await beside(world, one.do);
  const id = world.made[one.which % Math.max(1, world.made.length)];
  const { requests } = world.site.services;
  const request = id === undefined ? null : await requests.get(id);
  if (!request) return;
  if (one.do === "decide") return await decide(world, request, one as Decide);
  const upon = { version: request.version, by: REVIEWER };
  const target = { kind: "call_note", id: world.site.note.id } as const;
  switch (one.do) {
    case "cancel":
      return void await requests.cancel(makerOf(request), request.id);
    case "extend":
      return void await requests.extend(request.id, { ...upon, reason: "Asia on laaja." });
    case "identify":
      return void await requests.identify(request.id, { ...upon, identity: "called-back" });
    case "amend":
      return void await requests.amend(request.id, {
        ...upon,
        kind: request.kind,
        channel: "post",
        identity: "known-in-person",
        lang: "fi",
        text: "Kirjattiin uudelleen.",
        receivedAt: request.receivedAt,
        phone: request.phone,
      });
    case "point":
      return void await requests.point(request.id, { ...upon, target });
    case "take":
    case "release":
    case "withdraw":
      return void await requests[one.do](request.id, upon);
  }
}

async function ask(
  { site, made, chatId }: World,
  { kind, one, via }: Extract<Step, { do: "ask" }>,
): Promise<void> {
  const { requests } = site.services;
  const target = { kind: "call_note", id: site.note.id } as const;
  const receipt = { phone: null, clientId: null, chatId };
  const number = {
    phone: PHONE,
    clientId: site.client.id,
    ...(one && kind !== "number_new_owner" && { target }),
    ...(via === "post" && { identity: "not-checked" as const, enteredBy: REVIEWER }),
  };
  const draft: RequestDraft = {
    id: crypto.randomUUID(),
    kind,
    channel: via as Channel,
    ...(via === "receipt" ? receipt : number),
    ...(kind === "correction" && { wrong: "Lieksaan", right: `Paikkaan ${made.length}` }),
  };
  made.push(draft.id!);
  // Pressed twice at once, it is made once.
  await Promise.all([1, 2].map(() => requests.create(draft)));
}

async function beside({ site, chatId }: World, what: string): Promise<void> {
  const { requests, holds, erasure, records, chat, relationship, clients } = site.services;
  const { client } = site;
  const on = { kind: "call_note", id: site.note.id, clientId: client.id } as const;
  switch (what) {
    case "hold":
      return void await holds.place(on, OPEN);
    case "lift":
      return await holds.lift(on);
    case "holdChat":
      return void await holds.place({ kind: "chat", id: chatId }, OPEN);
    case "finish":
      return void await Promise.all([requests.finishPending(), requests.finishPending()]);
    case "record":
      return void await records.add(PHONE, recordOf("call_note", site.clock.now() - 1));
    case "contact": {
      const reader = { client: await clients.findByPhone(PHONE), since };
      const told = { name: `Ilmari ${site.clock.now()}` };
      return void await tellContact(site.services, { phone: PHONE, reader, told });
    }
    case "statement":
      return void await chat.rights.addStatement(chatId, {
        id: crypto.randomUUID(),
        text: "En sanonut noin.",
      });
    case "eraseNotes":
      return void await erasure.erase(client, { type: "kind", kind: "call_note" }, { since });
    case "eraseAll":
      return void await erasure.erase(client, { type: "all" }, { since });
    case "eraseChat":
      return void await chat.store.erase(chatId);
    case "endRelationship":
      return await relationship.end(client);
    case "detach":
      return void await relationship.detach(client);
    case "days":
      return site.clock.pass(5 * DAY);
  }
}

async function decide(world: World, request: StaffRequest, one: Decide): Promise<void> {
  const { site, stopping, gone } = world;
  const { requests } = site.services;
  const { outcome, measure, keepHeld, stops, stale, besides } = one;
  const { kind, target, id, version, chatId } = request;
  const note = target
    ? { kind: target.kind, id: target.id }
    : chatId === undefined
    ? undefined
    : { kind: "chat" as const, id: chatId };
  const inPart = outcome === "grantedInPart";
  const divisible = kind === "erasure" || kind === "restriction" || kind === "objection";
  const erasing = kind === "erasure" || (kind === "objection" && measure === "erase");
  const ruling: Ruling = {
    outcome: outcome as Ruling["outcome"],
    ground: "12(5)",
    reason: "Tutkimme asian.",
    ...(kind === "objection" && { measure: measure as "erase" }),
    ...(kind === "correction" && { correctedText: `Oikea teksti ${id}.` }),
    ...(inPart && divisible && { parts: [note ?? { kind: "call_note" as const }] }),
    ...(inPart && erasing && !note && keepHeld && { keepHeld }),
  };
  const before = await goingWith(world, request, ruling);
  const upon = { by: REVIEWER, ...ruling, version: version - (stale ? 1 : 0) };
  const through = stops ? stopping : requests;
  const others: Record<string, () => Promise<unknown>> = {
    decide: () => through.decide(id, { ...upon, by: OTHER_REVIEWER }),
    cancel: () => requests.cancel(makerOf(request), id),
    take: () => requests.take(id, { version, by: OTHER_REVIEWER }),
    eraseAll: () => site.services.erasure.erase(site.client, { type: "all" }, { since }),
  };
  const [mine, other] = await Promise.all([through.decide(id, upon), others[besides]?.()]);
  const done = [mine, other].filter((made) =>
    (made as { kind?: string } | undefined)?.kind === "done"
  );
  if (besides === "decide") assert.ok(done.length <= 1, "decided twice");
  if (besides === "cancel") assert.ok(!(mine.kind === "done" && other === "cancelled"));
  if (mine.kind === "done" || besides === "decide" && done.length === 1) {
    for (const one of before) gone.add(one);
  }
}

function makerOf({ chatId }: StaffRequest): Maker {
  return chatId ? { chatId } : { phone: PHONE, since };
}

/** The ids of what a ruling takes if it is made: all of it has to be gone once it is carried out. */
async function goingWith(
  { site }: World,
  { kind, target, clientId, chatId }: StaffRequest,
  { outcome, measure, keepHeld }: Ruling,
): Promise<string[]> {
  const erases = kind === "erasure" || (kind === "objection" && measure === "erase");
  if (!erases || outcome === "refused") return [];
  if (chatId) return [chatId];
  if (target) return [target.id];
  if (clientId === null) return [];
  const kinds = outcome === "grantedInPart"
    ? ["call_note"] as const
    : ["call_note", "sms"] as const;
  const { records, holds } = site.services;
  const client = { id: clientId };
  const kept = new Set(keepHeld ? (await holds.of(client)).map(({ id }) => id) : []);
  const pages = await Promise.all(
    kinds.map((one) => records.page(client, one, { limit: 50, since })),
  );
  return pages.flatMap(({ items }) => items.map(({ id }) => id)).filter((id) => !kept.has(id));
}
