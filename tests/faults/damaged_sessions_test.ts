import assert from "node:assert/strict";
import { storedRow } from "../helpers/damage.ts";
import { PHONE } from "../helpers/records.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { Visitor } from "../routes/portal/_portal.ts";
import { signIn } from "../routes/admin/_staff.ts";
import { Browser } from "../routes/chat/_browser.ts";

/** What the page asks, and how its answer tells that nobody is signed in. */
interface Asking {
  readonly root: string;
  readonly begin: (site: Site) => Promise<() => Promise<Response>>;
  readonly signedOut: (page: string) => boolean;
}

const ASKING: Readonly<Record<string, Asking>> = {
  "a client": {
    root: "portal_sessions",
    begin: async (site) => {
      const visitor = await new Visitor(site).signIn();
      const cookie = visitor.cookie;
      return () => site.fetch("/omat-tiedot", { headers: { cookie } });
    },
    signedOut: (page) => page.includes('name="phone"'),
  },
  "a visitor": {
    root: "chat_sessions",
    begin: async (site) => {
      const visitor = new Browser(site);
      await visitor.start();
      const cookie = `tyyne_chat=${visitor.cookies.get("tyyne_chat")}`;
      return () => site.fetch("/chat", { headers: { cookie } });
    },
    signedOut: (page) => page.includes('href="/chat/kuitti"') && page.includes("Ennen kuin"),
  },
  "a member of staff": {
    root: "staff_sessions",
    begin: async (site) => {
      const { cookie } = await signIn(site, { roles: ["adviser"] });
      return () => site.fetch("/admin", { headers: { cookie, accept: "text/html" } });
    },
    signedOut: (page) => page.includes('class="button" href="/admin/sign-in'),
  },
};

for (const [who, { root, begin, signedOut }] of Object.entries(ASKING)) {
  Deno.test(`whichever byte flips in the session of ${who}, they are asked to begin anew, and never see an error`, async () => {
    const path = await Deno.makeTempFile({ suffix: ".kv" });
    const lines: unknown[] = [];
    const log = { info() {}, error: (...line: unknown[]) => void lines.push(line) };
    {
      await using site = await openSite({ kv: await Deno.openKv(path), log });
      const look = await begin(site);
      const whole = await (await look()).text();
      assert.ok(!signedOut(whole), "signed in at first");
      const row = storedRow(path, root);
      let noticed = 0;
      for (let at = 0; at < row.bytes.length; at++) {
        const damaged = row.bytes.slice();
        damaged[at]! ^= 1;
        row.put(damaged);
        const before = lines.length;
        const answer = await look();
        assert.equal(answer.status, 200, `byte ${at}`);
        const page = await answer.text();
        if (lines.length > before) {
          noticed++;
          assert.ok(signedOut(page), `byte ${at}`);
          assert.equal(row.isThere(), false, `byte ${at}: the row has gone`);
          assert.ok(signedOut(await (await look()).text()));
          assert.equal(lines.length, before + 1, "told once");
        }
        row.put(row.bytes);
      }
      assert.ok(noticed > 15, `${noticed} of ${row.bytes.length} were noticed`);
      assert.ok(!signedOut(await (await look()).text()), "and nothing but the row was touched");
      const told = new Set(lines.map((line) => JSON.stringify(line)));
      assert.equal(told.size, 1, [...told].join("\n"));
      assert.match([...told][0]!, /^\["value-damaged",\{"what":"\w+Session","damaged":1\}\]$/);
    }
    for (const end of ["", "-wal", "-shm"]) await Deno.remove(path + end).catch(() => {});
  });
}

Deno.test("whichever byte flips in what a browser waits for a code with, it is asked for another one", async () => {
  const path = await Deno.makeTempFile({ suffix: ".kv" });
  {
    await using site = await openSite({ kv: await Deno.openKv(path) });
    const visitor = new Visitor(site);
    await visitor.post("/omat-tiedot/code", { phone: PHONE });
    const { cookie } = visitor;
    const row = storedRow(path, "code_challenges");
    for (let at = 0; at < row.bytes.length; at++) {
      const damaged = row.bytes.slice();
      damaged[at]! ^= 1;
      row.put(damaged);
      const shown = await site.fetch("/omat-tiedot/code", { headers: { cookie } });
      assert.ok(shown.status < 400, `byte ${at}: ${shown.status}`);
      await shown.body?.cancel();
      // Not every byte is looked at with every guess: the tries of a number are few.
      if (at % 40 > 0) continue;
      const guess = await site.post("/omat-tiedot/verify", { code: "000000" }, {
        headers: { cookie },
      });
      assert.ok(guess.status < 500, `byte ${at}: ${guess.status}`);
      await guess.body?.cancel();
    }
    site.clock.pass(2 * 60_000);
    const again = await visitor.post("/omat-tiedot/code", { phone: PHONE });
    assert.equal(again.status, 303, "and gets one");
  }
  for (const end of ["", "-wal", "-shm"]) await Deno.remove(path + end).catch(() => {});
});
