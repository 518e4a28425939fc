import assert from "node:assert/strict";
import { answer, panel, shown, visitorOf, withDesk } from "./_desk_window.ts";

Deno.test("a message is read when it was in sight, and not below the fold or above the end", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    const chats = [];
    for (const name of ["Ensimmäinen", "Toinen", "Kolmas"]) {
      const chat = await visitorOf(site, name, "Hei");
      chats.push(chat);
      await page.locator(`form[action='/admin/desk/chats/${chat.id}/take'] button`).click();
      await shown(page, name, "Hei");
      await answer(page, name, "Hei sinulle.");
    }
    const line = (name: string) => page.locator(".desk-line", { hasText: name });
    await page.setViewportSize({ width: 1280, height: 420 });
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(200);
    await chats[2]!.write("Oletko siellä?");
    await shown(page, "Kolmas", "Oletko siellä?");
    await line("Kolmas").getByText("1 uusi viesti").waitFor();
    await page.waitForTimeout(500);
    assert.equal(await line("Kolmas").getByText("1 uusi viesti").count(), 1, "below the fold");
    await line("Kolmas").getByText("odottaa vastaustasi").waitFor();
    assert.equal(await line("Toinen").getByText("odottaa vastaustasi").count(), 0);
    await panel(page, "Kolmas").locator(".bubble").last().scrollIntoViewIfNeeded();
    await line("Kolmas").getByText("1 uusi viesti").waitFor({ state: "detached" });
    await line("Kolmas").getByText("odottaa vastaustasi").waitFor();
    await answer(page, "Kolmas", "Olen.");
    await line("Kolmas").getByText("odottaa vastaustasi").waitFor({ state: "detached" });
    adviser.assertQuiet("the desk");
  }));

Deno.test("two visitors without names are told apart in the lists, the panels and the page's own title", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    const ids = [];
    for (const text of ["Yksi", "Kaksi"]) {
      const { id } = await visitorOf(site, "", text);
      ids.push(id);
      await page.locator(`form[action='/admin/desk/chats/${id}/take'] button`).click();
      await page.locator(".desk-panel .bubble-text", { hasText: text }).waitFor();
    }
    const names = await page.locator(".desk-line a").allInnerTexts();
    assert.equal(new Set(names).size, 2, names.join());
    for (const name of names) assert.match(name, /^nimetön [A-Z]\d\d$/);
    const heads = await page.locator(".desk-panel h2 bdi").allInnerTexts();
    assert.deepEqual(new Set(heads), new Set(names));
    await adviser.goto(`/admin/desk/chats/${ids[0]}`);
    const title = await page.innerText("h1");
    assert.ok(names.map((name) => `Keskustelu: ${name}`).includes(title), title);
  }));

Deno.test("an adviser is told of a personal identity code, and has a sentence about it at hand", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    // Of the range that is never given to anybody.
    await visitorOf(site, "Peikko", "Min kod är 010190-900P", "sv");
    await page.locator(`form[action$='/take'] button`).click();
    await panel(page, "Peikko").getByText("näyttää olevan henkilötunnus").waitFor();
    await panel(page, "Peikko").getByRole("button", { name: "Tuo valmis lause kenttään" }).click();
    const field = panel(page, "Peikko").locator(".composer textarea");
    assert.match(await field.inputValue(), /personbeteckning/);
  }));
