import assert from "node:assert/strict";
import { writeBackupFile } from "../../../lib/backup/backup_file.ts";
import { writeLedgerFile } from "../../../lib/backup/mod.ts";
import { rowsToKeep } from "../../../lib/backup/write.ts";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { RECORD_KINDS } from "../../../lib/retention.ts";
import { recordOf } from "../../helpers/records.ts";
import { seeded } from "../../helpers/seeded.ts";
import type { Site } from "../../helpers/site.ts";
import { openPlaces, orphansIn, type Places, restore, rowsOf } from "./_restoring.ts";
import { chatsAreWhole, clientsAreWhole, requestsAreWhole } from "./_whole.ts";

const BYSTANDER = "+358501234500";
const PHONES = Array.from({ length: 6 }, (_, n) => `+35850123451${n}`);
const EVER = { since: 0 };
const BY = { id: "reviewer-1", name: "Kaisu Kanerva" };

type Deed = (site: Site, random: () => number) => Promise<unknown>;

const pick = <T>(from: readonly T[], random: () => number): T | undefined =>
  from[Math.floor(random() * from.length)];

async function someone({ services: { clients } }: Site, random: () => number) {
  const phone = pick(PHONES, random)!;
  return { phone, client: await clients.findByPhone(phone) };
}

async function someChat({ kv }: Site, random: () => number): Promise<string | null> {
  const heads = await Array.fromAsync(kv.list({ prefix: ["chat_heads"] }));
  return String(pick(heads, random)?.key[1] ?? "") || null;
}

/** What people and staff do while the backup reads. */
const DEEDS: readonly Deed[] = [
  async (site, random) => {
    const kind = pick(RECORD_KINDS, random)!;
    const phone = pick(PHONES, random)!;
    await site.services.records.add(phone, recordOf(kind, site.clock.now() - HOUR, phone));
  },
  async (site, random) => {
    const { client } = await someone(site, random);
    if (client) await site.services.erasure.erase(client, { type: "all" }, EVER);
  },
  async (site, random) => {
    const { client } = await someone(site, random);
    const kind = pick(RECORD_KINDS, random)!;
    if (client) await site.services.erasure.erase(client, { type: "kind", kind }, EVER);
  },
  async (site, random) => {
    const { phone, client } = await someone(site, random);
    await site.services.requests.create({ kind: "other", phone, clientId: client?.id ?? null });
  },
  async (site, random) => {
    const open = await site.services.requests.listOpen();
    const one = pick(open, random);
    if (!one) return;
    const ruling = { version: one.version, by: BY, outcome: "granted", reason: "Hei." } as const;
    await site.services.requests.decide(one.id, ruling);
  },
  async (site, random) => {
    const { chat } = site.services;
    const question = { id: crypto.randomUUID(), text: "Onko ketään?" };
    const address = `192.0.2.${Math.floor(random() * 250)}`;
    await chat.visitors.start({ lang: "fi", address, question });
  },
  async (site, random) => {
    const chatId = await someChat(site, random);
    if (chatId === null) return;
    const now = site.clock.now();
    const message = { id: crypto.randomUUID(), from: "visitor", sentAt: now, text: "Hei" } as const;
    const note = { text: "Muista.", writtenAt: now, adviserName: "Aino" };
    await site.services.chat.store.change(chatId, () => ({
      result: null,
      head: {},
      messages: [message],
      notes: random() < 0.3 ? [note] : [],
    }));
  },
  async (site, random) => {
    const chatId = await someChat(site, random);
    if (chatId) await site.services.chat.store.eraseMessage(chatId, 1);
  },
  async (site, random) => {
    const chatId = await someChat(site, random);
    if (chatId) await site.services.chat.store.erase(chatId);
  },
  async (site, random) => {
    const chatId = await someChat(site, random);
    if (chatId) await site.services.chat.links.join(chatId, pick(PHONES, random)!);
  },
  async (site) => {
    await site.services.audit.append({ actor: BY, action: "audit.verified" });
  },
];

async function work(site: Site, random: () => number, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await pick(DEEDS, random)!(site, random);
}

/** The same store, that is read a row at a time: something may happen between any two. */
function slowly(kv: Deno.Kv): Deno.Kv {
  return new Proxy(kv, {
    get(target, name) {
      if (name === "list") {
        return (selector: Deno.KvListSelector, options?: Deno.KvListOptions) =>
          target.list(selector, { ...options, batchSize: 1 });
      }
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

async function backUpWhileWorking(
  places: Places,
  site: Site,
  random: () => number,
): Promise<{ path: string; ledger: string }> {
  const [path, ledger] = [`${places.folder}/backup`, `${places.folder}/ledger`];
  async function* rows() {
    for await (const row of rowsToKeep(slowly(site.kv))) {
      yield row;
      if (random() < 0.15) await work(site, random, 1);
      site.clock.pass(100);
    }
  }
  await writeBackupFile(path, rows(), { keys: places.settings, clock: site.clock });
  await work(site, random, 10);
  await writeLedgerFile(ledger, site.kv, { keys: places.settings, clock: site.clock });
  return { path, ledger };
}

for (let seed = 1; seed <= 12; seed++) {
  Deno.test(`a backup made while the site works restores to a whole one (${seed})`, async () => {
    await using places = await openPlaces();
    const site = await places.open();
    const random = seeded(seed);
    const { records, clients } = site.services;
    for (const kind of RECORD_KINDS) {
      await records.add(BYSTANDER, recordOf(kind, site.clock.now() - DAY, BYSTANDER));
    }
    await work(site, random, 40);
    const before = await rowsOf(site.kv);
    const { path, ledger } = await backUpWhileWorking(places, site, random);
    site.clock.pass(MINUTE);

    const again = await places.open();
    await restore(places, again, path, { ledgers: [ledger] });
    assert.deepEqual(await orphansIn(again), []);
    assert.equal((await again.services.audit.verify()).ok, true);
    await chatsAreWhole(again);
    await requestsAreWhole(again);
    await clientsAreWhole(again);

    const { ledger: known } = site.services.vault;
    const came = await rowsOf(again.kv);
    for (const { key: [root, kind, id] } of came) {
      if (root !== "data_keys") continue;
      assert.equal(await known.erasedAt(site.kv, String(kind), String(id)), null, `${String(id)}`);
    }
    // What nobody touched since the backup began is there as it was.
    const bystander = (await clients.findByPhone(BYSTANDER))!;
    const own = (rows: typeof before) =>
      rows.filter(({ key }) => key[0] === "records" && key[1] === bystander.id);
    assert.deepEqual(own(came), own(before));
    assert.equal(own(came).length, RECORD_KINDS.length);
  });
}
