import { loadAssets } from "./lib/assets/mod.ts";
import { type Clock, systemClock } from "./lib/clock.ts";
import { openKv } from "./lib/kv.ts";
import { jsonLog } from "./lib/log/mod.ts";
import { createServices, type Services } from "./lib/services.ts";
import {
  devSettings,
  freshSecrets,
  productionSettings,
  type SettingProblem,
  type Settings,
} from "./lib/settings/mod.ts";
import { type Gateway, openGateway, Outbox } from "./lib/sms/mod.ts";
import type { StaffProvider } from "./lib/staff/mod.ts";
import { createApp } from "./routes/mod.ts";

const DEV_SECRETS = "data/dev-secrets.json";
/** An instance is killed 5 seconds after it was asked to stop. */
const STOP_WITHIN = 4_000;
/** Every night; the hour is UTC, as `Deno.cron` counts. */
const NIGHTLY = "15 1 * * *";
const EVERY_MINUTE = "* * * * *";

const log = jsonLog((line, level) => (level === "error" ? console.error : console.log)(line));
const [command = "start"] = Deno.args;
const commands: Readonly<Record<string, () => void | Promise<void>>> = { dev, start, keys };
const run = commands[command];
if (run) await run();
else {
  console.error(`There is no command ${JSON.stringify(command)}: dev, start or keys.`);
  Deno.exit(2);
}

/** Reads the settings of production and serves, or names what is missing or unsafe and leaves. */
async function start(): Promise<void> {
  const settings = accept(productionSettings(Deno.env.toObject()));
  if (settings.gateway.kind === "outbox") throw new Error("Production has no outbox");
  await serve(settings, { clock: systemClock(), gateway: openGateway(settings.gateway) });
}

/** Serves with made-up clients, an outbox and an identity provider of its own. */
async function dev(): Promise<void> {
  await Deno.mkdir("data", { recursive: true });
  const settings = accept(devSettings(Deno.env.toObject(), await devSecrets()));
  const clock = systemClock(settings.clockOffsetDays);
  const outbox = new Outbox(clock);
  const identityProvider = devIdentityProvider(settings);
  const services = await serve(settings, { clock, gateway: outbox, outbox, identityProvider });
  const { bringUp } = await import("./lib/dev/mod.ts");
  for (const line of await bringUp(services)) console.log(line);
  await identityProvider().catch(({ message }) => console.error(message));
}

/** Starts the staff's identity provider when it is first asked for, and once. */
function devIdentityProvider({ siteUrl }: Settings): () => Promise<StaffProvider> {
  let started: Promise<StaffProvider> | undefined;
  return () =>
    started ??= import("./lib/staff/dev_provider.ts")
      .then(async ({ startDevProvider }) => (await startDevProvider({ siteUrl })).settings);
}

/** Prints a fresh set of secrets for production. */
function keys(): void {
  for (const [name, value] of Object.entries(freshSecrets())) console.log(`${name}=${value}`);
}

async function serve(
  settings: Settings,
  around: {
    clock: Clock;
    gateway: Gateway;
    outbox?: Outbox;
    identityProvider?: () => Promise<StaffProvider>;
  },
): Promise<Services> {
  const [kv, assets] = await Promise.all([
    openKv(settings.kvUrl),
    loadAssets({ dev: settings.mode === "dev" }),
  ]);
  const services = await createServices(settings, { kv, assets, log, ...around });
  const app = createApp(services, around);
  const { host: hostname, port } = settings;
  const server = Deno.serve({ hostname, port, onListen: () => {} }, app.fetch);
  log.info("listening", { host: hostname, port, mode: settings.mode });
  stopGracefully(server, services, kv);
  Deno.cron("retention", NIGHTLY, async () => {
    await services.retentionJob.run();
    await services.chat.care.everyDay();
  });
  Deno.cron("chat", EVERY_MINUTE, async () => {
    await services.chat.care.everyMinute();
  });
  Deno.cron("requests", EVERY_MINUTE, async () => {
    await services.requests.finishPending();
  });
  await services.erasure.finishPending();
  await services.requests.finishPending();
  return services;
}

/** Ends the streams first: `shutdown` waits for open answers, and a stream is one. */
function stopGracefully(server: Deno.HttpServer, services: Services, kv: Deno.Kv): void {
  const stop = async () => {
    log.info("stopping");
    setTimeout(() => Deno.exit(1), STOP_WITHIN);
    services.chat.streams.closeAll();
    await server.shutdown();
    await services.cleaner?.finish();
    kv.close();
    Deno.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, stop);
}

function accept(read: Settings | { problems: SettingProblem[] }): Settings {
  if (!("problems" in read)) return read;
  console.error("The site does not start. These settings are missing or unsafe:");
  for (const { name, problem } of read.problems) console.error(`  ${name} ${problem}`);
  console.error("README.md tells what each of them is; `deno task keys` makes the secrets.");
  Deno.exit(1);
}

/** The secrets of development, made at the first start and kept, so that its data stays readable. */
async function devSecrets(): Promise<ReturnType<typeof freshSecrets>> {
  try {
    return JSON.parse(await Deno.readTextFile(DEV_SECRETS));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    const secrets = freshSecrets();
    await Deno.writeTextFile(DEV_SECRETS, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    return secrets;
  }
}
