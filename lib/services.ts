import type { Assets } from "./assets/mod.ts";
import { createChat } from "./chat/mod.ts";
import { Clients } from "./clients/mod.ts";
import type { Clock } from "./clock.ts";
import { Erasure } from "./erasure/mod.ts";
import type { Holding } from "./holdings.ts";
import { FileCleaner, RetentionJob } from "./housekeeping/mod.ts";
import { Ingest } from "./ingest/mod.ts";
import { isFile } from "./kv.ts";
import type { Log } from "./log/mod.ts";
import { Codes } from "./phone/mod.ts";
import { PortalSessions } from "./portal/session.ts";
import { Records } from "./records/mod.ts";
import { Requests } from "./requests/mod.ts";
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
  const records = new Records(kv, { clock, vault, clients });
  const chat = createChat(kv, { clock, vault, clients });
  const holdings: readonly Holding[] = [records, chat.holding];
  const cleaner = isFile(settings.kvUrl) ? new FileCleaner(settings.kvUrl, { log }) : null;
  const onErased = () => cleaner?.soon();
  const erasure = new Erasure(kv, { clock, vault, clients, holdings, onErased });
  return {
    settings,
    clock,
    gateway,
    assets,
    log,
    vault,
    clients,
    records,
    chat,
    holdings,
    erasure,
    cleaner,
    store: new StoreHealth(kv),
    requests: new Requests(kv, { clock, vault, clients }),
    portalSessions: new PortalSessions(kv, { clock, vault }),
    ingest: new Ingest(kv, { clock, vault, records, secret: settings.ingestSecret }),
    retentionJob: new RetentionJob(kv, {
      clock,
      erasure,
      log,
      holdings,
      clean: async () => await cleaner?.clean(),
    }),
    codes: new Codes(kv, {
      clock,
      vault,
      gateway,
      host: settings.originBoundCodes ? settings.siteUrl.hostname : null,
      dailyCap: settings.smsDailyCap,
      log,
    }),
  };
}
