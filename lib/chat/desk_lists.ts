import { getAll } from "../kv.ts";
import { type Log, silentLog } from "../log/mod.ts";
import { unlessDamaged } from "../vault/mod.ts";
import { deskLine } from "./desk_view.ts";
import type { Availability } from "./availability.ts";
import type { DeskLine, DeskOverview, PastLine, PastPage } from "./desk_wire.ts";
import type { Head } from "./head.ts";
import { headKey, INDEX } from "./keys.ts";
import type { Adviser, Presence } from "./presence.ts";
import { UNREADABLE } from "./reader.ts";
import type { ChatStore } from "./store.ts";
import type { Listed, Stranded } from "./stranded.ts";

/** More than anybody can look at; the rest moves up as these are answered. */
const LONGEST_LIST = 200;

/** The lists at the advisers' desk. */
export class DeskLists {
  readonly #store: ChatStore;
  readonly #presence: Presence;
  readonly #availability: Availability;
  readonly #stranded: Stranded;
  readonly #log: Log;
  readonly #damaged = new Set<string>();

  constructor(
    store: ChatStore,
    parts: { presence: Presence; availability: Availability; stranded: Stranded; log?: Log },
  ) {
    this.#store = store;
    this.#presence = parts.presence;
    this.#availability = parts.availability;
    this.#stranded = parts.stranded;
    this.#log = parts.log ?? silentLog;
  }

  /** Who waits, the adviser's own conversations, the late questions, and who is at the desk. */
  async overview(me: Adviser): Promise<DeskOverview> {
    const [waiting, mine, questions, advisers, { open }, others] = await Promise.all([
      this.#lines(me, "waiting"),
      this.#lines(me, "active"),
      this.#lines(me, "question"),
      this.#presence.all(),
      this.#availability.now(),
      this.#others(me),
    ]);
    return {
      presence: advisers.find((one) => one.adviserId === me.adviserId)?.state ?? null,
      open,
      advisers: advisers.map(({ adviserId, adviserName: name, state }) => {
        return { id: adviserId, name, state, me: adviserId === me.adviserId };
      }),
      waiting: [...others.gone, ...waiting],
      taken: others.taken,
      mine,
      questions: questions.filter(({ seq }) => seq > 0),
    };
  }

  /**
   * Ended conversations, newest first, without anything of their contents. The visitor's nickname is
   * there only where the conversation was the adviser's own.
   */
  async past(
    me: Adviser,
    { limit = 50, after }: { limit?: number; after?: string } = {},
  ): Promise<PastPage> {
    const prefix = [INDEX, "ended"];
    const rows = this.#store.kv.list({ prefix }, { reverse: true, limit, cursor: after });
    const ids = (await Array.fromAsync(rows)).map(({ key }) => key.at(-1) as string);
    const listed = await this.#listed(ids, ["ended"]);
    const lines = await Promise.all(listed.map((one) => this.#pastLine(one, me)));
    return { lines, ...(ids.length === limit && { next: rows.cursor }) };
  }

  async #lines(me: Adviser, status: Head["status"]): Promise<DeskLine[]> {
    const prefix = status === "active" ? [INDEX, status, me.adviserId] : [INDEX, status];
    const rows = this.#store.kv.list({ prefix }, { limit: LONGEST_LIST });
    const ids = (await Array.fromAsync(rows)).map(({ key }) => key.at(-1) as string);
    return await this.#told(await this.#listed(ids, [status]), { me });
  }

  /** Of the colleagues' live chats: those that anybody may go on with, and those that were the adviser's. */
  async #others(me: Adviser): Promise<{ gone: DeskLine[]; taken: DeskLine[] }> {
    const others = await this.#stranded.list(me, { limit: LONGEST_LIST });
    const [gone, taken] = await Promise.all([
      this.#told(others.gone, { me, gone: true }),
      this.#told(others.taken, { me }),
    ]);
    return { gone, taken };
  }

  async #told(
    listed: readonly Listed[],
    around: { me: Adviser; gone?: boolean },
  ): Promise<DeskLine[]> {
    const profiles = await this.#store.profiles(listed);
    return listed.flatMap(({ id, head }, i) => {
      const profile = profiles[i];
      if (!profile) return [];
      if (profile !== "damaged") return [deskLine(id, head, { profile, ...around })];
      this.#tellDamaged(id);
      return [deskLine(id, head, { profile: UNREADABLE, ...around })];
    });
  }

  /** Whoever runs the site hears once that a chat does not open: the lists are made anew all the time. */
  #tellDamaged(chatId: string): void {
    if (this.#damaged.has(chatId)) return;
    this.#damaged.add(chatId);
    this.#log.error("value-damaged", { what: "chat", damaged: 1 });
  }

  /** The chats that are still there, and still are what the list says. */
  async #listed(ids: readonly string[], statuses: readonly Head["status"][]): Promise<Listed[]> {
    const heads = await getAll<Head>(this.#store.kv, ids.map(headKey));
    return heads.flatMap(({ value }, i) => {
      const head = value && this.#store.asOfNow(value);
      return head && statuses.includes(head.status) ? [{ id: ids[i]!, head }] : [];
    });
  }

  async #pastLine({ id, head }: Listed, me: Adviser): Promise<PastLine> {
    const mine = head.adviserId === me.adviserId;
    const told = mine ? await unlessDamaged(this.#profile(id, head)) : null;
    const profile = told === "damaged" ? null : told;
    return {
      id,
      startedAt: new Date(head.createdAt).toISOString(),
      endedAt: new Date(head.endedAt ?? head.lastAt).toISOString(),
      mine,
      ...(profile?.nickname && { nickname: profile.nickname }),
    };
  }

  async #profile(id: string, head: Head) {
    const dataKey = await this.#store.loadKey(id);
    return dataKey && await this.#store.profile({ id, head, dataKey });
  }
}
