import { NO_ASSETS } from "../lib/assets/mod.ts";
import { DAY, SECOND, systemClock } from "../lib/clock.ts";
import { silentLog } from "../lib/log/mod.ts";
import { createServices } from "../lib/services.ts";
import { isFile } from "../lib/kv.ts";
import type { Settings } from "../lib/settings/mod.ts";
import { openGateway } from "../lib/sms/mod.ts";
import { certificateEnd } from "../lib/watch/certificate.ts";
import { askGateway } from "../lib/watch/gateway_account.ts";
import { words } from "../lib/words/watch/mod.ts";
import type { Machine } from "./_machine.ts";

const CERTIFICATE_OLD = { failing: 3 * DAY, attention: 20 * DAY };
const PATIENCE = 5 * SECOND;

interface Line {
  readonly state: "well" | "attention" | "failing";
  readonly says: string;
}

/**
 * Looks at an installation, beside the running site: its settings, what the site watches itself, and what
 * can only be seen from outside. Answers 1 when something is failing.
 */
export async function doctor(machine: Machine): Promise<number> {
  const settings = await machine.settingsHere();
  machine.print(`well       Settings: complete (${settings.mode}).`);
  const inside = await lookInside(machine, settings);
  const lines = [...inside, ...await lookFromOutside(settings)];
  // All of it on standard output, in order: the exit code says whether something is failing.
  for (const { state, says } of lines) machine.print(`${state.padEnd(10)} ${says}`);
  const failing = lines.filter(({ state }) => state === "failing").length;
  machine.print(failing === 0 ? "Nothing is failing." : `Failing: ${failing}.`);
  return failing === 0 ? 0 : 1;
}

async function lookInside(machine: Machine, settings: Settings): Promise<Line[]> {
  const kv = await machine.openStore(settings);
  try {
    const clock = systemClock(settings.clockOffsetDays);
    const gateway = settings.mode === "dev"
      ? { send: () => Promise.resolve("unavailable" as const) }
      : openGateway(settings);
    const { vault, watch } = await createServices(settings, {
      kv,
      clock,
      gateway,
      assets: NO_ASSETS,
      log: silentLog,
    });
    const wrong = await vault.wrongKey();
    const keys: Line = wrong
      ? { state: "failing", says: `Keys: the store was last used with another ${wrong}.` }
      : { state: "well", says: "Keys: the store's own." };
    const w = words.en;
    const found = await watch.look();
    return [
      keys,
      ...found.map((one) => ({
        state: one.state,
        says: `${w.checks[one.check]}: ${w.says[one.check][one.says]!(one)}`,
      })),
    ];
  } finally {
    kv.close();
  }
}

async function lookFromOutside(settings: Settings): Promise<Line[]> {
  const { siteUrl, gateway } = settings;
  const lines: Line[] = [];
  if (siteUrl.protocol === "https:") lines.push(await certificate(siteUrl));
  lines.push(await answering(siteUrl));
  if (gateway.kind !== "outbox") lines.push(await account(gateway));
  const { email, webhook, phone } = settings.alerts;
  if (email === null && webhook === null) {
    const says = phone === null
      ? "Alerts: nobody is told when something is wrong."
      : "Alerts: only a text message, which does not go out when the gateway fails.";
    lines.push({ state: "attention", says });
  }
  if (settings.oldMasterKeys.length > 0) {
    lines.push({ state: "attention", says: "Keys: OLD_MASTER_KEYS is set; is rotate-keys done?" });
  }
  if (isFile(settings.kvUrl)) lines.push(await filePermissions(settings.kvUrl));
  return lines;
}

async function certificate(siteUrl: URL): Promise<Line> {
  const end = await certificateEnd(siteUrl);
  if (end === null) return { state: "failing", says: "Certificate: none could be had." };
  const left = end - systemClock().now();
  const state = left < CERTIFICATE_OLD.failing
    ? "failing"
    : left < CERTIFICATE_OLD.attention
    ? "attention"
    : "well";
  return { state, says: `Certificate: ends on ${new Date(end).toISOString().slice(0, 10)}.` };
}

async function answering(siteUrl: URL): Promise<Line> {
  const status = await fetch(new URL("/readyz", siteUrl), { signal: AbortSignal.timeout(PATIENCE) })
    .then(async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    }, () => null);
  const says = `Site: ${siteUrl.origin}/readyz ${
    status === null ? "does not answer" : `says ${status}`
  }.`;
  return { state: status === 200 ? "well" : "failing", says };
}

async function account(gateway: Parameters<typeof askGateway>[0]): Promise<Line> {
  const answer = await askGateway(gateway);
  const says = {
    well: "knows the account",
    refused: "refuses the credentials",
    silent: "does not answer",
  }[answer];
  return {
    state: answer === "well" ? "well" : "failing",
    says: `Gateway: ${gateway.kind} ${says}.`,
  };
}

/** The file holds sealed values, but when contacts took place can be read from it. */
async function filePermissions(path: string): Promise<Line> {
  const mode = await Deno.stat(path).then((file) => file.mode ?? 0, () => null);
  if (mode === null) return { state: "failing", says: `Store: there is no file ${path}.` };
  const others = (mode & 0o077) !== 0;
  return others
    ? { state: "attention", says: "Store: others on this machine may read the file." }
    : { state: "well", says: "Store: nobody else may read the file." };
}
