import type { Clock } from "../clock.ts";
import { ERASURE_LEDGER, type LedgerEntry } from "../vault/mod.ts";
import { indexKeyMark, ledgerKey, type SiteKeys } from "./keys.ts";
import { writeFully, writeWhole } from "./whole_file.ts";

/** Why a file is not taken for a ledger of this site. */
export type LedgerRefusal = "not-a-ledger" | "another-index-key" | "damaged";

interface LedgerFile {
  /** When it was read from the store, in epoch milliseconds. */
  readonly madeAt: number;
  readonly entries: readonly (readonly [name: string, entry: LedgerEntry])[];
}

interface FirstLine {
  readonly ledger: 1;
  /** Tells the index key that its names were made with. */
  readonly mark: string;
  readonly madeAt: number;
  readonly entries: number;
}

const utf8 = new TextEncoder();

/** The entries that a store's erasure ledger has, without those whose time is up. */
export async function* ledgerEntries(
  kv: Deno.Kv,
  clock: Clock,
): AsyncGenerator<readonly [name: string, entry: LedgerEntry]> {
  const rows = kv.list<LedgerEntry>({ prefix: [ERASURE_LEDGER] }, { batchSize: 500 });
  for await (const { key, value } of rows) {
    if (value.expiresAt > clock.now()) yield [String(key[1]), value];
  }
}

/**
 * Writes the erasure ledger of a store into a file: keyed hashes and times, which say nothing without the
 * index key, and a code over all of it. Answers how many entries there are.
 */
export async function writeLedgerFile(
  path: string,
  kv: Deno.Kv,
  { keys, clock }: { keys: Pick<SiteKeys, "indexKey">; clock: Clock },
): Promise<number> {
  const madeAt = clock.now();
  const entries = await Array.fromAsync(ledgerEntries(kv, clock));
  const mark = (await indexKeyMark(keys.indexKey)).toHex();
  const first: FirstLine = { ledger: 1, mark, madeAt, entries: entries.length };
  const body = [first, ...entries].map((line) => JSON.stringify(line) + "\n").join("");
  const code = await crypto.subtle.sign("HMAC", await ledgerKey(keys.indexKey), utf8.encode(body));
  await writeWhole(path, async (file) => {
    await writeFully(file, utf8.encode(`${body}${new Uint8Array(code).toHex()}\n`));
    await file.sync();
  });
  return entries.length;
}

/**
 * Reads a ledger file.
 * @throws Deno.errors.NotFound
 */
export async function readLedgerFile(
  path: string,
  keys: Pick<SiteKeys, "indexKey">,
): Promise<LedgerFile | { refused: LedgerRefusal }> {
  const text = new TextDecoder().decode(await Deno.readFile(path));
  const lines = text.split("\n");
  const first = parse<FirstLine>(lines[0] ?? "");
  if (first?.ledger !== 1) return { refused: "not-a-ledger" };
  const mark = (await indexKeyMark(keys.indexKey)).toHex();
  const [code, end] = lines.slice(-2);
  const body = lines.slice(0, -2).join("\n") + "\n";
  const whole = end === "" && /^[0-9a-f]{64}$/.test(code!) && await crypto.subtle.verify(
    "HMAC",
    await ledgerKey(keys.indexKey),
    Uint8Array.fromHex(code!),
    utf8.encode(body),
  );
  if (!whole) return { refused: first.mark === mark ? "damaged" : "another-index-key" };
  const entries = lines.slice(1, -2).map((line) => JSON.parse(line) as [string, LedgerEntry]);
  return { madeAt: first.madeAt, entries };
}

function parse<T>(line: string): T | null {
  try {
    return JSON.parse(line) as T;
  } catch {
    return null;
  }
}
