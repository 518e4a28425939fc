import assert from "node:assert/strict";
import { STREAM_LIMITS } from "../../lib/chat/stream_places.ts";
import { testWithDenokv as test } from "../helpers/denokv.ts";
import type { Site } from "../helpers/site.ts";
import { signIn } from "../routes/admin/_staff.ts";
import { Browser, readEvents } from "../routes/chat/_browser.ts";
import { withTwoSites } from "./_sites.ts";

/** The same browser, whose request the other instance answers. */
function alsoAt(site: Site, browser: Browser): Browser {
  const other = new Browser(site);
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  return other;
}

test(
  "a session has three streams and an address twenty, over both instances",
  () =>
    withTwoSites(async ({ a, b }) => {
      const open: Response[] = [];
      const statuses: number[] = [];
      const stream = async (browser: Browser, id: string) => {
        const answer = await browser.fetch(`/api/chat/${id}/events`);
        statuses.push(answer.status);
        open.push(answer);
      };
      for (let n = 0; n < 8; n++) {
        const mine = new Browser(n % 2 ? a : b);
        const { id } = await mine.start();
        const browsers = [alsoAt(a, mine), alsoAt(b, mine)];
        await Promise.all([0, 1, 2, 3].map((one) => stream(browsers[one % 2]!, id)));
      }
      const opened = statuses.filter((status) => status === 200).length;
      assert.equal(opened, STREAM_LIMITS.address);
      assert.equal(a.services.chat.streams.count + b.services.chat.streams.count, opened);
      for (let n = 0; n < 6; n++) {
        const ofSession = statuses.slice(4 * n, 4 * n + 4);
        assert.deepEqual(ofSession.toSorted(), [200, 200, 200, 429]);
      }
      for (const { services } of [a, b]) services.chat.streams.closeAll();
      for (const answer of open) await answer.text();
      assert.deepEqual(await Array.fromAsync(a.kv.list({ prefix: ["chat_streams"] })), []);
    }),
);

test(
  "a visitor who leaves at one instance hears nothing more at the other",
  () =>
    withTwoSites(async ({ a, b }) => {
      const mine = new Browser(a);
      const { id } = await mine.start();
      const reading = readEvents(
        await alsoAt(b, mine).fetch(`/api/chat/${id}/events`),
        () => false,
      );
      await mine.json(`/api/chat/${id}/messages`, { id: crypto.randomUUID(), text: "Hei" });
      assert.equal((await alsoAt(a, mine).json(`/api/chat/${id}/exit`, {})).status, 204);
      const last = (await reading).at(-1)!;
      assert.deepEqual([last.event, last.data], ["state", { gone: "signed-out" }]);
      assert.equal(b.services.chat.hub.watchers, 0);
    }),
);

test(
  "a member of staff who signs out at one instance sees nothing more at the other's desk",
  () =>
    withTwoSites(async ({ a, b }) => {
      const aino = await signIn(a, { roles: ["adviser"] });
      const atB = await b.fetch("/admin/desk/events", { headers: { cookie: aino.cookie } });
      assert.equal(atB.status, 200);
      const reading = readEvents(atB, () => false);
      await a.services.staff.sessions.end(aino.session);
      assert.ok((await reading).some(({ event }) => event === "overview"));
      assert.equal(b.services.chat.streams.count, 0);
      const after = await b.fetch("/admin/desk/events", { headers: { cookie: aino.cookie } });
      assert.notEqual(after.status, 200);
      await after.body?.cancel();
    }),
);

test("an erased chat ends at both instances", () =>
  withTwoSites(async ({ a, b }) => {
    const mine = new Browser(a);
    const { id } = await mine.start();
    const reading = [a, b].map(async (site) =>
      readEvents(await alsoAt(site, mine).fetch(`/api/chat/${id}/events`), () => false)
    );
    await new Promise((done) => setTimeout(done, 100));
    assert.equal((await mine.json(`/api/chat/${id}/erase`, {})).status, 204);
    for (const events of await Promise.all(reading)) {
      assert.deepEqual(events.at(-1)!.data, { gone: "erased" });
    }
  }));
