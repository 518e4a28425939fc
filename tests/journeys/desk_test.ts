import assert from "node:assert/strict";
import { HOUR } from "../../lib/clock.ts";
import { assertAccessible } from "./_checks.ts";
import {
  AINO,
  answer,
  comeToDesk,
  openStaffWindow,
  panel,
  shown,
  visitorOf,
  withDesk,
} from "./_desk_window.ts";
import { Visitor } from "./_visitor.ts";

const BERTTA = { id: "person-bertta", name: "Bertta Apuri" };

Deno.test("who comes is seen at once; several are answered side by side, and unread ones are counted", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    const peikko = await visitorOf(site, "Peikko", "Missä haen tukea?");
    await page.locator("#waiting + ul a, #waiting ~ ul a").getByText("Peikko").waitFor();
    assert.match(await page.title(), /^\(1\)/);
    const keiju = await visitorOf(site, "Keiju", "Var får jag stöd?", "sv");
    await page.waitForFunction(() => document.title.startsWith("(2)"));
    for (const { id } of [peikko, keiju]) {
      await page.locator(`form[action='/admin/desk/chats/${id}/take'] button`).click();
    }
    await shown(page, "Peikko", "Missä haen tukea?");
    await shown(page, "Keiju", "Var får jag stöd?");
    await answer(page, "Peikko", "Kelan sivuilta.");
    await answer(page, "Keiju", "På FPA:s sidor.");
    await peikko.write("Kiitos.");
    await shown(page, "Peikko", "Kiitos.");
    const { chat } = site.services;
    const { messages } = (await chat.events.conversation(peikko.visitor))!;
    assert.deepEqual(messages.map(({ text }) => text), [
      "Missä haen tukea?",
      "Kelan sivuilta.",
      "Kiitos.",
    ]);
    await panel(page, "Keiju").getByRole("button", { name: /^Sulje.*Keiju$/ }).click();
    await keiju.write("Tack.");
    await page.locator(".desk-line", { hasText: "Keiju" }).getByText("1 uusi viesti").waitFor();
    adviser.assertQuiet("the desk");
  }));

Deno.test("nothing is missing and nothing twice after the network was lost at the desk", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    const peikko = await visitorOf(site, "Peikko", "yksi");
    await page.locator(`form[action$='/take'] button`).click();
    await shown(page, "Peikko", "yksi");
    await page.context().setOffline(true);
    await peikko.write("kaksi");
    await panel(page, "Peikko").locator(".composer textarea").fill("kolme");
    await panel(page, "Peikko").locator(".composer button").click();
    await page.getByText("Yhteys on poikki").waitFor();
    await peikko.write("neljä");
    await page.context().setOffline(false);
    await shown(page, "Peikko", "kolme");
    await page.waitForFunction(() => document.querySelectorAll(".bubble-text").length === 4);
    await page.waitForFunction(() => document.querySelector(".desk-panel .delivery") === null);
    const texts = await page.locator(".bubble-text").allInnerTexts();
    assert.deepEqual(texts, ["yksi", "kaksi", "neljä", "kolme"]);
  }));

Deno.test("handed over with a note it is at the other's desk at once, and the visitor is told", () =>
  withDesk(async ({ site, browser, adviser }) => {
    const { page } = adviser;
    await using other = await openStaffWindow(browser, site, BERTTA);
    await comeToDesk(other);
    await using visitor = await Visitor.open(browser, site.url);
    await visitor.goto("/chat");
    await visitor.page.fill("#nickname", "Peikko");
    await visitor.press("main form[action='/chat'] button");
    await visitor.page.fill(".composer textarea", "Hei!");
    await visitor.page.click(".composer button");
    await page.locator(`form[action$='/take'] button`).click();
    await shown(page, "Peikko", "Hei!");
    await panel(page, "Peikko").getByText("Siirrä toiselle").click();
    await panel(page, "Peikko").locator("select[name=to]").selectOption(BERTTA.id);
    await panel(page, "Peikko").locator("form[action$='/hand-over'] textarea").fill("Asia kesken.");
    await panel(page, "Peikko").locator("form[action$='/hand-over'] button").click();
    await panel(page, "Peikko").waitFor({ state: "detached" });
    await other.page.getByRole("button", { name: /^Avaa tähän.*Peikko$/ }).click();
    await shown(other.page, "Peikko", "Hei!");
    await panel(other.page, "Peikko").locator(".note", { hasText: "Asia kesken." }).waitFor();
    await panel(other.page, "Peikko").locator("summary", { hasText: "Uusi muistiinpano" }).click();
    const note = panel(other.page, "Peikko").locator("form[action$='/note']");
    assert.match(await note.innerText(), /Asiakas näkee muistiinpanot/);
    await note.locator("textarea").fill("Soitan Kelaan.");
    await note.locator("button").click();
    await panel(other.page, "Peikko").locator(".note", { hasText: "Soitan Kelaan." }).waitFor();
    await answer(other.page, "Peikko", "Hei, minä jatkan.");
    await visitor.page.locator(".bubble-text", { hasText: "Hei, minä jatkan." }).waitFor();
    const [line] = (await site.services.chat.lists.overview(
      { adviserId: BERTTA.id, adviserName: BERTTA.name },
    )).mine;
    await other.goto(`/admin/desk/chats/${line!.id}`);
    assert.match(await other.text(), /Asia kesken\./);
  }));

Deno.test("a visitor who ends leaves the conversation in sight; a blocked disturber does not come back", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    const peikko = await visitorOf(site, "Peikko", "Hei");
    await page.locator(`form[action$='/take'] button`).click();
    await shown(page, "Peikko", "Hei");
    await site.services.chat.visitors.end(peikko.visitor);
    await panel(page, "Peikko").getByText("Kävijä päätti keskustelun.").waitFor();
    assert.equal(await panel(page, "Peikko").locator("textarea").count(), 0);

    const { id } = await visitorOf(site, "Häirikkö", "Hähää");
    await page.locator(`form[action='/admin/desk/chats/${id}/take'] button`).click();
    await shown(page, "Häirikkö", "Hähää");
    const open = panel(page, "Häirikkö");
    await open.locator("summary", { hasText: "Estä häiritsijä" }).click();
    await open.locator("select[name=hours]").selectOption("4");
    await open.getByRole("button", { name: "Estä", exact: true }).click();
    await page.getByText("Häiritsijä on estetty, ja keskustelu on päättynyt.").waitFor();
    await open.waitFor({ state: "detached" });
    assert.equal(new URL(page.url()).pathname, "/admin/desk", "the desk goes on");
    const [block] = await site.services.chat.desk.blocks();
    assert.equal(block!.until - block!.since, 4 * HOUR);
    const again = await site.services.chat.visitors.start({ lang: "fi", address: "192.0.2.7" });
    assert.equal(again.outcome, "blocked");
  }));

Deno.test("a ready answer comes in the visitor's language, and can be changed before it is sent", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await site.services.chat.answers.save({
      id: crypto.randomUUID(),
      title: "Kelan numero",
      text: { fi: "Kelan numero on", sv: "FPA:s nummer är", en: "Kela's number is" },
    });
    await page.reload();
    await visitorOf(site, "Keiju", "Hej", "sv");
    await page.locator(`form[action$='/take'] button`).click();
    await panel(page, "Keiju").getByLabel("Vastauspohja").selectOption("Kelan numero");
    const field = panel(page, "Keiju").locator(".composer textarea");
    assert.equal(await field.inputValue(), "FPA:s nummer är");
    await field.press("End");
    await field.pressSequentially(" 020 692 204");
    await field.press("Enter");
    await shown(page, "Keiju", "FPA:s nummer är 020 692 204");
  }));

Deno.test("being away is seen by who would start a chat, and late questions stand oldest first", () =>
  withDesk(async ({ site, browser, adviser }) => {
    const { page } = adviser;
    await page.locator("button[value=away]").click();
    await page.getByText("Olet tauolla").waitFor();
    await using visitor = await Visitor.open(browser, site.url);
    await visitor.goto("/chat");
    assert.match(await visitor.text(), /yksikään neuvoja ei ole juuri nyt paikalla/);
    for (const [n, nickname] of ["Ensimmäinen", "Toinen", "Kolmas"].entries()) {
      site.clock.pass(60_000);
      await visitorOf(site, nickname, `Kysymys ${n}`);
    }
    await page.waitForFunction(() =>
      document.querySelectorAll("section[aria-labelledby=questions] li").length === 3
    );
    const names = await page.locator("section[aria-labelledby=questions] a").allInnerTexts();
    assert.deepEqual(names, ["Ensimmäinen", "Toinen", "Kolmas"]);
  }));

Deno.test("a session that was ended elsewhere ends the live desk at once", () =>
  withDesk(async ({ site, adviser }) => {
    await visitorOf(site, "Peikko", "salainen asia");
    await adviser.page.locator(`form[action$='/take'] button`).click();
    await shown(adviser.page, "Peikko", "salainen asia");
    const { sessions } = site.services.staff;
    for (const { id } of await sessions.list(AINO.adviserId)) {
      await sessions.endOne(AINO.adviserId, id);
    }
    await adviser.page.getByText("Istunto on päättynyt.").waitFor();
    assert.doesNotMatch(await adviser.text(), /salainen asia/);
  }));

Deno.test("the live desk is within everybody's reach, narrow and wide, light and dark", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    for (const name of ["Peikko", "Keiju"]) {
      const { id } = await visitorOf(site, name, "Pitkä".repeat(60));
      await page.locator(`form[action='/admin/desk/chats/${id}/take'] button`).click();
      await panel(page, name).waitFor();
    }
    await visitorOf(site, "Jonottaja", "Hei");
    await assertAccessible(adviser, "the live desk");
    await adviser.tabTo(".desk-panel .composer textarea");
  }));

Deno.test("who waits and two conversations with their fields are in sight at 1280 by 800", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    for (const name of ["Peikko", "Keiju"]) {
      const { id, write } = await visitorOf(site, name, "Hei");
      for (let n = 0; n < 10; n++) await write(`${n} ${"pitkä asia ".repeat(12)}`);
      await page.locator(`form[action='/admin/desk/chats/${id}/take'] button`).click();
      await panel(page, name).waitFor();
    }
    await visitorOf(site, "Jonottaja", "Hei");
    const take = page.locator("section[aria-labelledby=waiting] form button");
    await take.waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    for (const one of [take, ...await page.locator(".desk-panel .composer button").all()]) {
      const box = (await one.boundingBox())!;
      assert.ok(box.y >= 0 && box.y + box.height <= 800, JSON.stringify(box));
    }
    assert.deepEqual(await adviser.tooWide(), []);
  }));
