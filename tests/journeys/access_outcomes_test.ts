import assert from "node:assert/strict";
import { groundsFor } from "../../lib/requests/mod.ts";
import { words as deciding } from "../../lib/words/deciding/mod.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { type Both, decides, PLENTY, REASON, ROOT, withBoth } from "./_review.ts";

const LETTER = "Haluan kopion kaikesta, mitä minusta on tallessa.";

/** A copy is asked for by post: the reviewer enters the letter, and is on the page of the request. */
async function entersLetter({ reviewer }: Both): Promise<void> {
  const { page } = reviewer;
  await reviewer.goto("/admin/requests/enter");
  await page.selectOption("#kind", "access");
  await page.check("input[name=channel][value=post]");
  await page.check("input[name=identity][value=identity-document]");
  await page.fill("#phone", PLENTY);
  await page.selectOption("#lang", "fi");
  await page.fill("#text", LETTER);
  await reviewer.press("form[action='/admin/requests/enter'] button[type=submit]");
  assert.ok((await reviewer.text()).includes(LETTER));
}

for (const javaScript of [false, true]) {
  for (const outcome of ["granted", "grantedInPart", "refused"] as const) {
    const how = javaScript ? "with" : "without";
    Deno.test(`access, ${outcome}: asked by letter, entered and answered at a desk, read on the phone, in Finnish and ${how} JavaScript`, () =>
      withBoth({ javaScript }, async (both) => {
        const { client, reviewer, site } = both;
        await entersLetter(both);
        const { pathname } = new URL(reviewer.page.url());
        const id = pathname.split("/").at(-1)!;
        const ground = groundsFor("access").at(-1)!;
        const reason = outcome === "granted" ? undefined : REASON;
        await decides(reviewer, { outcome, reason, ...(outcome === "refused" && { ground }) });

        await client.goto(ROOT);
        assert.ok((await client.text()).includes(words.fi.kind.access.name));
        await client.goto(`${ROOT}/request/${id}`);
        const read = await client.text();
        assert.ok(read.includes(words.fi.outcome[outcome]), read);
        assert.ok(read.includes(words.fi.follow.complainText));
        if (reason) assert.ok(read.includes(reason));
        if (outcome === "refused") assert.ok(read.includes(words.fi.ground[ground]));
        assert.ok(!/Riitta|Ratkoja/.test(read), "the client is told no name");

        await reviewer.goto(pathname);
        const copies = await reviewer.page.locator("form[action$='/copy']").count();
        assert.equal(copies > 0, outcome !== "refused", "a copy goes with what was granted alone");
        await reviewer.goto(`${pathname}/letter`);
        const letter = await reviewer.text();
        assert.ok(letter.includes(words.fi.outcome[outcome]), letter);
        if (reason) assert.ok(letter.includes(reason));
        assert.ok(
          !letter.includes(deciding.fi.one.back),
          "on paper nothing leads back to the desk",
        );
        const stored = await site.services.requests.get(id);
        assert.equal(stored?.decision?.outcome, outcome);
        client.assertQuiet("the client");
        reviewer.assertQuiet("the reviewer");
      }));
  }
}
