import type { Chat } from "../chat/mod.ts";
import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Erasure } from "../erasure/mod.ts";
import type { Holdable, Holds } from "../holds/mod.ts";
import { untilCommitted } from "../kv.ts";
import type { ClientRecord, Records } from "../records/mod.ts";
import { endOf, type RecordKind } from "../retention.ts";
import { corrected } from "./rules.ts";
import type { Deeds } from "./promised.ts";
import type { StaffRequest, Target } from "./schema.ts";

export interface DeedsOptions {
  kv: Deno.Kv;
  clients: Clients;
  records: Records;
  chat: Chat;
  erasure: Erasure;
  holds: Holds;
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

  carryOut(request: StaffRequest): Promise<Done> {
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
    return await this.#options.records.rights.amend<Written>(client, target as WrittenRef, {
      once,
      by: "staff",
      change: (record) => {
        const text = change(record.text);
        return text === null ? null : { ...record, text };
      },
    });
  }

  async #erase(request: StaffRequest): Promise<Done> {
    const { erasure, holds, chat } = this.#options;
    const target = targetOf(request);
    const client = clientOf(request);
    if (target?.kind === "chat") {
      if (!await this.#ownsChat(request, target.id)) return "gone";
      return await chat.store.erase(target.id, { despiteHold: true }) === "erased"
        ? "done"
        : "gone";
    }
    if (!client) return "gone";
    const scope = target
      ? { type: "item", kind: target.kind, id: target.id } as const
      : { type: "all" } as const;
    const receipt = await erasure.erase(client, scope, { ...ALWAYS, despiteHold: true });
    if (target) await holds.lift({ ...target, clientId: client.id } as Holdable);
    return receipt ? "done" : "gone";
  }

  /** The end is counted from the decision, so that repeating it lengthens nothing. */
  async #restrict(request: StaffRequest): Promise<Done> {
    const { records, chat } = this.#options;
    const until = endOf("restriction", request.decision!.at);
    const target = targetOf(request);
    const client = clientOf(request);
    if (target?.kind === "chat") {
      if (!await this.#ownsChat(request, target.id)) return "gone";
      return await chat.rights.restrict(target.id, until) === "done" ? "done" : "gone";
    }
    if (!client) return "gone";
    if (target) return await records.rights.restrict(client, target as WrittenRef, until);
    let count = await records.rights.restrictAll(client, until);
    for (const id of await chat.holding.idsOf(client, ALWAYS)) {
      if (await chat.rights.restrict(id, until) === "done") count++;
    }
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
