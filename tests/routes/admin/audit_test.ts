import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { words } from "../../../lib/words/oversight/mod.ts";
import { words as reviewWords } from "../../../lib/words/review/mod.ts";
import { PHONE } from "../../lib/requests/_requests.ts";
import { entriesOf, found, HOSTILE, PATH, withLog } from "./_audit.ts";
import { openClient } from "./_clients.ts";
import { goesTo, signIn } from "./_staff.ts";

const w = words.fi.search;
const { actions } = reviewWords.fi.audit;

Deno.test("the log is searched by period, person, action and purpose", () =>
  withLog(async ({ site }) => {
    const { audit } = site.services;
    const [aino, eero] = ["Aino Neuvoja", "Eero Auttaja"].map((name) => ({ id: name, name }));
    await audit.append({ actor: aino!, action: "hours.changed" });
    site.clock.pass(DAY);
    const again = await signIn(site, { roles: ["reviewer"] });
    await audit.append({ actor: eero!, action: "chat.opened", purpose: "fault" });
    await audit.append({ actor: eero!, action: "hours.changed" });
    const search = async (fields: Record<string, string>) => entriesOf(await found(again, fields));
    const [first, opened, changed] = [
      `1 ${actions["hours.changed"]}`,
      `2 ${actions["chat.opened"]}`,
      `3 ${actions["hours.changed"]}`,
    ];
    const today = new Date(site.clock.now());
    const day = `${today.getUTCDate()}.${today.getUTCMonth() + 1}.${today.getUTCFullYear()}`;
    assert.deepEqual(await search({ from: day }), [changed, opened]);
    assert.deepEqual(await search({ from: today.toISOString().slice(0, 10) }), [changed, opened]);
    assert.deepEqual(await search({ who: "aino" }), [first]);
    assert.deepEqual(await search({ action: "hours.changed" }), [changed, first]);
    assert.deepEqual(await search({ purpose: "fault" }), [opened]);
    assert.deepEqual(await search({ who: "auttaja", action: "hours.changed", to: day }), [changed]);
    assert.match(await found(again, { who: "Nobody" }), new RegExp(w.none));
    assert.equal(goesTo(await again.post(`${PATH}/search`, { who: " ", action: "x" })), PATH);
  }));

Deno.test("what was done to a client is found by the number, and the search is recorded", () =>
  withLog(async ({ site, reviewer }) => {
    await openClient(site, ["adviser"]);
    await site.services.audit.append({
      actor: { id: "a", name: "Aino Neuvoja" },
      action: "client.viewed",
      subject: { kind: "client", id: "somebody-else" },
    });
    const page = await found(reviewer, { about: "050 123 4501" });
    assert.deepEqual(entriesOf(page).map((line) => line.slice(2)), [
      actions["audit.searched"],
      actions["client.viewed"],
      actions["client.searched"],
    ]);
    assert.match(page, /value="050 123 4501"/);
  }));

Deno.test("what was done for a request is found by its reference", () =>
  withLog(async ({ site, reviewer }) => {
    const { requests } = site.services;
    const made = await Promise.all(["other", "objection"].map(async (kind) => {
      const draft = { phone: PHONE, clientId: site.client.id, text: "Miksi?" };
      return (await requests.create({ ...draft, kind: kind as "other" }))!;
    }));
    for (const { id } of made) await reviewer.page(`/admin/requests/${id}`);
    const page = await found(reviewer, { about: made[1]!.reference.toLowerCase() });
    assert.deepEqual(entriesOf(page), [
      `3 ${actions["audit.searched"]}`,
      `2 ${actions["request.viewed"]}`,
    ]);
    const both = await found(reviewer, { about: "0501234501" });
    assert.equal(entriesOf(both).length, 4);
  }));

Deno.test("a search by a number that has requests and no client is recorded as being about them, and found by it", () =>
  withLog(async ({ site, reviewer }) => {
    const stranger = "+358501239999";
    const made = (await site.services.requests.create({
      kind: "other",
      phone: stranger,
      clientId: null,
      text: "Miksi?",
    }))!;
    const about = await site.services.audit.hashed({ kind: "request", id: made.id });
    const adviser = await signIn(site, { roles: ["adviser"], id: "aino", name: "Aino Neuvoja" });
    await adviser.post("/admin/clients", { phone: "050 123 9999" });
    await reviewer.post("/admin/requests/find", { what: "050 123 9999" });
    const page = await found(reviewer, { about: "050 123 9999" });
    const { entries } = await site.services.audit.list();
    assert.deepEqual(entries.slice(0, 3).map(({ action, request }) => [action, request]), [
      ["audit.searched", about.hash],
      ["client.searched", about.hash],
      ["client.searched", about.hash],
    ]);
    assert.equal(entriesOf(page).length, 3);
  }));

Deno.test("a search by a number of which nothing is known finds nothing, and is recorded; a typing error is not", () =>
  withLog(async ({ site, reviewer }) => {
    const { audit } = site.services;
    const before = (await audit.list()).entries.length;
    const answer = await reviewer.post(`${PATH}/search`, { about: "050 123 8888" });
    assert.equal(answer.status, 422);
    const { entries } = await audit.list();
    assert.deepEqual(entries.length, before + 1);
    const [{ action, subject, request }] = entries as [typeof entries[number]];
    assert.deepEqual([action, subject, request], ["audit.searched", undefined, undefined]);
    await reviewer.post(`${PATH}/search`, { about: "050 12" });
    assert.equal((await audit.list()).entries.length, before + 1);
  }));

Deno.test("from an entry one gets to all about the same subject, also when it is erased", () =>
  withLog(async ({ site, reviewer }) => {
    const { audit, erasure } = site.services;
    await openClient(site, ["adviser"]);
    await audit.append({ actor: { id: "a", name: "Aino" }, action: "hours.changed" });
    await erasure.erase(site.client, { type: "all" }, { since: 0 });
    const gone = await reviewer.post(`${PATH}/search`, { about: "0501234501" });
    assert.equal(gone.status, 422);
    assert.ok((await gone.text()).includes(w.faults.about));
    const [, to] = /<a href="([^"]*)" aria-label="[^"]*">asiakas/.exec(await reviewer.page(PATH))!;
    const page = await reviewer.page(to!.replaceAll("&amp;", "&"));
    assert.deepEqual(entriesOf(page).map((line) => line.slice(2)), [
      actions["client.viewed"],
      actions["client.searched"],
    ]);
    assert.match(page, /value="#2"/);
  }));

Deno.test("going from an entry to all about the same subject is a search, and recorded once like any other", () =>
  withLog(async ({ site, reviewer }) => {
    await openClient(site, ["adviser"]);
    const searches = async () => {
      const { entries } = await site.services.audit.list();
      return entries.filter(({ action }) => action === "audit.searched").length;
    };
    const [, to] = /<a href="([^"]*)" aria-label="[^"]*">asiakas/.exec(await reviewer.page(PATH))!;
    assert.equal(await searches(), 0);
    await reviewer.page(to!.replaceAll("&amp;", "&"));
    assert.equal(await searches(), 1);
    await found(reviewer, { about: "#1" });
    assert.equal(await searches(), 2);
  }));

Deno.test("no name, number or reference ever stands in an address", () =>
  withLog(async ({ site, reviewer }) => {
    const { requests, audit } = site.services;
    for (let i = 0; i < 120; i++) {
      await audit.append({ actor: { id: "a", name: "Aino Neuvoja" }, action: "hours.changed" });
    }
    const draft = { phone: PHONE, clientId: site.client.id, text: "Miksi?" };
    const { reference } = (await requests.create({ ...draft, kind: "other" }))!;
    for (const [name, value] of [["who", "Aino Neuvoja"], ["about", PHONE], ["about", reference]]) {
      const to = goesTo(await reviewer.post(`${PATH}/search`, { [name!]: value! }))!;
      const page = await reviewer.page(to);
      const places = [to, ...[...page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, at]) => at!)];
      for (const place of places) {
        assert.doesNotMatch(
          decodeURIComponent(place),
          /Aino|Neuvoja|1234501|P-[0-9A-Z]{4}-[0-9A-Z]{4}/,
        );
        const sealed = /search=([\w-]+)/.exec(place)?.[1];
        const plain = sealed ? Uint8Array.fromBase64(sealed, { alphabet: "base64url" }) : [];
        const text = new TextDecoder("latin1").decode(Uint8Array.from(plain));
        assert.doesNotMatch(text, /Aino|1234501|P-/);
      }
    }
  }));

Deno.test("a search goes on over its pages, and they hold what it found and nothing else", () =>
  withLog(async ({ site, reviewer }) => {
    const { audit } = site.services;
    for (let i = 0; i < 130; i++) {
      const action = i % 2 ? "hours.changed" : "settings.changed";
      await audit.append({ actor: { id: "a", name: "Aino" }, action });
    }
    let page = await found(reviewer, { action: "hours.changed" });
    const seen = entriesOf(page);
    const [, next] = /<a href="([^"]*before=\d+)">Vanhempia</.exec(page)!;
    page = await reviewer.page(next!.replaceAll("&amp;", "&"));
    seen.push(...entriesOf(page));
    assert.equal(new Set(seen).size, 65);
    assert.ok(seen.every((line) => line.endsWith(actions["hours.changed"])));
    assert.doesNotMatch(page, />Vanhempia</);
    assert.match(page, />Uusimmat</);
  }));

Deno.test("a search that has come far says how far, and goes on by a link", () =>
  withLog(async ({ site, reviewer }) => {
    const { audit } = site.services;
    await audit.append({ actor: { id: "a", name: "Aino" }, action: "hours.changed" });
    const { value } = await site.kv.get<Record<string, unknown>>(["audit_log", 1]);
    for (let from = 2; from <= 5_400; from += 450) {
      const op = site.kv.atomic();
      for (let seq = from; seq < from + 450; seq++) op.set(["audit_log", seq], { ...value, seq });
      await op.commit();
    }
    await site.kv.set(["audit_log", 1], { ...value, action: "settings.changed" });
    const page = await found(reviewer, { action: "settings.changed" });
    assert.ok(page.includes(w.noneYet));
    const [, next] = new RegExp(`<a href="([^"]*before=\\d+)">${w.further}<`).exec(page)!;
    const further = await reviewer.page(next!.replaceAll("&amp;", "&"));
    assert.deepEqual(entriesOf(further), [`1 ${actions["settings.changed"]}`]);
  }));

Deno.test("what cannot be searched for is refused with what was typed", () =>
  withLog(async ({ reviewer }) => {
    const wrong: [Record<string, string>, string][] = [
      [{ from: "eilen" }, w.faults.day],
      [{ to: "31.2.2026" }, w.faults.day],
      [{ from: "5.3.2026", to: "4.3.2026" }, w.faults.order],
      [{ about: "P-XXXX-XXXX" }, w.faults.about],
      [{ about: "040 999 9999" }, w.faults.about],
      [{ about: "#999" }, w.faults.about],
      [{ about: `${HOSTILE}` }, w.faults.about],
      [{ who: "a".repeat(101) }, w.faults.long],
    ];
    for (const [fields, fault] of wrong) {
      const answer = await reviewer.post(`${PATH}/search`, { who: "Aino", ...fields });
      const page = await answer.text();
      assert.equal(answer.status, 422, JSON.stringify(fields));
      assert.ok(page.includes(fault) && page.includes("error-summary"), JSON.stringify(fields));
      assert.ok(
        fields.who !== undefined || page.includes('value="Aino"'),
        "what was typed is kept",
      );
      assert.doesNotMatch(page, /<img src=x>/);
    }
  }));

Deno.test("a search of another session, or one that was made up, is not found", () =>
  withLog(async ({ site, reviewer }) => {
    const to = goesTo(await reviewer.post(`${PATH}/search`, { who: "Aino" }))!;
    const other = await signIn(site, { roles: ["reviewer"], id: "other" });
    for (const path of [to, `${PATH}?search=${"A".repeat(60)}`, `${PATH}?search=x`]) {
      const answer = await other.get(path);
      assert.equal(answer.status, 404);
      const page = await answer.text();
      assert.ok(page.includes(w.expired));
      assert.doesNotMatch(page, /value="Aino"/);
    }
    const handle = new URLSearchParams(to.split("?")[1]).get("search")!;
    assert.equal((await other.post(`${PATH}/export`, { search: handle })).status, 404);
  }));

Deno.test("the log is there for reviewers and for nobody else: neither to search nor to take along", () =>
  withLog(async ({ site }) => {
    for (const role of ["adviser", "administrator"] as const) {
      const who = await signIn(site, { roles: [role], id: role });
      const before = (await site.services.audit.list()).entries.length;
      for (const path of ["search", "export", "verify"]) {
        const answer = await who.post(`${PATH}/${path}`, { about: PHONE });
        assert.equal(answer.status, 403);
        assert.doesNotMatch(await answer.text(), /text\/csv|Nro/);
      }
      assert.equal((await site.services.audit.list()).entries.length, before);
    }
  }));
