import assert from "node:assert/strict";
import { ACCESS } from "../../../lib/staff/access.ts";
import { ROLES } from "../../../lib/staff/roles.ts";
import { openSite } from "../../helpers/site.ts";
import { signIn } from "./_staff.ts";

Deno.test("every page of the staff has its way out in sight", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const browser = await signIn(site, { roles: [...ROLES] });
  let pages = 0;
  for (const name of Object.keys(ACCESS)) {
    const [method, path] = name.split(" ") as [string, string];
    if (method !== "GET" || path.includes(":")) continue;
    const answer = await browser.get(path);
    const isPage = answer.status === 200 && !answer.headers.has("content-disposition") &&
      answer.headers.get("content-type")?.startsWith("text/html");
    const html = isPage ? await answer.text() : "";
    if (!isPage) await answer.body?.cancel();
    // Parts of a page, which htmx puts into one, have no frame of their own.
    if (!html.includes("<!doctype html>") || path === "/admin/signed-out") continue;
    pages++;
    assert.match(html, /action="\/admin\/sign-out"/, path);
  }
  assert.ok(pages > 10, String(pages));
});
