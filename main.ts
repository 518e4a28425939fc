import type { Command, Machine } from "./commands/_machine.ts";
import { openGuarded, type OpenOptions } from "./commands/_store.ts";
import { start } from "./commands/start.ts";
import { jsonLog } from "./lib/log/mod.ts";
import {
  devSettings,
  freshSecrets,
  productionSettings,
  type SettingProblem,
  type Settings,
} from "./lib/settings/mod.ts";

const DEV_SECRETS = "data/dev-secrets.json";
/** Whoever has set one of these means an installation of production. */
const PRODUCTION_ALONE = ["MASTER_KEY", "INDEX_KEY", "OIDC_ISSUER", "SMS_GATEWAY", "STAFF_ROLES"];

/** Loaded when they are asked for: a start of the site carries none of the others. */
const COMMANDS: Readonly<Record<string, () => Command | Promise<Command>>> = {
  dev: async () => (await import("./commands/dev.ts").catch(withoutDevelopment)).dev,
  start: () => start,
  keys: async () => (await import("./commands/keys.ts")).keys,
  backup: async () => (await import("./commands/backup.ts")).backup,
  ledger: async () => (await import("./commands/ledger.ts")).ledger,
  restore: async () => (await import("./commands/restore.ts")).restore,
  "rotate-keys": async () => (await import("./commands/rotate_keys.ts")).rotateKeys,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  "audit-verify": async () => (await import("./commands/audit_verify.ts")).auditVerify,
};

/** What the others are given means nothing to them; it is refused before they do anything. */
const TAKE_ARGUMENTS = ["backup", "ledger", "restore"];

const print = (line: string) => console.log(line);
const complain = (line: string) => console.error(line);
const [name = "start", ...args] = Deno.args;
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!load) {
  const known = Object.keys(COMMANDS).join(", ");
  complain(`There is no command ${JSON.stringify(name)}. There are: ${known}.`);
  Deno.exit(2);
}
if (args.length > 0 && !TAKE_ARGUMENTS.includes(name)) {
  complain(`${name} takes nothing more, and was not run. README.md tells what the commands do.`);
  Deno.exit(2);
}
const machine: Machine = {
  args,
  log: jsonLog((line, level) => (level === "error" ? complain : print)(line)),
  print,
  complain,
  settings,
  settingsHere,
  openStore,
};
const code = await (await load())(machine);
if (code !== undefined) Deno.exit(code);

/** The build leaves it out. */
function withoutDevelopment(error: unknown): never {
  if (!import.meta.url.includes("/build/server/")) throw error;
  complain("The built site has no development in it: that runs from the sources.");
  Deno.exit(2);
}

async function openStore(settings: Settings, options?: OpenOptions): Promise<Deno.Kv> {
  const token = Deno.env.get("KV_ACCESS_TOKEN");
  // Deno reads it under a name of its own, which hosting platforms do not let anybody set.
  if (token) Deno.env.set("DENO_KV_ACCESS_TOKEN", token);
  const confirmedDay = Deno.env.get("CLOCK_CONFIRMED") ?? null;
  const opened = await openGuarded(settings, { ...options, confirmedDay });
  if ("kv" in opened) return opened.kv;
  complain(opened.refused);
  Deno.exit(1);
}

async function settings(mode: Settings["mode"]): Promise<Settings> {
  const env = Deno.env.toObject();
  return accept(
    mode === "dev" ? devSettings(env, await devSecrets()) : productionSettings(env),
  );
}

/** Development is only where it was started, and where the environment says nothing of production. */
async function settingsHere(): Promise<Settings> {
  const ofProduction = PRODUCTION_ALONE.some((name) => Deno.env.get(name));
  const developed = await Deno.stat(DEV_SECRETS).then(() => true, () => false);
  if (ofProduction || !developed) return await settings("production");
  print("There are no settings here: this is about the site of development.");
  return await settings("dev");
}

function accept(read: Settings | { problems: SettingProblem[] }): Settings {
  if (!("problems" in read)) return read;
  complain("It does not start. These settings are missing or unsafe:");
  for (const { name, problem } of read.problems) complain(`  ${name} ${problem}`);
  complain("README.md tells what each of them is; `deno task keys` makes the secrets.");
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
