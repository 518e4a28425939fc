import assert from "node:assert/strict";
import { words } from "../../lib/words/requests/mod.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { asks, by, decides, opens, REASON, ROOT, withBoth } from "./_review.ts";

for (const javaScript of [true, false]) {
  const how = javaScript ? "with" : "without";

  Deno.test(`a client and a reviewer at once: asked, taken, extended, answered and read, ${how} JavaScript`, () =>
    withBoth({ javaScript }, async ({ client, reviewer }) => {
      await asks(client, "other", { text: "Miten tietojani käytetään?" });
      await opens(reviewer, client);
      assert.match(await reviewer.text(), /Miten tietojani käytetään\?/);
      await reviewer.does("button[formaction$='/take']", /Pyyntö on sinulla käsittelyssä/);
      assert.match(await reviewer.text(), /Riitta Ratkoja/);
      await reviewer.page.click("summary");
      await reviewer.page.fill("#extendReason", "Asia on monimutkainen.");
      await reviewer.does("button[formaction$='/extend']", /Aikaa on pidennetty/);
      await client.page.reload();
      assert.match(await client.text(), /Asia on monimutkainen\./);
      await decides(reviewer, { outcome: "granted" }, /Kirjoita vastaus asiakkaalle/);
      await decides(reviewer, { outcome: "granted", reason: REASON });
      await client.page.reload();
      const read = await client.text();
      assert.ok(read.includes(REASON));
      assert.ok(read.includes(words.fi.outcome.granted));
      assert.ok(!read.includes("Riitta"), "the client is told no name");
      await client.goto(`${ROOT}/views`);
      assert.ok((await client.text()).includes(words.fi.purpose["decide-request"]));
      client.assertQuiet("the client");
      reviewer.assertQuiet("the reviewer");
    }));
}

Deno.test("a request that its client takes back while a reviewer reads it is not decided", () =>
  withBoth({ javaScript: false }, async ({ client, reviewer }) => {
    await asks(client, "restriction", { text: "Tieto on väärin." });
    await opens(reviewer, client);
    await client.page.check("#confirm");
    await client.press("form[action$='/cancel'] button");
    await decides(reviewer, { outcome: "granted" }, /muuttunut|jo ratkaistu tai peruttu|muutti/);
    await client.page.reload();
    const read = await client.text();
    assert.ok(read.includes(words.fi.follow.states.cancelled));
    assert.ok(!read.includes(words.fi.outcome.granted));
  }));

Deno.test("a letter is entered, its writer identified, its matter chosen, decided and answered, without JavaScript", () =>
  withBoth({ javaScript: false }, async ({ reviewer }) => {
    const { page } = reviewer;
    await reviewer.goto("/admin/requests");
    await reviewer.press("a[href$='/enter']");
    await page.selectOption("#kind", "correction");
    await page.check("input[name=channel][value=post]");
    await page.check("input[name=identity][value=not-checked]");
    await page.fill("#phone", "050 123 4501");
    await page.fill("#answerTo", "Esimerkkitie 1, 80100 Joensuu");
    await page.fill("#text", "Muistiinpanossa on virhe.");
    await reviewer.does("form[action$='/enter'] button", /Pyyntö on kirjattu/);
    await page.check("input[name=identity][value=power-of-attorney]");
    await reviewer.does("button[formaction$='/identify']", /Varmistus on kirjattu/);
    await decides(reviewer, { outcome: "granted", correctedText: "X" }, /Valitse ensin, mitä/);
    await reviewer.press("a[href$='/choose']");
    const first = "section[aria-labelledby=call_note] li:first-child form[action$='/point'] button";
    await reviewer.does(first, /Pyynnön kohde on kirjattu/);
    await decides(reviewer, { outcome: "granted", correctedText: "Näin se oli.", reason: REASON });
    assert.match(await reviewer.text(), /Vastaus pitää lähettää: Esimerkkitie 1/);
    await reviewer.press("a[href$='/letter']");
    const letter = await reviewer.text();
    assert.ok(letter.includes(REASON) && letter.includes(words.fi.follow.complainText));
    reviewer.assertQuiet("the reviewer");
  }));

Deno.test("the pages of requests are valid and within everybody's reach", () =>
  withBoth({ javaScript: true }, async ({ site, client, reviewer }) => {
    const check = async (where: string) => {
      await assertValidHtml(await reviewer.source(), where);
      await assertAccessible(reviewer, where);
    };
    await asks(client, "objection", { text: "En halua, että tietojani käytetään." });
    for (const path of ["/admin/requests", "/admin/requests/enter"]) {
      await reviewer.goto(path);
      await check(path);
    }
    await reviewer.press("form[action$='/enter'] button");
    await check("a refused entry");
    await opens(reviewer, client);
    await check("a request");
    await decides(reviewer, { outcome: "refused" }, /Valitse lain peruste/);
    await assertAccessible(reviewer, "a refused form");
    const { id } = await site.services.requests.enter({
      kind: "access",
      phone: "+358501234501",
      channel: "post",
      identity: "not-checked",
      text: "Kirje.",
      answerTo: "Esimerkkitie 1",
      enteredBy: by,
    });
    const at = `/admin/requests/${id}`;
    for (const path of [at, `${at}/choose`]) {
      await reviewer.goto(path);
      await check(path.replace(id, ":id"));
    }
    await reviewer.goto(at);
    await reviewer.page.check("input[name=identity][value=called-back]");
    await reviewer.does("button[formaction$='/identify']", /Varmistus on kirjattu/);
    await decides(reviewer, { outcome: "granted" });
    await assertAccessible(reviewer, "an answered request");
    await reviewer.goto(`${at}/letter`);
    await check("the letter");
  }));
