import assert from "node:assert/strict";
import type { RequestDraft } from "../../../lib/requests/mod.ts";
import { OTHER_PHONE, PHONE } from "../../helpers/records.ts";
import type { Site } from "../../helpers/site.ts";
import { textOf } from "../portal/_portal.ts";
import { at, REASON, versionIn, withReview } from "./_review.ts";
import { goesTo } from "./_staff.ts";

const enteredBy = { id: "person-riitta", name: "Riitta Ratkoja" };
const told = {
  kind: "access",
  channel: "post",
  identity: "known-in-person",
  lang: "fi",
  receivedOn: "2.3.2026",
  text: "Haluan jäljennöksen.",
};

async function enter(site: Site, draft: Partial<RequestDraft> & Pick<RequestDraft, "kind">) {
  const { id } = await site.services.requests.enter({
    phone: null,
    channel: "post",
    identity: "known-in-person",
    text: "Kirje.",
    answerTo: "Esimerkkitie 1",
    enteredBy,
    ...draft,
  });
  return id;
}

Deno.test("a letter without a number says whose data it is about: nobody's, and nothing can be granted", () =>
  withReview(async ({ site, reviewer }) => {
    for (const kind of ["erasure", "restriction", "portability", "access"] as const) {
      const id = await enter(site, { kind });
      const page = await reviewer.page(at(id));
      assert.match(textOf(page), /Pyyntöä ei ole yhdistetty asiakkaaseen/);
      assert.doesNotMatch(textOf(page), /Tietoa ei enää ole/);
      assert.doesNotMatch(page, /value="granted|id="destroy"|id="parts"/, kind);
      assert.ok(page.includes(at(id, "/edit")));
      const upon = { version: versionIn(page), outcome: "granted", destroy: "1" };
      const answer = await reviewer.post(at(id, "/decide"), upon);
      assert.equal(answer.status, 422, kind);
      assert.match(textOf(await answer.text()), /Lisää numero, tai hylkää pyyntö/);
      assert.equal((await site.services.requests.get(id))!.decidedAt, undefined);
      const refused = { ...upon, outcome: "refused", ground: "11(2)", reason: REASON };
      assert.equal((await reviewer.post(at(id, "/decide"), refused)).status, 303);
    }
    const question = await enter(site, { kind: "other" });
    const answer = { version: "1", outcome: "granted", reason: REASON };
    assert.equal((await reviewer.post(at(question, "/decide"), answer)).status, 303);
  }));

Deno.test("a number is added later, and the request is its client's from then on", () =>
  withReview(async ({ site, reviewer }) => {
    const id = await enter(site, { kind: "access" });
    const version = versionIn(await reviewer.page(at(id, "/edit")));
    const fields = { ...told, version, answerTo: "Esimerkkitie 1", phone: "050 123 4501" };
    assert.equal(goesTo(await reviewer.post(at(id, "/edit"), fields)), at(id, "?done=amended"));
    const { requests, clients, audit } = site.services;
    const client = (await clients.findByPhone(PHONE))!;
    const request = (await requests.get(id))!;
    assert.deepEqual([request.phone, request.clientId], [PHONE, client.id]);
    assert.deepEqual((await requests.byPhone(PHONE)).map((one) => one.id), [id]);
    const page = textOf(await reviewer.page(at(id)));
    assert.match(page, /kirjausta korjattiin \(Riitta Ratkoja\)/);
    assert.doesNotMatch(page, /ei ole yhdistetty/);
    assert.ok((await audit.list()).entries.some(({ action }) => action === "request.amended"));
    const upon = { version: versionIn(await reviewer.page(at(id))), outcome: "granted" };
    assert.equal((await reviewer.post(at(id, "/decide"), upon)).status, 303);
    assert.match(textOf(await reviewer.page(at(id, "/letter"))), /Liitteenä on jäljennös/);
    assert.equal((await reviewer.post(at(id, "/copy"), { format: "json" })).status, 200);
  }));

Deno.test("a letter claims an enclosure only where there is a copy to enclose", () =>
  withReview(async ({ site, reviewer }) => {
    const id = await enter(site, { kind: "portability", phone: OTHER_PHONE });
    assert.match(textOf(await reviewer.page(at(id))), /Numerolla ei ole asiakasta/);
    await reviewer.post(at(id, "/decide"), { version: "1", outcome: "granted", reason: REASON });
    const letter = textOf(await reviewer.page(at(id, "/letter")));
    assert.ok(letter.includes(REASON));
    assert.doesNotMatch(letter, /Liitteenä/);
  }));

Deno.test("what was entered wrongly is corrected: kind, day, words and number, and its due date follows", () =>
  withReview(async ({ site, reviewer }) => {
    const id = await enter(site, { kind: "restriction", phone: PHONE });
    const page = await reviewer.page(at(id, "/edit"));
    assert.match(page, /Kirje\./);
    assert.match(page, /value="Esimerkkitie 1"/);
    assert.ok(!page.includes("123 4501"), "its number is not told");
    const fields = { ...told, version: versionIn(page), phone: "", answerTo: "Uusi tie 2" };
    await reviewer.post(at(id, "/edit"), fields);
    const { requests } = site.services;
    const request = (await requests.get(id))!;
    assert.deepEqual(
      [request.kind, request.text, request.answerTo, request.phone, request.dueOn],
      ["access", told.text, "Uusi tie 2", PHONE, "2026-04-02"],
    );
    assert.equal((await requests.queue({ only: { kind: "restriction" } })).requests.length, 0);
    assert.equal((await requests.queue({ only: { kind: "access" } })).requests.length, 1);
    const moved = { ...fields, version: String(request.version), phone: "050 123 4502" };
    await reviewer.post(at(id, "/edit"), moved);
    assert.deepEqual(await requests.byPhone(PHONE), [], "the number before leads to it no more");
    assert.deepEqual((await requests.byPhone(OTHER_PHONE)).map((one) => one.id), [id]);
  }));

Deno.test("a correction is checked like an entry, made upon the version that was read, and not once it is decided", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await enter(site, { kind: "access", phone: PHONE });
    const fields = { ...told, version: "1", answerTo: "Uusi tie 2" };
    const faulty: Record<string, string>[] = [
      { kind: "" },
      { phone: "12" },
      { receivedOn: "5.3.2026" },
      { text: " " },
    ];
    for (const wrong of faulty) {
      const answer = await reviewer.post(at(id, "/edit"), { ...fields, ...wrong });
      assert.equal(answer.status, 422, JSON.stringify(wrong));
      assert.match(await answer.text(), /Uusi tie 2/);
    }
    await reviewer.post(at(id, "/take"), { version: "1" });
    assert.equal((await reviewer.post(at(id, "/edit"), fields)).status, 409);
    const own = await ask();
    for (const other of [own, crypto.randomUUID()]) {
      assert.equal((await reviewer.get(at(other, "/edit"))).status, 404);
      assert.equal((await reviewer.post(at(other, "/edit"), fields)).status, 404);
    }
    await reviewer.post(at(id, "/decide"), { version: "2", outcome: "granted" });
    assert.equal((await reviewer.get(at(id, "/edit"))).status, 404);
    assert.equal((await site.services.requests.get(id))!.answerTo, "Esimerkkitie 1");
  }));
