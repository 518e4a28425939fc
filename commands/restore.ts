import { parseArgs } from "node:util";
import { NO_ASSETS } from "../lib/assets/mod.ts";
import { Restore } from "../lib/backup/mod.ts";
import { MINUTE, systemClock } from "../lib/clock.ts";
import { lastSeenOf } from "../lib/clock_guard/mod.ts";
import { createServices } from "../lib/services.ts";
import type { Settings } from "../lib/settings/mod.ts";
import { CONSOLE } from "./_console.ts";
import { ledgersAround, uponFiles } from "./_files.ts";
import type { Machine } from "./_machine.ts";
import { refusalOf, reportOf } from "./_restore_lines.ts";

const USAGE =
  "It needs one file: deno task restore FILE [--ledger FILE]… [--replace] [--into STORE]";

/** A site notes every minute that it has the store open. */
const OPEN_FOR = 3 * MINUTE;

/** Brings a backup back into the store, which no site may be running over; for a trial into another one. */
export async function restore(machine: Machine): Promise<number> {
  const asked = readArgs(machine.args);
  if (!asked) {
    machine.complain(USAGE);
    return 2;
  }
  return await uponFiles(machine, () => bringBack(machine, asked));
}

interface Asked {
  readonly path: string;
  readonly ledgers: readonly string[];
  readonly replace: boolean;
  /** A store beside the site's own. */
  readonly into?: string;
}

async function bringBack(machine: Machine, asked: Asked): Promise<number> {
  const { path, ledgers, replace } = asked;
  const here = await machine.settingsHere();
  const settings = { ...here, kvUrl: asked.into ?? here.kvUrl };
  if (settings.kvUrl === here.kvUrl && await isServing(settings)) {
    machine.complain("The site is running: stop it (every instance), then restore.");
    return 1;
  }
  const kv = await machine.openStore(settings, { halfRestored: true });
  if (await isOpenElsewhere(settings, kv)) {
    kv.close();
    machine.complain(
      "A site had this store open less than three minutes ago. Stop it (every instance); if one was killed, wait until then.",
    );
    return 1;
  }
  const clock = systemClock(settings.clockOffsetDays);
  const services = await createServices(settings, {
    kv,
    clock,
    assets: NO_ASSETS,
    log: machine.log,
    // Nobody is told anything by bringing back what was there.
    gateway: { send: () => Promise.resolve("unavailable") },
  });
  const outcome = await new Restore(kv, {
    keys: settings,
    services,
    ledgers: [...await ledgersAround(path), ...ledgers],
    replace,
    by: CONSOLE,
  }).run(path);
  kv.close();
  if ("refused" in outcome) {
    machine.complain(refusalOf(outcome, path));
    machine.complain("Nothing was written.");
    return 1;
  }
  for (const line of reportOf(outcome)) machine.print(line);
  return 0;
}

function readArgs(args: readonly string[]): Asked | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ledger: { type: "string", multiple: true, default: [] },
        replace: { type: "boolean", default: false },
        into: { type: "string" },
      },
    });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) return null;
    const { ledger: ledgers, replace, into } = values;
    return { path, ledgers, replace, ...(into && { into }) };
  } catch {
    return null;
  }
}

/** Whether something answers where the site listens. */
async function isServing({ host, port }: Settings): Promise<boolean> {
  const hostname = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const connection = await Deno.connect({ hostname, port }).catch(() => null);
  connection?.close();
  return connection !== null;
}

/** Whether a site, wherever it listens, had the store open a moment ago: it says so every minute. */
async function isOpenElsewhere({ kvUrl }: Settings, kv: Deno.Kv): Promise<boolean> {
  const seen = await lastSeenOf(kvUrl, () => Promise.resolve(kv)).read();
  return seen !== null && seen.open && systemClock().now() - seen.at < OPEN_FOR;
}
