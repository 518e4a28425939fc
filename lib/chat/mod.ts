import type { Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/mod.ts";
import type { Vault } from "../vault/mod.ts";
import { ChatAccess } from "./access.ts";
import { ReadyAnswers } from "./answers.ts";
import { Availability } from "./availability.ts";
import { Blocks } from "./blocks.ts";
import { ChatCare } from "./care.ts";
import { Desk, type DeskDeed } from "./desk.ts";
import { DeskEvents } from "./desk_events.ts";
import { DeskLists } from "./desk_lists.ts";
import { ChatHolding } from "./holding.ts";
import { Hub } from "./hub.ts";
import { importPast, type PastChat } from "./import.ts";
import { Budgets, Pace, READING } from "./limits.ts";
import { Links } from "./links.ts";
import { Presence } from "./presence.ts";
import { ChatSettings } from "./settings.ts";
import { ChatStore } from "./store.ts";
import { ChatRestoring } from "./restoring.ts";
import { ChatRights } from "./rights.ts";
import { SharedPlaces } from "./stream_places.ts";
import { Stranded } from "./stranded.ts";
import { Streams } from "./streams.ts";
import { Typing } from "./typing.ts";
import { VisitorEvents } from "./visitor_events.ts";
import { Visitors } from "./visitors.ts";

export type { Visitor } from "./access.ts";
export { type ReadyAnswer, readyAnswerSchema } from "./answers.ts";
export type { AvailableNow } from "./availability.ts";
export type { Block } from "./blocks.ts";
export type { DeskDeed } from "./desk.ts";
export { dateOf, hoursSchema, isClosedDay, type OpeningHours } from "./hours.ts";
export { differingDays, weekLines } from "./hours.ts";
export type { Span } from "./hours.ts";
export type { PastChat } from "./import.ts";
export type { Adviser } from "./presence.ts";
export { messageSchema, nicknameSchema, startSchema, textFault, textSchema } from "./input.ts";
export type { TextFault } from "./input.ts";
export { type StreamLimit, type StreamOwner } from "./stream_places.ts";
export { encode } from "./streams.ts";
export type { AdviserNames } from "./view.ts";
export type { PastConversation } from "./visitor_events.ts";

/** The chat's parts over one store: one of these a process. */
export type Chat = ReturnType<typeof createChat>;

interface ChatOptions {
  clock: Clock;
  vault: Vault;
  clients: Clients;
  /** Several instances have the store: what they count together is counted there. */
  shared?: boolean;
  /** Records what an adviser did, before it is done; what it throws stops the deed. */
  audit?: (deed: DeskDeed) => Promise<void>;
  /** Hears of every erasure, so that the file is cleaned. */
  onErased?: () => void;
  log?: Log;
}

/**
 * The anonymous chat.
 *
 * A conversation has a data key of its own and one **head**, `["chat_heads", id]`: ids, numbers and
 * times only. Every change is one commit under the check of its head, so a message, its number, its
 * sender's id and the place in the queue are stored together or not at all. What was told lies sealed:
 * `["chats", id]` (language, nickname, advisers), `["chat_messages", id, seq]`, `["chat_notes", id, n]`.
 * `head.expiresAt` decides whether anything may be read: two years from the end, set once. What silence
 * and waiting bring about is worked out from the clock (`settle`), written down or not.
 *
 * - `visitors`: start, send, end, leave a question, erase; each for a `Visitor` that `access` loads.
 * - `access`: who may open a chat; receipt codes (they follow from the visitor's token, and only a keyed
 *   hash is stored).
 * - `events`: what a visitor's stream tells (`wire.ts`), from the one watcher of the conversation.
 * - `desk`, `lists`, `deskEvents`: take, send, answer, hand over, note, end, block, lift, open; the lists
 *   and the past; one stream for everything at a desk (`desk_wire.ts`).
 * - `presence`, `availability`, `settings`, `answers`: who is there, opening hours, ready-made answers.
 * - `streams`: how many event streams may be open, and `closeAll()` for a stopping process.
 * - `links`, `holding`: chats of clients who proved a number, for "my data".
 * - `rights`: corrects notes, restricts, and puts a client's statement beside what was said.
 * - `restoring`: what a restored backup lacks of the conversations.
 * - `care`: `everyMinute()` and `everyDay()` for the cron.
 *
 * `wire.ts` and `desk_wire.ts` are safe for the browser.
 */
export function createChat(kv: Deno.Kv, options: ChatOptions) {
  const { clock, vault, clients, onErased } = options;
  const audit = options.audit ?? (() => Promise.resolve());
  const store = new ChatStore(kv, { clock, vault, onErased });
  const budgets = new Budgets(kv, { clock, vault });
  const access = new ChatAccess(store, budgets, { log: options.log });
  const settings = new ChatSettings(store);
  const presence = new Presence(store);
  const availability = new Availability(store, { settings, presence });
  const blocks = new Blocks(store);
  const links = new Links(store, clients);
  const typing = new Typing(store);
  const hub = new Hub(store, presence);
  const stranded = new Stranded(store, presence);
  const lists = new DeskLists(store, { presence, availability, stranded, log: options.log });
  return {
    store,
    access,
    settings,
    presence,
    availability,
    links,
    hub,
    lists,
    visitors: new Visitors(store, { access, budgets, blocks, availability, links, typing }),
    events: new VisitorEvents(store, { access, hub, settings }),
    desk: new Desk(store, { presence, blocks, links, typing, stranded, audit }),
    deskEvents: new DeskEvents(store, { hub, lists }),
    answers: new ReadyAnswers(store),
    streams: new Streams(options.shared ? new SharedPlaces(kv, { clock, vault }) : undefined),
    /** What may be opened for an address, in messages. */
    readings: new Pace(clock, READING),
    rights: new ChatRights(store),
    care: new ChatCare(store, { availability, links }),
    restoring: new ChatRestoring(store),
    holding: new ChatHolding(store, settings),
    /** Brings in an ended conversation, for a proven number (E.164) or nobody. */
    importPast: (phone: string | null, past: PastChat) =>
      importPast({ store, access, links }, phone, past),
  };
}
