import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { endOf } from "../../../lib/retention.ts";
import { MAX_WRITTEN } from "../../../lib/requests/mod.ts";
import {
  ask,
  correction,
  grant,
  held,
  NOTE,
  openWithClient,
  OTHER_PHONE,
  OTHER_REVIEWER,
  PHONE,
  refusal,
  REVIEWER,
} from "./_requests.ts";

Deno.test("a granted correction is made, with what stood there before", async () => {
  await using site = await openWithClient();
  const request = await correction(site);
  const outcome = await site.services.requests.decide(request.id, grant(request));
  assert.equal(outcome.kind, "done");
  const [note] = await held(site, site.client, "call_note");
  assert.ok(note!.content.kind === "call_note");
  assert.equal(note!.content.text, NOTE.replace("Lieksaan", "Joensuuhun"));
  assert.equal(note!.expiresAt, site.note.expiresAt);
  assert.deepEqual(note!.changes?.map(({ by, before }) => [by, before]), [
    ["staff", { text: NOTE }],
  ]);
  assert.equal((await site.services.requests.get(request.id))?.execution?.state, "done");
});

Deno.test("a refused correction changes nothing", async () => {
  await using site = await openWithClient();
  const request = await correction(site);
  assert.equal(
    (await site.services.requests.decide(request.id, refusal(request))).kind,
    "done",
  );
  const [note] = await held(site, site.client, "call_note");
  assert.ok(note!.content.kind === "call_note" && note!.content.text === NOTE);
  assert.equal(note!.changes, undefined);
});

Deno.test("words that do not stand in the note are not guessed: staff write the text", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const target = { kind: "call_note", id: site.note.id } as const;
  const request = await ask(site, {
    kind: "correction",
    target,
    wrong: "Nurmes",
    right: "Kontiolahti",
  });
  const refused = await requests.decide(request.id, grant(request));
  assert.deepEqual(refused, { kind: "invalid", fault: "text-needed" });
  const correctedText = "Asiakas asuu Kontiolahdella.";
  await requests.decide(request.id, { ...grant(request), correctedText });
  const [note] = await held(site, site.client, "call_note");
  assert.ok(note!.content.kind === "call_note" && note!.content.text === correctedText);
});

Deno.test("a refusal without a ground of the law, or without a reason, is none", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const request = await correction(site);
  const decide = (ruling: object) =>
    requests.decide(request.id, { version: 1, by: REVIEWER, outcome: "refused", ...ruling });
  const fault = async (ruling: object) => {
    const outcome = await decide(ruling);
    return outcome.kind === "invalid" ? outcome.fault : outcome.kind;
  };
  assert.equal(await fault({ reason: "Emme halua." }), "ground-missing");
  assert.equal(await fault({ ground: "16" }), "reason-missing");
  assert.equal(await fault({ ground: "16", reason: "  " }), "reason-missing");
  assert.equal(await fault({ ground: "18(1)", reason: "Ei." }), "ground-not-fitting");
  assert.equal(
    await fault({ ground: "16", reason: "a".repeat(MAX_WRITTEN + 1) }),
    "reason-too-long",
  );
  assert.equal((await requests.get(request.id))?.status, "received");
  assert.equal(await fault({ ground: "16", reason: "Tieto on oikein." }), "done");
});

Deno.test("two people at the same request: the second is told, and nothing is overwritten", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const request = await correction(site);
  const outcomes = await Promise.all([
    requests.decide(request.id, grant(request)),
    requests.decide(request.id, refusal(request, OTHER_REVIEWER)),
  ]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ["changed", "done"]);
  const winner = outcomes.find(({ kind }) => kind === "done")!;
  const now = (await requests.get(request.id))!;
  assert.ok("request" in winner);
  assert.equal(now.decidedBy?.id, winner.request.decidedBy?.id);
  assert.equal(now.history.filter(({ step }) => step === "decided").length, 1);
});

Deno.test("a request taken by one cannot be decided upon what another read before", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const request = await correction(site);
  const taken = await requests.take(request.id, { version: 1, by: REVIEWER });
  assert.ok(taken.kind === "done" && taken.request.status === "inReview");
  assert.equal((await requests.decide(request.id, grant(request, OTHER_REVIEWER))).kind, "changed");
  const mine = await requests.queue({ only: { by: REVIEWER.id } });
  assert.deepEqual(mine.requests.map(({ id }) => id), [request.id]);
  assert.deepEqual((await requests.queue({ only: { by: OTHER_REVIEWER.id } })).requests, []);
});

Deno.test("the time to answer is extended once, with a reason, and by two months", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const { id } = await correction(site);
  const by = REVIEWER;
  const empty = await requests.extend(id, { version: 1, by, reason: " " });
  assert.deepEqual(empty, { kind: "invalid", fault: "reason-missing" });
  const done = await requests.extend(id, { version: 1, by, reason: "Neuvoja on lomalla." });
  assert.ok(done.kind === "done");
  assert.equal(done.request.dueOn, "2027-02-24");
  assert.equal(done.request.extension?.from, "2026-12-24");
  const again = await requests.extend(id, { version: 2, by, reason: "Vielä." });
  assert.deepEqual(again, { kind: "invalid", fault: "already-extended" });
});

Deno.test("a restriction keeps a record past its time, to an end of its own", async () => {
  await using site = await openWithClient();
  const target = { kind: "call_note", id: site.note.id } as const;
  const request = await ask(site, { kind: "restriction", target });
  const until = endOf("restriction", site.clock.now());
  await site.services.requests.decide(request.id, grant(request));
  const [note] = await held(site, site.client, "call_note");
  assert.equal(note!.restrictedUntil, until);
  assert.equal(note!.expiresAt, until);
  site.clock.set(new Date(site.note.expiresAt + DAY).toISOString());
  assert.equal((await held(site, site.client, "call_note")).length, 1);
  assert.equal((await held(site, site.client, "sms")).length, 0);
  site.clock.set(new Date(until).toISOString());
  assert.equal((await held(site, site.client, "call_note")).length, 0);
});

Deno.test("a granted objection restricts, or erases when staff say so", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const first = await ask(site, { kind: "objection", text: "En halua, että tietoa käytetään." });
  await requests.decide(first.id, grant(first));
  assert.notEqual((await held(site, site.client, "sms"))[0]!.restrictedUntil, undefined);
  const target = { kind: "call_note", id: site.note.id } as const;
  const second = await ask(site, { kind: "objection", target });
  await requests.decide(second.id, { ...grant(second), measure: "erase" });
  assert.deepEqual(await held(site, site.client, "call_note"), []);
  assert.equal((await held(site, site.client, "sms")).length, 1);
});

Deno.test("erasing everything by a request of the phone leaves the request, and nothing else", async () => {
  await using site = await openWithClient();
  const { requests, clients } = site.services;
  const entered = await requests.enter({
    kind: "erasure",
    phone: PHONE,
    channel: "phone",
    identity: "called-back",
    enteredBy: REVIEWER,
  });
  assert.equal(entered.clientId, site.client.id);
  await requests.decide(entered.id, grant(entered));
  assert.equal(await clients.findByPhone(PHONE), null);
  assert.equal((await requests.get(entered.id))?.execution?.state, "done");
});

Deno.test("a number that turned out not to be new opens its client's data again", async () => {
  await using site = await openWithClient();
  const { requests, clients } = site.services;
  const op = site.kv.atomic();
  await clients.detach(op, PHONE, site.client);
  await op.commit();
  const request = await ask(site, { kind: "number_new_owner" });
  assert.equal(await clients.findByPhone(PHONE), null);
  await requests.decide(request.id, { ...refusal(request), ground: "12(6)" });
  assert.equal((await clients.findByPhone(PHONE))?.id, site.client.id);
});

Deno.test("a number that has another client by now is not taken from them", async () => {
  await using site = await openWithClient();
  const { requests, clients, records } = site.services;
  const op = site.kv.atomic();
  await clients.detach(op, PHONE, site.client);
  await op.commit();
  const request = await ask(site, { kind: "number_new_owner" });
  const { recordOf } = await import("../../helpers/records.ts");
  await records.add(PHONE, recordOf("sms", site.clock.now()));
  const newcomer = (await clients.findByPhone(PHONE))!;
  await requests.decide(request.id, { ...refusal(request), ground: "12(6)" });
  assert.equal((await clients.findByPhone(PHONE))?.id, newcomer.id);
  assert.equal((await requests.get(request.id))?.execution?.state, "gone");
});

Deno.test("an answer is told once by a text message that says nothing of it", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const request = await correction(site);
  await requests.decide(request.id, grant(request));
  await requests.finishPending();
  const sent = site.outbox.list();
  assert.equal(sent.length, 1);
  assert.equal(sent[0]!.to, PHONE);
  assert.match(sent[0]!.text, /olemme vastanneet pyyntöösi/);
  assert.doesNotMatch(sent[0]!.text, /oikai|Lieksa|P-|http/);
  assert.equal((await requests.get(request.id))?.told, "sent");
});

Deno.test("nobody is told on a number that found another owner since, or that nobody checked", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const request = await correction(site);
  await requests.create({ kind: "number_new_owner", phone: PHONE, clientId: null }, {
    startsAnew: true,
  });
  await requests.decide(request.id, grant(request));
  const unsure = await requests.enter({
    kind: "other",
    phone: OTHER_PHONE,
    identity: "not-checked",
    enteredBy: REVIEWER,
  });
  await requests.decide(unsure.id, { ...grant(unsure), reason: "Vastaus." });
  assert.deepEqual(site.outbox.list(), []);
});
