import assert from "node:assert/strict";
import { pathTo } from "../../../lib/site/paths.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { Browser } from "./_browser.ts";

/** A visitor whose conversation holds as many messages as it may. */
async function withLongChat(site: Site, address?: string) {
  const visitor = new Browser(site, address);
  const { id, receipt } = await visitor.start();
  await site.services.chat.store.change(id, () => ({ result: null, head: { seq: 5_000 } }));
  return { visitor, receipt, at: `/api/chat/${id}` };
}

Deno.test("a long conversation is opened again and again only so often, and the others are answered", async () => {
  await using site = await openSite();
  const { visitor, at } = await withLongChat(site);
  for (let n = 0; n < 6; n++) assert.equal((await visitor.fetch(at)).status, 200);
  const refused = await visitor.fetch(at);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
  assert.match(refused.headers.get("content-type")!, /problem\+json/);
  const other = await withLongChat(site, "192.0.2.77");
  assert.equal((await other.visitor.fetch(other.at)).status, 200, "another address");
  assert.equal((await visitor.fetch(`${at}?after=4999`)).status, 429);
  site.clock.pass(5_000);
  assert.equal((await visitor.fetch(at)).status, 200, "and after a while again");
});

Deno.test("whichever way it is opened counts the same: pages, streams, downloads, and with the receipt code", async () => {
  await using site = await openSite();
  const { visitor, receipt, at } = await withLongChat(site);
  assert.equal((await visitor.form(pathTo("receipt", "fi"), { code: receipt })).status, 303);
  for (let n = 0; n < 6; n++) assert.equal((await visitor.fetch(at)).status, 200);
  const ways = [
    `${at}/events`,
    pathTo("chat", "fi"),
    pathTo("chat", "fi", "/download.json"),
    pathTo("chat", "fi", "/erase?message=1"),
    pathTo("receipt", "fi"),
    pathTo("receipt", "fi", "/download.txt"),
    pathTo("receipt", "fi", "/statement"),
  ];
  for (const way of ways) {
    const answer = await visitor.fetch(way);
    assert.equal(answer.status, 429, way);
    assert.ok(Number(answer.headers.get("retry-after")) > 0, way);
  }
  const started = await new Browser(site).form(pathTo("chat", "fi"), {
    nickname: "Peikko",
    question: "Hei",
  });
  assert.equal(started.status, 303, "a new conversation begins all the same");
});
