import assert from "node:assert/strict";
import { ledgerBeside, writeLedgerFile } from "../../../lib/backup/mod.ts";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import type { RecordKind } from "../../../lib/retention.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../../helpers/records.ts";
import type { Site } from "../../helpers/site.ts";
import {
  backUp,
  openPlaces,
  orphansIn,
  type Places,
  restore as restoreRows,
  rowsOf,
} from "./_restoring.ts";

const EVER = { since: 0 };

/** The number of records of a kind that are held of a number. */
async function held({ services }: Site, kind: RecordKind, phone = PHONE): Promise<number> {
  const client = await services.clients.findByPhone(phone);
  return client ? await services.records.count(client, kind, EVER) : 0;
}

async function clientOf({ services }: Site, phone = PHONE) {
  return (await services.clients.findByPhone(phone))!;
}

async function add(site: Site, kind: RecordKind, ago = HOUR, phone = PHONE): Promise<void> {
  await site.services.records.add(phone, recordOf(kind, site.clock.now() - ago, phone));
}

async function pastChat(site: Site, phone: string | null, daysAgo = 3): Promise<string> {
  const at = site.clock.now() - daysAgo * DAY;
  const messages = [
    { from: "visitor", sentAt: at, text: "Vuokra on rästissä." },
    { from: "adviser", sentAt: at + MINUTE, text: "Katsotaan yhdessä.", adviserName: "Aino" },
  ] as const;
  const made = await site.services.chat.importPast(phone, {
    startedAt: at,
    endedAt: at + 10 * MINUTE,
    messages,
  });
  assert.ok(made !== "expired");
  return made.id;
}

/** What the site erased since the backup leaves the machine, and the backup is restored by it elsewhere. */
async function restore(places: Places, site: Site, path: string) {
  const ledger = `${places.folder}/now.ledger`;
  await writeLedgerFile(ledger, site.kv, { keys: places.settings, clock: site.clock });
  const again = await places.open();
  const restored = await restoreRows(places, again, path, { ledgers: [ledger] });
  assert.deepEqual(await orphansIn(again), []);
  return { again, restored };
}

Deno.test("a client who erased everything since the backup does not come back, and the other does", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  for (const phone of [PHONE, OTHER_PHONE]) {
    for (const kind of ["sms", "call"] as const) await add(site, kind, HOUR, phone);
  }
  const client = await clientOf(site);
  const chatId = await pastChat(site, PHONE);
  const path = await backUp(places, site);
  site.clock.pass(MINUTE);
  await site.services.erasure.erase(client, { type: "all" }, EVER);
  const { again, restored } = await restore(places, site, path);
  assert.ok(restored.rows.erased > 0);
  assert.equal(await again.services.clients.findByPhone(PHONE), null);
  assert.deepEqual([await held(again, "sms", OTHER_PHONE), restored.clients], [1, 1]);
  const texts = (await rowsOf(again.kv)).map(({ key }) => JSON.stringify(key)).join("\n");
  assert.ok(!texts.includes(client.id) && !texts.includes(chatId));
});

Deno.test("a kind that was erased since stays away, the rest comes back, and so does what came after it", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  for (let n = 1; n <= 5; n++) await add(site, "sms", n * HOUR);
  await add(site, "call");
  const first = await backUp(places, site);
  site.clock.pass(HOUR);
  await site.services.erasure.erase(await clientOf(site), { type: "kind", kind: "sms" }, EVER);
  site.clock.pass(HOUR);
  await add(site, "sms", 0);
  const second = await backUp(places, site);
  const { again } = await restore(places, site, first);
  assert.deepEqual([await held(again, "sms"), await held(again, "call")], [0, 1]);
  const { again: later } = await restore(places, site, second);
  assert.deepEqual([await held(later, "sms"), await held(later, "call")], [1, 1]);
});

Deno.test("one item that was erased since stays away, with what was corrected in it", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { records, erasure } = site.services;
  for (let n = 1; n <= 3; n++) await add(site, "call_note", n * HOUR);
  const client = await clientOf(site);
  const [item] = (await records.page(client, "call_note", { limit: 1, ...EVER })).items;
  const scope = { type: "item", kind: "call_note", id: item!.id } as const;
  const path = await backUp(places, site);
  await erasure.erase(client, scope, EVER);
  const { again } = await restore(places, site, path);
  assert.equal(await held(again, "call_note"), 2);
  assert.equal(
    await again.services.records.has(client, "call_note", { id: item!.id, ...EVER }),
    false,
  );
});

Deno.test("what was on hold when its kind was erased comes back, and the three hundred others do not", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { records, erasure, holds } = site.services;
  const many = Array.from(
    { length: 300 },
    (_, n) => recordOf("sms", site.clock.now() - n * MINUTE),
  );
  await records.addMany(PHONE, many);
  const client = await clientOf(site);
  const [held1] = (await records.page(client, "sms", { limit: 1, ...EVER })).items;
  const told = { ground: "17(3)(e)", reason: "Asia on kesken." } as const;
  await holds.place({ kind: "sms", id: held1!.id, clientId: client.id }, told);
  const path = await backUp(places, site);
  await erasure.erase(client, { type: "kind", kind: "sms" }, EVER);
  const { again } = await restore(places, site, path);
  assert.equal(await held(again, "sms"), 1);
  assert.equal(await again.services.records.has(client, "sms", { id: held1!.id, ...EVER }), true);
});

Deno.test("of a kind that was erased up to a date, what is older comes back", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const [young, old] = [await pastChat(site, PHONE, 3), await pastChat(site, PHONE, 300)];
  const client = await clientOf(site);
  const path = await backUp(places, site);
  const since = site.clock.now() - 180 * DAY;
  await site.services.erasure.erase(client, { type: "kind", kind: "chat" }, { since });
  const { again, restored } = await restore(places, site, path);
  const { store } = again.services.chat;
  assert.deepEqual([await store.head(young), restored.chats], [null, 1]);
  assert.ok(await store.head(old));
});

Deno.test("a chat that its visitor erased since stays away, whoever's it was", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const [erased, kept] = [await pastChat(site, null), await pastChat(site, null)];
  const path = await backUp(places, site);
  await site.services.chat.store.erase(erased);
  const { again } = await restore(places, site, path);
  assert.equal(await again.services.chat.store.head(erased), null);
  assert.ok(await again.services.chat.store.open(kept));
});

Deno.test("a message that was emptied since comes back as its place, without its text", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const chatId = await pastChat(site, PHONE);
  const path = await backUp(places, site);
  await site.services.chat.store.eraseMessage(chatId, 1);
  const { again, restored } = await restore(places, site, path);
  const read = async ({ services: { chat } }: Site) =>
    await chat.store.messages((await chat.store.open(chatId))!);
  assert.deepEqual(await read(again), await read(site));
  assert.equal(restored.rows.emptied, 1);
  assert.deepEqual((await again.services.chat.store.head(chatId))!.erased, [1]);
});

Deno.test("a number that found a new owner since opens nothing of the former one's", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { relationship, clients } = site.services;
  await add(site, "sms");
  const client = await clientOf(site);
  const path = await backUp(places, site);
  await relationship.detach(client);
  const { again } = await restore(places, site, path);
  assert.equal(await again.services.clients.findByPhone(PHONE), null);
  assert.ok(await again.services.clients.profile(client));

  site.clock.pass(HOUR);
  const op = site.kv.atomic();
  assert.ok(await clients.attach(op, PHONE, client));
  await op.commit();
  const { again: later } = await restore(places, site, path);
  assert.deepEqual(await later.services.clients.findByPhone(PHONE), client);
});

Deno.test("a recipient who was told since is not to be told again, and their note is gone", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { recipients, erasure } = site.services;
  await add(site, "sms");
  await add(site, "call_note");
  const client = await clientOf(site);
  const given = { recipient: "Esimerkkivirasto", basis: "law", givenOn: "2026-03-01" } as const;
  await recipients.note(client, { ...given, kind: "sms" });
  await recipients.note(client, { ...given, kind: "call_note" });
  await erasure.erase(client, { type: "kind", kind: "sms" }, EVER);
  const path = await backUp(places, site);
  site.clock.pass(HOUR);
  const [task] = (await recipients.tasks.list()).open;
  const [noted] = (await recipients.of(client)).filter(({ kind }) => kind === "call_note");
  await recipients.tasks.finish(task!.id);
  await recipients.remove(client, noted!.id);
  const { again } = await restore(places, site, path);
  assert.deepEqual(await again.services.recipients.tasks.list(), { open: [], done: [] });
  const left = await again.services.recipients.of(client);
  assert.deepEqual(left.filter(({ kind }) => kind === "call_note"), []);
});

Deno.test("the ledger beside a newer backup is enough to restore an older one by", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  await add(site, "sms");
  const older = await backUp(places, site);
  await site.services.erasure.erase(await clientOf(site), { type: "all" }, EVER);
  const newer = await backUp(places, site);
  const again = await places.open();
  const ledgers = [ledgerBeside(older), ledgerBeside(newer)];
  const { clients } = await restoreRows(places, again, older, { ledgers });
  assert.equal(clients, 0);
});

Deno.test("what was restored is known as erased from then on, in backups of the restored site too", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  await add(site, "sms");
  const client = await clientOf(site);
  const path = await backUp(places, site);
  await site.services.erasure.erase(client, { type: "all" }, EVER);
  const { again } = await restore(places, site, path);
  assert.ok(await again.services.vault.ledger.erasedAt(again.kv, "client", client.id));
  // The store that was restored into is all that knows of it now.
  const { clients } = await restoreRows(places, again, path, { replace: true });
  assert.equal(clients, 0);
});

Deno.test("an older chat of somebody who was erased since comes back as nobody's, and can be linked anew", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const old = await pastChat(site, PHONE, 300);
  await add(site, "sms");
  const client = await clientOf(site);
  const path = await backUp(places, site);
  site.clock.pass(MINUTE);
  const since = site.clock.now() - 180 * DAY;
  await site.services.erasure.erase(client, { type: "all" }, { since });
  const { again } = await restore(places, site, path);
  const { chat } = again.services;
  assert.equal((await chat.store.head(old))?.client, undefined);
  const texts = (await rowsOf(again.kv)).map(({ key }) => JSON.stringify(key)).join("\n");
  assert.ok(!texts.includes(client.id));
  await add(again, "call");
  assert.equal(await chat.links.join(old, PHONE), "linked");
});
