import assert from "node:assert/strict";
import { words } from "../../../lib/words/oversight/mod.ts";
import { words as reviewWords } from "../../../lib/words/review/mod.ts";
import { entriesOf, HOSTILE, PATH, rowsOf, withLog } from "./_audit.ts";
import { openClient } from "./_clients.ts";
import { goesTo } from "./_staff.ts";

const w = words.fi.search;
const { actions } = reviewWords.fi.audit;

Deno.test("the log is taken along as a table, which is recorded first", () =>
  withLog(async ({ site, reviewer }) => {
    await openClient(site, ["adviser"]);
    const answer = await reviewer.post(`${PATH}/export`);
    assert.match(answer.headers.get("content-type")!, /^text\/csv; charset=utf-8/);
    assert.match(answer.headers.get("content-disposition")!, /attachment; filename="tyyne-/);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
    const csv = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const rows = rowsOf(csv);
    assert.deepEqual(rows[0], Object.values(w.columns));
    const { entries } = await site.services.audit.list();
    assert.deepEqual(
      rows.slice(1).map((row) => [row[0], row[4], row[9]]),
      [
        ["3", actions["audit.exported"], entries[0]!.hash],
        ["2", actions["client.viewed"], entries[1]!.hash],
        ["1", actions["client.searched"], entries[2]!.hash],
      ].map(([seq, what, hash]) => [seq, what, hash!.replace(/^[-=+@]/, "'$&")]),
    );
    assert.match(rows[1]![1]!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[23]:00$/);
    assert.equal(rows[1]![2], "Riitta Ratkoja");
    assert.doesNotMatch(csv, /1234501|123 4501/);
    assert.ok(!csv.includes(site.client.id));
  }));

Deno.test("the table holds what the search found, however many pages that is", () =>
  withLog(async ({ site, reviewer }) => {
    const { audit } = site.services;
    for (let i = 0; i < 130; i++) {
      const action = i % 2 ? "hours.changed" : "settings.changed";
      await audit.append({ actor: { id: "a", name: "Aino" }, action });
    }
    const to = goesTo(await reviewer.post(`${PATH}/search`, { action: "hours.changed" }))!;
    const [, search] = /name="search" value="([\w-]+)"/.exec(await reviewer.page(to))!;
    const csv = await (await reviewer.post(`${PATH}/export`, { search: search! })).text();
    const rows = rowsOf(csv).slice(1);
    assert.equal(rows.length, 65);
    assert.ok(rows.every((row) => row[4] === actions["hours.changed"]));
  }));

Deno.test("taking along what was found about somebody is recorded as being about them", () =>
  withLog(async ({ site, reviewer }) => {
    const { audit, requests } = site.services;
    const stranger = { phone: "+358501239999", clientId: null, text: "Miksi?" };
    const made = (await requests.create({ ...stranger, kind: "other" }))!;
    const theirs = await audit.hashed({ kind: "request", id: made.id });
    const client = await audit.hashed({ kind: "client", id: site.client.id });
    for (
      const [about, subject, request] of [
        ["050 123 4501", client, undefined],
        ["050 123 9999", undefined, theirs.hash],
      ] as const
    ) {
      const to = goesTo(await reviewer.post(`${PATH}/search`, { about }))!;
      const [, search] = /name="search" value="([\w-]+)"/.exec(await reviewer.page(to))!;
      await (await reviewer.post(`${PATH}/export`, { search: search! })).text();
      const [newest] = (await audit.list()).entries;
      assert.equal(newest!.action, "audit.exported");
      assert.deepEqual([newest!.subject, newest!.request], [subject, request]);
    }
  }));

Deno.test("a name that is a formula or a script runs neither in the table nor on the page", () =>
  withLog(async ({ site, reviewer }) => {
    const { audit, kv } = { ...site.services, kv: site.kv };
    for (const name of [HOSTILE, "+358", "-1", "@SUM(A1)", "\t=1", "a;=1", 'x","=1']) {
      await audit.append({ actor: { id: "evil", name }, action: "hours.changed" });
    }
    const { value } = await kv.get<Record<string, unknown>>(["audit_log", 1]);
    await kv.set(["audit_log", 1], { ...value, action: "=1+1", purpose: "@x" });
    const page = await reviewer.page(PATH);
    assert.doesNotMatch(page, /<img src=x>/);
    assert.ok(page.includes("&lt;img src=x>"));
    const csv = await (await reviewer.post(`${PATH}/export`)).text();
    for (const cell of csv.split(/[;\t\r\n]/)) assert.doesNotMatch(cell, /^[" ]*[=+\-@]/);
  }));

Deno.test("a log that somebody changed is still shown, and the button names the entry", () =>
  withLog(async ({ site, reviewer }) => {
    const { audit } = site.services;
    for (let i = 0; i < 5; i++) {
      await audit.append({ actor: { id: "a", name: "Aino" }, action: "hours.changed" });
    }
    const { value } = await site.kv.get<Record<string, unknown>>(["audit_log", 3]);
    await site.kv.set(["audit_log", 3], { ...value, sealed: new Uint8Array(50) });
    const page = await reviewer.page(PATH);
    assert.equal(entriesOf(page).length, 5);
    assert.ok(page.includes(w.unknown));
    const checked = await (await reviewer.post(`${PATH}/verify`)).text();
    assert.match(checked, /class="notice notice-danger">Merkintää 3 on muutettu/);
    await site.kv.delete(["audit_log", 3]);
    const cut = await (await reviewer.post(`${PATH}/verify`)).text();
    assert.match(cut, /class="notice notice-danger">Merkintöjä puuttuu ennen merkintää 4/);
    assert.equal((await reviewer.post(`${PATH}/export`)).status, 200);
  }));
