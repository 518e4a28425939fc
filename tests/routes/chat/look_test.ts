import { openBrowser } from "../../helpers/browser.ts";
import { serveSite } from "../../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "../../journeys/_checks.ts";
import { Visitor } from "../../journeys/_visitor.ts";

const AINO = { adviserId: "a1", adviserName: "Aino Neuvoja" };
/** A page that asks again by itself is no fault here: its reader can stop it. */
const ASKS_AGAIN = /<noscript><meta http-equiv="refresh"[^>]*><\/noscript>/;
const AT = "2026-03-04T08:00:00Z";

Deno.test("every page of a chat is valid and within everybody's reach", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await using visitor = await Visitor.open(chromium.browser, site.url);
  const { chat } = site.services;
  const { page } = visitor;
  const look = async (where: string) => {
    const html = await (await page.request.get(page.url())).text();
    await assertValidHtml(html.replace(ASKS_AGAIN, ""), where);
    await assertAccessible(visitor, where);
    visitor.assertQuiet(where);
  };

  await visitor.goto("/chat");
  await look("closed");
  await chat.presence.set(AINO, "present");
  await visitor.goto("/sv/chat");
  await look("open");
  await visitor.press("main form[action='/sv/chat'] button");
  await look("waiting");
  await visitor.goto("/sv/chat/write");
  await look("writing");
  await page.fill("#text", "Hej");
  await visitor.press("main form button");
  const [line] = (await chat.lists.overview(AINO)).waiting;
  await chat.desk.take(AINO, line!.id);
  await chat.desk.note(AINO, line!.id, { id: crypto.randomUUID(), text: "Anteckning" });
  await chat.desk.send(AINO, line!.id, { id: crypto.randomUUID(), text: "Hej hej" });
  await visitor.goto("/sv/chat");
  await look("talking");
  for (const below of ["end", "erase", "erase?message=1", "phone"]) {
    await visitor.goto(`/sv/chat/${below}`);
    await look(below);
  }
  await visitor.goto("/sv/chat");
  const receipt = await page.innerText(".receipt-code");
  await chat.desk.end(AINO, line!.id);
  await visitor.goto("/sv/chat");
  await look("ended");
  await visitor.goto("/en/chat/receipt");
  await page.fill("#code", receipt);
  await visitor.press("main form button");
  await look("opened with its receipt");
});
