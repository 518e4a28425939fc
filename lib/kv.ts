import { withDeadline } from "./deadline.ts";
import { patientWithLocks } from "./locked.ts";
import { WatchConnections } from "./kv_connections.ts";

/** The largest value that the store takes, serialised, in bytes. */
export const MAX_VALUE_BYTES = 65_536;
/** What a server takes in one commit (KV Connect); a file takes a hundred. */
export const CHECKS_PER_COMMIT = 10;
/** Kept below the engine's 1,000 mutations and 819,200 bytes a commit. */
const MUTATIONS_PER_COMMIT = 500;
const BYTES_PER_COMMIT = 600_000;
const KEYS_PER_GET_MANY = 10;
/** For how long a page waits for a store behind an address: a restart of its server takes less. */
const ANSWERS_WITHIN = 15_000;

/** Opens the store that `KV_URL` names: a file, `:memory:`, a KV Connect address, or `deploy`. */
export async function openKv(url: string): Promise<Deno.Kv> {
  if (url === "deploy") return await Deno.openKv();
  const kv = await Deno.openKv(url);
  if (isFile(url)) return patientWithLocks(kv);
  if (!isAddress(url)) return kv;
  return withDeadline(watchedApart(kv, () => Deno.openKv(url)), { milliseconds: ANSWERS_WITHIN });
}

/** Whether `KV_URL` names a local file, which one process owns and which is cleaned after erasures. */
export function isFile(url: string): boolean {
  return url !== "deploy" && url !== ":memory:" && !isAddress(url);
}

/** Whether several instances may have the store that `KV_URL` names. */
export function isShared(url: string): boolean {
  return url === "deploy" || isAddress(url);
}

function isAddress(url: string): boolean {
  return /^https?:\/\//.test(url);
}

/** The same store, whose watchers have connections of their own: {@link WatchConnections}. */
function watchedApart(kv: Deno.Kv, open: () => Promise<Deno.Kv>): Deno.Kv {
  const watching = new WatchConnections(open);
  const close = kv.close.bind(kv);
  kv.watch = ((keys, options) => watching.watch(keys, options)) as Deno.Kv["watch"];
  kv.close = () => {
    void watching.close();
    close();
  };
  return kv;
}

/**
 * Repeats `attempt` until its commit meets no conflict. An attempt answers `conflict` when its commit
 * was refused because another writer was first; it then reads again.
 * @throws Error when there is still a conflict after a hundred attempts.
 */
export async function untilCommitted<T>(attempt: () => Promise<T | "conflict">): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const outcome = await attempt();
    if (outcome !== "conflict") return outcome;
    if (tries > 3) await new Promise((done) => setTimeout(done, Math.random() * 4 * tries));
  }
  throw new Error("The store refused the same change a hundred times");
}

/** A write that is one of many: see {@link writeAll}. */
export type Write = { key: Deno.KvKey; value: unknown; expireIn: number; bytes: number };

/**
 * Writes any number of values in as few commits as the engine allows, each under the same checks.
 * Not atomic as a whole: a conflict stops it and is told as false.
 */
export async function writeAll(
  kv: Deno.Kv,
  writes: Iterable<Write>,
  ...checks: Deno.AtomicCheck[]
): Promise<boolean> {
  let op = kv.atomic().check(...checks);
  let count = 0;
  let bytes = 0;
  for (const write of writes) {
    if (count === MUTATIONS_PER_COMMIT || bytes + write.bytes > BYTES_PER_COMMIT) {
      if (!(await op.commit()).ok) return false;
      [op, count, bytes] = [kv.atomic().check(...checks), 0, 0];
    }
    op.set(write.key, write.value, { expireIn: write.expireIn });
    count++;
    bytes += write.bytes + 200;
  }
  return count === 0 || (await op.commit()).ok;
}

/** Deletes every key under `prefix` in batches and answers how many there were. */
export async function deletePrefix(kv: Deno.Kv, prefix: Deno.KvKey): Promise<number> {
  const keys: Deno.KvKey[] = [];
  for await (const entry of kv.list({ prefix })) keys.push(entry.key);
  await deleteKeys(kv, keys);
  return keys.length;
}

/** Deletes any number of keys in batches. */
export async function deleteKeys(kv: Deno.Kv, keys: readonly Deno.KvKey[]): Promise<void> {
  for (let from = 0; from < keys.length; from += MUTATIONS_PER_COMMIT) {
    const op = kv.atomic();
    for (const key of keys.slice(from, from + MUTATIONS_PER_COMMIT)) op.delete(key);
    await op.commit();
  }
}

/** Reads any number of keys, ten at a time as the engine wants it, in the order they were asked. */
export async function getAll<T>(
  kv: Deno.Kv,
  keys: readonly Deno.KvKey[],
): Promise<Deno.KvEntryMaybe<T>[]> {
  const batches: Promise<Deno.KvEntryMaybe<T>[]>[] = [];
  for (let from = 0; from < keys.length; from += KEYS_PER_GET_MANY) {
    batches.push(kv.getMany<T[]>(keys.slice(from, from + KEYS_PER_GET_MANY)));
  }
  return (await Promise.all(batches)).flat();
}
