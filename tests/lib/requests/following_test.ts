import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { REQUEST_KINDS } from "../../../lib/requests/mod.ts";
import { endOf } from "../../../lib/retention.ts";
import {
  ask,
  correction,
  grant,
  openWithClient,
  OTHER_PHONE,
  PHONE,
  REVIEWER,
} from "./_requests.ts";

Deno.test("who made a request takes it back; another number does not find it", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id } = await correction(site);
  assert.equal(await requests.cancel({ phone: OTHER_PHONE, since: 0 }, id), "not-found");
  assert.equal(await requests.own({ phone: OTHER_PHONE, since: 0 }, id), null);
  assert.equal(await requests.cancel({ phone: PHONE, since: 0 }, id), "cancelled");
  assert.equal(await requests.cancel({ phone: PHONE, since: 0 }, id), "closed");
  const after = (await requests.get(id))!;
  assert.equal((await requests.decide(id, grant(after))).kind, "closed");
});

Deno.test("what the client reads names no member of staff", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const request = await correction(site);
  await requests.take(request.id, { version: 1, by: REVIEWER });
  await requests.decide(request.id, { ...grant(request), version: 2 });
  const [mine] = await requests.forPhone(PHONE, { since: 0 });
  assert.equal(JSON.stringify(mine).includes(REVIEWER.name), false);
  assert.equal(JSON.stringify(mine).includes(REVIEWER.id), false);
  assert.deepEqual(mine!.history.map(({ step }) => step), [
    "received",
    "taken",
    "decided",
    "carriedOut",
  ]);
});

Deno.test("evidence outlives everything, in time or not, and holds nothing personal", async () => {
  await using site = await openWithClient();
  const { requests, erasure } = site.services;
  const first = await correction(site);
  const second = await ask(site, { kind: "other", text: "Milloin suljette?" });
  await requests.decide(first.id, grant(first));
  site.clock.pass(60 * DAY);
  await requests.decide(second.id, { ...grant(second), reason: "Emme sulje." });
  const open = await ask(site, { kind: "restriction" });
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  assert.equal(await requests.get(first.id), null);
  assert.equal((await requests.get(open.id))?.status, "erased");
  const rows = await Array.fromAsync(requests.evidence.between("2026-01-01", "2027-12-31"));
  assert.deepEqual(rows.map(({ kind, ending, inTime }) => [kind, ending, inTime]).sort(), [
    ["correction", "granted", true],
    ["other", "granted", false],
    ["restriction", "erased", true],
  ]);
  assert.deepEqual(rows.map(({ kind, days }) => [kind, days]).sort(), [
    ["correction", 0],
    ["other", 60],
    ["restriction", 0],
  ]);
  const all = JSON.stringify(rows);
  for (const secret of [PHONE, first.id, first.reference, REVIEWER.id, "Lieksa"]) {
    assert.equal(all.includes(secret), false);
  }
  site.clock.set(new Date(endOf("request_evidence", site.clock.now())).toISOString());
  const later = await Array.fromAsync(requests.evidence.between("2026-01-01", "2027-12-31"));
  assert.deepEqual(later, []);
});

Deno.test("the queue goes by pages in the order of due dates, whole or of one kind", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const ids: string[] = [];
  for (const kind of REQUEST_KINDS) {
    ids.push((await ask(site, { kind })).id);
    site.clock.pass(3 * DAY);
  }
  const first = await requests.queue({ limit: 3 });
  const second = await requests.queue({ limit: 50, after: first.next });
  assert.deepEqual([...first.requests, ...second.requests].map(({ id }) => id), ids);
  const only = await requests.queue({ only: { kind: "objection" } });
  assert.deepEqual(only.requests.map(({ kind }) => kind), ["objection"]);
  const { open, overdue } = await requests.counts();
  assert.equal(open, ids.length);
  assert.equal(overdue, 0);
  site.clock.pass(31 * DAY);
  assert.ok((await requests.counts()).overdue > 0);
  const few = await requests.counts({ atMost: 2, within: [] });
  assert.deepEqual(few, { open: 2, overdue: 2, due: [], more: true });
});

Deno.test("a reference finds its request however it is typed; another finds nothing", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id, reference } = await correction(site);
  assert.equal((await requests.byReference(reference))?.id, id);
  assert.equal(
    (await requests.byReference(` ${reference.toLowerCase().replaceAll("-", " ")}`))?.id,
    id,
  );
  assert.equal(await requests.byReference("P-0000-0000"), null);
});
