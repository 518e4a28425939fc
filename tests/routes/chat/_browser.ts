import type { Site } from "../../helpers/site.ts";

/** Keeps cookies as a browser does. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #site: Pick<Site, "fetch">;
  readonly #address: string;

  constructor(site: Pick<Site, "fetch">, address = "192.0.2.1") {
    this.#site = site;
    this.#address = address;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("x-forwarded-for", this.#address);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie) headers.set("cookie", cookie);
    const answer = await this.#site.fetch(path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** A page as somebody without script has it: what scripts are given is left out. */
  async get(path: string): Promise<string> {
    const answer = await this.fetch(path);
    return (await answer.text()).replaceAll(/ data-props="[^"]*"/g, "");
  }

  json(path: string, value: unknown, init: RequestInit = {}): Promise<Response> {
    const headers = { "content-type": "application/json", ...init.headers };
    return this.fetch(path, { method: "POST", body: JSON.stringify(value), ...init, headers });
  }

  form(path: string, fields: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  /** Starts a chat by the API. */
  async start(wanted: Record<string, unknown> = {}): Promise<{ id: string; receipt: string }> {
    const answer = await this.json("/api/chat", { lang: "fi", ...wanted });
    if (answer.status !== 201) throw new Error(`${answer.status}`);
    return await answer.json();
  }
}

/** One event of a stream as it came over the wire. */
export interface Received {
  readonly event: string;
  readonly id?: string;
  readonly data: unknown;
}

/** Reads events from a stream until `enough`, then cancels it. */
export async function readEvents(
  answer: Response,
  enough: (events: Received[]) => boolean,
): Promise<Received[]> {
  const events: Received[] = [];
  let rest = "";
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  while (!enough(events)) {
    const { done, value } = await reader.read();
    if (done) break;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop()!;
    for (const block of blocks) {
      const fields = Object.fromEntries(
        block.split("\n").map((
          line,
        ) => [line.split(": ", 1)[0], line.slice(line.indexOf(": ") + 2)]),
      );
      if (fields.event) {
        events.push({ ...fields, event: fields.event, data: JSON.parse(fields.data) });
      }
    }
  }
  await reader.cancel();
  return events;
}
