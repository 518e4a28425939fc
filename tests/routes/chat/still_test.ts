import assert from "node:assert/strict";
import { openSite } from "../../helpers/site.ts";
import { Browser } from "./_browser.ts";

const AT = "2026-03-04T08:00:00Z";
const AINO = { adviserId: "a1", adviserName: "Aino Neuvoja" };
const where = (answer: Response) => answer.headers.get("location") ?? "";

Deno.test("without script what stops a page from asking again is the first thing on it", async () => {
  await using site = await openSite({ at: AT });
  await site.services.chat.presence.set(AINO, "present");
  const visitor = new Browser(site);
  await visitor.form("/chat");
  const page = await visitor.get("/chat");
  const main = page.slice(page.indexOf("<main"));
  assert.match(
    main,
    /^<main[^>]*><noscript><p[^>]*>[^<]*<a href="\/chat\?still=1">Pysäytä päivitys/,
  );
});

Deno.test("a page that was stopped stays so, whatever is done on it", async () => {
  await using site = await openSite({ at: AT });
  await site.services.chat.presence.set(AINO, "present");
  const visitor = new Browser(site);
  await visitor.form("/chat");
  const page = await visitor.get("/chat?still=1");
  assert.doesNotMatch(page, /http-equiv/);
  for (const below of ["", "/write", "/receipt-saved", "/end"]) {
    assert.ok(page.includes(`"/chat${below}?still=1"`), `${below}: keeps the choice`);
  }
  assert.ok(page.includes(`href="/sv/chat?still=1"`), "in another language, too");
  assert.ok(page.includes(`<a href="/chat">Päivitä taas itsestään</a>`), "it can go on again");
  assert.ok((await visitor.get("/chat/write?still=1")).includes(`action="/chat/write?still=1"`));
  const sent = await visitor.form("/chat/write?still=1", { text: "hei" });
  assert.equal(where(sent), "/chat?still=1");
  assert.equal(where(await visitor.form("/chat/receipt-saved?still=1")), "/chat?still=1");
  assert.equal(
    where(await visitor.form("/chat/write", { text: "moi" })),
    "/chat",
    "only if chosen",
  );
});
