import { HEADER_BYTES } from "../../lib/backup/header.ts";
import { toLine } from "../../lib/backup/lossless.ts";
import { BackupFile } from "../../lib/backup/mod.ts";
import { freshSecrets } from "../../lib/settings/mod.ts";
import { HOUR } from "../../lib/clock.ts";
import type { Ground, Secrets } from "./ground.ts";
import { type Visitor, whileReading } from "./visitor.ts";
import type { Proofs } from "./proofs.ts";
import { countOrphans, heldOf, withStore } from "./store.ts";

/** Made-up clients of development: one of whom much is held, and one who erases everything. */
export const STAYS = "+358501234501";
const ERASES = "+358501234502";
/** What is held of them, in numbers, names and words, and must be in no file. */
const TOLD = [
  "0501234501",
  "358501234501",
  "0501234502",
  "Mallikas",
  "Esimerkki",
  "karenssia",
  "haastattelua",
  "rästissä",
];
const RECORDS = 6_000;
const MANY = "+358501234508";
/** More clients than the change of the master key is through with at once. */
const CLIENTS = 700;

/** Fills the store beyond what development brings, so that a restore takes its time. */
export async function fillStore(ground: Ground, store: string): Promise<void> {
  await withStore(ground, store, async ({ records, clock }) => {
    const made = Array.from({ length: RECORDS }, (_, n) => ({
      id: crypto.randomUUID(),
      kind: "sms" as const,
      sentAt: new Date(clock.now() - HOUR - n * 1000).toISOString(),
      direction: "in" as const,
      text: "Made up for the drill.",
    }));
    await records.addMany(MANY, made);
    for (let from = 0; from < CLIENTS; from += 20) {
      const some = made.slice(from, from + 20).map(({ id: _, ...one }, n) =>
        records.add(`+35850123${6000 + from + n}`, { ...one, id: crypto.randomUUID() })
      );
      await Promise.all(some);
    }
  });
}

/** Makes a backup beside the running site, then erases a client, exports the ledger and cuts the power. */
export async function backUpAndErase(
  ground: Ground,
  proofs: Proofs,
): Promise<{ path: string; visitor: Visitor }> {
  const path = ground.path("night.backup");
  const store = { KV_URL: ground.path("site.kv") };
  const site = await ground.startSite("site.kv");
  const [stays, erases] = [ground.visitor(), ground.visitor()];
  await stays.signIn(STAYS);
  await erases.signIn(ERASES);
  const { result: made, read, failed } = await whileReading(
    stays,
    () => ground.run("backup", [path], store),
  );
  const rows = /read back: (\d+) rows/.exec(made.printed)?.[1];
  proofs.show(
    `A backup of ${rows} rows was made while the site ran; a client's page was answered ${read} times meanwhile.`,
    made.code === 0 && read > 0 && failed === 0,
    made,
  );
  const found = [
    ...toldIn(await Deno.readFile(path)),
    ...toldIn(await Deno.readFile(`${path}.ledger`)),
    ...await toldInRows(path, await ground.secrets()),
  ];
  proofs.show(
    "Neither the backup, nor its rows once it is opened, nor the ledger holds a number, a name or a word of anybody.",
    found.length === 0,
    found,
  );
  await erases.eraseAll();
  const exported = await ground.run("ledger", [ground.path("minutes.ledger")], store);
  proofs.show("A client erased everything after it, and the ledger tells.", exported.code === 0);
  await site.kill();
  return { path, visitor: stays };
}

/** Tries everything that must be refused. */
export async function refuse(ground: Ground, proofs: Proofs, path: string): Promise<void> {
  const store = { KV_URL: ground.path("refused.kv") };
  const bytes = await Deno.readFile(path);
  const secrets = await ground.secrets();
  await Deno.mkdir(ground.path("damaged"));
  const tried = ground.path("damaged/file");
  const refused = async (told: RegExp, content?: Uint8Array) => {
    if (content) await Deno.writeFile(tried, content);
    const { code, printed } = await ground.run("restore", [content ? tried : path], store);
    return code === 1 && told.test(printed) && printed.includes("Nothing was written");
  };
  const places = [
    3,
    HEADER_BYTES - 1,
    HEADER_BYTES,
    Math.floor(bytes.length / 2),
    bytes.length - 1,
  ];
  for (const at of places) {
    const changed = bytes.slice();
    changed[at]! ^= 1;
    const holds = await refused(/was changed or damaged/, changed);
    if (!holds) proofs.show(`a byte changed at ${at} is refused`, false);
  }
  proofs.show(
    `A backup with one changed byte is refused, at each of ${places.length} places.`,
    true,
  );
  const cut = bytes.slice(0, bytes.length - 100);
  proofs.show("A cut backup is refused.", await refused(/was cut/, cut));
  await ground.useSecrets({ ...secrets, MASTER_KEY: freshSecrets().MASTER_KEY });
  const master = await refused(/another master key/);
  await ground.useSecrets({ ...secrets, INDEX_KEY: freshSecrets().INDEX_KEY });
  const index = await refused(/another INDEX_KEY/);
  await ground.useSecrets(secrets);
  proofs.show(
    "A wrong MASTER_KEY and a wrong INDEX_KEY are refused, each by its name.",
    master && index,
  );
}

/** Restores: killed once, then to its end; and as it would be two hundred days later. */
export async function bringBack(ground: Ground, proofs: Proofs, path: string): Promise<void> {
  const store = { KV_URL: ground.path("restored.kv") };
  const killed = ground.begin("restore", [path], store);
  while (await sizeOf(`${store.KV_URL}-wal`) < 500_000) {
    await new Promise((done) => setTimeout(done, 5));
  }
  await killed.kill();
  const started = await ground.run("dev", [], store);
  proofs.show(
    "A restore that was killed in the middle leaves a store that no site starts over.",
    started.code === 1 && started.printed.includes("was cut short"),
    started,
  );
  const restored = await ground.run("restore", [path], store);
  const [kept, gone] = [
    await heldOf(ground, "restored.kv", { phone: STAYS }),
    await heldOf(ground, "restored.kv", { phone: ERASES }),
  ];
  const many = await heldOf(ground, "restored.kv", { phone: MANY });
  proofs.show(
    `Run again it is complete: ${kept?.call} calls and ${kept?.chat} chats of one client can be read.`,
    restored.code === 0 && kept !== null && kept.call! > 0 && kept.chat! > 0 && many !== null,
    restored,
  );
  proofs.show(
    "The client who erased everything after the backup did not come back.",
    gone === null,
  );
  const orphans = await countOrphans(ground, "restored.kv");
  proofs.show("No row belongs to nobody.", orphans === 0, orphans);
  const log = await ground.run("audit-verify", [], store);
  const told = await withStore(ground, "restored.kv", ({ audit }) => audit.list({ limit: 1 }));
  proofs.show(
    "The audit log is whole, and its last entry is the restore.",
    log.code === 0 && told.entries[0]?.action === "backup.restored",
    log,
  );
  const later = { KV_URL: ground.path("later.kv"), DEV_CLOCK_OFFSET_DAYS: "200" };
  const late = await ground.run("restore", [path], later);
  const left = await heldOf(ground, "later.kv", { phone: STAYS, days: 200 });
  const kinds = Object.keys(left ?? {});
  proofs.show(
    `Restored 200 days later, only what is kept for longer comes back: ${kinds.join(", ")}.`,
    late.code === 0 && kinds.join() === "chat",
    late,
  );
}

function toldIn(bytes: Uint8Array): string[] {
  const text = new TextDecoder("latin1").decode(bytes);
  const asBytes = (told: string) =>
    [...new TextEncoder().encode(told)].map((byte) => String.fromCharCode(byte)).join("");
  return TOLD.filter((told) => text.includes(asBytes(told)));
}

/** What whoever has the backup's key, and none of the data keys, could read. */
async function toldInRows(path: string, secrets: Secrets): Promise<string[]> {
  const keys = {
    masterKey: Uint8Array.fromBase64(secrets.MASTER_KEY),
    oldMasterKeys: [],
    indexKey: Uint8Array.fromBase64(secrets.INDEX_KEY),
  };
  const found: string[] = [];
  const opened = await BackupFile.open(path, keys, ({ key, value }) => {
    found.push(...toldIn(new TextEncoder().encode(toLine([key, value]))));
  });
  if ("refused" in opened) throw new Error(opened.refused);
  return found;
}

async function sizeOf(path: string): Promise<number> {
  return await Deno.stat(path).then(({ size }) => size, () => 0);
}
