import { isFile } from "../kv.ts";

const CLOCK_SEEN = "clock_seen";
/** The row ends with the longest period that anything is kept for; a site off for longer begins anew. */
const KEPT_FOR = 5 * 366 * 86_400_000;

/** When a store was last open (epoch milliseconds), and whether a site had it open then. */
interface Seen {
  readonly at: number;
  readonly open: boolean;
}

/** Remembers when a store was last open. */
interface LastSeen {
  /** Null when the store was never open. */
  read(): Promise<Seen | null>;
  /** `closed`: the site that had it open is leaving. */
  write(now: number, options?: { closed?: boolean }): Promise<void>;
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
      const noted = await Deno.readTextFile(beside).catch(() => "");
      const [, at, closed] = /^(\d{1,15})( closed)?$/.exec(noted) ?? [];
      if (at !== undefined) return { at: Number(at), open: closed === undefined };
      const written = await writtenLast([path, `${path}-wal`]);
      return written === null ? null : { at: written, open: false };
    },
    async write(now, { closed = false } = {}) {
      const text = `${now}${closed ? " closed" : ""}`;
      await Deno.writeTextFile(`${beside}.new`, text, { mode: 0o600 });
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

/** Several instances may have it open; that one leaves says nothing of the others. */
function inStore(open: () => Promise<Deno.Kv>): LastSeen {
  return {
    async read() {
      const { value } = await (await open()).get<{ at: number }>([CLOCK_SEEN]);
      return value && { at: value.at, open: true };
    },
    async write(now) {
      const row = { at: now, expiresAt: now + KEPT_FOR };
      await (await open()).set([CLOCK_SEEN], row, { expireIn: KEPT_FOR });
    },
  };
}
