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
