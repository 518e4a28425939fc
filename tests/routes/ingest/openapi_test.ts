import assert from "node:assert/strict";
import { callAt, deliver } from "../../helpers/webhook.ts";
import { openSite, type Site } from "../../helpers/site.ts";

async function documentOf(site: Site) {
  const answer = await site.fetch("/api/openapi.json");
  assert.equal(answer.status, 200);
  return await answer.json();
}

Deno.test("the document describes every ingest route, and no other", async () => {
  await using site = await openSite();
  const { paths } = await documentOf(site);
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`)
  );
  const routed = site.app.routes
    .filter(({ path, method }) => path.startsWith("/api/ingest/") && method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(new Set(described), new Set(routed));
});

Deno.test("the document requires the fields that the route requires", async () => {
  await using site = await openSite();
  const { components } = await documentOf(site);
  for (const [path, name] of [["calls", "Call"], ["messages", "Message"]] as const) {
    const answer = await deliver(site, path, {});
    const missing = (await answer.json()).errors.map((error: { field: string }) => error.field);
    assert.deepEqual(new Set(components.schemas[name].required), new Set(missing));
  }
});

Deno.test("every status that the routes answer is described", async () => {
  await using site = await openSite();
  const { paths } = await documentOf(site);
  const described = Object.keys(paths["/api/ingest/calls"].post.responses).map(Number);
  const call = callAt(site.clock.now());
  const answers = [
    await deliver(site, "calls", call),
    await deliver(site, "calls", "{"),
    await deliver(site, "calls", call, { sentAt: 0 }),
    await deliver(site, "calls", { ...call, adviserName: "x".repeat(300_000) }),
    await deliver(site, "calls", {}),
  ];
  assert.deepEqual(answers.map((answer) => answer.status), described);
});
