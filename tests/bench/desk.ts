import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { openStaffWindow } from "../journeys/_desk_window.ts";
import { type Figure, figure, median } from "./figure.ts";

const PAST = 200;
const LIVE = 50;
const ROUNDS = 9;
const ADVISER = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };

/** The desk's first paint in a browser, and until its conversations can be written in. */
export async function desk(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const kv = await Deno.openKv(`${folder}/site.kv`);
  await using chromium = await openBrowser();
  const figures: Figure[] = [];
  {
    await using site = await serveSite({ at: "2026-03-04T08:00:00Z", kv });
    await site.services.chat.presence.set(ADVISER, "present");
    const empty = await paint(site, chromium.browser);
    await fill(site);
    const full = await paint(site, chromium.browser);
    const [value, reference] = [median(full.painted), median(empty.painted)];
    figures.push(
      figure("desk-first-paint", { value, unit: "ms", reference }, {
        target: "value ≤ 300",
        holds: ({ value }) => value <= 300,
      }),
      figure("desk-ready", { value: median(full.ready), unit: "ms to the first field" }),
    );
  }
  await Deno.remove(folder, { recursive: true });
  return figures;
}

/** Two hundred conversations that are over, and fifty that wait or are the adviser's own. */
async function fill({ services: { chat }, clock }: ServedSite): Promise<void> {
  for (let n = 0; n < PAST + LIVE; n++) {
    await chat.presence.set(ADVISER, "present");
    const started = await chat.visitors.start({
      lang: "fi",
      nickname: `Kävijä ${n}`,
      address: `2001:db8:${n.toString(16)}::1`,
    });
    if (started.outcome !== "started") throw new Error(started.outcome);
    const visitor = (await chat.access.load(started.token))!;
    for (let said = 0; said < 6; said++) {
      clock.pass(500);
      await chat.visitors.send(visitor, { id: crypto.randomUUID(), text: `Viesti ${said}` });
    }
    if (n < PAST || n % 2) await chat.desk.take(ADVISER, started.chatId);
    if (n < PAST) await chat.desk.end(ADVISER, started.chatId);
  }
}

async function paint(site: ServedSite, browser: Parameters<typeof openStaffWindow>[0]) {
  const painted: number[] = [];
  const ready: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await using window = await openStaffWindow(browser, site);
    const { page } = window;
    await page.goto("/admin/desk");
    await page.waitForSelector(".desk-alerts");
    painted.push(
      await page.evaluate(() =>
        performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN
      ),
    );
    const field = page.locator(".desk-panel textarea").first();
    if (await page.locator("section[aria-labelledby=mine] li").count() === 0) continue;
    await field.waitFor();
    ready.push(await page.evaluate(() => performance.now()));
  }
  return { painted, ready };
}
