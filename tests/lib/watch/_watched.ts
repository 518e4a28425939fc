import { StoreHealth } from "../../../lib/store_health.ts";
import { BackupLog, type Channel, Watch } from "../../../lib/watch/mod.ts";
import type { ProviderAnswer } from "../../../lib/watch/provider.ts";
import { openSite } from "../../helpers/site.ts";

const AT = "2026-03-04T08:00:00Z";
type Told = Parameters<Channel["tell"]>[0];

/** A site with a watch of its own, whose channel and provider are the test's. */
export async function open() {
  const site = await openSite({ at: AT });
  const told: Told[] = [];
  const around = {
    answer: { answers: true, date: null } as ProviderAnswer,
    refuses: false,
    silent: false,
    /** Of a disk of a hundred bytes. */
    free: 50,
  };
  const channel: Channel = {
    kind: "webhook",
    tell: (message) => {
      if (around.refuses) return Promise.reject(new Error("down"));
      told.push(message);
      return Promise.resolve();
    },
  };
  const store = new StoreHealth(site.kv);
  store.answers = () => Promise.resolve(!around.silent);
  const { services, kv } = site;
  const made = (over = kv) =>
    new Watch(over, {
      ...services,
      store,
      backups: new BackupLog(kv),
      folder: "/",
      freeSpace: () => Promise.resolve({ free: around.free, size: 100 }),
      provider: () => Promise.resolve(around.answer),
      channels: [channel],
      dueRequests: () => services.requests.dueDates(),
    });
  await new BackupLog(kv).note(site.clock.now());
  await services.retentionJob.run();
  return Object.assign(site, { watch: made(), another: made, told, around });
}

export const titles = (told: readonly Told[]) =>
  told.map(({ check, state }) => `${check} ${state}`);
export const stateOf = async (site: { watch: Watch }, check: string) =>
  (await site.watch.look()).find((one) => one.check === check);
