/**
 * So many watchers share a connection. Each is a stream of HTTP/2 that stays open, and a server lets
 * 100 (RFC 9113, 6.5.2) to 250 run side by side: a read or a commit that comes after would wait for ever.
 */
export const WATCHERS_PER_CONNECTION = 90;

type Changes = Deno.KvEntryMaybe<unknown>[];

interface Connection {
  readonly kv: Promise<Deno.Kv>;
  watchers: number;
}

/** Watches a store behind an address over connections of their own, as many as it takes. */
export class WatchConnections {
  readonly #open: () => Promise<Deno.Kv>;
  readonly #connections: Connection[] = [];

  constructor(open: () => Promise<Deno.Kv>) {
    this.#open = open;
  }

  /** How many connections there are. */
  get count(): number {
    return this.#connections.length;
  }

  /** Like `kv.watch`, and in the place of it. */
  watch(keys: readonly Deno.KvKey[], options?: { raw?: boolean }): ReadableStream<Changes> {
    const connection = this.#withRoom();
    let reader: ReadableStreamDefaultReader<Changes> | undefined;
    let over = false;
    const end = () => {
      if (!over) connection.watchers--;
      over = true;
    };
    return new ReadableStream<Changes>({
      pull: async (controller) => {
        try {
          const kv = await connection.kv;
          if (over) return;
          reader ??= kv.watch<unknown[]>([...keys], options).getReader();
          const { done, value } = await reader.read();
          if (over) return;
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel: async () => {
        end();
        await reader?.cancel();
      },
    }, { highWaterMark: 0 });
  }

  /** Ends every watcher. */
  async close(): Promise<void> {
    for (const { kv } of this.#connections.splice(0)) (await kv.catch(() => null))?.close();
  }

  #withRoom(): Connection {
    const known = this.#connections.find(({ watchers }) => watchers < WATCHERS_PER_CONNECTION);
    const connection = known ?? this.#another();
    connection.watchers++;
    return connection;
  }

  #another(): Connection {
    const connection = { kv: this.#open(), watchers: 0 };
    this.#connections.push(connection);
    // Whoever watches is told; the next one opens anew.
    connection.kv.catch(() => this.#connections.splice(this.#connections.indexOf(connection), 1));
    return connection;
  }
}
