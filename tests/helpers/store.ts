import { Clients } from "../../lib/clients/mod.ts";
import { Erasure } from "../../lib/erasure/mod.ts";
import { Records } from "../../lib/records/mod.ts";
import { freshSecrets } from "../../lib/settings/mod.ts";
import { Vault } from "../../lib/vault/mod.ts";
import { FakeClock } from "./clock.ts";

/** Vault, clients, records and erasure over one store, without the rest of the site. */
export async function openStores({ path = ":memory:", at }: { path?: string; at?: string } = {}) {
  const kv = await Deno.openKv(path);
  const clock = new FakeClock(at);
  const secrets = freshSecrets();
  const masterKey = Uint8Array.fromBase64(secrets.MASTER_KEY);
  const indexKey = Uint8Array.fromBase64(secrets.INDEX_KEY);
  const vault = await Vault.open({ kv, clock, masterKey, indexKey });
  const clients = new Clients(kv, { clock, vault });
  const records = new Records(kv, { clock, vault, clients });
  const erasure = new Erasure(kv, { clock, vault, clients, holdings: [records] });
  return {
    kv,
    clock,
    masterKey,
    indexKey,
    vault,
    clients,
    records,
    erasure,
    [Symbol.dispose]: () => kv.close(),
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;
