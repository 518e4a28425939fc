import type { Hono } from "hono";
import { type Encoding, hashOf, preferredEncoding, SharedBody } from "../../lib/assets/mod.ts";
import type { SiteEnv } from "../_site.ts";

/** A page that is the same for everybody. */
export interface StaticPage {
  readonly path: string;
  readonly contentType: string;
  /** BCP 47. */
  readonly language?: string;
  /** Makes the body. Called once, when somebody first asks: a start has better things to do. */
  readonly make: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
}

interface StaticPagesOptions {
  /** The origins under which the site may be reached. */
  readonly origins: ReadonlySet<string>;
  /** The security headers of every answer. */
  readonly headers: readonly (readonly [string, string])[];
}

/** What may stay in caches for a moment. A change of the notice is seen within five minutes. */
const CACHE = "public, max-age=300, must-revalidate";
/** Browsers send a handful of different values; whoever sends thousands gets no memory for them. */
const MOST_REMEMBERED = 64;

/** A page in one encoding, ready to be sent. */
interface Ready {
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As objects: an answer made of them takes a third less time than one made of pairs. */
  readonly headers: Headers;
  /** Those of a 304: nothing about the content, which is not sent. */
  readonly kept: Headers;
}

type Kind = Encoding | "identity";

/**
 * Answers pages from memory before anything else looks at the request: one look-up by the whole
 * address, which is also the check of the host. Everything that stands in an answer is made once.
 */
export class StaticPages {
  readonly #byAddress = new Map<string, PreparedPage>();
  readonly #byPath = new Map<string, PreparedPage>();
  readonly #kinds = new Map<string, Kind>();

  constructor(pages: readonly StaticPage[], { origins, headers }: StaticPagesOptions) {
    for (const page of pages) {
      const prepared = new PreparedPage(page, headers);
      this.#byPath.set(page.path, prepared);
      for (const origin of origins) {
        const { host } = new URL(origin);
        // Behind a proxy that ends TLS, the address of a request says http whatever SITE_URL says.
        for (const scheme of ["http", "https"]) {
          this.#byAddress.set(`${scheme}://${host}${page.path}`, prepared);
        }
      }
    }
  }

  /** The paths of all pages, for the site map. */
  get paths(): string[] {
    return [...this.#byPath.keys()];
  }

  /** The answer, or null for what is no such page: the rest of the site decides. */
  answer(request: Request): Response | Promise<Response> | null {
    const page = this.#byAddress.get(request.url);
    if (page === undefined) return null;
    const { method } = request;
    if (method !== "GET" && method !== "HEAD") return null;
    return this.#answer(page, request);
  }

  /** The same for an address that has a query behind it, once the doors have let it pass. */
  page(path: string, request: Request): Response | Promise<Response> {
    const page = this.#byPath.get(path);
    if (page === undefined) throw new Error(`There is no page ${path}`);
    return this.#answer(page, request);
  }

  /** Puts these pages before the whole site. */
  before(app: Hono<SiteEnv>): Hono<SiteEnv> {
    const rest = app.fetch;
    app.fetch = (request, ...more) => this.answer(request) ?? rest(request, ...more);
    return app;
  }

  #answer(page: PreparedPage, request: Request): Response | Promise<Response> {
    const kind = this.#kindOf(request.headers.get("accept-encoding"));
    const ready = page.ready(kind);
    if (ready instanceof Promise) return ready.then((made) => respond(made, request));
    return respond(ready, request);
  }

  #kindOf(accept: string | null): Kind {
    if (accept === null) return "identity";
    const known = this.#kinds.get(accept);
    if (known !== undefined) return known;
    const kind = preferredEncoding(accept) ?? "identity";
    if (this.#kinds.size < MOST_REMEMBERED) this.#kinds.set(accept, kind);
    return kind;
  }
}

/** A page whose encodings are made when somebody first asks for them. */
class PreparedPage {
  readonly #page: StaticPage;
  readonly #security: StaticPagesOptions["headers"];
  readonly #ready = new Map<Kind, Ready>();
  #made?: Promise<{ body: SharedBody; hash: string }>;

  constructor(page: StaticPage, security: StaticPagesOptions["headers"]) {
    this.#page = page;
    this.#security = security;
  }

  ready(kind: Kind): Ready | Promise<Ready> {
    return this.#ready.get(kind) ?? this.#make(kind);
  }

  async #make(kind: Kind): Promise<Ready> {
    this.#made ??= this.#makeBody();
    const { body, hash } = await this.#made;
    const bytes = kind === "identity" ? body.bytes : await body.as(kind);
    // Strong, and of its own in every encoding: the bytes differ (RFC 9110, 8.8.3.3).
    const etag = `"${hash}-${kind}"`;
    const { contentType, language } = this.#page;
    const headers: [string, string][] = [
      ...this.#security.map(([name, value]): [string, string] => [name, value]),
      ["content-type", contentType],
      ...(language ? [["content-language", language] satisfies [string, string]] : []),
      ...(kind === "identity" ? [] : [["content-encoding", kind] satisfies [string, string]]),
      ["cache-control", CACHE],
      ["vary", "accept-encoding"],
      ["etag", etag],
    ];
    const kept = headers.filter(([name]) =>
      !name.startsWith("content-") || name.endsWith("-policy")
    );
    const ready = { etag, bytes, headers: new Headers(headers), kept: new Headers(kept) };
    this.#ready.set(kind, ready);
    return ready;
  }

  async #makeBody(): Promise<{ body: SharedBody; hash: string }> {
    const bytes = await this.#page.make();
    const hash = await hashOf(bytes);
    return { hash, body: new SharedBody(bytes, hash) };
  }
}

function respond({ etag, bytes, headers, kept }: Ready, request: Request): Response {
  const known = request.headers.get("if-none-match");
  if (known !== null && matches(known, etag)) {
    return new Response(null, { status: 304, headers: kept });
  }
  if (request.method === "HEAD") {
    return new Response(null, { headers: [...headers, ["content-length", String(bytes.length)]] });
  }
  return new Response(bytes, { headers });
}

/** Whether the browser holds this very answer (RFC 9110, 13.1.2: compared weakly). */
function matches(known: string, etag: string): boolean {
  return known.split(",").some((one) => {
    const tag = one.trim().replace(/^W\//, "");
    return tag === etag || tag === "*";
  });
}
