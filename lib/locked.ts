/** For how long a write of the site is tried again, in milliseconds. */
const SITE_WAITS = 4_000;
/** For how long a command that works beside the site waits, in milliseconds. */
const COMMAND_WAITS = 60_000;

/**
 * Repeats `attempt` while the store's file is locked by another process. The engine waits five seconds
 * for a lock that is held; but when the other process commits between its reading and its writing, it
 * gives up at once, although the next try goes through.
 * @throws Error when it is still locked after `atMost` milliseconds.
 */
export async function whileLocked<T>(
  attempt: () => Promise<T>,
  { atMost = COMMAND_WAITS }: { atMost?: number } = {},
): Promise<T> {
  const from = performance.now();
  for (let tries = 1;; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const locked = error instanceof Error && /database is (locked|busy)/.test(error.message);
      if (!locked || performance.now() - from >= atMost) throw error;
      await new Promise((done) => setTimeout(done, Math.min(10 * tries, 500)));
    }
  }
}

/**
 * The same store, whose writes are tried again while a command (a rotation of the master key, say) has
 * the file locked for a moment. What was refused because of a lock was not written, so it may be tried.
 */
export function patientWithLocks(kv: Deno.Kv): Deno.Kv {
  const [set, remove, atomic] = [kv.set.bind(kv), kv.delete.bind(kv), kv.atomic.bind(kv)];
  const patience = { atMost: SITE_WAITS };
  kv.set = (...args) => whileLocked(() => set(...args), patience);
  kv.delete = (...args) => whileLocked(() => remove(...args), patience);
  kv.atomic = () => {
    const op = atomic();
    const commit = op.commit.bind(op);
    op.commit = () => whileLocked(commit, patience);
    return op;
  };
  return kv;
}
