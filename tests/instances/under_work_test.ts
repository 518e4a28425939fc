import assert from "node:assert/strict";
import { ledgerBeside, Restore, writeBackup, writeLedgerFile } from "../../lib/backup/mod.ts";
import { DAY } from "../../lib/clock.ts";
import { freshSecrets } from "../../lib/settings/mod.ts";
import { KeyRotation, Vault } from "../../lib/vault/mod.ts";
import { compare, only } from "../faults/_comparing.ts";
import { type Acknowledged, settingsOf } from "../faults/_mixed_work.ts";
import { startWorker, type Worker } from "../faults/_workers.ts";
import { type Denokv, startDenokv, STORE_ENV, testWithDenokv as test } from "../helpers/denokv.ts";
import { recordOf } from "../helpers/records.ts";
import { runDeno, runToEnd, taskArgs } from "../helpers/process.ts";
import { seeded } from "../helpers/seeded.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { orphansIn } from "../lib/backup/_restoring.ts";
import { chatsAreWhole, clientsAreWhole, requestsAreWhole } from "../lib/backup/_whole.ts";

const SEED = 20261128;
const BY = { id: "console", name: "deno task" };
/** Data keys besides those of people, so that a change of the master key takes its time. */
const FURTHER_KEYS = 1_500;
const KILLS = 5;
/** Whom no worker knows. */
const LEAVES = "+358501234590";

/** One real server, two processes that work on it, and the master key before and after its change. */
class Ground implements AsyncDisposable {
  readonly at = new Date().toISOString();
  readonly clock = { now: () => Date.parse(this.at) };
  readonly former = freshSecrets();
  readonly renewed = {
    ...this.former,
    MASTER_KEY: freshSecrets().MASTER_KEY,
    OLD_MASTER_KEYS: this.former.MASTER_KEY,
  };
  readonly #workers: Worker[] = [];
  #alive: Worker[] = [];
  #rounds = 0;

  private constructor(readonly folder: string, readonly store: Denokv) {}

  static async open(): Promise<Ground> {
    const ground = new Ground(
      await Deno.makeTempDir({ prefix: "tyyne-test-" }),
      await startDenokv(),
    );
    for (const name of ["former", "renewed"] as const) {
      await Deno.writeTextFile(ground.secrets(name), JSON.stringify(ground[name]));
    }
    return ground;
  }

  secrets(name: "former" | "renewed"): string {
    return `${this.folder}/${name}.json`;
  }

  /** Two processes begin to work; resolves once each has done so much. */
  async work(name: "former" | "renewed", acknowledges: number): Promise<void> {
    const secrets = this.secrets(name);
    const begun = [1, 2].map(() => {
      const round = ++this.#rounds;
      const where = { store: this.store.url, secrets, at: this.at };
      return startWorker({ ...where, round, seed: SEED + round });
    });
    this.#workers.push(...begun);
    this.#alive = begun;
    await Promise.all(begun.map((one) => one.acknowledges(acknowledges)));
  }

  /** Everything that was acknowledged up to now. */
  told(): Acknowledged[] {
    return this.#workers.flatMap(({ done }) => [...done]);
  }

  /** Kills those that are at work (`kill -9`). */
  async kill(): Promise<void> {
    const alive = this.#alive;
    this.#alive = [];
    await Promise.all(alive.map((one) => one.kill()));
  }

  async site(store: Denokv, name: "former" | "renewed" | "only"): Promise<Site> {
    const settings = await settingsOf(this.secrets(name === "only" ? "renewed" : name));
    const keys = { ...settings, kvUrl: store.url, ...(name === "only" && { oldMasterKeys: [] }) };
    return await openSite({ kv: await store.open(), at: this.at, settings: keys });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await this.store[Symbol.asyncDispose]();
    await Deno.remove(this.folder, { recursive: true });
  }
}

async function isWhole(site: Site): Promise<void> {
  assert.deepEqual(await orphansIn(site), []);
  await chatsAreWhole(site);
  await requestsAreWhole(site);
  await clientsAreWhole(site);
}

/** The receipt codes of some chats that are there open them. */
async function receiptsWork(
  site: Site,
  told: readonly Acknowledged[],
  all: readonly Acknowledged[],
) {
  const asked = new Set(only(all, "asksChatErasure").map(({ token }) => token));
  const chats = new Map(
    only(told, "wrote").filter(({ token }) => !asked.has(token)).map((one) => [one.chatId, one]),
  );
  assert.ok(chats.size > 0);
  for (const { chatId, receipt } of [...chats.values()].slice(-20)) {
    const opened = await site.services.chat.access.openReceipt(receipt, { address: "192.0.2.9" });
    assert.deepEqual([opened.outcome, "chatId" in opened && opened.chatId], ["opened", chatId]);
  }
}

function assertMuch(told: readonly Acknowledged[]): void {
  const names = ["ingested", "wrote", "erased", "erasedChat", "decided", "noted", "kept"] as const;
  for (const name of names) assert.ok(only(told, name).length >= 3, `${name} is too little`);
}

test(
  "backups that are made while two processes work and the master key is changed restore to all that was told before",
  async () => {
    await using ground = await Ground.open();
    await ground.work("former", 250);
    await ground.kill();
    await ground.work("renewed", 250);
    await using site = await ground.site(ground.store, "renewed");
    const { clock } = ground;
    const keys = site.services.settings;
    const rotating = (await KeyRotation.open(site.kv, { ...keys, clock })).run();
    const backups: { path: string; told: Acknowledged[] }[] = [];
    for (let n = 0; n < 3; n++) {
      const path = `${ground.folder}/${n}.backup`;
      const told = ground.told();
      await writeBackup(path, site.kv, { keys, clock });
      backups.push({ path, told });
      assert.ok(ground.told().length > told.length, "nobody worked meanwhile");
    }
    await rotating;
    await ground.kill();
    const ledger = `${ground.folder}/later.ledger`;
    await writeLedgerFile(ledger, site.kv, { keys, clock });
    const all = ground.told();
    for (const { path, told } of backups) {
      assertMuch(told);
      await using other = await startDenokv();
      await using again = await ground.site(other, "renewed");
      const ledgers = [ledgerBeside(path), ledger];
      const { services } = again;
      const outcome = await new Restore(again.kv, { keys, services, ledgers, by: BY }).run(path);
      assert.ok(!("refused" in outcome), JSON.stringify(outcome));
      await isWhole(again);
      await compare(again, { told, all });
      await receiptsWork(again, told, all);
    }
  },
);

test(
  "the master key is changed while two processes work, though the command is killed again and again",
  async () => {
    await using ground = await Ground.open();
    const { clock, store } = ground;
    const random = seeded(SEED);
    await ground.work("former", 250);
    await ground.kill();
    const old = `${ground.folder}/old.backup`;
    {
      await using site = await ground.site(store, "former");
      const { vault, settings, records } = site.services;
      await vault.noteKeys();
      await records.add(LEAVES, recordOf("call_note", clock.now() - DAY, LEAVES));
      for (let from = 0; from < FURTHER_KEYS; from += 10) {
        const op = site.kv.atomic();
        for (let n = from; n < from + 10; n++) {
          const owner = { kind: "staff", id: `made-up-${n}` } as const;
          (await vault.newKey(owner, clock.now() + 9 * DAY)).write(op);
        }
        await op.commit();
      }
      await writeBackup(old, site.kv, { keys: settings, clock });
    }
    await using site = await ground.site(store, "renewed");
    const { kv, services: { vault, settings } } = site;
    await vault.noteKeys();
    const counter = await KeyRotation.open(kv, { ...settings, clock });
    await ground.work("renewed", 100);
    const leaves = (await site.services.clients.findByPhone(LEAVES))!;
    await site.services.erasure.erase(leaves, { type: "all" }, { since: 0 });

    await Deno.mkdir(`${ground.folder}/data`);
    await Deno.copyFile(ground.secrets("renewed"), `${ground.folder}/data/dev-secrets.json`);
    const main = new URL("../../main.ts", import.meta.url).pathname;
    const args = (await taskArgs("rotate-keys")).map((one) => one === "main.ts" ? main : one);
    const today = ground.at.slice(0, 10);
    const env = { ...STORE_ENV, KV_URL: store.url, CLOCK_CONFIRMED: today };
    const bounds = { folder: ground.folder };
    let between = 0;
    for (let kills = 0; kills < KILLS; kills++) {
      const { current: from, former: left } = await counter.count();
      const command = runDeno(args, env, bounds);
      // Until it is at it, and a little longer: into the middle of any of its commits.
      while ((await counter.count()).current < from + 30 && left > 100) await pause(20);
      await pause(random() * 200);
      await command.stop("SIGKILL");
      const { current, former } = await counter.count();
      if (current > from && former > 0) between++;
    }
    assert.ok(between >= 2, "it was never killed in the middle");
    const ended = await runToEnd(args, env, bounds);
    assert.match(ended.stdout, /Left under former ones: 0\./, ended.stderr);
    assert.equal(ended.code, 0);
    await ground.kill();

    const all = ground.told();
    await using after = await ground.site(store, "only");
    assert.deepEqual(
      await (await KeyRotation.open(after.kv, {
        ...after.services.settings,
        clock,
      })).count(),
      { ...await counts(after), former: 0, unknown: 0 },
    );
    await compare(after, { told: all, all });
    await isWhole(after);
    await nothingOfTheErasedOpens({ ground, after, old, erased: leaves.id });
  },
);

async function counts(site: Site): Promise<{ current: number }> {
  const keys = await Array.fromAsync(site.kv.list({ prefix: ["data_keys"] }));
  return { current: keys.length };
}

/** An old backup, by any of the keys that are left: it is refused, and so is every data key in it. */
async function nothingOfTheErasedOpens({ ground, after, old, erased }: {
  ground: Ground;
  after: Site;
  old: string;
  /** Somebody of whom the backup holds everything, and who erased it since. */
  erased: string;
}): Promise<void> {
  const { services, kv } = after;
  const keys = services.settings;
  const outcome = await new Restore(kv, { keys, services, ledgers: [], by: BY }).run(old);
  assert.deepEqual(outcome, { refused: "another-master-key" });

  // Whoever still has the former key, and has broken the file open, holds rows under it alone.
  await using other = await startDenokv();
  await using former = await ground.site(other, "former");
  const restored = await new Restore(former.kv, {
    keys: former.services.settings,
    services: former.services,
    ledgers: [],
    by: BY,
  }).run(old);
  assert.ok(!("refused" in restored));
  const left = await Vault.open({ kv: former.kv, clock: ground.clock, ...keys });
  const closed = new Set<string>();
  for await (const { key } of former.kv.list({ prefix: ["data_keys"] })) {
    const owner = { kind: key[1] as "client", id: String(key[2]) };
    await assert.rejects(left.loadKey(owner), /a master key that this site does not have/);
    closed.add(owner.id);
  }
  assert.ok(closed.size > FURTHER_KEYS);
  assert.ok(closed.has(erased));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
