import { NO_ASSETS } from "../../lib/assets/mod.ts";
import { systemClock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log/mod.ts";
import { openKv } from "../../lib/kv.ts";
import { createServices } from "../../lib/services.ts";
import { devSettings } from "../../lib/settings/mod.ts";
import { RECORD_KINDS } from "../../lib/retention.ts";
import type { Ground, Secrets } from "./ground.ts";

/** Opens a store of the drill with the site's own parts, while no site runs over it. */
export async function withStore<T>(
  ground: Ground,
  store: string,
  work: (parts: Awaited<ReturnType<typeof createServices>>, kv: Deno.Kv) => Promise<T>,
  { secrets, days = 0 }: { secrets?: Secrets; days?: number } = {},
): Promise<T> {
  const settings = devSettings({ KV_URL: ":memory:" }, secrets ?? await ground.secrets());
  if ("problems" in settings) throw new Error("The drill's settings are incomplete");
  const kv = await openKv(ground.path(store));
  try {
    const services = await createServices(settings, {
      kv,
      clock: systemClock(days),
      assets: NO_ASSETS,
      log: silentLog,
      gateway: { send: () => Promise.resolve("unavailable") },
    });
    return await work(services, kv);
  } finally {
    kv.close();
  }
}

/** How many things of each kind are held of a number, chats included; null for a stranger. */
export function heldOf(
  ground: Ground,
  store: string,
  { phone, ...options }: { phone: string; secrets?: Secrets; days?: number },
): Promise<Record<string, number> | null> {
  return withStore(ground, store, async ({ clients, records, chat }) => {
    const client = await clients.findByPhone(phone);
    if (!client) return null;
    const held: Record<string, number> = {};
    for (const kind of RECORD_KINDS) {
      // Opened, and not only counted: what cannot be read is not held.
      const { items } = await records.page(client, kind, { limit: 500, since: 0 });
      if (items.length > 0) held[kind] = items.length;
    }
    const { items } = await chat.holding.page(client, "chat", { limit: 500, since: 0 });
    if (items.length > 0) held.chat = items.length;
    return held;
  }, options);
}

/** Rows of owners whose data key is not there. */
export function countOrphans(ground: Ground, store: string): Promise<number> {
  return withStore(ground, store, async ({ holdings }, kv) => {
    const keys = new Set<string>();
    for await (const { key } of kv.list({ prefix: ["data_keys"] })) {
      keys.add(`${String(key[1])}/${String(key[2])}`);
    }
    let orphans = 0;
    for (const { owned: { kind, roots } } of holdings) {
      for (const root of roots) {
        for await (const { key } of kv.list({ prefix: [root] })) {
          if (!keys.has(`${kind}/${String(key[1])}`)) orphans++;
        }
      }
    }
    return orphans;
  });
}
