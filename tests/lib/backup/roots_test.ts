import assert from "node:assert/strict";
import { BESIDE_HOLDINGS } from "../../../lib/beside_holdings.ts";
import { ROOTS } from "../../../lib/backup/mod.ts";
import { endOfRow } from "../../../lib/backup/roots.ts";
import { DAY } from "../../../lib/clock.ts";
import { useEverything } from "../../helpers/everything.ts";
import { openSite } from "../../helpers/site.ts";
import { rowsOf } from "./_restoring.ts";

/** Rows that stay until they are changed, and why that keeps nothing of anybody alive. */
const ENDLESS: Readonly<Record<string, string>> = {
  audit_tip: "the end of the chain, so that no cut goes unseen",
  chat_settings: "opening hours",
  chat_answers: "ready-made answers",
  pending_sweeps: "goes as soon as its erasure is finished",
  chat_sweeps: "goes as soon as its erasure is finished",
};

Deno.test("of every root it is said what a backup does with it, and of none that is not there", async () => {
  await using site = await openSite();
  const held = site.services.holdings.flatMap(({ roots }) => roots);
  const all = [...held, ...Object.keys(BESIDE_HOLDINGS)];
  assert.deepEqual(Object.keys(ROOTS).sort(), all.sort());
});

Deno.test("whatever is kept of people has an end that a restore can set again", async () => {
  await using site = await openSite();
  await useEverything(site);
  const rows = (await rowsOf(site.kv)).filter(({ key }) => ROOTS[String(key[0])]!.fate === "kept");
  const endless = rows.filter((row) => endOfRow(row) === null).map(({ key }) => String(key[0]));
  assert.deepEqual([...new Set(endless)].filter((root) => !(root in ENDLESS)), []);
});

Deno.test("what is left out lives for two days at most, or says nothing of anybody", async () => {
  await using site = await openSite();
  await useEverything(site);
  const now = site.clock.now();
  const without: string[] = [];
  for (const row of await rowsOf(site.kv)) {
    const root = String(row.key[0]);
    if (ROOTS[root]!.fate !== "left-out") continue;
    const end = endOfRow(row);
    if (end === null) without.push(root);
    else assert.ok(end <= now + 2 * DAY, `${root} lives until ${new Date(end).toISOString()}`);
  }
  const said = ["chat_desk", "master_key_in_use", "retention_lease", "sms_breaker", "sms_day"];
  assert.deepEqual([...new Set(without)].filter((root) => !said.includes(root)), []);
});

Deno.test("whatever is owned by a data key in a holding is owned by the same in a backup", async () => {
  await using site = await openSite();
  for (const { owned: { kind, roots } } of site.services.holdings) {
    for (const root of roots) {
      const owner = ROOTS[root]!.owner?.({ key: [root, "one", 1, 2, "three"], value: {} });
      assert.deepEqual(owner, { kind, id: "one" }, root);
    }
  }
});
