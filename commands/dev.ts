import { systemClock } from "../lib/clock.ts";
import { bringUp } from "../lib/dev/mod.ts";
import { once } from "../lib/once.ts";
import type { Settings } from "../lib/settings/mod.ts";
import { Outbox } from "../lib/sms/mod.ts";
import type { StaffProvider } from "../lib/staff/mod.ts";
import type { Machine } from "./_machine.ts";
import { keepPromises, openSite, serve } from "./_serving.ts";

/** Serves with made-up clients, an outbox and an identity provider of its own. */
export async function dev(machine: Machine): Promise<void> {
  await Deno.mkdir("data", { recursive: true });
  const settings = await machine.settings("dev");
  const clock = systemClock(settings.clockOffsetDays);
  const outbox = new Outbox(clock);
  const identityProvider = devIdentityProvider(settings);
  const around = { clock, gateway: outbox, outbox, identityProvider };
  const site = once(() => openSite(machine, settings, around));
  const { services } = await site();
  serve(machine, settings, { site });
  await keepPromises(services);
  for (const line of await bringUp(services)) machine.print(line);
  await identityProvider().catch(({ message }) => machine.complain(message));
}

/** Starts the staff's identity provider when it is first asked for, and once. */
function devIdentityProvider({ siteUrl }: Settings): () => Promise<StaffProvider> {
  return once(async () => {
    const { startDevProvider } = await import("../lib/staff/dev_provider.ts");
    return (await startDevProvider({ siteUrl })).settings;
  });
}
