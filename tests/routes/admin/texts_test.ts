import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { ROLES } from "../../../lib/staff/roles.ts";
import { elksReport, openReported, TO } from "../sms/_reports.ts";
import { signIn } from "./_staff.ts";

const plain = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

Deno.test("everybody of the staff hears of an outage, since when, and when it is tried again", async () => {
  await using site = await openReported("46elks");
  site.clock.set("2026-03-04T08:00:00Z");
  site.sms.answer = "unavailable";
  for (let n = 0; n < 3; n++) await site.services.texts.send({ to: TO, text: "Hei" });
  for (const role of ROLES) {
    const who = await signIn(site, { roles: [role], id: role });
    const page = await who.page("/admin");
    assert.match(page, /card-alarm"><h2>Kertakoodit ja tekstiviestit/);
    assert.match(plain(page), /eivät ole lähteneet 4\.3\.2026 klo 10\.00 jälkeen/);
    assert.match(plain(page), /Seuraava yritys klo 10\.01/);
    assert.doesNotMatch(page, /Kertakoodit toimivat/);
    assert.ok(!page.includes("501234501"));
  }
  site.clock.pass(MINUTE);
  const who = await signIn(site, { roles: ["administrator"] });
  assert.match(plain(await who.page("/admin")), /Seuraava viesti kokeilee/);
  site.sms.answer = "sent";
  await site.services.texts.send({ to: TO, text: "Hei" });
  assert.match(plain(await who.page("/admin")), /Kertakoodit toimivat/);
});

Deno.test("staff see which part of a day's messages arrived, failed, or is unknown", async () => {
  await using site = await openReported("46elks");
  const who = await signIn(site, { roles: ["adviser"] });
  assert.doesNotMatch(await who.page("/admin"), /Vuorokauden viestit/);
  const references: string[] = [];
  for (let n = 0; n < 8; n++) references.push(await site.sendOne());
  for (const [n, status] of ["delivered", "delivered", "delivered", "failed"].entries()) {
    await site.fetch(...elksReport(references[n]!, { status }));
  }
  const page = plain(await who.page("/admin"));
  assert.match(page, /Vuorokauden viestit \(8\): perillä 38 %, epäonnistui 13 %, ei tietoa 50 %/);
});

Deno.test("where no reports are asked for, staff are told that nobody knows what arrives", async () => {
  const account = { username: "u", password: "p", sender: "Tyyne", reportSecret: null };
  await using site = await openReported("46elks", { kind: "46elks", ...account });
  const who = await signIn(site, { roles: ["administrator"] });
  assert.match(await who.page("/admin"), /Toimitusraportit eivät ole käytössä/);
});
