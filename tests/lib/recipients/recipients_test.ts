import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { tellContact } from "../../../lib/portal/mod.ts";
import { tellGiven, type Told } from "../../../lib/recipients/mod.ts";
import { ask, correction, grant, openWithClient, PHONE } from "../requests/_requests.ts";

const GIVEN: Told = {
  recipient: "Esimerkkivirasto",
  basis: "power-of-attorney",
  kind: "call_note",
  givenOn: "2026-11-23",
};

async function openWithRecipient(more: Partial<Told> = {}) {
  const site = await openWithClient();
  assert.equal(await site.services.recipients.note(site.client, { ...GIVEN, ...more }), "noted");
  return site;
}

Deno.test("who was given data is noted until what was given ends, and no longer", async () => {
  await using site = await openWithRecipient();
  const { recipients } = site.services;
  const [one] = await recipients.of(site.client);
  assert.equal(one!.endsAt, site.note.expiresAt);
  site.clock.pass(one!.endsAt - site.clock.now() - 1);
  assert.equal((await recipients.of(site.client)).length, 1);
  site.clock.pass(1);
  assert.deepEqual(await recipients.of(site.client), []);
});

Deno.test("nothing is noted of what is not held, nor of nobody", async () => {
  await using site = await openWithClient();
  const { recipients } = site.services;
  assert.equal(await recipients.note(site.client, { ...GIVEN, kind: "inquiry" }), "not-held");
  assert.equal(await recipients.note({ id: crypto.randomUUID() }, GIVEN), "not-found");
  assert.deepEqual(await recipients.of(site.client), []);
});

Deno.test("a note made by mistake is taken back, and only by its own client", async () => {
  await using site = await openWithRecipient();
  const { recipients } = site.services;
  const { id } = (await recipients.of(site.client))[0]!;
  assert.equal(await recipients.remove({ id: crypto.randomUUID() }, id), "not-found");
  assert.equal((await recipients.of(site.client)).length, 1);
  assert.equal(await recipients.remove(site.client, id), "removed");
  assert.deepEqual(await recipients.of(site.client), []);
});

Deno.test("erasing everything leaves who has to be told, with the number until it is done", async () => {
  await using site = await openWithRecipient();
  const { recipients, erasure } = site.services;
  const plan = await erasure.plan(site.client, { type: "all" }, { since: 0 });
  assert.ok(plan?.stays.includes("recipients"));
  assert.ok(await erasure.erase(site.client, { type: "all" }, { since: 0 }));
  assert.deepEqual(await recipients.of(site.client), []);
  const { open: [task] } = await recipients.tasks.list();
  assert.equal(task?.recipient, GIVEN.recipient);
  assert.equal(task?.happened, "erased");
  assert.equal(task?.phone, PHONE);
  assert.equal(await recipients.tasks.finish(task!.id), "done");
  const { open, done } = await recipients.tasks.list();
  assert.deepEqual(open, []);
  assert.equal(done[0]?.doneAt, site.clock.now());
  assert.ok(!JSON.stringify(done).includes(PHONE));
});

Deno.test("with a reference the number is not kept, and the reference goes when it is done", async () => {
  await using site = await openWithRecipient({ reference: "D-123/2026" });
  const { recipients, erasure } = site.services;
  await erasure.erase(site.client, { type: "kind", kind: "call_note" }, { since: 0 });
  const { open: [task] } = await recipients.tasks.list();
  assert.equal(task?.reference, "D-123/2026");
  assert.equal(task?.phone, undefined);
  await recipients.tasks.finish(task!.id);
  assert.ok(!JSON.stringify(await recipients.tasks.list()).includes("D-123"));
});

Deno.test("what was not given tells nobody, and a plan does not say that anything stays", async () => {
  await using site = await openWithRecipient();
  const { recipients, erasure } = site.services;
  const scope = { type: "kind", kind: "sms" } as const;
  const plan = await erasure.plan(site.client, scope, { since: 0 });
  assert.ok(!plan?.stays.includes("recipients"));
  await erasure.erase(site.client, scope, { since: 0 });
  assert.deepEqual(await recipients.tasks.list(), { open: [], done: [] });
});

Deno.test("a granted correction has to be told once; one that is only asked does not", async () => {
  await using site = await openWithRecipient();
  const { recipients, requests } = site.services;
  const request = await correction(site);
  assert.deepEqual((await recipients.tasks.list()).open, []);
  const { decided } = await grantAndRead(site, request);
  assert.equal(decided.execution?.state, "done");
  const { open } = await recipients.tasks.list();
  assert.deepEqual(open.map(({ happened }) => happened), ["corrected"]);
  await recipients.tasks.finish(open[0]!.id);
  await recipients.tellAfter(site.client, {
    kinds: ["call_note"],
    happened: "corrected",
    cause: decided.id,
  });
  assert.deepEqual((await recipients.tasks.list()).open, []);
  assert.equal(await requests.finishPending(), 0);
});

Deno.test("a granted restriction has to be told", async () => {
  await using site = await openWithRecipient();
  const { recipients } = site.services;
  await grantAndRead(site, await ask(site, { kind: "restriction" }));
  const { open } = await recipients.tasks.list();
  assert.deepEqual(open.map(({ happened }) => happened), ["restricted"]);
});

Deno.test("whom to tell is forgotten after six months, done or not", async () => {
  await using site = await openWithRecipient();
  const { recipients, erasure } = site.services;
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  site.clock.pass(170 * DAY);
  assert.equal((await recipients.tasks.list()).open.length, 1);
  site.clock.pass(20 * DAY);
  assert.equal((await recipients.tasks.list()).open.length, 0);
});

Deno.test("what the client tells anew has to be told to whoever was given the old", async () => {
  await using site = await openWithClient();
  const { recipients } = site.services;
  const reader = { client: site.client, since: 0 };
  const tell = (name: string) =>
    tellContact(site.services, { phone: PHONE, reader, told: { name } });
  await tell("Ilmari Esimerkki");
  await recipients.note(site.client, { ...GIVEN, kind: "contact" });
  await tell("Ilmari Esimerkki");
  assert.deepEqual((await recipients.tasks.list()).open, [], "nothing has changed");
  await tell("Ilmari Uusinimi");
  const { open } = await recipients.tasks.list();
  assert.deepEqual(open.map(({ happened }) => happened), ["corrected"]);
});

Deno.test("the client is told who was given what, or that nobody was", async () => {
  await using site = await openWithRecipient();
  const given = await site.services.recipients.of(site.client);
  const [sentence, ...more] = tellGiven(given, "en");
  assert.match(sentence!, /^Esimerkkivirasto, 23 November 2026: .*power of attorney/);
  assert.deepEqual(more, []);
  assert.deepEqual(tellGiven([], "en"), [
    "There is no record of your data having been given to anybody.",
  ]);
});

Deno.test("what was given before a code reaches is not told with it", async () => {
  await using site = await openWithRecipient();
  const { recipients } = site.services;
  assert.equal((await recipients.of(site.client, { since: "2026-11-23" })).length, 1);
  assert.deepEqual(await recipients.of(site.client, { since: "2026-11-24" }), []);
});

Deno.test("what is no name of a task is not found", async () => {
  await using site = await openWithRecipient();
  const { tasks } = site.services.recipients;
  for (const id of ["", "x", `${crypto.randomUUID()}.erased`, "../../x"]) {
    assert.equal(await tasks.finish(id), "not-found");
  }
});

type Site = Awaited<ReturnType<typeof openWithClient>>;

async function grantAndRead(site: Site, made: Parameters<typeof grant>[0]) {
  const outcome = await site.services.requests.decide(made.id, grant(made));
  assert.equal(outcome.kind, "done");
  return { decided: (await site.services.requests.get(made.id))! };
}

Deno.test("no note slips past an erasure untold", async () => {
  await using site = await openWithClient();
  const { recipients, erasure } = site.services;
  const tell = recipients.tell.bind(recipients);
  let [first, late]: (string | undefined)[] = [];
  recipients.tell = async (...args) => {
    first ??= await recipients.note(site.client, GIVEN);
    await tell(...args);
    // The erasure has looked who was given what, and goes on to its commit.
    late ??= await recipients.note(site.client, { ...GIVEN, recipient: "Toinen virasto" });
  };
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  assert.deepEqual([first, late], ["noted", "noted"]);
  const { open } = await recipients.tasks.list();
  assert.deepEqual(
    new Set(open.map(({ recipient }) => recipient)),
    new Set([GIVEN.recipient, "Toinen virasto"]),
  );
});

Deno.test("of forty notes at once fifteen are taken", async () => {
  await using site = await openWithClient();
  const { recipients } = site.services;
  const notes = Array.from({ length: 40 }, () => recipients.note(site.client, GIVEN));
  const outcomes = await Promise.all(notes);
  assert.equal(outcomes.filter((outcome) => outcome === "noted").length, 15);
  assert.equal((await recipients.of(site.client)).length, 15);
});
