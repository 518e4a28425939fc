import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { Requests, RequestStore } from "../../../lib/requests/mod.ts";
import { endOf } from "../../../lib/retention.ts";
import { ask, correction, grant, held, openWithClient, PHONE } from "./_requests.ts";
import { recordOf } from "../../helpers/records.ts";
import { startChat } from "./_chat.ts";

Deno.test("a decision whose process stopped is carried out later, and once", async () => {
  await using site = await openWithClient();
  const { requests, clients, vault } = site.services;
  const request = await correction(site);
  const stops = {
    textOf: () => Promise.resolve(null),
    carryOut: () => Promise.reject(new Error("stopped")),
  };
  const store = new RequestStore(site.kv, { clock: site.clock, vault, clients });
  const stopping = new Requests(store, { clients, deeds: stops });
  assert.equal((await stopping.decide(request.id, grant(request))).kind, "done");
  assert.equal((await requests.get(request.id))?.execution?.state, "pending");
  assert.equal((await held(site, site.client, "call_note"))[0]!.changes, undefined);
  await Promise.all([requests.finishPending(), requests.finishPending()]);
  await requests.finishPending();
  const after = (await requests.get(request.id))!;
  assert.equal(after.execution?.state, "done");
  assert.equal(after.history.filter(({ step }) => step === "carriedOut").length, 1);
  assert.equal((await held(site, site.client, "call_note"))[0]!.changes?.length, 1);
  assert.equal(await requests.finishPending(), 0);
});

Deno.test("what the client erased meanwhile is gone, and the decision is still told", async () => {
  await using site = await openWithClient();
  const { requests, erasure } = site.services;
  const request = await correction(site);
  await erasure.erase(site.client, { type: "kind", kind: "call_note" }, { since: 0 });
  await requests.decide(request.id, grant(request));
  assert.equal((await requests.get(request.id))?.execution?.state, "gone");
});

Deno.test("a chat is asked about with its receipt code; another chat's requests are not found", async () => {
  await using site = await openWithClient();
  const { requests, chat } = site.services;
  const mine = await startChat(site);
  const others = await startChat(site);
  const draft = { kind: "erasure", phone: null, clientId: null, channel: "receipt" } as const;
  const made = (await requests.create({ ...draft, chatId: mine }))!;
  assert.equal((await requests.own({ chatId: mine }, made.id))?.id, made.id);
  assert.equal(await requests.own({ chatId: others }, made.id), null);
  assert.equal(await requests.own({ phone: PHONE, since: 0 }, made.id), null);
  const request = (await requests.get(made.id))!;
  await requests.decide(made.id, grant(request));
  assert.equal(await chat.store.open(mine), null);
  assert.notEqual(await chat.store.open(others), null);
  assert.deepEqual(site.outbox.list(), []);
});

Deno.test("who erases the chat erases what was asked about it; the evidence stays", async () => {
  await using site = await openWithClient();
  const { requests, chat } = site.services;
  const id = await startChat(site);
  const draft = { kind: "other", phone: null, clientId: null, channel: "receipt" } as const;
  const made = (await requests.create({ ...draft, chatId: id, text: "Kuka luki tämän?" }))!;
  await chat.store.erase(id);
  assert.equal((await requests.get(made.id))?.status, "erased");
  assert.equal((await requests.get(made.id))?.text, undefined);
  assert.deepEqual(await requests.forChat(id), []);
  assert.deepEqual(await requests.listOpen(), []);
  const rows = await Array.fromAsync(requests.evidence.between("2026-01-01", "2027-01-01"));
  assert.deepEqual(rows.map(({ ending }) => ending), ["erased"]);
});

Deno.test("a chat whose time is up leaves what was asked about it to be answered", async () => {
  await using site = await openWithClient();
  const { requests, chat } = site.services;
  const id = await startChat(site);
  site.clock.set(new Date(await chat.rights.endOf(id) ?? 0).toISOString());
  const draft = { kind: "other", phone: null, clientId: null, chatId: id, text: "Miksi?" } as const;
  const made = (await requests.create(draft))!;
  assert.ok(await chat.care.everyDay() > 0);
  assert.equal((await requests.get(made.id))?.status, "received");
});

Deno.test("who erases everything erases old requests of theirs, and not a former owner's", async () => {
  await using site = await openWithClient();
  const { requests, erasure, clock } = site.services;
  const longAgo = clock.now() - 300 * DAY;
  const old = { kind: "other", phone: PHONE, text: "Kauan sitten.", receivedAt: longAgo } as const;
  const own = (await requests.create({ ...old, clientId: site.client.id }))!;
  const former = (await requests.create({ ...old, clientId: crypto.randomUUID() }))!;
  await erasure.erase(site.client, { type: "all" }, { since: clock.now() - DAY });
  assert.equal((await requests.get(own.id))?.status, "erased");
  assert.notEqual(await requests.get(former.id), null);
});

Deno.test("somebody who asked much, and of whom many were told, is erased whole by what a server takes at once", async () => {
  await using site = await openWithClient();
  const { requests, erasure, recipients } = site.services;
  for (let n = 0; n < 15; n++) {
    await ask(site, { kind: "other", text: `Kysymys ${n}` });
    const given = { recipient: `Virasto ${n}`, basis: "law", kind: "sms" } as const;
    assert.equal(await recipients.note(site.client, { ...given, givenOn: "2026-11-01" }), "noted");
  }
  const receipt = await erasure.erase(site.client, { type: "all" }, { since: 0 });
  assert.deepEqual(receipt?.counts, { call_note: 1, sms: 1 });
  assert.deepEqual(await requests.listOpen(), []);
  const rows = await Array.fromAsync(requests.evidence.between("2026-01-01", "2027-01-01"));
  assert.deepEqual(new Set(rows.map(({ ending }) => ending)), new Set(["erased"]));
  assert.equal(rows.length, 15);
  const { requests: closed } = await requests.closed({ limit: 50 });
  assert.deepEqual([closed.length, new Set(closed.map(({ status }) => status))], [
    15,
    new Set(["erased"]),
  ]);
  assert.equal((await recipients.tasks.list()).open.length, 15);
});

Deno.test("an adviser's note in a chat is corrected, and another client's chat is not", async () => {
  await using site = await openWithClient();
  const { requests, chat } = site.services;
  const id = await startChat(site);
  const note = { text: "Soitti eilen.", writtenAt: site.clock.now(), adviserName: "Aino" };
  await chat.store.change(id, () => ({ result: null, head: {}, notes: [note] }));
  const words = { target: { kind: "chat", id, note: 1 }, wrong: "eilen", right: "tänään" } as const;
  const theirs = await ask(site, { kind: "correction", ...words, wrong: "Soitti" });
  await requests.decide(theirs.id, { ...grant(theirs), correctedText: "Muuta." });
  assert.equal(await chat.rights.noteText(id, 1), "Soitti eilen.");
  const draft = { kind: "correction", phone: null, clientId: null, chatId: id, ...words } as const;
  const made = (await requests.create(draft))!;
  await requests.decide(made.id, grant((await requests.get(made.id))!));
  assert.equal(await chat.rights.noteText(id, 1), "Soitti tänään.");
});

Deno.test("a restricted chat says so to the adviser until its end, and stays as long as it would", async () => {
  await using site = await openWithClient();
  const { requests, chat } = site.services;
  const id = await startChat(site);
  const before = await chat.rights.endOf(id);
  const draft = { kind: "restriction", phone: null, clientId: null, chatId: id } as const;
  const made = (await requests.create({ ...draft, text: "Tarvitsen tätä." }))!;
  await requests.decide(made.id, grant((await requests.get(made.id))!));
  const until = endOf("restriction", site.clock.now());
  assert.equal(await chat.rights.restrictedUntil(id), until);
  assert.equal(await chat.rights.endOf(id), before);
  site.clock.set(new Date(until).toISOString());
  assert.equal(await chat.rights.restrictedUntil(id), null);
  assert.equal((await chat.store.head(id))?.restrictedUntil, undefined);
});

Deno.test("a gateway that is down is asked again until it takes the message, and what may have left is not", async () => {
  await using site = await openWithClient();
  const { clients, vault } = site.services;
  const answers = ["unavailable", "unavailable", "unknown", "sent"] as const;
  let asked = 0;
  const store = new RequestStore(site.kv, { clock: site.clock, vault, clients });
  const carryOut = () => Promise.resolve("done" as const);
  const requests = new Requests(store, {
    clients,
    deeds: { textOf: () => Promise.resolve(null), carryOut },
    notify: () => Promise.resolve(answers[asked++]!),
  });
  const { id } = await ask(site, { kind: "portability" });
  await requests.decide(id, grant((await requests.get(id))!));
  for (let minute = 0; minute < 5; minute++) await requests.finishPending();
  assert.equal(asked, 3);
  assert.equal((await requests.get(id))?.told, "unknown");
});

Deno.test("a message that one instance is handing over is left to it by the other, until it has stopped", async () => {
  await using site = await openWithClient();
  const { clients, vault } = site.services;
  const store = new RequestStore(site.kv, { clock: site.clock, vault, clients });
  const carryOut = () => Promise.resolve("done" as const);
  const deeds = { textOf: () => Promise.resolve(null), carryOut };
  const gateway = Promise.withResolvers<"unavailable">();
  const asked: string[] = [];
  const one = new Requests(store, {
    clients,
    deeds,
    notify: () => (asked.push("one"), gateway.promise),
  });
  const other = new Requests(store, {
    clients,
    deeds,
    notify: () => (asked.push("other"), Promise.resolve("sent" as const)),
  });
  const { id } = await ask(site, { kind: "portability" });
  const deciding = one.decide(id, grant((await one.get(id))!));
  while (asked.length === 0) await new Promise((done) => setTimeout(done, 1));
  await other.finishPending();
  assert.equal((await other.get(id))?.told, "sending");
  gateway.resolve("unavailable");
  await deciding;
  assert.equal((await other.get(id))?.told, "pending");
  await other.finishPending();
  assert.deepEqual([asked, (await other.get(id))?.told], [["one", "other"], "sent"]);
});

Deno.test("a message whose sender stopped on the way may have left, and is not sent again", async () => {
  await using site = await openWithClient();
  const { clients, vault } = site.services;
  const store = new RequestStore(site.kv, { clock: site.clock, vault, clients });
  const { id } = await ask(site, { kind: "portability" });
  await store.change(id, () => ({
    result: null,
    request: { told: "sending", tellingSince: site.clock.now() },
  }));
  let asked = 0;
  const requests = new Requests(store, {
    clients,
    deeds: { textOf: () => Promise.resolve(null), carryOut: () => Promise.resolve("done") },
    notify: () => (asked++, Promise.resolve("sent" as const)),
  });
  await requests.finishPending();
  assert.equal((await requests.get(id))?.told, "sending");
  site.clock.pass(2 * MINUTE + 1);
  await requests.finishPending();
  assert.deepEqual([asked, (await requests.get(id))?.told], [0, "unknown"]);
});

Deno.test("what is granted in part is done to that part and to nothing else", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const reason = "Muistiinpanoa tarvitaan valitukseen.";
  const entered = await ask(site, {
    kind: "erasure",
    channel: "post",
    identity: "known-in-person",
  });
  const part = { ...grant(entered), outcome: "grantedInPart", reason } as const;
  const whole = await requests.decide(entered.id, part);
  assert.deepEqual(whole, { kind: "invalid", fault: "parts-needed" });
  const misfit = await requests.decide(entered.id, { ...grant(entered), parts: [{ kind: "sms" }] });
  assert.deepEqual(misfit, { kind: "invalid", fault: "parts-not-fitting" });
  const done = await requests.decide(entered.id, { ...part, parts: [{ kind: "sms" }] });
  assert.ok(done.kind === "done" && done.request.execution?.state === "done");
  assert.equal((await held(site, site.client, "sms")).length, 0);
  assert.equal((await held(site, site.client, "call_note")).length, 1);
});

Deno.test("a restriction in part restricts one thing and one kind, and leaves the rest", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const request = await ask(site, { kind: "restriction" });
  const parts = [{ kind: "call_note", id: site.note.id }, { kind: "call" }] as const;
  const reason = "Tekstiviestiä tarvitaan.";
  await requests.decide(request.id, { ...grant(request), outcome: "grantedInPart", reason, parts });
  assert.notEqual((await held(site, site.client, "call_note"))[0]!.restrictedUntil, undefined);
  assert.equal((await held(site, site.client, "sms"))[0]!.restrictedUntil, undefined);
});

Deno.test("a call has no words to correct: such a decision ends, and changes nothing", async () => {
  await using site = await openWithClient();
  const { requests, records } = site.services;
  await records.add(PHONE, recordOf("call", site.clock.now()));
  const { items: [call] } = await records.page(site.client, "call", { limit: 1, since: 0 });
  const request = await ask(site, { kind: "correction", target: { kind: "call", id: call!.id } });
  await requests.decide(request.id, { ...grant(request), correctedText: "Sanoja." });
  assert.equal((await requests.get(request.id))?.execution?.state, "gone");
  const { items: [after] } = await records.page(site.client, "call", { limit: 1, since: 0 });
  assert.deepEqual(after, call);
});
