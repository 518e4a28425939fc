import assert from "node:assert/strict";
import { BackupFile, type Row, writeBackupFile } from "../../../lib/backup/backup_file.ts";
import { FRAME_BYTES } from "../../../lib/backup/frames.ts";
import { HEADER_BYTES } from "../../../lib/backup/header.ts";
import type { SiteKeys } from "../../../lib/backup/keys.ts";
import { FakeClock } from "../../helpers/clock.ts";
import { seeded } from "../../helpers/seeded.ts";

const clock = new FakeClock();

function newKeys(): SiteKeys {
  const key = () => crypto.getRandomValues(new Uint8Array(32));
  return { masterKey: key(), oldMasterKeys: [], indexKey: key() };
}

async function* made(count: number, bytes = 100): AsyncGenerator<Row> {
  for (let n = 0; n < count; n++) {
    yield { key: ["row", n], value: { n, sealed: new Uint8Array(bytes).fill(n % 256) } };
  }
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What opening the bytes as a backup says: why it is refused, or how many rows came. */
async function opening(folder: string, bytes: Uint8Array, keys: SiteKeys): Promise<string> {
  const path = `${folder}/tried`;
  await Deno.writeFile(path, bytes);
  const opened = await BackupFile.open(path, keys);
  return "refused" in opened ? opened.refused : `${opened.about.rows} rows`;
}

for (const count of [0, 1, 20, 4_000]) {
  Deno.test(`${count} rows come back as they were, in their order`, () =>
    inFolder(async (folder) => {
      const [path, keys] = [`${folder}/backup`, newKeys()];
      const about = await writeBackupFile(path, made(count, 500), { keys, clock });
      assert.equal(about.length, (await Deno.stat(path)).size);
      const opened = await BackupFile.open(path, keys);
      assert.ok(opened instanceof BackupFile);
      const rows = await Array.fromAsync(opened.rows());
      assert.deepEqual(rows, await Array.fromAsync(made(count, 500)));
    }));
}

Deno.test("the file is for its owner only, and nothing else is left in the folder", () =>
  inFolder(async (folder) => {
    await writeBackupFile(`${folder}/backup`, made(10), { keys: newKeys(), clock });
    const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
    assert.deepEqual(names, ["backup"]);
    assert.equal((await Deno.stat(`${folder}/backup`)).mode! & 0o777, 0o600);
  }));

Deno.test("a backup that fails on the way leaves the one before it in its place", () =>
  inFolder(async (folder) => {
    const [path, keys] = [`${folder}/backup`, newKeys()];
    await writeBackupFile(path, made(7), { keys, clock });
    async function* failing() {
      yield* made(3);
      throw new Error("the store went away");
    }
    await assert.rejects(writeBackupFile(path, failing(), { keys, clock }), /went away/);
    assert.equal(await opening(folder, await Deno.readFile(path), keys), "7 rows");
    const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
    assert.deepEqual(names.sort(), ["backup", "tried"]);
  }));

Deno.test("rows are written as they come: what was read does not wait in memory for the rest", () =>
  inFolder(async (folder) => {
    const path = `${folder}/backup`;
    const sizes: number[] = [];
    async function* watched() {
      for await (const row of made(2_000, 1_000)) {
        yield row;
        if (row.value !== null && Number(row.key[1]) % 500 !== 499) continue;
        const [part] = await Array.fromAsync(Deno.readDir(folder));
        sizes.push((await Deno.stat(`${folder}/${part!.name}`)).size);
      }
    }
    await writeBackupFile(path, watched(), { keys: newKeys(), clock });
    assert.ok(sizes[1]! > sizes[0]! && sizes[2]! > 3 * FRAME_BYTES, `${sizes}`);
  }));

Deno.test("a byte that was changed, wherever it stands, is refused as a change", () =>
  inFolder(async (folder) => {
    const [path, keys] = [`${folder}/backup`, newKeys()];
    await writeBackupFile(path, made(3_000, 200), { keys, clock });
    const bytes = await Deno.readFile(path);
    assert.ok(bytes.length > HEADER_BYTES + 2 * FRAME_BYTES, "the file has several frames");
    const random = seeded(20261128);
    const inHeader = Array.from({ length: HEADER_BYTES }, (_, n) => n);
    const inFrames = Array.from(
      { length: 60 },
      () => HEADER_BYTES + Math.floor(random() * (bytes.length - HEADER_BYTES)),
    );
    for (const at of [...inHeader, ...inFrames, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << Math.floor(random() * 8);
      assert.equal(await opening(folder, changed, keys), "changed", `at ${at}`);
    }
  }));

Deno.test("a file that was cut, wherever, is refused as a cut one", () =>
  inFolder(async (folder) => {
    const [path, keys] = [`${folder}/backup`, newKeys()];
    await writeBackupFile(path, made(3_000, 200), { keys, clock });
    const bytes = await Deno.readFile(path);
    const random = seeded(7);
    const lengths = Array.from({ length: 30 }, () => Math.floor(random() * bytes.length));
    const edges = [0, 1, HEADER_BYTES - 1, HEADER_BYTES, bytes.length - 1];
    for (const length of [...edges, ...lengths]) {
      assert.equal(await opening(folder, bytes.slice(0, length), keys), "cut", `at ${length}`);
    }
  }));

Deno.test("frames that changed places, and a file with something after its end, are refused", () =>
  inFolder(async (folder) => {
    const [path, keys] = [`${folder}/backup`, newKeys()];
    await writeBackupFile(path, made(3_000, 200), { keys, clock });
    const bytes = await Deno.readFile(path);
    const sealed = FRAME_BYTES + 16;
    const swapped = bytes.slice();
    swapped.set(bytes.subarray(HEADER_BYTES + sealed, HEADER_BYTES + 2 * sealed), HEADER_BYTES);
    swapped.set(bytes.subarray(HEADER_BYTES, HEADER_BYTES + sealed), HEADER_BYTES + sealed);
    assert.equal(await opening(folder, swapped, keys), "changed");
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    assert.equal(await opening(folder, longer, keys), "changed");
  }));

Deno.test("a wrong key is told from a damaged file, and a wrong index key from a wrong master key", () =>
  inFolder(async (folder) => {
    const [path, keys, others] = [`${folder}/backup`, newKeys(), newKeys()];
    await writeBackupFile(path, made(5), { keys, clock });
    const bytes = await Deno.readFile(path);
    const { masterKey, indexKey } = others;
    assert.equal(await opening(folder, bytes, { ...keys, masterKey }), "another-master-key");
    assert.equal(await opening(folder, bytes, { ...keys, indexKey }), "another-index-key");
    const rotated = { ...keys, masterKey, oldMasterKeys: [keys.masterKey] };
    assert.equal(await opening(folder, bytes, rotated), "5 rows");
  }));

Deno.test("what is no backup is called none", () =>
  inFolder(async (folder) => {
    const text = new TextEncoder().encode("This is a letter. ".repeat(30));
    assert.equal(await opening(folder, text, newKeys()), "not-a-backup");
    assert.equal(await opening(folder, text.slice(0, 5), newKeys()), "not-a-backup");
  }));

Deno.test("two backups of the same rows have nothing in common that one could compare", () =>
  inFolder(async (folder) => {
    const keys = newKeys();
    const [one, two] = [`${folder}/one`, `${folder}/two`];
    for (const path of [one, two]) await writeBackupFile(path, made(50), { keys, clock });
    const [a, b] = [await Deno.readFile(one), await Deno.readFile(two)];
    const same = a.subarray(HEADER_BYTES).filter((byte, n) => byte === b[HEADER_BYTES + n]).length;
    assert.ok(same < a.length / 50, `${same} of ${a.length} bytes`);
  }));
