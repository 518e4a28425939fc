import assert from "node:assert/strict";
import { hasCaddy, startCaddy, untilTrusted } from "../helpers/caddy.ts";
import { type Denokv, hasDenokv, startDenokv, STORE_ENV } from "../helpers/denokv.ts";
import { freePort, runDeno, type Running, runToEnd, taskArgs } from "../helpers/process.ts";
import { production } from "../helpers/production.ts";
import { type RawAnswer, sendRaw } from "../helpers/raw_http.ts";

const SITE_URL = "https://tyyne.example";
const QUESTION = "Mistä saan apua hakemukseen?";

/** Production as `docs/operations.md` has it with several instances: denokv with TLS before it. */
class Installation implements AsyncDisposable {
  readonly #env: Record<string, string>;
  readonly #args: string[];
  readonly #running: Running[] = [];

  constructor(env: Record<string, string>, args: string[]) {
    this.#env = env;
    this.#args = args;
  }

  async instance(): Promise<{ port: number; running: Running }> {
    const port = freePort();
    const running = runDeno(this.#args, { ...this.#env, PORT: String(port) });
    this.#running.push(running);
    await running.printed(/"event":"listening"/);
    return { port, running };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const running of this.#running) await running[Symbol.asyncDispose]();
  }
}

async function install(store: Denokv, folder: string) {
  const proxy = (await startCaddy(new URL(store.url).host, { folder, tls: true }))!;
  const env = {
    ...await production(0, proxy.url),
    ...STORE_ENV,
    ...proxy.trust,
    SITE_URL,
    CLOCK_CONFIRMED: new Date().toISOString().slice(0, 10),
  };
  assert.equal((await runToEnd(["task", "build"])).code, 0);
  await untilTrusted(proxy);
  return { proxy, installation: new Installation(env, await taskArgs("start")) };
}

/** What the proxy that ends the site's own TLS passes on: `fetch` may not name another host. */
function ask(port: number, path: string, { cookie = "", form }: Asking = {}): Promise<RawAnswer> {
  const body = form ? new URLSearchParams(form).toString() : "";
  const lines = [
    `${form ? "POST" : "GET"} ${path} HTTP/1.1`,
    `host: ${new URL(SITE_URL).host}`,
    `origin: ${SITE_URL}`,
    `cookie: ${cookie}`,
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${body.length}`,
    "connection: close",
  ];
  return sendRaw(port, `${lines.join("\r\n")}\r\n\r\n${body}`);
}

interface Asking {
  cookie?: string;
  form?: Record<string, string>;
}

const told = hasDenokv && hasCaddy ? "" : " (left out: no denokv or no Caddy here)";

Deno.test({
  name:
    `production over denokv behind TLS: a question left at one instance is read at the other${told}`,
  ignore: told !== "",
  fn: async () => {
    const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
    try {
      await using store = await startDenokv();
      const { proxy, installation } = await install(store, folder);
      await using _proxy = proxy;
      await using instances = installation;
      const [a, b] = [await instances.instance(), await instances.instance()];
      const form = { nickname: "Peikko", question: QUESTION, id: crypto.randomUUID() };
      const started = await ask(a.port, "/chat", { form });
      assert.equal(started.status, 303);
      const cookie = /^set-cookie: (__Host-[^;]+)/m.exec(started.text)![1]!;
      const read = async (port: number) => (await ask(port, "/chat", { cookie })).text;
      assert.ok((await read(b.port)).includes(QUESTION));
      const { code, took } = await a.running.stop("SIGTERM");
      assert.equal(code, 0);
      assert.ok(took < 5_000, `gone after ${took} ms`);
      assert.ok((await read(b.port)).includes(QUESTION));
      const again = await instances.instance();
      assert.ok((await read(again.port)).includes(QUESTION));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
