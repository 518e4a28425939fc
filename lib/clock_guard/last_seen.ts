import { isFile } from "../kv.ts";

export const CLOCK_SEEN = "clock_seen";
/** The row ends with the longest period that anything is kept for; a site off for longer begins anew. */
const KEPT_FOR = 5 * 366 * 86_400_000;

/** Remembers when a store was last open. */
export interface LastSeen {
  /** Epoch milliseconds, or null when the store was never open. */
  read(): Promise<number | null>;
  write(now: number): Promise<void>;
}

/**
 * A file is swept the moment it is opened, so what was seen stands beside it and is read without opening
 * it. A server sweeps by its own clock: there it is a row, and opening is harmless.
 */
export function lastSeenOf(kvUrl: string, open: () => Promise<Deno.Kv>): LastSeen {
  return isFile(kvUrl) ? besideFile(kvUrl) : inStore(open);
}

function besideFile(path: string): LastSeen {
  const beside = `${path}.seen`;
  return {
    async read() {
      const noted = await Deno.readTextFile(beside).then(Number, () => NaN);
      if (Number.isSafeInteger(noted) && noted > 0) return noted;
      return await writtenLast([path, `${path}-wal`]);
    },
    async write(now) {
      await Deno.writeTextFile(`${beside}.new`, String(now), { mode: 0o600 });
      await Deno.rename(`${beside}.new`, beside);
    },
  };
}

/** Where nothing was noted, the file system knows when the store was last written to. */
async function writtenLast(paths: readonly string[]): Promise<number | null> {
  const times = await Promise.all(
    paths.map((path) => Deno.stat(path).then(({ mtime }) => mtime?.getTime() ?? 0, () => 0)),
  );
  const last = Math.max(...times);
  return last > 0 ? last : null;
}

function inStore(open: () => Promise<Deno.Kv>): LastSeen {
  return {
    async read() {
      const { value } = await (await open()).get<{ at: number }>([CLOCK_SEEN]);
      return value?.at ?? null;
    },
    async write(now) {
      const row = { at: now, expiresAt: now + KEPT_FOR };
      await (await open()).set([CLOCK_SEEN], row, { expireIn: KEPT_FOR });
    },
  };
}
