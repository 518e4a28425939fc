import assert from "node:assert/strict";
import type { ServedSite, Site } from "../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import type { Visitor } from "./_visitor.ts";

/** A page that asks again by itself is no fault: it does so for who has no script only, and can be stopped. */
const ASKS_AGAIN = /<noscript><meta http-equiv="refresh"[^>]*><\/noscript>/;

/** What is answered with GET and is no page: data, files, streams, parts of pages, ways to elsewhere. */
export const NO_PAGES: readonly RegExp[] = [
  /^\/(healthz|readyz|robots\.txt|static\/\*|\.well-known\/security\.txt|selko|dev\/outbox)$/,
  /^\/api\//,
  /\.(json|csv|txt)$/,
  // Asked by a page that waits: whether the session lives, what became of a message.
  /\/(alive|code\/delivery)$/,
  // The way to the staff's provider and back.
  /^\/admin\/(sign-in|callback)$/,
  // Parts of the live desk and of a request, and the record as a file.
  /^\/admin\/(desk\/(events|overview)|requests\/:id\/standing|notice\/record\.html)$/,
];

/** Every page that the router of a site answers: the patterns of its addresses. */
function pagesOf({ app }: Pick<Site, "app">): string[] {
  const got = app.routes.filter(({ method, path }) => method === "GET" && path !== "/*");
  const patterns = [...new Set(got.map(({ path }) => path))];
  return patterns.filter((path) => !NO_PAGES.some((pattern) => pattern.test(path)));
}

/** Somebody who looks at one page after the other, and knows which pages of the router they have seen. */
export class Walk {
  readonly #visitor: Visitor;
  readonly #patterns: readonly string[];
  readonly #seen = new Set<string>();
  readonly #options: { readonly wordsAlone?: boolean };

  /** `wordsAlone`: the same pages are seen in another language in every window and colour. */
  constructor(visitor: Visitor, site: ServedSite, options: { readonly wordsAlone?: boolean } = {}) {
    this.#visitor = visitor;
    this.#options = options;
    this.#patterns = pagesOf(site);
  }

  /** Goes to a page and looks at it. */
  async to(path: string, status = 200): Promise<void> {
    assert.equal(await this.#visitor.goto(path), status, path);
    await this.look(path);
  }

  /** Looks at the page that is open: its HTML is valid, it is within everybody's reach and complains of nothing. */
  async look(where: string): Promise<void> {
    const { pathname } = new URL(this.#visitor.page.url());
    const pattern = this.#patterns.find((one) => one === pathname) ??
      this.#patterns.find((one) => asAddress(one).test(pathname));
    if (pattern !== undefined) this.#seen.add(pattern);
    await assertValidHtml((await this.#visitor.source()).replace(ASKS_AGAIN, ""), where);
    await assertAccessible(this.#visitor, where, this.#options);
    this.#visitor.assertQuiet(where);
  }

  /** Every page of the router that this walk was to see was seen. */
  assertSawAll(wanted: (pattern: string) => boolean): void {
    const missed = this.#patterns.filter((one) => wanted(one) && !this.#seen.has(one));
    assert.deepEqual(missed, [], "pages that nobody looked at");
    assert.ok(this.#seen.size > 0);
  }
}

function asAddress(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[^/]+")}$`);
}
