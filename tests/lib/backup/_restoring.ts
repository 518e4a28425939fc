import assert from "node:assert/strict";
import {
  Restore,
  type Restored,
  type RestoreRefusal,
  writeBackup,
} from "../../../lib/backup/mod.ts";
import type { Settings } from "../../../lib/settings/mod.ts";
import { openSite, type Site, testSettings } from "../../helpers/site.ts";

const BY = { id: "console", name: "deno task" };

/** Sites over stores of their own that share one set of keys, and a folder for what goes between them. */
export interface Places extends AsyncDisposable {
  readonly folder: string;
  readonly settings: Settings;
  /** A site over an empty store; its clock is where the others' are. */
  open(): Promise<Site>;
}

export async function openPlaces({ at }: { at?: string } = {}): Promise<Places> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const settings = testSettings();
  const sites: Site[] = [];
  return {
    folder,
    settings,
    open: async () => {
      const now = sites[0]?.clock.now();
      const site = await openSite({ at: now ? new Date(now).toISOString() : at, settings });
      sites.push(site);
      return site;
    },
    [Symbol.asyncDispose]: async () => {
      for (const site of sites) await site[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Writes a backup of a site and answers where it is. */
export async function backUp({ folder, settings }: Places, site: Site): Promise<string> {
  const path = `${folder}/${crypto.randomUUID()}.backup`;
  await writeBackup(path, site.kv, { keys: settings, clock: site.clock });
  return path;
}

interface RestoreWith {
  readonly ledgers?: readonly string[];
  readonly replace?: boolean;
  readonly settings?: Partial<Settings>;
}

/** Restores into a site's store, whatever comes of it. */
export async function tryRestore(
  { settings }: Places,
  site: Site,
  path: string,
  { ledgers = [], replace, settings: others }: RestoreWith = {},
): Promise<Restored | RestoreRefusal> {
  const keys = { ...settings, ...others };
  const { services } = site;
  return await new Restore(site.kv, { keys, services, ledgers, replace, by: BY }).run(path);
}

/** Restores into a site's store. */
export async function restore(
  places: Places,
  site: Site,
  path: string,
  options: RestoreWith = {},
): Promise<Restored> {
  const outcome = await tryRestore(places, site, path, options);
  assert.ok(!("refused" in outcome), JSON.stringify(outcome));
  return outcome;
}

/** Every row of a store, in the order of its keys. */
export async function rowsOf(kv: Deno.Kv): Promise<{ key: Deno.KvKey; value: unknown }[]> {
  const rows = await Array.fromAsync(kv.list({ prefix: [] }));
  return rows.map(({ key, value }) => ({ key, value }));
}

/** What belongs to nobody in a store: rows of an owner without a data key, or keys without an owner. */
export async function orphansIn({ kv, services }: Site): Promise<string[]> {
  const rows = await rowsOf(kv);
  const keys = new Set<string>();
  for (const { key } of rows) {
    if (key[0] === "data_keys") keys.add(`${String(key[1])}/${String(key[2])}`);
  }
  const anchors = new Set<string>();
  for (const { key } of rows) {
    if (key[0] === "clients") anchors.add(`client/${String(key[1])}`);
    if (key[0] === "chat_heads") anchors.add(`chat/${String(key[1])}`);
    if (key[0] === "requests") anchors.add(`request/${String(key[1])}`);
  }
  const owned = services.holdings.flatMap(({ owned: { kind, roots } }) =>
    roots.map((root) => [root, kind] as const)
  );
  const kindOf = new Map([...owned, ["clients", "client"], ["chat_heads", "chat"]]);
  const orphans = rows.filter(({ key }) => {
    const kind = kindOf.get(String(key[0]));
    return kind !== undefined && !keys.has(`${kind}/${String(key[1])}`);
  }).map(({ key }) => JSON.stringify(key));
  const alone = [...keys].filter((name) => !name.startsWith("staff/") && !anchors.has(name));
  return [...orphans, ...alone];
}
