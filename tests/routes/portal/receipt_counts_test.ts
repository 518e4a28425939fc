import assert from "node:assert/strict";
import { type Receipt, withoutSweep } from "../../../lib/erasure/mod.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { facts } from "../../../lib/words/portal/facts/mod.ts";
import { words } from "../../../lib/words/portal/mod.ts";
import { dyingKv } from "../../helpers/dying_kv.ts";
import { openSite } from "../../helpers/site.ts";
import { addCalls, addOneOfEach, linksTo, PHONE, textOf, Visitor } from "./_portal.ts";

const all = { type: "all" } as const;
const yes = { scope: "all", confirm: "yes" };

/** A site whose client erased everything, and was killed before the first row was removed. */
async function erasedAndKilled() {
  const process = dyingKv(await Deno.openKv(":memory:"));
  const site = await openSite({ kv: process.kv });
  await addOneOfEach(site);
  await addCalls(site, 40);
  const { erasure, clients } = site.services;
  const client = (await clients.findByPhone(PHONE))!;
  process.dieAfter(1);
  const receipt = (await erasure.erase(client, all, { since: 0, answerFirst: true }))!;
  await erasure.idle();
  process.revive();
  return { ...site, receipt };
}

for (const lang of LANGS) {
  Deno.test(`a receipt in ${lang} says that it is counted still, leads to itself, and has the counts in the end`, async () => {
    await using site = await erasedAndKilled();
    const { reference } = site.receipt;
    const at = pathTo("myData", lang, `/deleted?ref=${reference}`);
    const w = words[lang].receipt;
    const html = await new Visitor(site).page(at);
    const text = textOf(html);
    assert.ok(text.includes(w.title) && text.includes(w.counting) && text.includes(w.unreadable));
    assert.ok(!text.includes(w.nothing), "that nothing was there is not so");
    assert.ok(!text.includes(facts[lang].kinds.call.many), "a part of a count is not told");
    const again = html.slice(html.indexOf(w.counting), html.indexOf(w.lookAgain));
    assert.deepEqual(linksTo(again, "/deleted"), [`${at}&again`]);
    assert.match(html, /notice-success" [^>]*autofocus/);
    const [heading] = new RegExp(`<h2[^>]*>${w.what}`).exec(html)!;
    assert.doesNotMatch(heading, /autofocus/);

    await site.services.erasure.finishPending();
    const looked = await new Visitor(site).page(`${at}&again`);
    assert.equal(looked.split(" autofocus").length, 2, "one thing takes the focus");
    assert.match(looked, new RegExp(`<h2 tabindex="-1" autofocus>${w.what}`));
    const done = textOf(looked);
    assert.ok(done.includes(`${facts[lang].kinds.call.many}: 41`));
    assert.ok(done.includes(`${facts[lang].kinds.sms.many}: 1`));
    assert.ok(!done.includes(w.counting) && !done.includes(w.lookAgain));
  });

  Deno.test(`a receipt in ${lang} admits it when the counts are lost`, async () => {
    await using site = await erasedAndKilled();
    const { reference } = site.receipt;
    const key = ["erasure_receipts", reference];
    await site.kv.set(key, withoutSweep((await site.kv.get<Receipt>(key)).value!));
    await site.services.erasure.finishPending();
    const html = await new Visitor(site).page(
      pathTo("myData", lang, `/deleted?ref=${reference}`),
    );
    const w = words[lang].receipt;
    const text = textOf(html);
    assert.ok(text.includes(w.title) && text.includes(w.notCounted));
    assert.ok(!text.includes(w.counting) && !text.includes(w.nothing));
  });
}

Deno.test("the answer comes once nothing opens, and does not wait for the rows", async () => {
  const process = dyingKv(await Deno.openKv(":memory:"));
  await using site = await openSite({ kv: process.kv });
  await addCalls(site, 1_200);
  const { clients, erasure } = site.services;
  const visitor = await new Visitor(site).signIn();
  const client = (await clients.findByPhone(PHONE))!;
  const answer = await visitor.post(pathTo("myData", "fi", "/delete"), yes);
  const [, reference = ""] = /ref=(P-.*)$/.exec(answer.headers.get("location")!)!;
  assert.equal(await clients.loadKey(client), null);
  assert.equal(await erasure.isPending(client), true, "the rows were waited for");
  await erasure.idle();
  assert.equal(await erasure.isPending(client), false);
  assert.deepEqual((await erasure.receipt(reference))!.counts, { call: 1_200 });
});

Deno.test("with something on hold all the rest is gone before the answer, and the receipt has its counts by then", async () => {
  await using site = await openSite();
  await addCalls(site, 700);
  const { clients, erasure, holds, records } = site.services;
  const client = (await clients.findByPhone(PHONE))!;
  const [item] = (await records.page(client, "call", { limit: 1, since: 0 })).items;
  const on = { kind: "call", id: item!.id, clientId: client.id } as const;
  await holds.place(on, { ground: "17(3)(e)", reason: "Asia on kesken." });
  const visitor = await new Visitor(site).signIn();
  const answer = await visitor.post(pathTo("myData", "fi", "/delete"), yes);
  const [, reference = ""] = /ref=(P-.*)$/.exec(answer.headers.get("location")!)!;
  const { items } = await records.page(client, "call", { limit: 9, since: 0 });
  assert.deepEqual(items.map(({ id }) => id), [item!.id]);
  assert.equal(await erasure.isPending(client), false);
  const receipt = (await erasure.receipt(reference))!;
  assert.deepEqual([receipt.counts, receipt.counting], [{ call: 699 }, undefined]);
});
