import type { Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { Vault } from "../vault/mod.ts";
import { ChatAccess } from "./access.ts";
import { Availability } from "./availability.ts";
import { Blocks } from "./blocks.ts";
import { ChatCare } from "./care.ts";
import { ChatHolding } from "./holding.ts";
import { importPast, type PastChat } from "./import.ts";
import { Budgets } from "./limits.ts";
import { Links } from "./links.ts";
import { Presence } from "./presence.ts";
import { ChatSettings } from "./settings.ts";
import { ChatStore } from "./store.ts";
import { Visitors } from "./visitors.ts";

export type { PastChat } from "./import.ts";

/** The chat's parts over one store. */
export type Chat = ReturnType<typeof createChat>;

export function createChat(
  kv: Deno.Kv,
  options: { clock: Clock; vault: Vault; clients: Clients },
) {
  const { clock, vault, clients } = options;
  const store = new ChatStore(kv, { clock, vault });
  const budgets = new Budgets(kv, { clock, vault });
  const access = new ChatAccess(store, budgets);
  const settings = new ChatSettings(store);
  const presence = new Presence(store);
  const availability = new Availability(store, { settings, presence });
  const blocks = new Blocks(store);
  const links = new Links(store, clients);
  const visitors = new Visitors(store, { access, budgets, blocks, availability, links });
  return {
    store,
    access,
    visitors,
    settings,
    presence,
    availability,
    links,
    care: new ChatCare(store, { availability, links }),
    holding: new ChatHolding(store, settings),
    /** Brings in an ended conversation, for a proven number (E.164) or nobody. */
    importPast: (phone: string | null, past: PastChat) =>
      importPast({ store, access, links }, phone, past),
  };
}
