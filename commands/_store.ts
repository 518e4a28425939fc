import { isHalfRestored } from "../lib/backup/half_restored.ts";
import { HOUR, systemClock } from "../lib/clock.ts";
import { judgeClock, lastSeenOf, secondClock, type Verdict } from "../lib/clock_guard/mod.ts";
import { isFile, openKv } from "../lib/kv.ts";
import { once } from "../lib/once.ts";
import type { Settings } from "../lib/settings/mod.ts";

/** The store, or why it was left closed. */
type Opened = { readonly kv: Deno.Kv } | { readonly refused: string };

export interface OpenOptions {
  /** Opens a store into which a restore was cut short as well: for the restore that is run again. */
  halfRestored?: boolean;
}

/**
 * Opens the store of an installation, unless the machine's clock cannot be right: the store removes at
 * once and for good what it believes to be past its end. Development may jump as it likes. Nor does it
 * open a part of the data for the whole: such a backup or ledger would take the place of a good one.
 */
export async function openGuarded(
  settings: Settings,
  options: OpenOptions & { confirmedDay: string | null; ask?: typeof fetch },
): Promise<Opened> {
  const { kvUrl, mode, oidc } = settings;
  // Nobody else on the machine may read the store: when contacts took place stands in it openly.
  if (isFile(kvUrl)) Deno.umask(0o077);
  const open = once(() => openKv(kvUrl));
  if (mode === "production") {
    const servers = oidc === "built-in" ? [] : [oidc.issuer];
    const verdict = await judgeClock({
      now: systemClock().now(),
      seen: (await lastSeenOf(kvUrl, open).read())?.at ?? null,
      secondClock: () => secondClock(servers, options.ask),
      confirmedDay: options.confirmedDay,
    });
    if (verdict.outcome === "refused") {
      if (!isFile(kvUrl)) (await open()).close();
      return { refused: explain(verdict) };
    }
  }
  const kv = await open();
  if (options.halfRestored || !await isHalfRestored(kv)) return { kv };
  kv.close();
  return { refused: "A restore into this store was cut short. Run it again before anything else." };
}

function explain({ apart, secondClock }: Extract<Verdict, { outcome: "refused" }>): string {
  const hours = Math.round(Math.abs(apart) / HOUR);
  const today = new Date(systemClock().now()).toISOString();
  return [
    `The store stays closed: the machine's clock says ${today}, ${hours} hours ${
      apart > 0 ? "after" : "before"
    } the store was last open.`,
    secondClock === "silent"
      ? "The identity provider could not be asked what time it is."
      : "The identity provider says that it is another time.",
    "If the clock is wrong, set it right and start again: opening the store would delete for good what only seems to be past its end.",
    `If it is right, start once with CLOCK_CONFIRMED=${
      today.slice(0, 10)
    }: it counts on that day alone.`,
  ].join("\n");
}
