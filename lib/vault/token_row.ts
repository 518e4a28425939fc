import type { Clock } from "../clock.ts";
import type { Log } from "../log/mod.ts";
import { unlessDamaged } from "./damage.ts";
import type { SealedRow } from "./mod.ts";
import { unsealWithToken } from "./token.ts";

/** A row that only a token opens, with what it holds. */
interface TokenRow<T> {
  readonly entry: Deno.KvEntry<SealedRow>;
  readonly held: T;
}

interface TokenRowOptions {
  readonly token: string;
  readonly key: Deno.KvKey;
  readonly clock: Clock;
  /** What the log calls it. */
  readonly what: string;
  readonly log?: Log;
}

/**
 * The row of a token, or null when there is none, its time is up, or it was damaged in the store. Such a
 * row goes: the token opens it or nothing does, no backup has it, and whoever holds the token begins anew.
 */
export async function openTokenRow<T>(
  kv: Deno.Kv,
  options: TokenRowOptions,
): Promise<TokenRow<T> | null> {
  const opened = await unlessDamaged(open<T>(kv, options));
  if (opened !== "damaged") return opened;
  await removeDamaged(kv, options);
  return null;
}

/** Removes a row that was damaged, and tells whoever runs the site of what kind it was. */
export async function removeDamaged(
  kv: Deno.Kv,
  { key, what, log }: Pick<TokenRowOptions, "key" | "what" | "log">,
): Promise<void> {
  log?.error("value-damaged", { what, damaged: 1 });
  await kv.delete(key);
}

async function open<T>(
  kv: Deno.Kv,
  { token, key, clock }: TokenRowOptions,
): Promise<TokenRow<T> | null> {
  const entry = await kv.get<SealedRow>(key);
  if (entry.value === null) return null;
  const held = await unsealWithToken<T>(token, { key, row: entry.value, clock });
  return held && { entry, held };
}
