import { systemClock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log/mod.ts";
import { createServices } from "../../lib/services.ts";
import { devSettings, freshSecrets } from "../../lib/settings/mod.ts";
import { Outbox } from "../../lib/sms/outbox.ts";
import { type Denokv, startDenokv, STORE_ENV } from "../helpers/denokv.ts";
import { freePort, runDeno, type Running, taskArgs } from "../helpers/process.ts";
import { type Asked, assets } from "../helpers/site.ts";

/** An instance of the site in a process of its own. */
export interface Instance extends Asked, Running {
  /** The code in the last text message that it sent. */
  lastCode(): Promise<string>;
}

interface Processes {
  readonly store: Denokv;
  readonly a: Instance;
  readonly b: Instance;
  /** Another one, as if the first had been started again. */
  another(): Promise<Instance>;
}

/**
 * Two processes of the site over one real denokv server, behind one address as a load balancer would
 * have them. The test has the site's services over the same store too, to prepare what it needs.
 */
export async function withProcesses(test: (processes: Processes) => Promise<void>): Promise<void> {
  await using store = await startDenokv();
  const secrets = freshSecrets();
  const SITE_URL = `http://localhost:${freePort()}`;
  const env = { ...secrets, ...STORE_ENV, KV_URL: store.url, SITE_URL };
  const settings = devSettings(env, secrets);
  if ("problems" in settings) throw new Error("The settings of development are incomplete");
  const kv = await store.open();
  const clock = systemClock();
  const gateway = new Outbox(clock);
  const services = await createServices(settings, { kv, clock, gateway, assets, log: silentLog });
  // Open on every day and at every hour, whenever the test runs.
  const always = [{ from: "00:00", to: "23:59" }];
  const dates = [0, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  await services.chat.settings.changeHours(() => ({
    week: [1, 2, 3, 4, 5, 6, 7].map(() => always),
    exceptions: dates.map((date) => ({ date: date.slice(0, 10), spans: always })),
  }));
  const args = await taskArgs("dev");
  const running: Running[] = [];
  const another = async (): Promise<Instance> => {
    const port = freePort();
    const process = runDeno(args, { ...env, PORT: `${port}` });
    running.push(process);
    await process.printed(/Staff sign in/);
    return instance(process, { port, services, origin: SITE_URL });
  };
  try {
    const a = await another();
    const b = await another();
    await test({ store, a, b, another });
  } finally {
    for (const process of running) await process[Symbol.asyncDispose]();
    kv.close();
  }
}

function instance(
  process: Running,
  { port, services, origin }: { port: number; services: Asked["services"]; origin: string },
): Instance {
  const ask = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual", ...init });
  return {
    ...process,
    services,
    fetch: ask,
    post: (path, fields, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set("origin", origin);
      return ask(path, { method: "POST", body: new URLSearchParams(fields), ...init, headers });
    },
    lastCode: async () => {
      const [last] = await (await ask("/dev/outbox")).json();
      return last.text.slice(0, 6);
    },
  };
}
