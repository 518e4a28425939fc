import { type Clock, systemClock } from "../lib/clock.ts";
import type { Settings } from "../lib/settings/mod.ts";
import { Vault } from "../lib/vault/mod.ts";
import type { Machine } from "./_machine.ts";

/** What is here: the store, open, and what reads it. */
interface Installation {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly kv: Deno.Kv;
  readonly vault: Vault;
}

/** Does work upon the installation that is here, and closes its store whatever comes of it. */
export async function uponInstallation(
  machine: Machine,
  work: (here: Installation) => Promise<number>,
): Promise<number> {
  const settings = await machine.settingsHere();
  const clock = systemClock(settings.clockOffsetDays);
  const kv = await machine.openStore(settings);
  try {
    return await work({ settings, clock, kv, vault: await Vault.open({ kv, clock, ...settings }) });
  } finally {
    kv.close();
  }
}
