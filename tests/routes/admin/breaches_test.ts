import assert from "node:assert/strict";
import { ROLES } from "../../../lib/staff/roles.ts";
import { LEAK } from "../../helpers/breaches.ts";
import { BY, entry, NOWHERE, recorded, TYPED, withSite } from "./_breaches.ts";
import { goesTo, signIn } from "./_staff.ts";

Deno.test("a reviewer and an administrator record a breach; an adviser gets no word of any", () =>
  withSite(async (site) => {
    const id = await recorded(site, 71);
    for (const role of ["reviewer", "administrator"] as const) {
      const who = await signIn(site, { roles: [role], id: role });
      const at = goesTo(await who.post("/admin/breaches/enter", { ...TYPED, peopleCount: "40" }));
      assert.match(at ?? "", /^\/admin\/breaches\/[\da-f-]{36}\?done=recorded$/);
      assert.match(await who.page(at!), new RegExp(`${LEAK}[\\s\\S]*>40<`));
    }
    const adviser = await signIn(site, { roles: ["adviser"], id: "adviser" });
    const tries = [
      await adviser.get("/admin/breaches"),
      await adviser.get(`/admin/breaches/${id}`),
      await adviser.post("/admin/breaches/enter", TYPED),
      await adviser.post(`/admin/breaches/${id}/entries`, entry({ step: "note", note: "x" })),
    ];
    for (const answer of tries) {
      assert.equal(answer.status, 403);
      assert.doesNotMatch(await answer.text(), /Väärä muistiinpano/);
    }
    assert.doesNotMatch(await adviser.page("/admin"), /loukkau/i);
    assert.equal((await site.services.breaches.get(id))!.version, 1);
  }));

Deno.test("a breach that is not there is not found, and is not made by adding to it", () =>
  withSite(async (site, reviewer) => {
    for (const id of [NOWHERE, "x", "..%2f"]) {
      assert.equal((await reviewer.get(`/admin/breaches/${id}`)).status, 404, id);
    }
    const answer = await reviewer.post(
      `/admin/breaches/${NOWHERE}/entries`,
      entry({ step: "note", note: "Huomio" }),
    );
    assert.equal(answer.status, 404);
    assert.deepEqual((await site.services.breaches.list()).open, []);
  }));

Deno.test("not telling needs its reason, telling late another, and what was typed stays", () =>
  withSite(async (site, reviewer) => {
    const id = await recorded(site, 80);
    const path = `/admin/breaches/${id}/entries`;
    const refused: [Record<string, string>, RegExp][] = [
      [{ step: "authority-not-told", notToldBy: "Johtaja <b>" }, /#notToldReason">Kirjoita tähän/],
      [{ step: "authority-not-told", notToldReason: "Ei riskiä" }, /#notToldBy">Kirjoita, kuka/],
      [
        { step: "authority-told", toldDay: "4.3.2026", toldTime: "9.00", toldBy: "Johtaja <b>" },
        /#lateReason">Kerro, miksi/,
      ],
      [{ step: "authority-told", toldDay: "31.2.2026", toldTime: "9.00" }, /#toldDay">Kirjoita/],
      [
        { step: "authority-told", toldDay: "5.3.2026", toldTime: "9.00", toldBy: "x" },
        /#toldDay">Aika on vasta edessä/,
      ],
      [
        { step: "authority-told", toldDay: "1.2.2026", toldTime: "9.00", toldBy: "x" },
        /#toldDay">Aika on ennen sitä/,
      ],
      [{ step: "persons-not-told", personsReason: "Pieni" }, /#ground">Valitse peruste/],
      [{ step: "persons-told", personsDay: "4.3.2026" }, /#personsDay">Kirjoita päivä/],
      [{ step: "closed", closedText: "Valmis", closedBy: "x" }, /#closedText">.*Kirjaa ensin/],
      [{ step: "facts", title: "" }, /#title">Anna lyhyt nimi/],
      [{ step: "no such" }, /#step">Valitse/],
    ];
    for (const [fields, words] of refused) {
      const answer = await reviewer.post(path, entry(fields));
      assert.equal(answer.status, 422, JSON.stringify(fields));
      const page = await answer.text();
      assert.match(page, words);
      assert.match(page, /<title>Virhe: /);
      for (const [name, text] of Object.entries(fields)) {
        if (name === "step" || text === "") continue;
        const shown = text.replace("<", "&lt;");
        assert.ok(page.includes(`value="${shown}"`) || page.includes(`>${shown}</textarea>`), name);
      }
    }
    assert.equal((await site.services.breaches.get(id))!.version, 1);
    const { entries } = await site.services.audit.list();
    const deeds = entries.filter(({ action }) => action !== "breach.viewed");
    assert.deepEqual(deeds, [], "a refused form is no deed");
  }));

Deno.test("a breach that cannot be recorded as it is typed is refused with what was typed", () =>
  withSite(async (site, reviewer) => {
    const wrong: [Record<string, string>, RegExp][] = [
      [TYPED, /#peopleCount">Kirjoita luku numeroin/],
      [{ ...TYPED, knownDay: "5.3.2026" }, /#knownDay">Aika on vasta edessä/],
      [{ ...TYPED, knownTime: "25.00" }, /#knownDay">Kirjoita päivä/],
      [{ ...TYPED, nature: " " }, /#nature">Kerro, mitä tapahtui/],
      [{ ...TYPED, measures: "x".repeat(2001) }, /#measures">Tekstissä voi olla enintään/],
    ];
    const { "harm-confidentiality": _, ...harmless } = TYPED;
    for (const [fields, words] of [...wrong, [harmless, /#harms">Valitse ainakin yksi/] as const]) {
      const answer = await reviewer.post("/admin/breaches/enter", {
        ...fields,
        ...(fields !== TYPED && { peopleCount: "40" }),
      });
      assert.equal(answer.status, 422);
      const page = await answer.text();
      assert.match(page, words);
      assert.match(page, /value="Väärä muistiinpano näkyvissä"/);
      if (fields !== harmless) assert.match(page, /name="harm-confidentiality"[^>]* checked/);
    }
    assert.deepEqual(await site.services.breaches.list(), { open: [], closed: [], damaged: [] });
  }));

Deno.test("of two who decide at once the second keeps what was typed and sees what the first did", () =>
  withSite(async (site, reviewer) => {
    const id = await recorded(site, 1);
    const admin = await signIn(site, { roles: ["administrator"], id: "admin", name: "Pihla" });
    const path = `/admin/breaches/${id}/entries`;
    const decided = { step: "authority-not-told", notToldReason: "Ei riskiä.", notToldBy: "Pihla" };
    assert.ok(goesTo(await admin.post(path, entry(decided))));
    const late = { step: "authority-not-told", notToldReason: "Toinen syy.", notToldBy: "Aino" };
    const answer = await reviewer.post(path, entry(late));
    assert.equal(answer.status, 409);
    const page = await answer.text();
    assert.match(page, /Joku lisäsi tähän merkinnän samaan aikaan/);
    assert.match(page, /Toinen syy\.<\/textarea>/);
    assert.match(page, /Ei riskiä\./);
    assert.match(page, /name="version" value="2"/);
    assert.ok(goesTo(await reviewer.post(path, entry(late, "2"))));
    assert.equal((await site.services.breaches.get(id))!.version, 3);
  }));

Deno.test("facts that somebody else changed meanwhile are not put back by sending the form again", () =>
  withSite(async (site, reviewer) => {
    const { breaches } = site.services;
    const id = await recorded(site, 1);
    const { facts } = (await breaches.get(id))!;
    const others = { ...facts, peopleCount: 44, data: "Myös tekstiviestejä." };
    const add = {
      key: crypto.randomUUID(),
      by: BY,
      step: { step: "facts", facts: others },
    } as const;
    await breaches.add(id, { ...add, upon: 1 });
    const page = await reviewer.page(`/admin/breaches/${id}`);
    assert.match(page, /name="peopleCount"[^>]*value="44"/);
    const read = { ...TYPED, ...facts, knownDay: "4.3.2026", knownTime: "9.00", recordCount: "55" };
    const { knownAt: _, harms: __, ...texts } = read;
    const mine = { ...texts, step: "facts", peopleCount: "12", "harm-confidentiality": "1" };
    const answer = await reviewer.post(`/admin/breaches/${id}/entries`, entry(mine));
    assert.equal(answer.status, 409);
    const again = await answer.text();
    assert.match(again, /name="peopleCount"[^>]*value="12"/, "what was changed stays as typed");
    assert.match(again, /Myös tekstiviestejä\.<\/textarea>/, "what was left alone is as it is now");
  }));

Deno.test("a text that comes after the end is shown to whoever wrote it", () =>
  withSite(async (site, reviewer) => {
    const { breaches } = site.services;
    const id = await recorded(site, 1);
    const decidedBy = "Johtaja";
    const steps = [
      { step: "authority-not-told", reason: "Ei riskiä.", decidedBy },
      { step: "persons-not-told", ground: "no-high-risk", reason: "Pieni.", decidedBy },
      { step: "closed", text: "Valmis.", decidedBy },
    ] as const;
    for (const [i, step] of steps.entries()) {
      await breaches.add(id, { step, upon: i + 1, key: crypto.randomUUID(), by: BY });
    }
    const path = `/admin/breaches/${id}/entries`;
    const answer = await reviewer.post(path, entry({ step: "note", note: "Vielä yksi asia." }));
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /Tekstisi on tässä[\s\S]*Vielä yksi asia\./);
    assert.match(await reviewer.page("/admin/breaches"), /Päätetyt[\s\S]*Ei tarvita/);
    assert.doesNotMatch(await reviewer.page("/admin"), /loukkausta|avoin loukkaus/);
    const reopen = { step: "reopened", reopenText: "Asiasta kuultiin lisää." };
    assert.ok(goesTo(await reviewer.post(path, entry(reopen, "4"))));
    assert.ok(goesTo(await reviewer.post(path, entry({ step: "note", note: "Yksi." }, "5"))));
  }));

Deno.test("every opening and every entry is in the audit log, once each, and names no matter", () =>
  withSite(async (site, reviewer) => {
    const at = goesTo(await reviewer.post("/admin/breaches/enter", { ...TYPED, peopleCount: "" }));
    const id = at!.split(/[/?]/)[3]!;
    await reviewer.page(`/admin/breaches/${id}`);
    const note = entry({ step: "note", note: "Huomio" });
    await reviewer.post(`/admin/breaches/${id}/entries`, note);
    await reviewer.post(`/admin/breaches/${id}/entries`, note);
    const subject = { kind: "breach", id } as const;
    const { entries } = await site.services.audit.list({ subject });
    assert.deepEqual(entries.map(({ action }) => action), [
      "breach.added",
      "breach.viewed",
      "breach.recorded",
    ]);
    assert.match(await reviewer.page("/admin/audit"), /kirjasi tietoturvaloukkauksen/);
  }));

Deno.test("the pages speak English to whoever chose it", () =>
  withSite(async (site) => {
    const id = await recorded(site, 1);
    const who = await signIn(site, { roles: ROLES, id: "en", lang: "en" });
    assert.match(await who.page("/admin/breaches"), /71 h 0 min left, until 7 March 2026 at 9:00/);
    assert.match(
      await who.page(`/admin/breaches/${id}`),
      /Office of the Data Protection Ombudsman/,
    );
    assert.match(await who.page("/admin/breaches/enter"), /What became of the data/);
  }));

Deno.test("the same form sent twice adds once; sent again with other content, nothing is lost behind the first", () =>
  withSite(async (site, reviewer) => {
    const id = await recorded(site, 10);
    const path = `/admin/breaches/${id}/entries`;
    const note = entry({ step: "note", note: "Huomio" });
    for (let n = 0; n < 2; n++) assert.equal((await reviewer.post(path, note)).status, 303);
    assert.equal((await site.services.breaches.get(id))!.version, 2);
    const changed = { ...note, note: "Toinen huomio" };
    assert.equal((await reviewer.post(path, changed)).status, 303);
    assert.equal((await site.services.breaches.get(id))!.version, 3);
    const upper = { ...TYPED, peopleCount: "40", key: crypto.randomUUID().toUpperCase() };
    assert.equal((await reviewer.post("/admin/breaches/enter", upper)).status, 303);
  }));

Deno.test("a version that nobody can have read decides nothing", () =>
  withSite(async (site, reviewer) => {
    const id = await recorded(site, 10);
    const forged = { ...entry({ step: "note", note: "Huomio" }), version: "99" };
    const answer = await reviewer.post(`/admin/breaches/${id}/entries`, forged);
    assert.equal(answer.status, 409);
    assert.equal((await site.services.breaches.get(id))!.version, 1);
  }));

Deno.test("an entry that is refused shows the breach as well, and is in the log as a look at it", () =>
  withSite(async (site, reviewer) => {
    const id = await recorded(site, 1);
    const path = `/admin/breaches/${id}/entries`;
    const bodies = [{}, entry({ step: "note", note: "Huomio" }, "9"), entry({ step: "closed" })];
    for (const [n, fields] of bodies.entries()) {
      const refused = await reviewer.post(path, fields);
      assert.ok(refused.status === 409 || refused.status === 422);
      assert.ok((await refused.text()).includes(LEAK));
      const { entries } = await site.services.audit.list({ subject: { kind: "breach", id } });
      assert.deepEqual(entries.map(({ action }) => action), Array(n + 1).fill("breach.viewed"));
    }
  }));
