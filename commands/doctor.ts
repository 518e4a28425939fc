import { NO_ASSETS } from "../lib/assets/mod.ts";
import { systemClock } from "../lib/clock.ts";
import { silentLog } from "../lib/log/mod.ts";
import { createServices } from "../lib/services.ts";
import { isFile } from "../lib/kv.ts";
import type { Settings } from "../lib/settings/mod.ts";
import { openGateway } from "../lib/sms/mod.ts";
import { words } from "../lib/words/watch/mod.ts";
import type { Machine } from "./_machine.ts";
import { account, answering, certificate, filePermissions, type Line } from "./_outside.ts";

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
