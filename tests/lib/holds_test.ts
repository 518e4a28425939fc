import assert from "node:assert/strict";
import { Requests, RequestStore } from "../../lib/requests/mod.ts";
import { recordOf } from "../helpers/records.ts";
import { ask, grant, held, openWithClient, PHONE, refusal } from "./requests/_requests.ts";
import { startChat } from "./requests/_chat.ts";

const OPEN = { ground: "17(3)(e)", reason: "Vuokra-asia on kesken käräjäoikeudessa." } as const;

async function openWithHold() {
  const site = await openWithClient();
  const on = { kind: "call_note", clientId: site.client.id, id: site.note.id } as const;
  assert.equal(await site.services.holds.place(on, OPEN), "placed");
  return Object.assign(site, { on });
}

Deno.test("what is on hold shows in the dry run, and erasing everything leaves only it", async () => {
  await using site = await openWithHold();
  const { erasure, clients, holds } = site.services;
  const plan = await erasure.plan(site.client, { type: "all" }, { since: 0 });
  assert.deepEqual(plan?.goes, { sms: 1 });
  assert.deepEqual(plan?.held, { call_note: 1 });
  assert.ok(plan?.stays.includes("on_hold"));
  const receipt = await erasure.erase(site.client, { type: "all" }, { since: 0 });
  assert.deepEqual(receipt?.counts, { sms: 1 });
  assert.equal((await held(site, site.client, "call_note")).length, 1);
  assert.equal((await held(site, site.client, "sms")).length, 0);
  assert.equal((await clients.findByPhone(PHONE))?.id, site.client.id);
  assert.deepEqual((await holds.of(site.client)).map(({ reason }) => reason), [OPEN.reason]);
});

Deno.test("one thing on hold is not erased alone or with its kind", async () => {
  await using site = await openWithHold();
  const { erasure } = site.services;
  const item = { type: "item", kind: "call_note", id: site.note.id } as const;
  assert.equal(await erasure.erase(site.client, item, { since: 0 }), null);
  await erasure.erase(site.client, { type: "kind", kind: "call_note" }, { since: 0 });
  assert.equal((await held(site, site.client, "call_note")).length, 1);
});

Deno.test("a granted request erases what is on hold, a refused one leaves it", async () => {
  await using site = await openWithHold();
  const { requests, holds } = site.services;
  const target = { kind: "call_note", id: site.note.id } as const;
  const first = await ask(site, { kind: "erasure", target });
  await requests.decide(first.id, { ...refusal(first), ground: "17(3)(e)" });
  assert.equal((await held(site, site.client, "call_note")).length, 1);
  const second = await ask(site, { kind: "erasure", target });
  await requests.decide(second.id, grant(second));
  assert.deepEqual(await held(site, site.client, "call_note"), []);
  assert.deepEqual(await holds.of(site.client), []);
});

Deno.test("an erasure granted in part leaves what is on hold, if staff say so", async () => {
  await using site = await openWithHold();
  const { requests, holds, records } = site.services;
  await records.add(PHONE, recordOf("call_note", site.clock.now() - 60_000));
  assert.equal((await held(site, site.client, "call_note")).length, 2);
  const request = await ask(site, { kind: "erasure" });
  const part = {
    ...grant(request),
    outcome: "grantedInPart",
    reason: "Valitusta varten tarvitsemme yhden muistiinpanon.",
    parts: [{ kind: "call_note" }, { kind: "sms" }],
    keepHeld: true,
  } as const;
  const { parts: _, ...whole } = { ...part, outcome: "granted" as const };
  assert.deepEqual(await requests.decide(request.id, whole), {
    kind: "invalid",
    fault: "parts-not-fitting",
  });
  await requests.decide(request.id, part);
  const left = await held(site, site.client, "call_note");
  assert.deepEqual(left.map(({ id }) => id), [site.note.id]);
  assert.deepEqual(await held(site, site.client, "sms"), []);
  assert.equal((await holds.of(site.client)).length, 1);
  assert.equal((await requests.get(request.id))?.execution?.state, "done");
});

Deno.test("a hold that is placed after an erasure was approved comes too late", async () => {
  await using site = await openWithHold();
  const { requests, holds, records, clients, vault } = site.services;
  await records.add(PHONE, recordOf("call_note", site.clock.now() - 60_000));
  const request = await ask(site, { kind: "erasure" });
  const stops = {
    textOf: () => Promise.resolve(null),
    carryOut: () => Promise.reject(new Error("stopped")),
  };
  const store = new RequestStore(site.kv, { clock: site.clock, vault, clients });
  await new Requests(store, { clients, deeds: stops }).decide(request.id, {
    ...grant(request),
    outcome: "grantedInPart",
    reason: "Yksi muistiinpano jää.",
    parts: [{ kind: "call_note" }],
    keepHeld: true,
  });
  site.clock.pass(1_000);
  const other = (await held(site, site.client, "call_note")).find(({ id }) => id !== site.note.id)!;
  await holds.place({ kind: "call_note", clientId: site.client.id, id: other.id }, OPEN);
  await requests.finishPending();
  const left = await held(site, site.client, "call_note");
  assert.deepEqual(left.map(({ id }) => id), [site.note.id]);
  assert.deepEqual((await holds.of(site.client)).map(({ id }) => id), [site.note.id]);
});

Deno.test("a lifted hold holds nothing back", async () => {
  await using site = await openWithHold();
  const { erasure, holds, clients } = site.services;
  await holds.lift(site.on);
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  assert.equal(await clients.findByPhone(PHONE), null);
});

Deno.test("a hold ends with what it is on, and lengthens nothing", async () => {
  await using site = await openWithHold();
  const { holds } = site.services;
  site.clock.set(new Date(site.note.expiresAt).toISOString());
  assert.deepEqual(await held(site, site.client, "call_note"), []);
  assert.deepEqual(await holds.of(site.client), []);
});

Deno.test("a chat on hold is not erased by its visitor, until it is reviewed", async () => {
  await using site = await openWithClient();
  const { holds, chat, requests } = site.services;
  const id = await startChat(site);
  assert.equal(await holds.place({ kind: "chat", id }, OPEN), "placed");
  assert.equal(await holds.place({ kind: "chat", id }, OPEN), "known");
  assert.equal((await holds.ofChat(id))?.ground, OPEN.ground);
  assert.equal(await chat.store.erase(id), "on-hold");
  const draft = { kind: "erasure", phone: null, clientId: null, chatId: id } as const;
  const made = (await requests.create(draft))!;
  await requests.decide(made.id, grant((await requests.get(made.id))!));
  assert.equal(await chat.store.open(id), null);
});

for (const scope of [{ type: "all" }, { type: "kind", kind: "chat" }] as const) {
  Deno.test(`a hold on a linked chat that comes while ${scope.type} is being erased is not overtaken`, async () => {
    await using site = await openWithClient();
    const { holds, chat, erasure, clients, recipients } = site.services;
    const id = await startChat(site);
    assert.equal(await chat.links.join(id, PHONE), "linked");
    let placed: string | undefined;
    const place = async () => void (placed ??= await holds.place({ kind: "chat", id }, OPEN));
    // The erasure has looked what is on hold. Of everything, its commit is next.
    const [tell, destroy] = [recipients.tell.bind(recipients), clients.destroy.bind(clients)];
    recipients.tell = async (...args) => {
      if (scope.type === "kind") await place();
      await tell(...args);
    };
    clients.destroy = async (...args) => {
      await destroy(...args);
      await place();
    };
    await erasure.erase(site.client, scope, { since: 0 });
    assert.equal(placed, "placed");
    assert.ok(await chat.store.open(id), "the chat is there");
    assert.equal((await holds.ofChat(id))?.reason, OPEN.reason);
    assert.equal((await clients.findByPhone(PHONE))?.id, site.client.id);
  });
}

Deno.test("a chat on hold that is linked while everything is being erased stays", async () => {
  await using site = await openWithClient();
  const { holds, chat, erasure, recipients } = site.services;
  const id = await startChat(site);
  await holds.place({ kind: "chat", id }, OPEN);
  // The client lives as long as a chat does already, so that linking another prolongs nothing.
  await chat.links.join(await startChat(site), PHONE);
  const tell = recipients.tell.bind(recipients);
  let linked: string | undefined;
  recipients.tell = async (...args) => {
    linked ??= await chat.links.join(id, PHONE);
    await tell(...args);
  };
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  assert.equal(linked, "linked");
  assert.ok(await chat.store.open(id));
});

Deno.test("another client's record cannot be put on hold", async () => {
  await using site = await openWithClient();
  const on = { kind: "call_note", clientId: crypto.randomUUID(), id: site.note.id } as const;
  assert.equal(await site.services.holds.place(on, OPEN), "not-found");
});

Deno.test("holds with long reasons are refused once there is no room, and the others stay", async () => {
  await using site = await openWithClient();
  const { holds, records } = site.services;
  const notes = Array.from(
    { length: 40 },
    (_, n) => recordOf("call", site.clock.now() - n * 1_000),
  );
  await records.addMany(PHONE, notes);
  const holding = site.services.holdings.find(({ kinds }) => kinds.includes("call"))!;
  const { items } = await holding.page(site.client, "call", { limit: 40, since: 0 });
  const told = { ground: "17(3)(e)", reason: "ä".repeat(1_000) } as const;
  const outcomes = [];
  for (const { id } of items) {
    outcomes.push(await holds.place({ kind: "call", clientId: site.client.id, id }, told));
  }
  const placed = outcomes.filter((outcome) => outcome === "placed").length;
  assert.ok(placed > 20 && placed < 40);
  assert.ok(outcomes.slice(placed).every((outcome) => outcome === "full"));
  assert.equal((await holds.of(site.client)).length, placed);
});
