import assert from "node:assert/strict";
import type { StaffRequest } from "../../../lib/requests/mod.ts";
import { startChat } from "./_chat.ts";
import { ask, grant, openWithClient, PHONE, REVIEWER, type WithClient } from "./_requests.ts";

const TEXT = "Haluan jäljennöksen kaikesta, Ilmari.";
const everything = (site: WithClient) => ({
  client: site.client,
  phone: PHONE,
  since: 0,
  chatIds: [],
});

/** Everything that lies in the store under the root of what is left of requests. */
async function leftIn({ kv }: WithClient): Promise<string> {
  const rows = await Array.fromAsync(kv.list({ prefix: ["requests_ended"] }));
  return JSON.stringify(rows.map(({ key, value }) => [key, value]));
}

Deno.test("an approved erasure ends the client's other open requests, and each is still found among the closed", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const copy = await ask(site, { kind: "access", text: TEXT });
  const erasure = await ask(site, { kind: "erasure" });
  await requests.decide(erasure.id, grant(erasure));
  assert.deepEqual(await requests.listOpen(), []);
  const { requests: closed } = await requests.closed();
  assert.deepEqual(closed.map(({ id }) => id).sort(), [copy.id, erasure.id].sort());
  const left = (await requests.get(copy.id))!;
  assert.deepEqual(
    [left.status, left.kind, left.reference, left.receivedAt, left.dueOn, left.decidedAt],
    ["erased", "access", copy.reference, copy.receivedAt, copy.dueOn, site.clock.now()],
  );
  assert.deepEqual(left.history.map(({ step }) => step), ["received", "erased"]);
  assert.equal((await requests.byReference(copy.reference))?.id, copy.id);
  const rows = await Array.fromAsync(requests.evidence.between("2026-01-01", "2027-01-01"));
  assert.deepEqual(rows.map(({ kind, ending }) => [kind, ending]).sort(), [
    ["access", "erased"],
    ["erasure", "granted"],
  ]);
});

Deno.test("what is left of it names nobody and says nothing of what was asked", async () => {
  await using site = await openWithClient();
  const { requests, erasure } = site.services;
  const draft = { kind: "access", text: TEXT, answerTo: "Esimerkkitie 1" } as const;
  const made = await ask(site, { ...draft, enteredBy: REVIEWER, identity: "known-in-person" });
  await requests.take(made.id, { version: 1, by: REVIEWER });
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  const shown = JSON.stringify(await requests.get(made.id));
  const stored = await leftIn(site);
  for (const what of [TEXT, PHONE, site.client.id, "Esimerkkitie", REVIEWER.name]) {
    assert.ok(!shown.includes(what), what);
    assert.ok(!stored.includes(what), what);
  }
  assert.deepEqual(
    await requests.forPhone(PHONE, { since: 0 }),
    [],
    "nor does the number lead to it",
  );
  assert.equal(await requests.own({ phone: PHONE, since: 0 }, made.id), null);
});

Deno.test("whoever was granted the erasure reads which of their requests ended with it", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const copy = await ask(site, { kind: "access", text: TEXT });
  const answered = await ask(site, { kind: "other", text: "Miksi?" });
  await requests.decide(answered.id, { ...grant(answered), reason: "Siksi." });
  const erasure = await ask(site, { kind: "erasure" });
  await requests.decide(erasure.id, grant(erasure));
  const own = await requests.own({ phone: PHONE, since: 0 }, erasure.id);
  assert.equal(own?.execution?.state, "done");
  const { id, reference, kind } = copy;
  assert.deepEqual(own?.ended, [{ id, reference, kind }], "not what was answered before");
});

Deno.test("all of them are told of, however many there are, and none twice", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const others: StaffRequest[] = [];
  for (let n = 0; n < 70; n++) others.push(await ask(site, { kind: "other", text: `Asia ${n}` }));
  const erasure = await ask(site, { kind: "erasure" });
  await requests.decide(erasure.id, grant(erasure));
  const { ended = [] } = (await requests.get(erasure.id))!;
  assert.deepEqual(ended.map(({ id }) => id).sort(), others.map(({ id }) => id).sort());
  const { requests: closed } = await requests.closed({ limit: 100 });
  assert.equal(closed.filter(({ status }) => status === "erased").length, 70);
});

Deno.test("what would end is known before: of a number, of a chat, and nobody else's", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const chatId = await startChat(site);
  const mine = await ask(site, { kind: "access" });
  await ask(site, { kind: "number_new_owner" });
  const answered = await ask(site, { kind: "other", text: "Miksi?" });
  await requests.decide(answered.id, { ...grant(answered), reason: "Siksi." });
  const draft = { kind: "other", phone: null, clientId: null, chatId, text: "Kuka?" } as const;
  const ofChat = (await requests.create(draft))!;
  const ids = async (chatIds: string[]) =>
    (await requests.endingWith({ ...everything(site), chatIds })).map(({ id }) => id);
  assert.deepEqual(await ids([]), [mine.id]);
  assert.deepEqual(await ids([chatId]), [mine.id, ofChat.id]);
  const chatAlone = await requests.endingWith({ since: 0, chatIds: [chatId] });
  assert.deepEqual(chatAlone.map(({ id }) => id), [ofChat.id]);
});

Deno.test("a request that ended is decided, taken and extended by nobody any more", async () => {
  await using site = await openWithClient();
  const { requests, erasure } = site.services;
  const made = await ask(site, { kind: "portability" });
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  const { version } = (await requests.get(made.id))!;
  const upon = { version, by: REVIEWER };
  for (
    const outcome of [
      await requests.decide(made.id, { ...upon, outcome: "granted" }),
      await requests.take(made.id, upon),
      await requests.extend(made.id, { ...upon, reason: "Asia on laaja." }),
    ]
  ) assert.equal(outcome.kind, "closed");
  assert.equal(await requests.cancel({ phone: PHONE, since: 0 }, made.id), "not-found");
});

Deno.test("what is left goes two years after it ended", async () => {
  await using site = await openWithClient();
  const { requests, erasure } = site.services;
  const made = await ask(site, { kind: "portability" });
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  site.clock.set("2028-11-24T07:59:59Z");
  assert.notEqual(await requests.get(made.id), null);
  site.clock.set("2028-11-24T08:00:01Z");
  assert.equal(await requests.get(made.id), null);
});
