import { DatabaseSync } from "node:sqlite";

/** Changes one byte of a value in the store: of what is sealed, or of a wrapped data key. */
export async function flip(kv: Deno.Kv, key: Deno.KvKey): Promise<void> {
  const { value } = await kv.get<Record<string, unknown>>(key);
  if (value === null) throw new Error(`Nothing lies under ${key.join()}`);
  let flipped = false;
  const changed = Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (!(part instanceof Uint8Array)) return [name, part];
      const bytes = part.slice();
      bytes[bytes.length - 1]! ^= 1;
      flipped = true;
      return [name, bytes];
    }),
  );
  if (!flipped) throw new Error(`Nothing is sealed under ${key.join()}`);
  await kv.set(key, changed);
}

/** The key of the first row below a prefix. */
export async function firstKey(kv: Deno.Kv, prefix: Deno.KvKey): Promise<Deno.KvKey> {
  for await (const { key } of kv.list({ prefix })) return key;
  throw new Error(`Nothing lies below ${prefix.join()}`);
}

/** One row in a store's file, beneath Deno KV. */
interface StoredRow {
  readonly bytes: Uint8Array;
  isThere(): boolean;
  /** Lays other bytes in its place, or the row as it was where it has gone. */
  put(bytes: Uint8Array): void;
}

/** The first row below a root in a store's file. */
export function storedRow(path: string, root: string): StoredRow {
  const db = () => new DatabaseSync(path);
  const find = (): Row | undefined => {
    using open = db();
    const rows = open.prepare("select * from kv").all() as unknown as Row[];
    return rows.find(({ k }) => new TextDecoder().decode(k).startsWith(`\u0002${root}\u0000`));
  };
  const row = find();
  if (!row) throw new Error(`Nothing lies below ${root}`);
  const { k, v_encoding, version, seq, expiration_ms } = row;
  return {
    bytes: row.v,
    isThere: () => find() !== undefined,
    put: (bytes) => {
      using open = db();
      open.prepare(
        "insert or replace into kv (k, v, v_encoding, version, seq, expiration_ms) values (?, ?, ?, ?, ?, ?)",
      ).run(k, bytes, v_encoding, version, seq, expiration_ms);
    },
  };
}

interface Row {
  readonly k: Uint8Array;
  readonly v: Uint8Array;
  readonly v_encoding: number;
  readonly version: number;
  readonly seq: number;
  readonly expiration_ms: number;
}
