import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { PHONE, recordOf, SENTENCE } from "../../helpers/records.ts";
import { at, noteId, REASON, versionIn, withReview } from "./_review.ts";
import { goesTo, signIn } from "./_staff.ts";

Deno.test("opening one is recorded, and the client sees the day and the purpose", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask({
      kind: "correction",
      target: { kind: "call_note", id: await noteId(site) },
    });
    const page = await reviewer.page(at(id));
    assert.match(page, /Muistiinpano/i);
    assert.ok(!page.includes("123 4501"));
    const client = (await site.services.clients.findByPhone(PHONE))!;
    const [entry] = (await site.services.audit.list({ subject: { kind: "client", id: client.id } }))
      .entries;
    assert.deepEqual([entry!.action, entry!.purpose], ["request.viewed", "decide-request"]);
    const revealed = await (await reviewer.post(at(id, "/number"))).text();
    assert.match(revealed, /050 123 4501/);
    const [last] = (await site.services.audit.list()).entries;
    assert.equal(last!.action, "client.number-revealed");
  }));

Deno.test("one sitting at a request is one view to the client, and the log still has each opening", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const [one, two] = [await ask(), await ask()];
    const client = (await site.services.clients.findByPhone(PHONE))!;
    const looked = async () => (await site.services.views.of(client)).length;
    await reviewer.page(at(one));
    await reviewer.post(at(one, "/take"), { version: "1" });
    await reviewer.page(at(one, "?done=taken"));
    await reviewer.page(at(one));
    assert.equal(await looked(), 1);
    await reviewer.page(at(two));
    assert.equal(await looked(), 2, "another request");
    const other = await signIn(site, { roles: ["reviewer"], id: "person-olli", name: "Olli" });
    await other.page(at(one));
    assert.equal(await looked(), 3, "another person");
    const { entries } = await site.services.audit.list();
    assert.equal(entries.filter(({ action }) => action === "request.viewed").length, 5);
  }));

Deno.test("a refusal wants a ground of the law and a reason, and what was typed is kept", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask({ kind: "erasure" });
    const version = versionIn(await reviewer.page(at(id)));
    const decide = (fields: Record<string, string>) =>
      reviewer.post(at(id, "/decide"), { version, ...fields });
    const faulty: [Record<string, string>, RegExp][] = [
      [{}, /Valitse päätös/],
      [{ outcome: "refused", reason: REASON }, /Valitse lain peruste/],
      [{ outcome: "refused", ground: "16", reason: REASON }, /sopii tähän pyyntöön/],
      [{ outcome: "refused", ground: "17(3)(e)" }, /Kirjoita perustelu/],
      [{ outcome: "grantedInPart", reason: REASON }, /Valitse, mitä hyväksyt/],
      [{ outcome: "refused", ground: "because", reason: REASON }, /Valitse lain peruste/],
    ];
    for (const [fields, said] of faulty) {
      const answer = await decide(fields);
      assert.equal(answer.status, 422, JSON.stringify(fields));
      const page = await answer.text();
      assert.match(page, said);
      if (fields.reason) assert.ok(page.includes(REASON), "the reason is still there");
    }
    assert.equal((await site.services.requests.get(id))!.status, "received");
    const done = await decide({ outcome: "refused", ground: "17(3)(e)", reason: REASON });
    assert.equal(goesTo(done), `${at(id)}?done=decided`);
    const { decision, decidedBy } = (await site.services.requests.get(id))!;
    assert.deepEqual([decision!.outcome, decision!.ground], ["refused", "17(3)(e)"]);
    assert.equal(decidedBy!.name, "Riitta Ratkoja");
  }));

Deno.test("an approved correction is made without anybody copying it", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const target = { kind: "call_note", id: await noteId(site) } as const;
    const id = await ask({ kind: "correction", target, wrong: "väärin", right: "oikein" });
    const version = versionIn(await reviewer.page(at(id)));
    const correctedText = "Näin se oli oikeasti.";
    const done = await reviewer.post(at(id, "/decide"), {
      version,
      outcome: "granted",
      correctedText,
    });
    assert.equal(done.status, 303);
    assert.match(await reviewer.page(at(id)), /Päätös on pantu täytäntöön/);
    const client = (await site.services.clients.findByPhone(PHONE))!;
    const holding = site.services.holdings.find(({ kinds }) => kinds.includes("call_note"))!;
    const { items } = await holding.page(client, "call_note", { limit: 1, since: 0 });
    assert.equal((items[0]!.content as { text: string }).text, correctedText);
  }));

Deno.test("an erasure granted in part takes what was chosen, and leaves the rest", () =>
  withReview(async ({ site, reviewer, ask }) => {
    await site.services.records.add(PHONE, recordOf("call", site.clock.now() - DAY));
    const id = await ask({ kind: "erasure" });
    const version = versionIn(await reviewer.page(at(id)));
    const fields = {
      version,
      outcome: "grantedInPart",
      reason: REASON,
      "part-call": "1",
      destroy: "1",
    };
    assert.equal((await reviewer.post(at(id, "/decide"), fields)).status, 303);
    const client = (await site.services.clients.findByPhone(PHONE))!;
    const holding = site.services.holdings.find(({ kinds }) => kinds.includes("call_note"))!;
    assert.equal(await holding.count(client, "call", { since: 0 }), 0);
    assert.equal(await holding.count(client, "call_note", { since: 0 }), 1);
  }));

Deno.test("two people at one request: the second is told, keeps what was typed, and overwrites nothing", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask();
    const version = versionIn(await reviewer.page(at(id)));
    const other = await signIn(site, {
      roles: ["reviewer"],
      id: "person-olli",
      name: "Olli Toinen",
    });
    await other.post(at(id, "/take"), { version });
    const late = await reviewer.post(at(id, "/decide"), {
      version,
      outcome: "granted",
      reason: REASON,
    });
    assert.equal(late.status, 409);
    const page = await late.text();
    assert.match(page, /Joku muu muutti pyyntöä/);
    assert.match(page, /Olli Toinen/);
    assert.ok(page.includes(REASON));
    assert.equal((await site.services.requests.get(id))!.status, "inReview");
  }));

Deno.test("the time is extended once, with a reason", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const id = await ask();
    const { dueOn } = (await site.services.requests.get(id))!;
    const version = versionIn(await reviewer.page(at(id)));
    assert.equal((await reviewer.post(at(id, "/extend"), { version })).status, 422);
    await reviewer.post(at(id, "/extend"), { version, extendReason: REASON });
    const extended = (await site.services.requests.get(id))!;
    assert.ok(extended.dueOn > dueOn);
    const again = await reviewer.post(at(id, "/extend"), {
      version: String(extended.version),
      extendReason: REASON,
    });
    assert.equal(again.status, 422);
  }));

Deno.test("a request by post is entered with how identity was checked, due from its day", () =>
  withReview(async ({ site, reviewer }) => {
    const told = {
      kind: "restriction",
      channel: "post",
      identity: "power-of-attorney",
      phone: "050 123 4501",
      lang: "sv",
      receivedOn: "2.3.2026",
      once: crypto.randomUUID(),
      text: "Rajoittakaa käsittelyä.",
    };
    const faulty: Record<string, string>[] = [
      { ...told, kind: "" },
      { ...told, channel: "portal" },
      { ...told, identity: "code" },
      { ...told, phone: "", answerTo: "" },
      { ...told, phone: "12" },
      { ...told, receivedOn: "5.3.2026" },
      { ...told, receivedOn: "31.2.2026" },
      { ...told, receivedOn: "2.3.1926" },
      { ...told, lang: "de" },
      { ...told, text: " " },
    ];
    for (const fields of faulty) {
      const answer = await reviewer.post("/admin/requests/enter", fields);
      assert.equal(answer.status, 422, JSON.stringify(fields));
      if (fields.text!.trim()) assert.match(await answer.text(), /Rajoittakaa käsittelyä\./);
    }
    const entered = goesTo(await reviewer.post("/admin/requests/enter", told))!;
    const id = /requests\/([\da-f-]+)/.exec(entered)![1]!;
    const request = (await site.services.requests.get(id))!;
    assert.deepEqual(
      [request.channel, request.identity, request.lang, request.dueOn, request.enteredBy!.name],
      ["post", "power-of-attorney", "sv", "2026-04-02", "Riitta Ratkoja"],
    );
    assert.equal(goesTo(await reviewer.post("/admin/requests/enter", told)), entered);
    assert.equal((await site.services.requests.listOpen()).length, 1, "pressed twice, made once");
  }));

Deno.test("an id that is none is a 404 like a random one, whatever is asked of it", () =>
  withReview(async ({ reviewer }) => {
    for (const id of [crypto.randomUUID(), "none", "%00"]) {
      assert.equal((await reviewer.get(at(id))).status, 404, id);
      for (const below of ["/number", "/client", "/take", "/release", "/extend", "/decide"]) {
        assert.equal(
          (await reviewer.post(at(id, below), { version: "1" })).status,
          404,
          `${id}${below}`,
        );
      }
    }
  }));

Deno.test("a change that is refused shows the request as well, and is in the log as a look at it", () =>
  withReview(async ({ site, reviewer, ask }) => {
    const target = { kind: "call_note", id: await noteId(site) } as const;
    const id = await ask({ kind: "correction", wrong: "Vuokra", right: "Laina", target });
    const client = (await site.services.clients.findByPhone(PHONE))!;
    const subject = { kind: "client", id: client.id } as const;
    const looks = async () => {
      const { entries } = await site.services.audit.list({ subject });
      return entries.filter(({ action }) => action === "request.viewed").length;
    };
    const changes = ["take", "release", "extend", "identify", "withdraw", "decide", "point"];
    for (const [n, below] of changes.entries()) {
      const refused = await reviewer.post(at(id, `/${below}`), { version: "77" });
      assert.ok(refused.status === 409 || refused.status === 422, below);
      assert.ok((await refused.text()).includes(SENTENCE), `${below} shows what is held`);
      assert.equal(await looks(), n + 1, below);
    }
    assert.equal((await site.services.views.of(client)).length, 1, "and its client can read of it");
  }));
