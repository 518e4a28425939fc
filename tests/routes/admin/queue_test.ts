import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { PHONE } from "../../helpers/records.ts";
import { at, versionIn, withReview } from "./_review.ts";
import { goesTo, signIn } from "./_staff.ts";

Deno.test("the queue has the most urgent first, narrowed to one's own, a kind or a way it came", () =>
  withReview(async ({ site, ask }) => {
    const first = await ask();
    site.clock.pass(5 * DAY);
    const second = await ask({ kind: "recipients", channel: "post", identity: "not-checked" });
    const reviewer = await signIn(site, { roles: ["reviewer"], id: "person-riitta" });
    const order = async (query: string) =>
      [...(await reviewer.page(`/admin/requests${query}`)).matchAll(/requests\/([\da-f-]{36})"/g)]
        .map(([, id]) => id);
    assert.deepEqual(await order(""), [first, second]);
    assert.deepEqual(await order("?kind=recipients"), [second]);
    assert.deepEqual(await order("?channel=portal"), [first]);
    assert.deepEqual(await order("?whose=mine"), []);
    const version = versionIn(await reviewer.page(at(second)));
    await reviewer.post(at(second, "/take"), { version });
    assert.deepEqual(await order("?whose=mine"), [second]);
    assert.deepEqual(await order("?whose=free"), [first]);
    assert.deepEqual(await order("?whose=mine&kind=recipients&channel=post"), [second]);
    assert.deepEqual(await order("?whose=mine&kind=other"), []);
    const nonsense = "?whose=nonsense&kind=nonsense&channel=&after=nonsense";
    assert.deepEqual(await order(nonsense), [first, second]);
    await site.services.requests.withdraw(first, { version: 1, by: { id: "x", name: "X" } });
    await site.services.requests.cancel({ phone: PHONE, since: 0 }, first);
    assert.deepEqual(await order("?whose=closed"), [first]);
  }));

Deno.test("what is late or due soon is said in words, in the list and on the overview", () =>
  withReview(async ({ site, ask }) => {
    await ask();
    for (
      const [days, said] of [
        [0, null],
        [20, /1 pyyntöön on vastattava 14 päivän sisällä/],
        [7, /1 pyyntöön on vastattava 7 päivän sisällä/],
        [5, /1 pyyntöön on vastattava 2 päivän sisällä/],
        [3, /1 pyyntö on myöhässä/],
      ] as const
    ) {
      site.clock.pass(days * DAY);
      const again = await signIn(site, { roles: ["reviewer"] });
      const page = await again.page("/admin/requests");
      if (said) assert.match(page, said);
      else assert.doesNotMatch(page, /on vastattava \d|on myöhässä/);
    }
    const again = await signIn(site, { roles: ["reviewer"] });
    assert.match(await again.page("/admin"), /1 pyyntö on myöhässä/);
  }));

Deno.test("each request warns in its own line of the list, and in the one that presses most above it", () =>
  withReview(async ({ site, ask }) => {
    for (const days of [0, 6, 13, 20, 24]) {
      site.clock.set(`2026-03-${String(4 + days).padStart(2, "0")}T08:00:00Z`);
      await ask();
    }
    site.clock.set("2026-04-15T08:00:00Z");
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    for (const path of ["/admin/requests", "/admin"]) {
      const page = await reviewer.page(path);
      const said = [...page.matchAll(/<li class="warning[^"]*">([^<]+)</g)].map(([, text]) => text);
      assert.deepEqual(said, [
        "2 pyyntöä on myöhässä",
        "1 pyyntöön on vastattava 2 päivän sisällä",
        "2 pyyntöön on vastattava 14 päivän sisällä",
      ], path);
      const rows = [...page.matchAll(/<span class="warning warning-(\w+)">([^<]+)</g)];
      assert.deepEqual(
        rows.map(([, name, text]) => `${name}: ${text}`),
        [
          "late: myöhässä 8 päivää",
          "late: myöhässä 5 päivää",
          "2: 2 päivää jäljellä",
          "14: 9 päivää jäljellä",
          "14: 13 päivää jäljellä",
        ].slice(0, rows.length),
        path,
      );
    }
  }));

Deno.test("where more is late than is counted, the list says that there is more", () =>
  withReview(async ({ site, ask }) => {
    for (let n = 0; n < 101; n++) await ask();
    site.clock.pass(40 * DAY);
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    assert.match(await reviewer.page("/admin/requests"), /Ainakin 99 pyyntöä on myöhässä/);
    assert.match(await reviewer.page("/admin"), /yli 99 avointa pyyntöä/);
  }));

Deno.test("a request is found by its reference and by its number, which is masked and recorded", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask();
    const { reference } = (await site.services.requests.get(id))!;
    const typed = reference.toLowerCase();
    assert.equal(goesTo(await reviewer.post("/admin/requests/find", { what: typed })), at(id));
    const before = (await site.services.audit.list()).entries.length;
    const found = await reviewer.post("/admin/requests/find", { what: "050 123 4501" });
    const page = await found.text();
    assert.ok(page.includes(at(id)));
    assert.ok(!page.includes("123 4501"));
    const { entries } = await site.services.audit.list();
    assert.deepEqual([entries.length - before, entries[0]!.action], [1, "client.searched"]);
    const none = await reviewer.post("/admin/requests/find", { what: "050 000 9999" });
    assert.equal(none.status, 422);
    assert.match(await none.text(), /value="050 000 9999"/);
  }));
