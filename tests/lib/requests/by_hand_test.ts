import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import type { RequestDraft } from "../../../lib/requests/mod.ts";
import {
  ask,
  grant,
  held,
  openWithClient,
  OTHER_REVIEWER,
  PHONE,
  REVIEWER,
  type WithClient,
} from "./_requests.ts";

/** A request that came by post. */
function enter(site: WithClient, draft: Partial<RequestDraft> & Pick<RequestDraft, "kind">) {
  return site.services.requests.enter({
    phone: PHONE,
    channel: "post",
    identity: "known-in-person",
    enteredBy: REVIEWER,
    ...draft,
  });
}

const upon = (version: number, by = REVIEWER) => ({ version, by });

Deno.test("nothing is done for somebody whose identity nobody checked, until it is checked", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id } = await enter(site, { kind: "erasure", identity: "not-checked" });
  const inPart = {
    outcome: "grantedInPart",
    reason: "Osittain.",
    parts: [{ kind: "sms" }],
  } as const;
  for (const ruling of [{ outcome: "granted" } as const, inPart]) {
    assert.deepEqual(await requests.decide(id, { ...upon(1), ...ruling }), {
      kind: "invalid",
      fault: "identity-needed",
    });
  }
  assert.equal((await held(site, site.client, "sms")).length, 1);
  const checked = await requests.identify(id, { ...upon(1), identity: "identity-document" });
  assert.equal(checked.kind, "done");
  assert.equal((await requests.decide(id, { ...upon(2), outcome: "granted" })).kind, "done");
  assert.deepEqual(await held(site, site.client, "sms"), []);
});

Deno.test("somebody whom nobody can tell is refused, and a question is answered without a check", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const first = await enter(site, { kind: "access", identity: "not-checked" });
  const reason = "Emme saaneet selvää, kuka kirjoitti.";
  const refusal = { outcome: "refused", ground: "12(6)", reason } as const;
  assert.equal((await requests.decide(first.id, { ...upon(1), ...refusal })).kind, "done");
  const second = await enter(site, { kind: "other", identity: "not-checked" });
  const answer = { outcome: "granted", reason: "Olemme auki arkisin." } as const;
  assert.equal((await requests.decide(second.id, { ...upon(1), ...answer })).kind, "done");
});

Deno.test("staff say which thing a letter is about, and the correction is made to it", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id } = await enter(site, { kind: "correction", text: "Asun Joensuussa." });
  const correctedText = "Asiakas on muuttanut Joensuuhun.";
  const granted = { outcome: "granted", correctedText } as const;
  const without = await requests.decide(id, { ...upon(1), ...granted });
  assert.deepEqual(without, { kind: "invalid", fault: "target-needed" });
  const target = { kind: "call_note", id: site.note.id } as const;
  await requests.point(id, { ...upon(1), target });
  await requests.point(id, { ...upon(2) });
  assert.equal((await requests.get(id))?.target, undefined, "pointed elsewhere again");
  await requests.point(id, { ...upon(3), target });
  await requests.decide(id, { ...upon(4), ...granted });
  const [note] = await held(site, site.client, "call_note");
  assert.ok(note!.content.kind === "call_note" && note!.content.text === correctedText);
});

Deno.test("a letter that was taken back ends, with its evidence and who wrote that down", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id } = await enter(site, { kind: "restriction" });
  const ended = await requests.withdraw(id, upon(1));
  assert.ok(ended.kind === "done" && ended.request.status === "cancelled");
  assert.deepEqual(await requests.listOpen(), []);
  const last = (await requests.get(id))!.history.at(-1)!;
  assert.deepEqual([last.step, last.by?.id], ["cancelled", REVIEWER.id]);
  const rows = await Array.fromAsync(requests.evidence.between("2026-01-01", "2027-01-01"));
  assert.deepEqual(rows.map(({ ending, channel }) => [ending, channel]), [["cancelled", "post"]]);
  assert.equal((await requests.withdraw(id, upon(2))).kind, "closed");
});

Deno.test("what a client asked in my data is neither re-pointed, identified nor taken back by staff", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id } = await ask(site, { kind: "restriction", text: "Tieto on väärin." });
  const target = { kind: "call_note", id: site.note.id } as const;
  const tries = [
    requests.point(id, { ...upon(1), target }),
    requests.identify(id, { ...upon(1), identity: "not-checked" }),
    requests.withdraw(id, upon(1)),
  ];
  for (const outcome of await Promise.all(tries)) {
    assert.deepEqual(outcome, { kind: "invalid", fault: "not-by-hand" });
  }
  assert.equal((await requests.get(id))?.version, 1);
});

Deno.test("two people who identify, point or withdraw at once: one does, the other is told", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id } = await enter(site, { kind: "erasure", identity: "not-checked" });
  const outcomes = await Promise.all([
    requests.identify(id, { ...upon(1), identity: "called-back" }),
    requests.point(id, upon(1, OTHER_REVIEWER)),
    requests.withdraw(id, upon(1, OTHER_REVIEWER)),
  ]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ["changed", "changed", "done"]);
});

Deno.test("the time is extended up to the due date, and not once it has passed", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const first = await ask(site, { kind: "other", text: "Miksi?" });
  const second = await ask(site, { kind: "other", text: "Milloin?" });
  assert.equal(first.dueOn, "2026-12-24");
  site.clock.set("2026-12-24T21:30:00Z");
  const why = { reason: "Asia on laaja." };
  assert.equal((await requests.extend(first.id, { ...upon(1), ...why })).kind, "done");
  site.clock.set("2026-12-24T22:00:00Z");
  assert.deepEqual(await requests.extend(second.id, { ...upon(1), ...why }), {
    kind: "invalid",
    fault: "too-late",
  });
  site.clock.pass(DAY);
  assert.equal((await requests.get(second.id))?.extension, undefined);
});

Deno.test("the queue narrows by kind, way and who has it, each alone and together", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const mine = await enter(site, { kind: "objection" });
  const free = await enter(site, { kind: "objection" });
  const portal = await ask(site, { kind: "objection", text: "En halua." });
  const other = await ask(site, { kind: "portability" });
  await requests.take(mine.id, upon(1));
  const ids = async (only: Parameters<typeof requests.queue>[0]) =>
    new Set((await requests.queue(only)).requests.map(({ id }) => id));
  const expected = [
    [{}, [mine, free, portal, other]],
    [{ kind: "objection" }, [mine, free, portal]],
    [{ channel: "post" }, [mine, free]],
    [{ by: REVIEWER.id }, [mine]],
    [{ by: null }, [free, portal, other]],
    [{ by: null, kind: "objection" }, [free, portal]],
    [{ channel: "post", by: null }, [free]],
    [{ kind: "objection", channel: "portal" }, [portal]],
    [{ kind: "objection", channel: "post", by: REVIEWER.id }, [mine]],
    [{ kind: "portability", channel: "post" }, []],
  ] as const;
  for (const [only, wanted] of expected) {
    assert.deepEqual(
      await ids({ only }),
      new Set(wanted.map(({ id }) => id)),
      JSON.stringify(only),
    );
  }
  await requests.release(mine.id, upon(2));
  assert.deepEqual(await ids({ only: { by: REVIEWER.id } }), new Set());
  assert.equal((await ids({ only: { by: null, channel: "post" } })).size, 2);
});

Deno.test("what would stop a decision is told without deciding anything", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id } = await ask(site, { kind: "erasure" });
  const faulty = await requests.weigh(id, { ...upon(1), outcome: "refused" });
  assert.deepEqual(faulty, { kind: "invalid", fault: "ground-missing" });
  assert.equal(await requests.weigh(id, { ...upon(1), outcome: "granted" }), null);
  assert.equal((await requests.weigh(id, { ...upon(9), outcome: "granted" }))?.kind, "changed");
  const none = await requests.weigh(crypto.randomUUID(), { ...upon(1), outcome: "granted" });
  assert.equal(none?.kind, "not-found");
  assert.equal((await requests.get(id))?.status, "received");
  await requests.decide(id, grant((await requests.get(id))!));
  const version = (await requests.get(id))!.version;
  assert.equal(
    (await requests.weigh(id, { ...upon(version), outcome: "granted" }))?.kind,
    "closed",
  );
});
