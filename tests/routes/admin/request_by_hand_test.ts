import assert from "node:assert/strict";
import { exportSchema } from "../../../lib/portal/mod.ts";
import type { RequestDraft } from "../../../lib/requests/mod.ts";
import { OTHER_PHONE, PHONE, recordOf, SENTENCE } from "../../helpers/records.ts";
import type { Site } from "../../helpers/site.ts";
import { textOf } from "../portal/_portal.ts";
import { at, noteId, REASON, versionIn, withReview } from "./_review.ts";
import { goesTo, signIn, type StaffBrowser } from "./_staff.ts";

const enteredBy = { id: "person-riitta", name: "Riitta Ratkoja" };

async function enter(site: Site, draft: Partial<RequestDraft> & Pick<RequestDraft, "kind">) {
  const { id } = await site.services.requests.enter({
    phone: PHONE,
    channel: "post",
    identity: "known-in-person",
    text: "Kirje.",
    enteredBy,
    ...draft,
  });
  return id;
}

async function press(
  reviewer: StaffBrowser,
  { id, below }: { id: string; below: string },
  fields: Record<string, string> = {},
) {
  const version = versionIn(await reviewer.page(at(id)));
  return await reviewer.post(at(id, below), { version, ...fields });
}

async function actions(site: Site, count: number): Promise<string[]> {
  const { entries } = await site.services.audit.list();
  return entries.slice(0, count).map(({ action, purpose }) =>
    purpose ? `${action} ${purpose}` : action
  );
}

Deno.test("who asks is checked before anything is granted, and that is written down", () =>
  withReview(async ({ site, reviewer }) => {
    const id = await enter(site, { kind: "restriction", identity: "not-checked" });
    assert.match(await reviewer.page(at(id)), /Kukaan ei ole varmistanut, kuka pyytää/);
    const granted = await press(reviewer, { id, below: "/decide" }, { outcome: "granted" });
    assert.equal(granted.status, 422);
    assert.match(await granted.text(), /Varmista ensin, kuka pyytää/);
    for (const identity of ["", "code", "not-checked", "guessed"]) {
      const answer = await press(reviewer, { id, below: "/identify" }, { identity });
      assert.equal(answer.status, 422, identity);
    }
    const fields = { identity: "called-back" };
    const done = goesTo(await press(reviewer, { id, below: "/identify" }, fields));
    assert.equal(done, at(id, "?done=identified"));
    const page = textOf(await reviewer.page(at(id)));
    assert.match(page, /soitimme takaisin numeroon/);
    assert.doesNotMatch(page, /Kukaan ei ole varmistanut/);
    const { history } = (await site.services.requests.get(id))!;
    assert.deepEqual(history.map(({ step }) => step), ["received", "identified"]);
  }));

Deno.test("what a letter is about is chosen among what is held, and stands beside the decision", () =>
  withReview(async ({ site, reviewer }) => {
    const id = await enter(site, { kind: "correction" });
    const page = await reviewer.page(at(id, "/choose"));
    assert.ok(page.includes(SENTENCE));
    assert.deepEqual(await actions(site, 1), ["client.viewed decide-request"]);
    const [, item] = /name="item" value="([^"]+)"/.exec(page)!;
    const version = versionIn(page);
    const pointed = await reviewer.post(at(id, "/point"), { version, item: item! });
    assert.equal(goesTo(pointed), at(id, "?done=pointed"));
    const target = { kind: "call_note", id: await noteId(site) };
    assert.deepEqual((await site.services.requests.get(id))?.target, target);
    const one = await reviewer.page(at(id));
    assert.equal(one.split(SENTENCE).length, 3, "beside the decision, and in its field");
    await press(reviewer, { id, below: "/point" });
    assert.equal((await site.services.requests.get(id))?.target, undefined);
  }));

Deno.test("a note in a conversation is chosen and shown as the one that is meant", () =>
  withReview(async ({ site, reviewer }) => {
    const now = site.clock.now();
    const { chat } = site.services;
    await chat.importPast(PHONE, {
      startedAt: now - 60_000,
      endedAt: now - 30_000,
      messages: [{ from: "visitor", sentAt: now - 50_000, text: "Hei" }],
    });
    const client = (await site.services.clients.findByPhone(PHONE))!;
    const [chatId] = await chat.holding.idsOf(client, { since: 0 });
    const note = { text: "Puhui vuokrasta.", writtenAt: now, adviserName: "Aino" };
    await chat.store.change(chatId!, () => ({ result: 0, head: {}, notes: [note] }));
    const id = await enter(site, { kind: "correction" });
    const page = await reviewer.page(at(id, "/choose"));
    const [, item] = /Puhui vuokrasta\.[\s\S]*?name="item" value="([^"]+)"/.exec(page)!;
    await reviewer.post(at(id, "/point"), { version: versionIn(page), item: item! });
    assert.deepEqual((await site.services.requests.get(id))?.target, {
      kind: "chat",
      id: chatId,
      note: 1,
    });
    const one = textOf(await reviewer.page(at(id)));
    assert.match(one, /Muistiinpano, [^"]*Pyyntö koskee tätä Puhui vuokrasta\./);
    const fields = { outcome: "granted", correctedText: "Puhui vastikkeesta." };
    await press(reviewer, { id, below: "/decide" }, fields);
    assert.equal(await chat.rights.noteText(chatId!, 1), "Puhui vastikkeesta.");
  }));

Deno.test("another client's item, another session's or another request's is not found when pointed at", () =>
  withReview(async ({ site, reviewer }) => {
    await site.services.records.add(OTHER_PHONE, recordOf("call_note", site.clock.now() - 1));
    const mine = await enter(site, { kind: "correction" });
    const others = await enter(site, { kind: "correction", phone: OTHER_PHONE });
    const itemIn = (page: string) => /name="item" value="([^"]+)"/.exec(page)![1]!;
    const theirs = itemIn(await reviewer.page(at(others, "/choose")));
    const stranger = await signIn(site, { roles: ["reviewer"], id: "person-other" });
    const elsewhere = itemIn(await stranger.page(at(mine, "/choose")));
    for (const item of [theirs, elsewhere, await noteId(site), "garbage"]) {
      const answer = await press(reviewer, { id: mine, below: "/point" }, { item });
      assert.equal(answer.status, 404, item.slice(0, 20));
    }
    assert.equal((await site.services.requests.get(mine))?.target, undefined);
    const wrong = at(mine, "/choose?kind=call_note&after=garbage");
    assert.equal((await reviewer.get(wrong)).status, 404);
  }));

Deno.test("what a client asked themselves is neither pointed elsewhere nor taken back by staff", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask();
    assert.equal((await reviewer.get(at(id, "/choose"))).status, 404);
    for (
      const [below, fields] of [
        ["/point", {}],
        ["/withdraw", { confirm: "1" }],
        ["/identify", { identity: "called-back" }],
      ] as const
    ) {
      const answer = await press(reviewer, { id, below }, fields);
      assert.equal(answer.status, 422, below);
      assert.match(await answer.text(), /vain hän voi muuttaa sitä/);
    }
    assert.equal((await site.services.requests.get(id))?.version, 1);
  }));

Deno.test("a letter that was taken back is ended with a tick", () =>
  withReview(async ({ site, reviewer }) => {
    const id = await enter(site, { kind: "erasure" });
    assert.equal((await press(reviewer, { id, below: "/withdraw" })).status, 422);
    const ended = await press(reviewer, { id, below: "/withdraw" }, { confirm: "1" });
    assert.equal(goesTo(ended), at(id, "?done=withdrawn"));
    assert.equal((await site.services.requests.get(id))?.status, "cancelled");
    assert.match(await reviewer.page(at(id)), /peruttu/);
  }));

Deno.test("a letter is answered by a letter in its language, with the ground and where to complain", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const answerTo = "Exempelvägen 1, 80100 Joensuu";
    const id = await enter(site, { kind: "objection", phone: null, answerTo, lang: "sv" });
    assert.equal((await reviewer.get(at(id, "/letter"))).status, 404, "not before it is decided");
    const ruling = { outcome: "refused", ground: "11(2)", reason: REASON };
    await press(reviewer, { id, below: "/decide" }, ruling);
    assert.match(textOf(await reviewer.page(at(id))), /Vastaus pitää lähettää: Exempelvägen 1/);
    const page = await reviewer.page(at(id, "/letter"));
    assert.match(page, /lang="sv/);
    const letter = textOf(page);
    for (
      const told of [
        answerTo,
        "Svar på din begäran",
        "Vi godkände inte din begäran",
        "artiklarna 11.2 och 12.2",
        REASON,
        "Dataombudsmannens byrå",
      ]
    ) assert.ok(letter.includes(told), told);
    assert.doesNotMatch(letter, /Riitta/, "no name of staff");
    const own = await ask();
    await press(reviewer, { id: own, below: "/decide" }, { outcome: "granted", reason: REASON });
    assert.equal((await reviewer.get(at(own, "/letter"))).status, 404, "it is read in my data");
  }));

Deno.test("a granted copy is made at once, recorded each time, and the client sees it", () =>
  withReview(async ({ site, reviewer }) => {
    const id = await enter(site, { kind: "access" });
    const copy = (format: string) => reviewer.post(at(id, "/copy"), { format });
    assert.equal((await copy("json")).status, 404, "not before it is granted");
    await press(reviewer, { id, below: "/decide" }, { outcome: "granted" });
    const json = await copy("json");
    assert.match(json.headers.get("content-disposition") ?? "", /tyyne\.json/);
    const told = exportSchema.parse(await json.json());
    assert.ok(JSON.stringify(told.items).includes(SENTENCE));
    assert.equal(told.subject.phone, PHONE);
    assert.equal(told.requests.length, 1);
    assert.ok((await (await copy("csv")).text()).includes(SENTENCE));
    assert.ok((await (await copy("print")).text()).includes(SENTENCE));
    assert.deepEqual(await actions(site, 3), Array(3).fill("client.exported decide-request"));
    const client = (await site.services.clients.findByPhone(PHONE))!;
    assert.ok((await site.services.views.of(client)).length >= 3);
  }));

Deno.test("no copy leaves for a request that was refused, or that asked for something else", () =>
  withReview(async ({ site, reviewer }) => {
    const refused = await enter(site, { kind: "access" });
    const ruling = { outcome: "refused", ground: "12(5)", reason: REASON };
    await press(reviewer, { id: refused, below: "/decide" }, ruling);
    const other = await enter(site, { kind: "other" });
    await press(reviewer, { id: other, below: "/decide" }, { outcome: "granted", reason: REASON });
    for (const id of [refused, other]) {
      for (const format of ["json", "csv", "print"]) {
        assert.equal((await reviewer.post(at(id, "/copy"), { format })).status, 404);
      }
      assert.doesNotMatch(await reviewer.page(at(id)), /Jäljennös tiedostona/);
    }
    assert.ok(!(await actions(site, 50)).some((action) => action.startsWith("client.exported")));
  }));
