import assert from "node:assert/strict";
import { openSite, type Site } from "../helpers/site.ts";

const ELSEWHERE = "https://evil.example";
const PATHS = [
  "/",
  "/tietosuoja",
  "/tietosuoja.json",
  "/omat-tiedot",
  "/omat-tiedot/deleted?ref=P-0000-0000",
  "/chat",
  "/admin",
  "/nothing-here",
  "/robots.txt",
  "/.well-known/security.txt",
  "/healthz",
  "/readyz",
  "/api/openapi.json",
  "/api/chat/none",
];

/** Every kind of answer, with the files that pages ask for. */
async function* answers(site: Site, headers: HeadersInit = {}) {
  const found = new Set(PATHS);
  for (const path of found) {
    const answer = await site.fetch(path, { headers });
    const body = await answer.text();
    for (const [, file] of body.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)) found.add(file!);
    yield { path, answer };
  }
}

Deno.test("every answer says what it is, and texts say in which characters", async () => {
  await using site = await openSite();
  const types = new Set<string>();
  for await (const { path, answer } of answers(site)) {
    const type = answer.headers.get("content-type") ?? "";
    types.add(type);
    // JSON is UTF-8 by its own standard (RFC 8259).
    const isJson = /^application\/(problem\+)?json\b/.test(type);
    assert.ok(isJson || type.endsWith("; charset=utf-8"), `${path}: ${type}`);
  }
  for (const kind of ["text/html", "text/css", "text/javascript", "image/svg+xml"]) {
    assert.ok([...types].some((type) => type.startsWith(kind)), kind);
  }
});

Deno.test("no answer may be read by another site's page, asked with its origin or before", async () => {
  await using site = await openSite();
  const allowed = (answer: Response) =>
    [...answer.headers.keys()].filter((name) => name.startsWith("access-control-"));
  for await (const { path, answer } of answers(site, { origin: ELSEWHERE })) {
    assert.deepEqual(allowed(answer), [], path);
  }
  for (const path of ["/api/chat", "/omat-tiedot/code", "/api/ingest/calls", "/admin/sign-out"]) {
    const before = await site.fetch(path, {
      method: "OPTIONS",
      headers: {
        origin: ELSEWHERE,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    await before.body?.cancel();
    assert.deepEqual(allowed(before), [], path);
    assert.ok(before.status >= 400, path);
  }
});
