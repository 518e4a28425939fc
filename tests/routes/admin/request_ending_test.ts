import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import { textOf } from "../portal/_portal.ts";
import { at, noteId, REASON, versionIn, withReview } from "./_review.ts";
import { goesTo, signIn } from "./_staff.ts";

const granted = { outcome: "granted", destroy: "1" };
const OTHER = { roles: ["reviewer"], id: "person-olli", name: "Olli Toinen" } as const;

Deno.test("whoever decides an erasure reads first which open requests end with it", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const copy = await ask({ kind: "access" });
    const id = await ask({ kind: "erasure" });
    const { reference } = (await site.services.requests.get(copy))!;
    const page = await reviewer.page(at(id));
    assert.match(textOf(page), /Nämä pyynnöt päättyvät samalla/);
    assert.ok(page.includes(reference) && page.includes(at(copy)));
    assert.match(textOf(page), /ja 1 muuta avointa pyyntöä päättyy/);
    const of = { kind: "erasure", target: { kind: "call_note", id: await noteId(site) } } as const;
    const one = await reviewer.page(at(await ask(of)));
    assert.doesNotMatch(one, /Nämä pyynnöt päättyvät/, "one note takes no request with it");
    assert.doesNotMatch(await reviewer.page(at(copy)), /Nämä pyynnöt päättyvät/);
  }));

Deno.test("what ended with an erasure stays among the decided, without what it said, and the log tells of it", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const copy = await ask({ kind: "access", text: "Haluan kaiken paperilla." });
    const { reference } = (await site.services.requests.get(copy))!;
    const id = await ask({ kind: "erasure" });
    const version = versionIn(await reviewer.page(at(id)));
    const done = await reviewer.post(at(id, "/decide"), { version, ...granted });
    assert.equal(goesTo(done), at(id, "?done=decided"));
    const decided = textOf(await reviewer.page(at(id)));
    assert.match(decided, /Samalla päättyivät nämä avoimet pyynnöt/);
    assert.ok(decided.includes(reference));
    const closed = textOf(await reviewer.page("/admin/requests?whose=closed"));
    assert.ok(closed.includes(reference), "it is among the decided");
    assert.match(closed, /päättyi tietojen poistoon/);
    const page = textOf(await reviewer.page(at(copy)));
    assert.match(page, /Pyyntö oli avoin, kun kaikki asiakkaan tiedot poistettiin/);
    assert.doesNotMatch(page, /paperilla|123 4501/);
    const { entries } = await site.services.audit.list();
    const ended = entries.filter(({ action }) => action === "request.ended");
    const { hash } = await site.services.audit.hashed({ kind: "request", id: copy });
    assert.deepEqual(ended.map(({ request }) => request), [hash]);
    const found = await reviewer.post("/admin/requests/find", { what: reference });
    assert.equal(goesTo(found), at(copy));
    const late = await reviewer.post(at(copy, "/take"), { version: "1" });
    assert.equal(late.status, 409);
  }));

Deno.test("nothing is deleted without a tick that names what goes, and refusing needs none", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask({ kind: "erasure" });
    const page = await reviewer.page(at(id));
    assert.match(textOf(page), /Ymmärrän, että nämä poistetaan pysyvästi: [^.]*\(1\)/);
    assert.match(page, /class="button button-danger"/);
    const version = versionIn(page);
    const bare = await reviewer.post(at(id, "/decide"), { version, outcome: "granted" });
    assert.equal(bare.status, 422);
    const said = await bare.text();
    assert.match(said, /href="#destroy"/);
    assert.match(said, /value="granted" checked/);
    assert.equal((await site.services.requests.get(id))!.status, "received");
    assert.notEqual(await site.services.clients.findByPhone(PHONE), null);
    const ruling = { version, outcome: "refused", ground: "12(5)", reason: REASON };
    assert.equal((await reviewer.post(at(id, "/decide"), ruling)).status, 303);
    const objection = await ask({ kind: "objection" });
    const upon = { version: "1", outcome: "granted", measure: "erase" };
    assert.equal((await reviewer.post(at(objection, "/decide"), upon)).status, 422);
    const paused = { ...upon, measure: "restrict" };
    assert.equal((await reviewer.post(at(objection, "/decide"), paused)).status, 303);
  }));

Deno.test("what a colleague has in review is decided only when one says so", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask();
    const other = await signIn(site, OTHER);
    await other.post(at(id, "/take"), { version: "1" });
    const page = textOf(await reviewer.page(at(id)));
    assert.match(page, /Käsittelijä on Olli Toinen\. Ratkaisen silti/);
    assert.doesNotMatch(await other.page(at(id)), /Ratkaisen silti/);
    const fields = { version: "2", outcome: "granted", reason: REASON };
    const stopped = await reviewer.post(at(id, "/decide"), fields);
    assert.equal(stopped.status, 422);
    const said = await stopped.text();
    assert.match(said, /Vahvista rastilla, jos ratkaiset silti/);
    assert.ok(said.includes(REASON));
    const done = await reviewer.post(at(id, "/decide"), { ...fields, over: "1" });
    assert.equal(done.status, 303);
    assert.equal((await site.services.requests.get(id))!.decidedBy!.name, "Riitta Ratkoja");
  }));

Deno.test("once the due date is past the time is not offered to be extended, and the page says why", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask();
    assert.match(await reviewer.page(at(id)), /name="extendReason"/);
    site.clock.pass(40 * DAY);
    const later = await signIn(site, OTHER);
    const page = await later.page(at(id));
    assert.doesNotMatch(page, /name="extendReason"/);
    assert.match(textOf(page), /Määräpäivä on mennyt, joten aikaa ei voi enää pidentää/);
  }));

Deno.test("what came of a request is told as a result, with its day and who decided", () =>
  withReview(async ({ reviewer, ask }) => {
    const id = await ask();
    const fields = { version: "1", outcome: "granted", reason: REASON };
    await reviewer.post(at(id, "/decide"), fields);
    assert.match(textOf(await reviewer.page(at(id))), /Hyväksytty ?\. Päätti Riitta Ratkoja/);
    const closed = textOf(await reviewer.page("/admin/requests?whose=closed"));
    assert.match(closed, /Päättynyt .*Tulos Ratkaisija/);
    assert.match(closed, /4\.3\.2026 Muu pyyntö Hyväksytty Riitta Ratkoja/);
  }));

Deno.test("the client and the letter hear of deleting, and of an open matter only where there is one", () =>
  withReview(async ({ site, reviewer }) => {
    const { id } = await site.services.requests.enter({
      kind: "erasure",
      phone: PHONE,
      channel: "post",
      identity: "known-in-person",
      text: "Kirje.",
      enteredBy: { id: "person-riitta", name: "Riitta Ratkoja" },
    });
    await reviewer.post(at(id, "/decide"), { version: "1", ...granted });
    const letter = textOf(await reviewer.page(at(id, "/letter")));
    assert.match(letter, /Tietojen poistaminen/);
    assert.doesNotMatch(letter, /[Aa]voimeen asiaan/);
  }));

Deno.test("each small button keeps what the decision says so far, without script", () =>
  withReview(async ({ site, reviewer }) => {
    const { id } = await site.services.requests.enter({
      kind: "restriction",
      phone: PHONE,
      channel: "post",
      identity: "not-checked",
      text: "Kirje.",
      enteredBy: { id: "person-riitta", name: "Riitta Ratkoja" },
    });
    const begun = { outcome: "grantedInPart", ground: "12(5)", reason: REASON, "part-call": "1" };
    const presses: [string, Record<string, string>][] = [
      ["/take", {}],
      ["/identify", { identity: "called-back" }],
      ["/number", {}],
      ["/show", {}],
      ["/extend", { extendReason: "Asia on laaja." }],
      ["/release", {}],
    ];
    await site.services.records.add(PHONE, recordOf("call", site.clock.now() - DAY));
    for (const [below, more] of presses) {
      const version = versionIn(await reviewer.page(at(id)));
      const answer = await reviewer.post(at(id, below), { version, ...begun, ...more });
      assert.equal(answer.status, 200, below);
      const page = await answer.text();
      assert.match(page, /value="grantedInPart" checked/, below);
      assert.match(page, /value="12\(5\)" selected/, below);
      assert.match(page, /name="part-call"[^>]* checked/, below);
      assert.ok(page.includes(REASON), below);
      const standing = (await site.services.requests.get(id))!.version;
      assert.equal(versionIn(page), String(standing), "and decides upon what it is now");
    }
    const { history } = (await site.services.requests.get(id))!;
    assert.deepEqual(history.map(({ step }) => step), [
      "received",
      "taken",
      "identified",
      "extended",
      "released",
    ]);
  }));

Deno.test("what somebody was writing when a colleague decided is shown to them, and not sent", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask();
    const other = await signIn(site, OTHER);
    await other.post(at(id, "/decide"), { version: "1", outcome: "granted", reason: "Kyllä." });
    const mine = { version: "1", outcome: "granted", reason: REASON };
    const page = await (await reviewer.post(at(id, "/show"), mine)).text();
    assert.match(page, /Tätä olit kirjoittamassa/);
    assert.ok(page.includes(REASON));
    assert.equal((await site.services.requests.get(id))!.decision!.reason, "Kyllä.");
  }));
