import { loadAssets } from "../../lib/assets/mod.ts";
import { CHECKS_PER_COMMIT } from "../../lib/kv.ts";
import { type Log, silentLog } from "../../lib/log/mod.ts";
import { createServices, type Services } from "../../lib/services.ts";
import { devSettings, freshSecrets, type Settings } from "../../lib/settings/mod.ts";
import type { Gateway } from "../../lib/sms/mod.ts";
import { Outbox } from "../../lib/sms/outbox.ts";
import { createApp } from "../../routes/mod.ts";
import { FakeClock } from "./clock.ts";

/** Built once for all tests of a file. */
export const assets = await loadAssets({ dev: true });

export interface SiteOptions {
  /** The time on the site's clock at first, RFC 3339. */
  at?: string;
  /** A clock that another instance has too, instead of one of its own. */
  clock?: FakeClock;
  /** What differs from the settings of development. */
  settings?: Partial<Settings>;
  /** A store that is open already, instead of one in memory. It is closed with the site. */
  kv?: Deno.Kv;
  /** Instead of the outbox. */
  gateway?: Gateway;
  log?: Log;
  /** Milliseconds that a request's body may take. */
  bodyWithin?: number;
}

/** The whole site over a store in memory, with its own clock and an outbox. */
export interface Site extends AsyncDisposable {
  readonly clock: FakeClock;
  readonly outbox: Outbox;
  readonly kv: Deno.Kv;
  readonly services: Services;
  readonly app: ReturnType<typeof createApp>;
  /** Asks the site without a socket. Relative paths are taken from `SITE_URL`. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Posts a form as a page of the site does. */
  post(path: string, fields: Record<string, string>, init?: RequestInit): Promise<Response>;
}

/** What somebody needs who asks the site, wherever it runs, and knows its services. */
export type Asked = Pick<Site, "services" | "fetch" | "post">;

/** Puts the site together: `await using site = await openSite()`. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { at, settings = {} } = options;
  const clock = options.clock ?? new FakeClock(at);
  const outbox = new Outbox(clock);
  const kv = withServersLimits(options.kv ?? await Deno.openKv(":memory:"));
  const merged = { ...testSettings(), ...settings };
  const services = await createServices(merged, {
    kv,
    clock,
    gateway: options.gateway ?? outbox,
    assets,
    log: options.log ?? silentLog,
  });
  const app = createApp(services, { outbox, bodyWithin: options.bodyWithin });
  const { siteUrl } = merged;
  const fetch = async (path: string, init?: RequestInit) => {
    const url = new URL(path, siteUrl);
    return await app.fetch(new Request(url, { redirect: "manual", ...init }), {});
  };
  return {
    clock,
    outbox,
    kv,
    services,
    app,
    fetch,
    post: (path, fields, init = {}) => {
      const headers = new Headers(init.headers);
      if (!headers.has("origin")) headers.set("origin", siteUrl.origin);
      return fetch(path, { method: "POST", body: new URLSearchParams(fields), ...init, headers });
    },
    [Symbol.asyncDispose]: async () => {
      await services.erasure.idle();
      kv.close();
    },
  };
}

/** The store, which refuses what a server would refuse and a file or the memory would take. */
function withServersLimits(kv: Deno.Kv): Deno.Kv {
  return new Proxy(kv, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return name === "atomic" ? () => limited(value.call(target)) : value.bind(target);
    },
  });
}

function limited(op: Deno.AtomicOperation): Deno.AtomicOperation {
  const check = op.check.bind(op);
  let checks = 0;
  op.check = (...more) => {
    checks += more.length;
    if (checks > CHECKS_PER_COMMIT) throw new Error("A server takes no commit of so many checks");
    return check(...more);
  };
  return op;
}

/** A site that listens on a free port of this machine. */
export interface ServedSite extends Site {
  readonly url: string;
}

/** Puts the site together and serves it, for a real browser. */
export async function serveSite(options: SiteOptions = {}): Promise<ServedSite> {
  let handle = (_: Request, __: Deno.ServeHandlerInfo<Deno.NetAddr>): Promise<Response> =>
    Promise.resolve(new Response("not yet", { status: 503 }));
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request, info) => handle(request, info),
  );
  const { port } = server.addr;
  const url = `http://localhost:${port}`;
  const settings = { port, siteUrl: new URL(url), ...options.settings };
  const site = await openSite({ ...options, settings });
  handle = async (request, info) => await site.app.fetch(request, info);
  return {
    ...site,
    url,
    [Symbol.asyncDispose]: async () => {
      site.services.chat.streams.closeAll();
      await server.shutdown();
      await site[Symbol.asyncDispose]();
    },
  };
}

/** The settings of development, with secrets of their own. */
export function testSettings(): Settings {
  const read = devSettings({ KV_URL: ":memory:" }, freshSecrets());
  if ("problems" in read) throw new Error("The settings of development are incomplete");
  return read;
}
