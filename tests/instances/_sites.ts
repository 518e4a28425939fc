import { FakeClock } from "../helpers/clock.ts";
import { type Denokv, startDenokv } from "../helpers/denokv.ts";
import { openSite, type Site, testSettings } from "../helpers/site.ts";

/** A Wednesday at ten, when the chat is open. */
const AT = "2026-03-04T08:00:00Z";

/** Two instances of the site, each with a connection of its own to one real denokv server. */
export interface TwoSites {
  readonly a: Site;
  readonly b: Site;
  readonly clock: FakeClock;
  readonly store: Denokv;
}

export async function withTwoSites(test: (sites: TwoSites) => Promise<void>): Promise<void> {
  await using store = await startDenokv();
  const clock = new FakeClock(AT);
  const settings = { ...testSettings(), kvUrl: store.url, smsDailyCap: 100 };
  await using a = await openSite({ kv: await store.open(), clock, settings });
  await using b = await openSite({ kv: await store.open(), clock, settings });
  await test({ a, b, clock, store });
}
