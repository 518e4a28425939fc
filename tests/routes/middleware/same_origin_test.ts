import assert from "node:assert/strict";
import { Hono } from "hono";
import type { SiteEnv } from "../../../routes/_site.ts";
import { sameOrigin } from "../../../routes/middleware/same_origin.ts";

const ours = "https://tyyne.example";
const app = new Hono<SiteEnv>()
  .use(sameOrigin(new Set([ours])))
  .all("/", (c) => c.text("done"));

async function status(method: string, headers: Record<string, string>): Promise<number> {
  return (await app.request("/", { method, headers })).status;
}

const bodies = ["application/x-www-form-urlencoded", "application/json", "text/plain", ""];

for (const type of bodies) {
  const content: Record<string, string> = type ? { "content-type": type } : {};
  const named = type || "no content type";

  Deno.test(`a change from our own page passes (${named})`, async () => {
    const headers = { ...content, origin: ours, "sec-fetch-site": "same-origin" };
    for (const method of ["POST", "PUT", "DELETE"]) {
      assert.equal(await status(method, headers), 200);
    }
  });

  Deno.test(`a change from another site is refused (${named})`, async () => {
    const forged: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "https://tyyne.example.evil.example" },
      { origin: "http://tyyne.example" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: ours, "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ];
    for (const headers of forged) {
      assert.equal(await status("POST", { ...content, ...headers }), 403, JSON.stringify(headers));
    }
  });
}

Deno.test("reading from another site's link is allowed", async () => {
  assert.equal(await status("GET", { origin: "https://evil.example" }), 200);
});
