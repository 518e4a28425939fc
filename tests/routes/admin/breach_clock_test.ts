import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { entry, recorded, withSite } from "./_breaches.ts";
import { goesTo, signIn } from "./_staff.ts";

Deno.test("the clock stands in the list and on the overview: running at 71:59, red at 72:01", () =>
  withSite(async (site) => {
    const look = async () => {
      const who = await signIn(site, { roles: ["administrator"], id: "admin" });
      return { list: await who.page("/admin/breaches"), overview: await who.page("/admin") };
    };
    const none = await look();
    assert.doesNotMatch(none.overview, /Tietoturvaloukkaukset/);
    await recorded(site);
    site.clock.pass(71 * HOUR + 59 * MINUTE);
    const { list, overview } = await look();
    assert.match(list, /<strong>Aikaa 1 min, 7\.3\.2026 klo 10\.00 asti<\/strong>/);
    assert.doesNotMatch(list, /class="alarm"/);
    assert.match(overview, /card-alarm"><h2>Tietoturvaloukkaukset[\s\S]*Aikaa 1 min/);
    site.clock.pass(2 * MINUTE);
    const past = await look();
    assert.match(past.list, /<tr class="alarm">[\s\S]*Aika meni 7\.3\.2026 klo 10\.00/);
    assert.match(past.overview, /class="alarm-text"><strong>Aika meni 7\.3\.2026 klo 10\.00/);
  }));

Deno.test("the most urgent of several breaches is the one on the overview", () =>
  withSite(async (site, reviewer) => {
    await recorded(site, 10);
    const urgent = await recorded(site, 70);
    await recorded(site, 30);
    const overview = await reviewer.page("/admin");
    assert.match(overview, /3 loukkausta odottaa päätöstä/);
    assert.match(
      overview,
      new RegExp(`Aikaa 2 t 0 min[^<]*</strong>: <a href="/admin/breaches/${urgent}"`),
    );
  }));

Deno.test("a decision stops the clock, and what is left to do stays on the overview", () =>
  withSite(async (site, reviewer) => {
    const id = await recorded(site, 10);
    const path = `/admin/breaches/${id}/entries`;
    const told = {
      step: "authority-told",
      toldDay: "4.3.2026",
      toldTime: "9.45",
      reference: "0000/171/26",
      toldText: "Ensi-ilmoitus.",
      toldBy: "Toiminnanjohtaja",
    };
    assert.equal(
      goesTo(await reviewer.post(path, entry(told))),
      `/admin/breaches/${id}?done=added`,
    );
    const page = await reviewer.page(`/admin/breaches/${id}`);
    assert.match(page, /Ilmoitettu ajoissa 4\.3\.2026 klo 9\.45/);
    assert.match(page, /Asianumero 0000\/171\/26/);
    assert.match(page, /Päätti: Toiminnanjohtaja/);
    assert.doesNotMatch(page, /Valtuutetulle ei ilmoiteta/);
    const overview = await reviewer.page("/admin");
    assert.match(overview, /class="card"><h2>Tietoturvaloukkaukset<\/h2><p>1 avoin loukkaus/);
  }));

Deno.test("a breach that was tampered with is told, and hides no other", () =>
  withSite(async (site, reviewer) => {
    const broken = await recorded(site, 1);
    await recorded(site, 10);
    await site.kv.delete(["breach_entries", broken, 1]);
    for (const path of ["/admin", "/admin/breaches"]) {
      const page = await reviewer.page(path);
      assert.match(page, /1 tietoturvaloukkausta ei voi lukea/, path);
      assert.match(page, /Aikaa 62 t 0 min/, path);
    }
    assert.match(await reviewer.page(`/admin/breaches/${broken}`), /Merkintää 1 ei voi avata/);
  }));
