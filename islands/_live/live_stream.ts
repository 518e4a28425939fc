/** What a page knows of its stream: it runs, it is cut and will be tried again, or it is over. */
export type Connection = "opening" | "open" | "lost";

/** The part of `EventSource` that is used; tests bring their own. */
export interface Source {
  readonly readyState: number;
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

interface LiveStreamOptions {
  /** The address, after what the page has by now. */
  readonly url: () => string;
  /** The names of the events that are told. */
  readonly events: readonly string[];
  readonly onEvent: (name: string, data: unknown) => void;
  readonly onConnection: (connection: Connection) => void;
  /**
   * Asked before a refused stream is tried again, and when nothing has come for a while: fetches what
   * the stream may owe. Answers false when there is nothing to come back to.
   */
  readonly catchUp: () => Promise<boolean>;
  readonly open?: (url: string) => Source;
  readonly random?: () => number;
}

const CLOSED = 2;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** A connection can die without a word: this long without an event, what was missed is asked for. */
const SILENCE = 45_000;

/**
 * A stream of server-sent events that comes back by itself. `EventSource` does so after a cut, but
 * gives up when it is refused (429, 503), and does not notice that a phone changed its network.
 */
export class LiveStream {
  readonly #options: LiveStreamOptions;
  #source: Source | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;
  #stopped = false;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#stopped) return;
    this.#end();
    const { url, events, onEvent, onConnection, open = openSource } = this.#options;
    const source = this.#source = open(url());
    onConnection("opening");
    source.addEventListener("open", () => {
      if (source !== this.#source) return;
      this.#attempts = 0;
      onConnection("open");
      this.#watch();
    });
    source.addEventListener("error", () => source === this.#source && this.#cut(source));
    for (const name of events) {
      source.addEventListener(name, ({ data }) => {
        if (source !== this.#source) return;
        this.#watch();
        onEvent(name, JSON.parse(data));
      });
    }
  }

  /** Something says that the connection may be dead or may work again: do not wait any longer. */
  wake(): void {
    if (this.#stopped) return;
    this.#attempts = 0;
    this.start();
  }

  stop(): void {
    this.#stopped = true;
    this.#end();
  }

  #cut(source: Source): void {
    clearTimeout(this.#silence);
    this.#options.onConnection("lost");
    if (source.readyState !== CLOSED) return;
    const { random = Math.random } = this.#options;
    const longest = Math.min(FIRST_WAIT * 2 ** this.#attempts++, LONGEST_WAIT);
    // Half of it is chance, so that a thousand pages do not come back in the same moment.
    this.#waiting = setTimeout(() => this.#comeBack(), longest / 2 + random() * longest / 2);
  }

  async #comeBack(): Promise<void> {
    if (await this.#catchUp()) this.start();
  }

  #watch(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(async () => {
      if (await this.#catchUp()) this.#watch();
    }, SILENCE);
  }

  async #catchUp(): Promise<boolean> {
    const more = await this.#options.catchUp();
    if (!more) this.stop();
    return more && !this.#stopped;
  }

  #end(): void {
    clearTimeout(this.#waiting);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = null;
  }
}

function openSource(url: string): Source {
  return new EventSource(url);
}
