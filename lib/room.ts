import { CHECKS_PER_COMMIT } from "./kv.ts";

/** The engine's own limit of one commit. */
const MUTATIONS = 1_000;
/** Kept free for what is always part of a commit, and for being wrong by a few. */
const SPARE = { checks: 3, mutations: 60 };

/** How many more checks and mutations fit into a commit. */
interface Room {
  readonly checks: number;
  readonly mutations: number;
}

const used = new WeakMap<Deno.AtomicOperation, { checks: number; mutations: number }>();

/** An atomic operation that knows how much still fits into it: see {@link roomIn}. */
export function measured(op: Deno.AtomicOperation): Deno.AtomicOperation {
  const count = { checks: 0, mutations: 0 };
  const wrapped: Deno.AtomicOperation = new Proxy(op, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function" || name === "commit") {
        return typeof value === "function" ? value.bind(target) : value;
      }
      return (...args: unknown[]) => {
        if (name === "check") count.checks += args.length;
        else count.mutations += name === "mutate" ? args.length : 1;
        value.apply(target, args);
        return wrapped;
      };
    },
  });
  used.set(wrapped, count);
  return wrapped;
}

/**
 * What still fits into a commit that is {@link measured}. What belongs to one commit and has no room
 * there any more is told by this, before the engine refuses all of it.
 */
export function roomIn(op: Deno.AtomicOperation): Room {
  const { checks, mutations } = used.get(op) ?? { checks: 0, mutations: 0 };
  return {
    checks: CHECKS_PER_COMMIT - SPARE.checks - checks,
    mutations: MUTATIONS - SPARE.mutations - mutations,
  };
}
