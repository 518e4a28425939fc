import assert from "node:assert/strict";
import { openSite } from "../../helpers/site.ts";

const NO_FOLLOWING = { redirect: "manual" } as const;

Deno.test("a slash at the end of a page's address leads to the page", async () => {
  await using site = await openSite();
  const led = [
    ["/tietosuoja/", "/tietosuoja"],
    ["/sv/", "/sv"],
    ["/en/my-data/", "/en/my-data"],
    ["/omat-tiedot/?out=1", "/omat-tiedot?out=1"],
  ] as const;
  for (const [from, to] of led) {
    const answer = await site.fetch(from, NO_FOLLOWING);
    assert.deepEqual([answer.status, answer.headers.get("location")], [308, to]);
    assert.ok(answer.headers.has("content-security-policy"));
    await answer.body?.cancel();
  }
});

Deno.test("no slash leads to another site, and nothing that changes or is a program's is led on", async () => {
  await using site = await openSite();
  const { origin } = site.services.settings.siteUrl;
  const asked: [string, RequestInit][] = [
    [`${origin}//evil.example/`, {}],
    [`${origin}//evil.example//`, {}],
    [`${origin}/\\evil.example/`, {}],
    [`${origin}/%2f%2fevil.example/`, {}],
    [`${origin}/tietosuoja//`, {}],
    [`${origin}/`, {}],
    [`${origin}/static/site.css/`, {}],
    [`${origin}/api/openapi.json/`, {}],
    [`${origin}/admin/answers/%2e%2e`, {}],
    [`${origin}/omat-tiedot/code/`, { method: "POST", headers: { origin } }],
  ];
  for (const [url, init] of asked) {
    const answer = await site.fetch(url, { ...NO_FOLLOWING, ...init });
    assert.equal(answer.headers.get("location"), null, url);
    await answer.body?.cancel();
  }
});
