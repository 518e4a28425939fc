import { systemClock } from "../lib/clock.ts";
import { once } from "../lib/once.ts";
import { builtPages } from "../routes/site/pages.ts";
import type { Machine } from "./_machine.ts";
import { keepPromises, openSite, persistently, serve } from "./_serving.ts";

/** Whoever waited for the start has been answered by then; loading the site takes the process a moment. */
const FIRST_COME = 20;

/** Reads the settings of production and serves, or names what is missing or unsafe and leaves. */
export async function start(machine: Machine): Promise<void> {
  const settings = await machine.settings("production");
  const pages = builtPages(settings);
  const open = async () => {
    const { openGateway } = await import("../lib/sms/mod.ts");
    const onRefused = (status: number) => machine.log.error("sms-refused", { status });
    const around = { clock: systemClock(), gateway: openGateway(settings, { onRefused }), pages };
    return await openSite(machine, settings, around);
  };
  const site = once(() => persistently(machine, open));
  serve(machine, settings, { site, pages });
  await new Promise((done) => setTimeout(done, FIRST_COME));
  const { services } = await site();
  await persistently(machine, () => keepPromises(services));
}
