/** A browser in the drill: goes through the pages of a running site, keeps cookies, follows nothing. */
export class Visitor {
  readonly #site: string;
  readonly #cookies = new Map<string, string>();

  constructor(site: string) {
    this.#site = site;
  }

  /** Proves a number (E.164) with the code that the outbox of development shows. */
  async signIn(phone: string): Promise<this> {
    await (await this.post("/omat-tiedot/code", { phone })).body?.cancel();
    const outbox = await this.get("/dev/outbox");
    const texts = await outbox.json() as { to: string; text: string }[];
    const code = texts.find(({ to }) => to === phone)?.text.slice(0, 6);
    const answer = code && await this.post("/omat-tiedot/verify", { code });
    await (answer || undefined)?.body?.cancel();
    if (!answer || answer.status !== 303) throw new Error("The code did not let its number in");
    return this;
  }

  /** Whether "my data" is shown, and not the form that asks for a number. */
  async isSignedIn(): Promise<boolean> {
    const page = await this.page("/omat-tiedot");
    return !/name="phone"/.test(page);
  }

  /** Erases everything that is held of the number, as its owner does. */
  async eraseAll(): Promise<void> {
    await this.#erase({ scope: "all" });
  }

  /** Erases all of one kind. */
  async eraseKind(kind: string): Promise<void> {
    await this.#erase({ scope: kind });
  }

  async get(path: string): Promise<Response> {
    const init = { headers: this.#headers(), redirect: "manual" } as const;
    return this.#keep(await fetch(this.#site + path, init));
  }

  async page(path: string): Promise<string> {
    return await (await this.get(path)).text();
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams(fields);
    const init = { method: "POST", body, headers: this.#headers(), redirect: "manual" } as const;
    return this.#keep(await fetch(this.#site + path, init));
  }

  async #erase(fields: Record<string, string>): Promise<void> {
    const answer = await this.post("/omat-tiedot/delete", { ...fields, confirm: "yes" });
    await answer.body?.cancel();
    if (answer.status !== 303) throw new Error(`Nothing was erased: ${answer.status}`);
  }

  #headers(): Record<string, string> {
    const cookie = [...this.#cookies].map((pair) => pair.join("=")).join("; ");
    return { origin: this.#site, ...(cookie && { cookie }) };
  }

  #keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]!.split("=");
      if (value === "" || /max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}

/** Lets a client read their page again and again while something else is done. */
export async function whileReading<T>(
  visitor: Visitor,
  work: () => Promise<T>,
): Promise<{ result: T; read: number; failed: number }> {
  let [reading, read, failed] = [true, 0, 0];
  const reader = (async () => {
    while (reading) {
      const page = await visitor.get("/omat-tiedot");
      await page.body?.cancel();
      if (page.status === 200) read++;
      else failed++;
      await new Promise((done) => setTimeout(done, 10));
    }
  })();
  const result = await work().finally(() => reading = false);
  await reader;
  return { result, read, failed };
}
