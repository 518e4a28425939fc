import assert from "node:assert/strict";
import { DAY } from "../../lib/clock.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { testWithDenokv as test } from "../helpers/denokv.ts";
import { PHONE, recordOf } from "../helpers/records.ts";
import { goesTo, signIn } from "../routes/admin/_staff.ts";
import { linksTo, ROOT, textOf, Visitor } from "../routes/portal/_portal.ts";
import { type TwoSites, withTwoSites } from "./_sites.ts";

const REASON = "Katsoimme asian yhdessä ja kirjasimme sen.";
const at = (id: string, below = "") => `/admin/requests/${id}${below}`;
const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
const w = words.fi;

/** A client who is signed in at A and has asked for a correction of a note; reviewers at A and at B. */
async function withRequest(
  test: (
    parts: TwoSites & {
      client: Visitor;
      id: string;
      /** Where the client follows it. */
      page: string;
      riitta: Awaited<ReturnType<typeof signIn>>;
      onni: Awaited<ReturnType<typeof signIn>>;
    },
  ) => Promise<void>,
): Promise<void> {
  await withTwoSites(async (sites) => {
    const { a, b, clock } = sites;
    await a.services.records.add(PHONE, recordOf("call_note", clock.now() - DAY));
    const client = await new Visitor(a).signIn();
    const [fix] = linksTo(await client.page(ROOT), "/fix?item=");
    const item = new URL(fix!, "http://site").searchParams.get("item")!;
    const fields = { item, wrong: "Vuokra on rästissä", right: "Vuokra on maksettu", text: "" };
    const checked = await (await client.post(`${ROOT}/ask/correction`, fields)).text();
    const once = /name="once" value="([^"]+)"/.exec(checked)![1]!;
    const sent = await client.post(`${ROOT}/ask/correction`, { ...fields, once, action: "send" });
    assert.equal(sent.status, 303);
    const [request] = await b.services.requests.listOpen();
    await test({
      ...sites,
      client,
      id: request!.id,
      page: goesTo(sent)!,
      riitta: await signIn(a, { roles: ["reviewer"], id: "riitta", name: "Riitta Ratkoja" }),
      onni: await signIn(b, { roles: ["reviewer"], id: "onni", name: "Onni Oras" }),
    });
  });
}

test(
  "what a client asks at one instance is decided at the other, and read at the first",
  () =>
    withRequest(async ({ a, b, client, id, page, onni }) => {
      assert.ok((await onni.page("/admin/requests")).includes(at(id)));
      const version = versionIn(await onni.page(at(id)));
      const decided = await onni.post(at(id, "/decide"), { version, outcome: "granted" });
      assert.equal(goesTo(decided), `${at(id)}?done=decided`);
      assert.ok(textOf(await client.page(page)).includes(w.outcome.granted));
      const letter = textOf(await client.page(ROOT));
      assert.ok(letter.includes("Vuokra on maksettu ja puhelin pelottaa."));
      assert.deepEqual(
        [a.outbox.list().length, b.outbox.list().length],
        [1, 1],
        "a code; an answer",
      );
    }),
);

test(
  "of two reviewers at different instances who decide at once, one does and the other is told",
  () =>
    withRequest(async ({ a, b, id, riitta, onni }) => {
      const version = versionIn(await riitta.page(at(id)));
      assert.equal(versionIn(await onni.page(at(id))), version);
      const refusal = { version, outcome: "refused", ground: "12(5)", reason: REASON };
      const answers = await Promise.all([
        riitta.post(at(id, "/decide"), { version, outcome: "granted" }),
        onni.post(at(id, "/decide"), refusal),
      ]);
      const done = answers.map((answer) => goesTo(answer) === `${at(id)}?done=decided`);
      assert.deepEqual(done.toSorted(), [false, true]);
      const request = (await a.services.requests.get(id))!;
      assert.equal(request.decision?.outcome, done[0] ? "granted" : "refused");
      assert.equal(request.decidedBy?.name, done[0] ? "Riitta Ratkoja" : "Onni Oras");
      assert.equal(request.history.filter(({ step }) => step === "decided").length, 1);
      const evidence = b.services.requests.evidence.between("2026-01-01", "2026-12-31");
      assert.equal((await Array.fromAsync(evidence)).length, 1);
      for (const answer of answers) await answer.body?.cancel();
    }),
);

test(
  "who takes a request at one instance has it at the other, and a stale version changes nothing",
  () =>
    withRequest(async ({ id, riitta, onni, b }) => {
      const version = versionIn(await riitta.page(at(id)));
      await riitta.post(at(id, "/take"), { version });
      assert.ok((await onni.page(at(id))).includes("Riitta Ratkoja"));
      const stale = await onni.post(at(id, "/decide"), { version, outcome: "granted" });
      assert.notEqual(goesTo(stale), `${at(id)}?done=decided`);
      await stale.body?.cancel();
      assert.equal((await b.services.requests.get(id))!.status, "inReview");
    }),
);

test(
  "what a stopped instance had decided is carried out by the other, and told once",
  () =>
    withRequest(async ({ a, b, id, clock }) => {
      const { version } = (await a.services.requests.get(id))!;
      // The first instance stops right after its commit: nothing of what it promised has been done.
      const carryOut = a.services.requests.finishPending.bind(a.services.requests);
      const store = a.kv.atomic.bind(a.kv);
      let commits = 0;
      a.kv.atomic = () => {
        if (++commits > 1) throw new Error("stopped");
        return store();
      };
      await a.services.requests.decide(id, {
        version,
        by: { id: "riitta", name: "Riitta Ratkoja" },
        outcome: "granted",
      });
      assert.equal((await b.services.requests.get(id))!.execution?.state, "pending");
      a.kv.atomic = store;
      const before = a.outbox.list().length + b.outbox.list().length;
      await Promise.all([b.services.requests.finishPending(), carryOut()]);
      clock.pass(1_000);
      await Promise.all([b.services.requests.finishPending(), carryOut()]);
      const request = (await b.services.requests.get(id))!;
      assert.equal(request.execution?.state, "done");
      assert.equal(request.history.filter(({ step }) => step === "carriedOut").length, 1);
      assert.equal(a.outbox.list().length + b.outbox.list().length - before, 1);
      assert.equal(request.told, "sent");
    }),
);
