/** A store under a process that can be killed: see {@link dyingKv}. */
export interface DyingKv {
  readonly kv: Deno.Kv;
  /** Lets so many more changes through, and no other: whoever makes one after that was killed. */
  dieAfter(changes: number): void;
  /** Lets every change through again, as for a process that was started anew. */
  revive(): void;
}

/** A store whose changes can be cut off after any of them, as if the process were killed there. */
export function dyingKv(store: Deno.Kv): DyingKv {
  let left = Infinity;
  const change = <T>(make: () => Promise<T>): Promise<T> =>
    left-- > 0 ? make() : Promise.reject(new Error("killed"));
  const atomic = () => {
    const op = store.atomic();
    const commit = op.commit.bind(op);
    op.commit = () => change(commit);
    return op;
  };
  const kv = new Proxy(store, {
    get(target, name) {
      if (name === "atomic") return atomic;
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      const bound = value.bind(target);
      if (name !== "set" && name !== "delete") return bound;
      return (...args: unknown[]) => change(() => bound(...args));
    },
  });
  return {
    kv,
    dieAfter: (changes) => void (left = changes),
    revive: () => void (left = Infinity),
  };
}
