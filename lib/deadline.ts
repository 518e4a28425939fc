/** The store's server did not answer in time. What was to be written may still be written later. */
export class StoreSilent extends Error {
  override readonly name = "StoreSilent";

  constructor() {
    super("The store's server does not answer");
  }
}

/**
 * The same store, of which every question is answered within so many milliseconds or refused. Deno
 * repeats a question to a server that is gone until it is back: whoever waits for a page would see
 * nothing at all meanwhile. Watchers may wait as long as they like.
 */
export function withDeadline(kv: Deno.Kv, { milliseconds }: { milliseconds: number }): Deno.Kv {
  const inTime = <Args extends unknown[], T>(ask: (...args: Args) => Promise<T>) => {
    return (...args: Args) => orSilent(ask(...args), milliseconds);
  };
  const [list, atomic] = [kv.list.bind(kv), kv.atomic.bind(kv)];
  kv.get = inTime(kv.get.bind(kv)) as Deno.Kv["get"];
  kv.getMany = inTime(kv.getMany.bind(kv)) as Deno.Kv["getMany"];
  kv.set = inTime(kv.set.bind(kv));
  kv.delete = inTime(kv.delete.bind(kv));
  kv.atomic = () => {
    const op = atomic();
    op.commit = inTime(op.commit.bind(op));
    return op;
  };
  kv.list = <T>(...args: Parameters<Deno.Kv["list"]>) => {
    const rows = list<T>(...args);
    rows.next = inTime(rows.next.bind(rows));
    return rows;
  };
  return kv;
}

function orSilent<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreSilent()), milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
