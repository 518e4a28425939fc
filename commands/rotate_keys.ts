import { Audit } from "../lib/audit/mod.ts";
import { systemClock } from "../lib/clock.ts";
import { KeyRotation, type Rotated, Vault } from "../lib/vault/mod.ts";
import type { Machine } from "./_machine.ts";
import { CONSOLE } from "./_console.ts";

/** A line now and then, so that whoever waits sees that it goes on. */
const TELL_EVERY = 500;

/**
 * Wraps every live data key anew under `MASTER_KEY`; `OLD_MASTER_KEYS` holds what wrapped before. It runs
 * beside the site, and may be stopped and run again. Fails while anything is left under a former key.
 */
export async function rotateKeys(machine: Machine): Promise<number> {
  const settings = await machine.settingsHere();
  const clock = systemClock(settings.clockOffsetDays);
  const kv = await machine.openStore(settings);
  let told = 0;
  const rotation = await KeyRotation.open(kv, {
    clock,
    ...settings,
    onProgress: (rewrapped) => {
      if (rewrapped < told + TELL_EVERY) return;
      told = rewrapped;
      machine.print(`${rewrapped} data keys are wrapped anew so far.`);
    },
  });
  if (!await rotation.isSiteReady()) {
    machine.complain(
      "The site was last started with another MASTER_KEY: it could not open what is wrapped anew.\n" +
        "Start it (every instance) with the new MASTER_KEY and with the former one in " +
        "OLD_MASTER_KEYS, then rotate.",
    );
    kv.close();
    return 1;
  }
  const rotated = await rotation.run();
  const { rewrapped, former, unknown } = rotated;
  if (rewrapped > 0 && former + unknown === 0) {
    const vault = await Vault.open({ kv, clock, ...settings });
    await new Audit(kv, { clock, vault }).append({ actor: CONSOLE, action: "keys.rotated" });
  }
  kv.close();
  for (const line of report(rotated)) machine.print(line);
  return former + unknown === 0 ? 0 : 1;
}

function report({ rewrapped, current, former, unknown, unreadable }: Rotated): string[] {
  const left = former - unreadable;
  return [
    `${rewrapped} data keys were wrapped anew. Under the master key: ${current}. ` +
    `Left under former ones: ${former}.`,
    ...(left > 0 ? ["New ones came while it ran: run it again."] : []),
    ...(unreadable > 0
      ? [`Of these, ${unreadable} are damaged and open under no key: what they sealed is lost.`]
      : []),
    ...(unknown > 0
      ? [`${unknown} are wrapped by a key that is not in OLD_MASTER_KEYS: add it and run again.`]
      : []),
    ...(former + unknown === 0
      ? ["OLD_MASTER_KEYS is not needed any more: see docs/operations.md for what to do with it."]
      : []),
  ];
}
