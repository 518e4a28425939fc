import { type Clock, systemClock } from "./lib/clock.ts";
import { openKv } from "./lib/kv.ts";
import { jsonLog } from "./lib/log/mod.ts";
import { once } from "./lib/once.ts";
import type { Services } from "./lib/services.ts";
import {
  devSettings,
  freshSecrets,
  productionSettings,
  type SettingProblem,
  type Settings,
} from "./lib/settings/mod.ts";
import type { Gateway, Outbox } from "./lib/sms/mod.ts";
import type { StaffProvider } from "./lib/staff/mod.ts";
import { builtPages } from "./routes/site/pages.ts";
import type { StaticPages } from "./routes/site/static_pages.ts";

const DEV_SECRETS = "data/dev-secrets.json";
/** An instance is killed 5 seconds after it was asked to stop. */
const STOP_WITHIN = 4_000;
/** Every night; the hour is UTC, as `Deno.cron` counts. */
const NIGHTLY = "15 1 * * *";
const EVERY_MINUTE = "* * * * *";
/** Whoever waited for the start has been answered by then; loading the site takes the process a moment. */
const FIRST_COME = 20;

const log = jsonLog((line, level) => (level === "error" ? console.error : console.log)(line));
const [command = "start"] = Deno.args;
const commands: Readonly<Record<string, () => void | Promise<void>>> = {
  dev,
  start,
  keys,
  "audit-verify": auditVerify,
};
const run = commands[command];
if (run) await run();
else {
  const known = Object.keys(commands).join(", ");
  console.error(`There is no command ${JSON.stringify(command)}. There are: ${known}.`);
  Deno.exit(2);
}

/** Reads the settings of production and serves, or names what is missing or unsafe and leaves. */
async function start(): Promise<void> {
  const settings = accept(productionSettings(Deno.env.toObject()));
  const { gateway } = settings;
  if (gateway.kind === "outbox") throw new Error("Production has no outbox");
  const pages = builtPages(settings);
  const site = once(async () => {
    const { openGateway } = await import("./lib/sms/mod.ts");
    return await open(settings, { clock: systemClock(), gateway: openGateway(gateway), pages });
  });
  serve(settings, site, pages);
  await new Promise((done) => setTimeout(done, FIRST_COME));
  await keepPromises((await site()).services);
}

/** Serves with made-up clients, an outbox and an identity provider of its own. */
async function dev(): Promise<void> {
  await Deno.mkdir("data", { recursive: true });
  const settings = accept(devSettings(Deno.env.toObject(), await devSecrets()));
  const clock = systemClock(settings.clockOffsetDays);
  const { Outbox } = await import("./lib/sms/mod.ts");
  const outbox = new Outbox(clock);
  const identityProvider = devIdentityProvider(settings);
  const site = once(() => open(settings, { clock, gateway: outbox, outbox, identityProvider }));
  const { services } = await site();
  serve(settings, site);
  await keepPromises(services);
  const { bringUp } = await import("./lib/dev/mod.ts");
  for (const line of await bringUp(services)) console.log(line);
  await identityProvider().catch(({ message }) => console.error(message));
}

/** Starts the staff's identity provider when it is first asked for, and once. */
function devIdentityProvider({ siteUrl }: Settings): () => Promise<StaffProvider> {
  return once(async () => {
    const { startDevProvider } = await import("./lib/staff/dev_provider.ts");
    return (await startDevProvider({ siteUrl })).settings;
  });
}

/** Prints a fresh set of secrets for production. */
function keys(): void {
  for (const [name, value] of Object.entries(freshSecrets())) console.log(`${name}=${value}`);
}

/** Tells whether the audit log is whole. It may run beside the site. */
async function auditVerify(): Promise<void> {
  const settings = accept(await settingsHere());
  const [{ Audit, verifyCommand }, { Vault }] = await Promise.all([
    import("./lib/audit/mod.ts"),
    import("./lib/vault/mod.ts"),
  ]);
  const clock = systemClock(settings.clockOffsetDays);
  const kv = await openKv(settings.kvUrl);
  const vault = await Vault.open({ kv, clock, ...settings });
  const { ok, line } = await verifyCommand(new Audit(kv, { clock, vault }));
  kv.close();
  (ok ? console.log : console.error)(line);
  Deno.exit(ok ? 0 : 1);
}

/** The settings of the installation that is here: of production where there are any, else those of dev. */
async function settingsHere(): Promise<ReturnType<typeof productionSettings>> {
  const env = Deno.env.toObject();
  return env.MASTER_KEY ? productionSettings(env) : devSettings(env, await devSecrets());
}

/** The site with all its parts. */
interface Site {
  readonly services: Services;
  readonly kv: Deno.Kv;
  readonly answer: Deno.ServeHandler<Deno.NetAddr>;
}

/** Loads the site's code while the store opens, and puts both together. */
async function open(
  settings: Settings,
  around: {
    clock: Clock;
    gateway: Gateway;
    outbox?: Outbox;
    identityProvider?: () => Promise<StaffProvider>;
    pages?: StaticPages;
  },
): Promise<Site> {
  const opening = openKv(settings.kvUrl);
  const [{ loadAssets }, { createServices }, { createApp }] = await Promise.all([
    import("./lib/assets/mod.ts"),
    import("./lib/services.ts"),
    import("./routes/mod.ts"),
  ]);
  const [kv, assets] = await Promise.all([opening, loadAssets({ dev: settings.mode === "dev" })]);
  const services = await createServices(settings, { kv, assets, log, ...around });
  return { services, kv, answer: createApp(services, around).fetch };
}

/** What a stop came between: erasures that were begun, decisions that were made. */
async function keepPromises({ erasure, requests }: Services): Promise<void> {
  await erasure.finishPending();
  await requests.finishPending();
}

/** Listens. The public pages wait for nothing; everything else waits until the site is open. */
function serve(
  { host, port, mode }: Settings,
  site: () => Promise<Site>,
  pages?: StaticPages,
): void {
  const answer: Deno.ServeHandler<Deno.NetAddr> = (request, info) =>
    pages?.answer(request) ?? site().then(({ answer }) => answer(request, info));
  const server = Deno.serve({ hostname: host, port, onListen: () => {} }, answer);
  log.info("listening", { host, port, mode });
  keepHours(site);
  stopGracefully(server, site);
}

/** What runs by the clock. Named as the process starts: a hosting platform looks for it there. */
function keepHours(site: () => Promise<Site>): void {
  Deno.cron("retention", NIGHTLY, async () => {
    const { services } = await site();
    await services.retentionJob.run();
    await services.chat.care.everyDay();
  });
  Deno.cron("chat", EVERY_MINUTE, async () => {
    const { services } = await site();
    await services.chat.care.everyMinute();
  });
  Deno.cron("requests", EVERY_MINUTE, async () => {
    const { services } = await site();
    await services.requests.finishPending();
  });
}

/** Ends the streams first: `shutdown` waits for open answers, and a stream is one. */
function stopGracefully(server: Deno.HttpServer, site: () => Promise<Site>): void {
  const stop = async () => {
    log.info("stopping");
    setTimeout(() => Deno.exit(1), STOP_WITHIN);
    const { services, kv } = await site();
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
