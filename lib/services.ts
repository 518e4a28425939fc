import type { Assets } from "./assets/mod.ts";
import { Clients } from "./clients/mod.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "./log/mod.ts";
import { Codes } from "./phone/mod.ts";
import { PortalSessions } from "./portal/session.ts";
import type { Settings } from "./settings/mod.ts";
import type { Gateway } from "./sms/mod.ts";
import { StoreHealth } from "./store_health.ts";
import { Vault } from "./vault/mod.ts";

/** What comes from outside: a test passes its own clock, store and gateway. */
export interface Surroundings {
  kv: Deno.Kv;
  clock: Clock;
  gateway: Gateway;
  assets: Assets;
  log: Log;
}

/** Everything the routes may use. */
export type Services = Awaited<ReturnType<typeof createServices>>;

/** Puts the site's parts together over one store. */
export async function createServices(settings: Settings, around: Surroundings) {
  const { kv, clock, gateway, assets, log } = around;
  const { masterKey, oldMasterKeys, indexKey } = settings;
  const vault = await Vault.open({ kv, clock, masterKey, oldMasterKeys, indexKey });
  const clients = new Clients(kv, { clock, vault });
  const store = new StoreHealth(kv);
  const portalSessions = new PortalSessions(kv, { clock, vault });
  const codes = new Codes(kv, {
    clock,
    vault,
    gateway,
    host: settings.originBoundCodes ? settings.siteUrl.hostname : null,
    dailyCap: settings.smsDailyCap,
    log,
  });
  return { settings, clock, gateway, assets, log, store, vault, clients, codes, portalSessions };
}
