import assert from "node:assert/strict";
import type { Browser, BrowserContext, Page, Response } from "playwright-core";

export interface VisitorOptions {
  javaScript?: boolean;
  width?: number;
  dark?: boolean;
}

/** Somebody with a browser of their own, whose every request and complaint is written down. */
export class Visitor implements AsyncDisposable {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #origin: string;
  readonly #javaScript: boolean;
  readonly #foreign: string[] = [];
  readonly #complaints: string[] = [];
  readonly #documents = new Set<string>();
  #answer: Response | null = null;

  private constructor(
    page: Page,
    context: BrowserContext,
    { origin, javaScript }: { origin: string; javaScript: boolean },
  ) {
    this.page = page;
    this.#javaScript = javaScript;
    this.#context = context;
    this.#origin = origin;
    this.#listen();
  }

  /** Opens a browser window with nothing in it on the site at `url`. */
  static async open(browser: Browser, url: string, options: VisitorOptions = {}): Promise<Visitor> {
    const { javaScript = true, width = 1280, dark = false } = options;
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height: 800 },
      colorScheme: dark ? "dark" : "light",
      // A colour that is still on its way is none to measure.
      reducedMotion: "reduce",
      javaScriptEnabled: javaScript,
      locale: "fi-FI",
      timezoneId: "Europe/Helsinki",
    });
    context.setDefaultTimeout(10_000);
    const { origin } = new URL(url);
    return new Visitor(await context.newPage(), context, { origin, javaScript });
  }

  /** Goes to a page and answers its status. */
  async goto(path: string): Promise<number> {
    return (await this.page.goto(path))?.status() ?? 0;
  }

  /** Presses what stands in a form or a link, and waits for the page that follows. */
  async press(selector: string): Promise<void> {
    const next = this.page.waitForNavigation({ waitUntil: "load" });
    await Promise.all([next, this.page.click(selector)]);
  }

  /** The whole visible text of the page. */
  text(): Promise<string> {
    return this.page.innerText("body");
  }

  /** The page as the server sent it, before any script touched it. */
  async source(): Promise<string> {
    if (!this.#answer) throw new Error("No page has been opened");
    return await this.#answer.text();
  }

  /** Presses Tab until the focus is on something that can be seen to have it. */
  async tabTo(selector: string): Promise<void> {
    for (let presses = 0; presses < 100; presses++) {
      const focused = await this.page.evaluate((wanted) => {
        const active = document.activeElement;
        if (!active?.matches(wanted)) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(active);
        return {
          outlined: outlineStyle !== "none" && outlineWidth !== "0px",
          shadow: boxShadow !== "none",
        };
      }, selector);
      if (focused) {
        assert.ok(focused.outlined || focused.shadow, `${selector}: the focus cannot be seen`);
        return;
      }
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${selector} cannot be reached with the keyboard`);
  }

  /** No third party was asked, no script complained, nothing was missing. */
  assertQuiet(where: string): void {
    assert.deepEqual(this.#foreign, [], `${where}: asked a third party`);
    assert.deepEqual(this.#complaints, [], `${where}: complained on the console`);
  }

  /** Nothing lies on the device. */
  async assertNothingStored(where: string): Promise<void> {
    assert.deepEqual(await this.#context.cookies(), [], `${where}: a cookie`);
    const { origins } = await this.#context.storageState({ indexedDB: true });
    assert.deepEqual(origins, [], `${where}: storage`);
  }

  /** Names of the cookies on the device. */
  async cookieNames(): Promise<string[]> {
    return (await this.#context.cookies()).map(({ name }) => name).sort();
  }

  /** What makes the page wider than its window: nobody shall have to scroll sideways (WCAG 1.4.10). */
  tooWide(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = [...document.querySelectorAll("body *")].filter((element) =>
        element.getBoundingClientRect().right > clientWidth + 1
      );
      const names = wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 100));
      return [`${scrollWidth} px wide`, ...names];
    });
  }

  /** What can be pressed and is below 24 px; links in running text are exempt (WCAG 2.5.8). */
  tooSmall(): Promise<string[]> {
    return this.page.$$eval(
      "a, button, input:not([type=hidden]), select, textarea, summary, [role=button]",
      (elements) =>
        elements.filter((element) => {
          const { display } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          const shown = width > 1 && height > 1;
          return shown && display !== "inline" && (width < 24 || height < 24);
        }).map((element) => `below 24 px: ${element.outerHTML.slice(0, 120)}`),
    );
  }

  /** Words of headings, labels and buttons that a line breaks where no hyphen is (a compound may have soft ones). */
  brokenWords(): Promise<string[]> {
    return this.page.$$eval("h1, h2, h3, h4, dt, th, legend, label, .button", (elements) => {
      const broken: string[] = [];
      for (const element of elements) {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          for (const { 0: word, index } of node.textContent!.matchAll(/[^\s\u00ad-]+/g)) {
            const range = document.createRange();
            // The hyphen that a break shows belongs to the first letter after it.
            range.setStart(node, Math.min(index + 1, index + word.length - 1));
            range.setEnd(node, index + word.length);
            const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
            if (new Set(tops).size > 1) broken.push(`broken inside a word: ${word}`);
          }
        }
      }
      return broken;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
  }

  #listen(): void {
    this.page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.origin !== this.#origin && url.protocol !== "data:") this.#foreign.push(url.href);
      // A part of a page that htmx asks for is as much a page as one that is gone to.
      const page = request.isNavigationRequest() || request.headers()["hx-request"];
      if (page) this.#documents.add(request.url());
    });
    this.page.on("response", (response) => {
      const request = response.request();
      if (request.isNavigationRequest() && request.frame() === this.page.mainFrame()) {
        this.#answer = response;
      }
    });
    this.page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      // A browser notes every answer that is an error, a refused form too. Only what a page needs counts.
      if (
        this.#documents.has(message.location().url) && /status of (4\d\d|503)/.test(message.text())
      ) {
        return;
      }
      this.#complaints.push(`${message.text()} (${message.location().url})`);
    });
    this.page.on("pageerror", (error) => this.#complaints.push(error.message));
    this.page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // Where scripts are switched off, Chromium reports each that was announced as forbidden.
      const unwanted = !this.#javaScript && reason === "csp" && request.url().endsWith(".js");
      if (!unwanted && !reason.includes("ERR_ABORTED")) {
        this.#complaints.push(`${request.url()}: ${reason}`);
      }
    });
  }
}
