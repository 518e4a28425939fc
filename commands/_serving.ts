import { type Clock, systemClock } from "../lib/clock.ts";
import { lastSeenOf } from "../lib/clock_guard/mod.ts";
import type { Services } from "../lib/services.ts";
import type { Settings } from "../lib/settings/mod.ts";
import { isStoreFailure } from "../lib/store_failure.ts";
import type { Gateway, Outbox } from "../lib/sms/mod.ts";
import type { StaffProvider } from "../lib/staff/mod.ts";
import type { StaticPages } from "../routes/site/static_pages.ts";
import { hasItsKeys } from "./_keys.ts";
import type { Machine } from "./_machine.ts";

/** Pauses between two tries to open the site, in milliseconds. */
const TRY_AGAIN = 2_000;
/** So often; then whoever started the process starts a new one. */
const MOST_TRIES = 30;
/** What no later try can open. */
const NEVER_OPENS = /not a database/;
/** An instance is killed 5 seconds after it was asked to stop. */
const STOP_WITHIN = 4_000;
/** Every night; the hour is UTC, as `Deno.cron` counts. */
const NIGHTLY = "15 1 * * *";
const EVERY_FIVE_MINUTES = "*/5 * * * *";
const EVERY_MINUTE = "* * * * *";

/** The site with all its parts. */
interface Site {
  readonly services: Services;
  readonly kv: Deno.Kv;
  /** Notes that the store is open now: see `lib/clock_guard`. */
  noteClock(options?: { closed?: boolean }): Promise<void>;
  readonly answer: Deno.ServeHandler<Deno.NetAddr>;
}

/** Loads the site's code while the store opens, and puts both together. */
export async function openSite(
  machine: Machine,
  settings: Settings,
  around: {
    clock: Clock;
    gateway: Gateway;
    outbox?: Outbox;
    identityProvider?: () => Promise<StaffProvider>;
    pages?: StaticPages;
  },
): Promise<Site> {
  const { openStore, log } = machine;
  const opening = openStore(settings);
  const [{ loadAssets }, { createServices }, { createApp }] = await Promise.all([
    import("../lib/assets/mod.ts"),
    import("../lib/services.ts"),
    import("../routes/mod.ts"),
  ]);
  const [kv, assets] = await Promise.all([opening, loadAssets({ dev: settings.mode === "dev" })]);
  try {
    const services = await createServices(settings, { kv, assets, log, ...around });
    if (!await hasItsKeys(machine, services.vault)) Deno.exit(1);
    const seen = lastSeenOf(settings.kvUrl, () => Promise.resolve(kv));
    const noteClock: Site["noteClock"] = (options) => seen.write(systemClock().now(), options);
    await noteClock();
    return { services, kv, noteClock, answer: createApp(services, around).fetch };
  } catch (error) {
    kv.close();
    throw error;
  }
}

/**
 * Does what the start cannot do without, and tries again while the store does not open: both machines may
 * have been started at once, and the disk may have room in a moment. The public pages are answered
 * meanwhile.
 */
export async function persistently<T>(
  { log, complain }: Pick<Machine, "log" | "complain">,
  work: () => Promise<T>,
): Promise<T> {
  for (let tries = 1;; tries++) {
    try {
      return await work();
    } catch (error) {
      log.error("store-failed", { error: nameOf(error), tries });
      const said = error instanceof Error && isStoreFailure(error) ? error.message : "";
      if (said && tries === 1) complain(`The store that KV_URL names: ${said}`);
      if (tries === MOST_TRIES || NEVER_OPENS.test(said)) Deno.exit(1);
    }
    await new Promise((done) => setTimeout(done, TRY_AGAIN));
  }
}

/** What a stop came between: erasures that were begun, decisions that were made. */
export async function keepPromises({ vault, chat, erasure, requests }: Services): Promise<void> {
  await vault.noteKeys();
  await erasure.finishPending();
  await chat.store.finishErasures();
  await requests.finishPending();
}

/** Listens. The public pages wait for nothing; everything else waits until the site is open. */
export function serve(
  { log }: Machine,
  { host, port, mode }: Settings,
  { site, pages }: { site: () => Promise<Site>; pages?: StaticPages },
): void {
  const answer: Deno.ServeHandler<Deno.NetAddr> = (request, info) =>
    pages?.answer(request) ?? site().then(({ answer }) => answer(request, info));
  surviveForgotten(log);
  keepHours(site, log);
  const server = Deno.serve({ hostname: host, port, onListen: () => {}, onError }, answer);
  log.info("listening", { host, port, mode });
  stopGracefully(server, site, log);

  /** Deno itself would print what failed, whatever that quotes. */
  function onError(error: unknown): Response {
    log.error("unexpected", { error: nameOf(error) });
    return new Response(null, { status: 500 });
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

/**
 * A promise that failed while nobody waited for it ends a process by default, and every conversation of it
 * with it. It is logged by its name instead, like whatever else nobody expected.
 */
export function surviveForgotten(log: Machine["log"]): Disposable {
  const forgotten = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    log.error("unexpected", { error: nameOf(event.reason) });
  };
  addEventListener("unhandledrejection", forgotten);
  return { [Symbol.dispose]: () => removeEventListener("unhandledrejection", forgotten) };
}

/** What runs by the clock. Named before the server starts: a hosting platform looks no further. */
function keepHours(site: () => Promise<Site>, log: Machine["log"]): void {
  /** What fails is done at the next time; Deno itself would print it, whatever it quotes. */
  const job = (name: string, work: (site: Site) => Promise<unknown>) => async () => {
    try {
      await work(await site());
    } catch (error) {
      log.error("job-failed", { job: name, error: nameOf(error) });
    }
  };
  Deno.cron(
    "retention",
    NIGHTLY,
    job("retention", async ({ services }) => {
      await services.retentionJob.nightly();
      await services.chat.care.everyDay();
    }),
  );
  Deno.cron("chat", EVERY_MINUTE, job("chat", ({ services }) => services.chat.care.everyMinute()));
  Deno.cron(
    "watch",
    EVERY_FIVE_MINUTES,
    job("watch", ({ services }) => {
      services.refusals.tell();
      return services.watch.run();
    }),
  );
  Deno.cron(
    "erasures",
    EVERY_MINUTE,
    job("erasures", ({ services }) => services.erasure.finishPending()),
  );
  Deno.cron("clock", EVERY_MINUTE, job("clock", ({ noteClock }) => noteClock()));
  Deno.cron(
    "requests",
    EVERY_MINUTE,
    job("requests", ({ services }) => services.requests.finishPending()),
  );
}

/** Ends the streams first: `shutdown` waits for open answers, and a stream is one. */
function stopGracefully(
  server: Deno.HttpServer,
  site: () => Promise<Site>,
  log: Machine["log"],
): void {
  const stop = async () => {
    log.info("stopping");
    setTimeout(() => Deno.exit(1), STOP_WITHIN);
    const { services, kv, noteClock } = await site();
    services.chat.streams.closeAll();
    await server.shutdown();
    services.refusals.tell({ all: true });
    await services.erasure.stop();
    await services.cleaner?.finish();
    // A disk that is full is no reason to leave the store open.
    await noteClock({ closed: true }).catch((error) =>
      log.error("unexpected", { error: nameOf(error) })
    );
    kv.close();
    Deno.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, stop);
}
