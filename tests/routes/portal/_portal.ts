import { DAY, HOUR } from "../../../lib/clock.ts";
import type { ClientRecord } from "../../../lib/records/mod.ts";
import type { Lang } from "../../../lib/site/languages.ts";
import { RECORD_KINDS } from "../../../lib/retention.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../../helpers/records.ts";

export { OTHER_PHONE, PHONE, recordOf };
/** Whom to call, as people read it. */
export const CALL = "050 571 9643";
export const ROOT = pathTo("myData", "fi");

/** A browser of the whole site: keeps cookies and follows nothing by itself. */
export class Visitor {
  readonly #site: Site;
  readonly #cookies = new Map<string, string>();

  constructor(site: Site) {
    this.#site = site;
  }

  /** Goes through the code step. A minute passes, so that the next code may be sent. */
  async signIn(phone = PHONE, lang: Lang = "fi"): Promise<this> {
    const root = pathTo("myData", lang);
    await this.post(`${root}/code`, { phone });
    const code = this.#site.outbox.list()[0]!.text.slice(0, 6);
    const answer = await this.post(`${root}/verify`, { code });
    if (answer.status !== 303) throw new Error(`not signed in: ${answer.status}`);
    return this;
  }

  /** What the browser sends of the cookies that it has. */
  get cookie(): string {
    return this.#cookie().cookie ?? "";
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#keep(await this.#site.fetch(path, { headers: { ...this.#cookie(), ...headers } }));
  }

  async page(path: string): Promise<string> {
    return await (await this.get(path)).text();
  }

  async post(
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const init = { headers: { ...this.#cookie(), ...headers } };
    return this.#keep(await this.#site.post(path, fields, init));
  }

  #cookie(): Record<string, string> {
    const pairs = [...this.#cookies].map((pair) => pair.join("="));
    return pairs.length > 0 ? { cookie: pairs.join("; ") } : {};
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

/** The site with a little of every kind held of {@link PHONE}, and the visitors of a test. */
export async function openPortal() {
  const site = await openSite();
  return { ...site, visitor: () => new Visitor(site), [Symbol.asyncDispose]: () => close(site) };
}

/** One record of each kind, a day apart, the newest a day old. */
export async function addOneOfEach(site: Site, phone = PHONE): Promise<ClientRecord[]> {
  const records = RECORD_KINDS.map((kind, n) =>
    recordOf(kind, site.clock.now() - (n + 1) * DAY, phone)
  );
  for (const record of records) await site.services.records.add(phone, record);
  return records;
}

/** So many calls, an hour apart, the newest an hour old. */
export async function addCalls(site: Site, count: number, phone = PHONE): Promise<void> {
  const hour = 60 * 60 * 1000;
  const records = Array.from(
    { length: count },
    (_, n) => recordOf("call", site.clock.now() - ((n % 4000) + 1) * hour - n, phone),
  );
  await site.services.records.addMany(phone, records);
}

/** The addresses of a page's links that contain a text. */
export function linksTo(html: string, part: string): string[] {
  const found = [...html.matchAll(/href="([^"]+)"/g)].map((match) =>
    match[1]!.replaceAll("&amp;", "&")
  );
  return found.filter((href) => href.includes(part));
}

/** What a person reads of a page. */
export function textOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, " ").replaceAll("&#39;", "'").replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&").replaceAll("\u00ad", "").replaceAll(/\s+/g, " ").replaceAll(
      / ([,.])/g,
      "$1",
    );
}

async function close(site: Site): Promise<void> {
  await site[Symbol.asyncDispose]();
}

/** A chat that was linked to the number, with three messages. */
export async function addChat({ services, clock }: Site): Promise<void> {
  const startedAt = clock.now() - DAY;
  await services.chat.importPast(PHONE, {
    startedAt,
    endedAt: startedAt + HOUR,
    nickname: "Kurki",
    messages: ["vanamo", "kielo", "orvokki"].map((text, n) => {
      return { from: "visitor" as const, sentAt: startedAt + n * 60_000, text };
    }),
  });
}

export async function clientOf({ services }: Site): Promise<{ id: string }> {
  return (await services.clients.findByPhone(PHONE))!;
}
