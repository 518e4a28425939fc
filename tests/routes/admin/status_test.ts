import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { openBrowser } from "../../helpers/browser.ts";
import { openSite, serveSite } from "../../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "../../journeys/_checks.ts";
import { Visitor } from "../../journeys/_visitor.ts";
import { signIn } from "./_staff.ts";

const AT = "2026-03-04T08:00:00Z";

Deno.test("the status page says of every part how it is, in Finnish and in English", async () => {
  await using site = await openSite({ at: AT });
  await site.services.retentionJob.run();
  const { get, post } = await signIn(site, { roles: ["administrator"] });
  const fi = await (await get("/admin/status")).text();
  for (const part of ["Tietovarasto vastaa", "Kertakoodit toimivat", "Siivous on ajettu"]) {
    assert.ok(fi.includes(part), part);
  }
  await post("/admin/language", { lang: "en" });
  const en = await (await get("/admin/status")).text();
  assert.ok(en.includes("The data store answers") && !en.includes("Tietovarasto"));
});

Deno.test("a trial message goes out over the channels there are, and says where it did not", async () => {
  const webhook = { url: "", status: 204, bodies: [] as string[] };
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (ask) => {
    webhook.bodies.push(await ask.text());
    return new Response(null, { status: webhook.status });
  });
  const url = new URL(`http://127.0.0.1:${server.addr.port}/hook`);
  const alerts = { webhook: url, email: null, phone: null };
  await using site = await openSite({ at: AT, settings: { alerts } });
  const { post } = await signIn(site, { roles: ["administrator"] });
  const sent = await (await post("/admin/status/test", {})).text();
  assert.ok(sent.includes("Koeviesti on lähetetty"));
  assert.match(webhook.bodies[0]!, /koeviesti/);
  const again = await (await post("/admin/status/test", {})).text();
  assert.ok(again.includes("Odota kaksi minuuttia"));
  assert.equal(webhook.bodies.length, 1);
  assert.equal((await site.services.audit.list()).entries[0]!.action, "alerts.tried");
  site.clock.pass(2 * MINUTE);
  webhook.status = 500;
  const failed = await (await post("/admin/status/test", {})).text();
  assert.ok(failed.includes("Koeviesti ei lähtenyt: verkkokutsu"));
  await server.shutdown();
});

Deno.test("a request that is late is told as late, and not as something that does not work", async () => {
  await using site = await openSite({ at: AT });
  await site.services.retentionJob.run();
  const asked = { kind: "other", phone: null, clientId: null, text: "Miksi?" } as const;
  await site.services.requests.create(asked);
  site.clock.set("2026-04-20T08:00:00Z");
  const { page, post } = await signIn(site, { roles: ["administrator"] });
  const row = (html: string) =>
    /<tr[^>]*>(?:(?!<\/tr>)[\s\S])*1 (?:pyyntö on|request)[\s\S]*?<\/tr>/.exec(html)![0];
  const fi = row(await page("/admin/status"));
  assert.match(fi, />myöhässä</);
  assert.doesNotMatch(fi, /ei toimi/);
  await post("/admin/language", { lang: "en" });
  assert.match(row(await page("/admin/status")), />late</);
});

Deno.test("looking at the page tells nobody anything", async () => {
  await using site = await openSite({ at: AT });
  await site.services.requests.create({ kind: "other", phone: null, clientId: null });
  site.clock.set("2026-04-20T08:00:00Z");
  const told = async () => (await Array.fromAsync(site.kv.list({ prefix: ["watch_told"] }))).length;
  const { get } = await signIn(site, { roles: ["reviewer"] });
  assert.equal((await get("/admin/status")).status, 200);
  assert.equal(await told(), 0);
  await site.services.watch.run();
  assert.equal(await told(), 1);
});

Deno.test("the status page is valid and within everybody's reach", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  const { token } = await signIn(site, { roles: ["administrator"] });
  await using visitor = await Visitor.open(chromium.browser, site.url);
  await visitor.page.context().addCookies([
    { name: "tyyne_staff", value: token, url: site.url, httpOnly: true, sameSite: "Lax" },
  ]);
  assert.equal(await visitor.goto("/admin/status"), 200);
  await assertValidHtml(await visitor.source(), "/admin/status");
  await assertAccessible(visitor, "/admin/status");
  visitor.assertQuiet("/admin/status");
});
