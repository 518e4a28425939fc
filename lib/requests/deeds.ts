import type { Chat } from "../chat/mod.ts";
import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Erasure, Scope } from "../erasure/mod.ts";
import type { Holds } from "../holds/mod.ts";
import { untilCommitted } from "../kv.ts";
import type { Happened, Recipients } from "../recipients/mod.ts";
import type { ClientRecord, Records } from "../records/mod.ts";
import { endOf, type HeldKind, RECORD_KINDS, type RecordKind } from "../retention.ts";
import { corrected } from "./rules.ts";
import type { Deeds } from "./promised.ts";
import type { Part, StaffRequest, Target } from "./schema.ts";

interface DeedsOptions {
  kv: Deno.Kv;
  clients: Clients;
  records: Records;
  chat: Chat;
  erasure: Erasure;
  holds: Holds;
  recipients: Recipients;
}

type Done = "done" | "gone";
/** Reaches back to everything: staff made sure of who asks. */
const ALWAYS = { since: 0 };

/** Carries out what was decided, in the stores that it is about. Each deed may be repeated. */
export class RequestDeeds implements Deeds {
  readonly #options: DeedsOptions;

  constructor(options: DeedsOptions) {
    this.#options = options;
  }

  async textOf(request: StaffRequest): Promise<string | null> {
    const target = targetOf(request);
    if (!target) return null;
    if (target.kind === "chat") {
      const mine = await this.#ownsChat(request, target.id);
      return mine ? await this.#options.chat.rights.noteText(target.id, target.note ?? 0) : null;
    }
    const client = clientOf(request);
    const record = client && await this.#options.records.read(client, target.kind, target.id);
    return record && "text" in record ? record.text : null;
  }

  async carryOut(request: StaffRequest): Promise<Done> {
    const done = await this.#do(request);
    // An erasure tells in its own commit: afterwards nobody knows who was given what.
    if (done === "done") await this.#tell(request);
    return done;
  }

  #do(request: StaffRequest): Promise<Done> {
    switch (request.kind) {
      case "correction":
        return this.#correct(request);
      case "erasure":
        return this.#erase(request);
      case "restriction":
        return this.#restrict(request);
      case "objection":
        return request.decision?.measure === "erase"
          ? this.#erase(request)
          : this.#restrict(request);
      case "number_new_owner":
        return this.#settleNumber(request);
      case "access":
      case "portability":
      case "recipients":
      case "other":
        return Promise.resolve("done");
    }
  }

  async #correct(request: StaffRequest): Promise<Done> {
    const target = targetOf(request);
    if (!target) return "gone";
    const { id: once, decision } = request;
    const change = (text: string) => decision?.correctedText ?? corrected(text, request);
    if (target.kind === "chat") {
      if (!await this.#ownsChat(request, target.id)) return "gone";
      const { rights } = this.#options.chat;
      const done = await rights.correctNote(target.id, target.note ?? 0, { once, change });
      return done === "done" ? "done" : "gone";
    }
    const client = clientOf(request);
    if (!client) return "gone";
    const { rights } = this.#options.records;
    const done = await rights.amend<Written>(client, target as WrittenRef, {
      once,
      by: "staff",
      change: (record) => {
        // A call has no text: nothing of it is corrected by words.
        const text = typeof record.text === "string" ? change(record.text) : null;
        return text === null ? null : { ...record, text };
      },
    });
    return done === "done" ? "done" : "gone";
  }

  /** Whoever was given what was corrected or restricted has to be told (Article 19). */
  async #tell(request: StaffRequest): Promise<void> {
    const { id: cause, kind, decision } = request;
    const restricted = kind === "restriction" ||
      (kind === "objection" && decision?.measure !== "erase");
    const happened: Happened | null = kind === "correction"
      ? "corrected"
      : restricted
      ? "restricted"
      : null;
    if (!happened) return;
    const client = clientOf(request) ?? await this.#clientOfChat(request);
    const parts = kind === "correction" ? [targetOf(request) ?? null] : partsOf(request);
    for (const id of await this.#chatsIn(request, parts)) {
      await this.#options.recipients.chats.tellAlone(id, { happened, cause });
    }
    const kinds: HeldKind[] = parts.flatMap((part) => part?.kind ?? [...RECORD_KINDS, "chat"]);
    if (client) await this.#options.recipients.tellAfter(client, { kinds, happened, cause });
  }

  /** The chats among what was granted that the request may be about. */
  async #chatsIn(request: StaffRequest, parts: readonly (Part | null)[]): Promise<string[]> {
    const client = clientOf(request);
    const ids = new Set<string>();
    for (const part of parts) {
      if (part?.kind === "chat" && part.id !== undefined) {
        if (await this.#ownsChat(request, part.id)) ids.add(part.id);
      } else if (client && (!part || part.kind === "chat")) {
        for (const id of await this.#options.chat.holding.given(client, ALWAYS)) ids.add(id);
      }
    }
    return [...ids];
  }

  async #clientOfChat({ chatId }: StaffRequest): Promise<ClientRef | null> {
    if (chatId === undefined) return null;
    return (await this.#options.chat.store.head(chatId))?.client ?? null;
  }

  #erase(request: StaffRequest): Promise<Done> {
    return each(partsOf(request), (part) => this.#erasePart(request, part));
  }

  async #erasePart(request: StaffRequest, part: Part | null): Promise<Done> {
    const { erasure, holds, chat } = this.#options;
    const client = clientOf(request);
    if (part?.kind === "chat" && part.id !== undefined) {
      if (!await this.#ownsChat(request, part.id)) return "gone";
      const erased = await chat.store.erase(part.id, { despiteHold: true });
      return erased === "erased" ? "done" : "gone";
    }
    if (!client) return "gone";
    if (request.decision?.keepHeld) return await this.#eraseUnheld(request, client, part);
    const receipt = await erasure.erase(client, scopeOf(part), { ...ALWAYS, despiteHold: true });
    for (const { kind, id } of part && part.kind !== "chat" ? await holds.of(client) : []) {
      if (kind !== part!.kind || kind === "chat" || (part!.id ?? id) !== id) continue;
      await holds.lift({ kind, id, clientId: client.id });
    }
    return receipt ? "done" : "gone";
  }

  /** What was on hold when it was decided stays. What is put on hold after that comes too late. */
  async #eraseUnheld(
    { decision }: StaffRequest,
    client: ClientRef,
    part: Part | null,
  ): Promise<Done> {
    const { erasure, holds } = this.#options;
    let done: Done = "gone";
    while (true) {
      if (await erasure.erase(client, scopeOf(part), ALWAYS)) done = "done";
      const late = (await holds.of(client)).filter(({ kind, placedAt }) =>
        placedAt > decision!.at && (!part || part.kind === kind)
      );
      if (late.length === 0) return done;
      for (const { kind, id } of late) {
        await holds.lift(kind === "chat" ? { kind, id } : { kind, id, clientId: client.id });
      }
    }
  }

  /** The end is counted from the decision, so that repeating it lengthens nothing. */
  #restrict(request: StaffRequest): Promise<Done> {
    const until = endOf("restriction", request.decision!.at);
    return each(partsOf(request), (part) => this.#restrictPart(request, { part, until }));
  }

  async #restrictPart(
    request: StaffRequest,
    { part, until }: { part: Part | null; until: number },
  ): Promise<Done> {
    const { records, chat } = this.#options;
    const client = clientOf(request);
    if (part?.kind === "chat" && part.id !== undefined) {
      if (!await this.#ownsChat(request, part.id)) return "gone";
      return await chat.rights.restrict(part.id, until) === "done" ? "done" : "gone";
    }
    if (!client) return "gone";
    if (part && part.kind !== "chat" && part.id !== undefined) {
      return await records.rights.restrict(client, { kind: part.kind, id: part.id }, until);
    }
    let count = 0;
    for (const kind of RECORD_KINDS) {
      if (part && part.kind !== kind) continue;
      count += await records.rights.restrictKind(client, kind, until);
    }
    const chats = !part || part.kind === "chat" ? await chat.holding.idsOf(client, ALWAYS) : [];
    for (const id of chats) if (await chat.rights.restrict(id, until) === "done") count++;
    return count > 0 ? "done" : "gone";
  }

  /** Granted: no code opens the former owner's data. Refused: the number stands for its client again. */
  async #settleNumber(request: StaffRequest): Promise<Done> {
    const { kv, clients } = this.#options;
    const client = clientOf(request);
    const { phone, decision } = request;
    if (!client || phone === null) return "gone";
    return await untilCommitted<Done>(async () => {
      const op = kv.atomic();
      if (decision?.outcome !== "refused") await clients.detach(op, phone, client);
      else if (!await clients.attach(op, phone, client)) return "gone";
      return (await op.commit()).ok ? "done" : "conflict";
    });
  }

  /** A chat that a request is about is the one its receipt code opened, or one linked to its client. */
  async #ownsChat(request: StaffRequest, chatId: string): Promise<boolean> {
    if (request.chatId === chatId) return true;
    const client = clientOf(request);
    return client !== null &&
      await this.#options.chat.holding.has(client, "chat", { id: chatId, ...ALWAYS });
  }
}

type Written = Extract<ClientRecord, { text: string }>;
type WrittenRef = { kind: Written["kind"] & RecordKind; id: string };

function clientOf({ clientId }: StaffRequest): ClientRef | null {
  return clientId === null ? null : { id: clientId };
}

/** What staff found it to be about, or what it said; a chat's request is about the chat. */
function targetOf({ decision, target, chatId }: StaffRequest): Target | undefined {
  return decision?.target ?? target ??
    (chatId === undefined ? undefined : { kind: "chat", id: chatId });
}

/** What is granted: the parts that staff named, what the request was about, or everything (null). */
function partsOf(request: StaffRequest): readonly (Part | null)[] {
  const { parts } = request.decision ?? {};
  return parts && parts.length > 0 ? parts : [targetOf(request) ?? null];
}

function scopeOf(part: Part | null): Scope {
  if (!part) return { type: "all" };
  const { kind, id } = part;
  return id === undefined ? { type: "kind", kind } : { type: "item", kind, id };
}

/** Does every part, one after another: done when anything was there. */
async function each<P>(parts: readonly P[], work: (part: P) => Promise<Done>): Promise<Done> {
  let done: Done = "gone";
  for (const part of parts) if (await work(part) === "done") done = "done";
  return done;
}
