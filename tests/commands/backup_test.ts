import assert from "node:assert/strict";
import { HOUR } from "../../lib/clock.ts";
import { freshSecrets } from "../../lib/settings/mod.ts";
import { ADVISER, recordOf, SENTENCE } from "../helpers/records.ts";
import { runToEnd, taskArgs } from "../helpers/process.ts";
import { install, type Installation } from "./_installation.ts";

/** Made-up clients of development. */
const PHONE = "+358501234501";
const OTHER_PHONE = "+358501234502";

/** An installation over another, empty store, with the keys of the first. */
function elsewhere({ folder, env }: Installation, name: string) {
  return { ...env, KV_URL: `${folder}/${name}.kv` };
}

/** Fills a store with so many text messages of one client, besides those of development. */
async function fill(installation: Installation, count: number): Promise<void> {
  await using site = await installation.open();
  const now = site.clock.now();
  const made = Array.from({ length: count }, (_, n) => recordOf("sms", now - HOUR - n * 1000));
  await site.services.records.addMany("+358501234509", made);
}

/** How many rows a store in a file has, but for which keys it was used with. */
async function countRows(path: string): Promise<number> {
  const kv = await Deno.openKv(path);
  const rows = await Array.fromAsync(kv.list({ prefix: [] }));
  kv.close();
  return rows.length;
}

Deno.test("a backup is made while the site runs, and is restored without who erased everything since", async () => {
  await using installation = await install();
  const { folder } = installation;
  const path = `${folder}/night.backup`;
  await using site = await installation.startSite();
  const [client, other] = [site.visitor(), site.visitor()];
  await client.signIn(PHONE);
  await other.signIn(OTHER_PHONE);
  const made = await installation.run("backup", [path]);
  assert.deepEqual([made.code, made.stderr], [0, ""]);
  assert.match(made.stdout, /The backup is written and was read back: \d{3,} rows/);
  assert.ok(await client.isSignedIn(), "the site goes on");

  for (const file of [path, `${path}.ledger`]) {
    assert.equal((await Deno.stat(file)).mode! & 0o777, 0o600);
    const text = await Deno.readTextFile(file).catch(() => "");
    for (const told of [PHONE, "0501234501", ADVISER, SENTENCE, "rästissä"]) {
      assert.ok(!text.includes(told), `${file} holds ${told}`);
    }
  }

  await other.eraseAll();
  const exported = await installation.run("ledger", [`${folder}/off-the-machine.ledger`]);
  assert.match(exported.stdout, /The erasure ledger is written: \d+ entries/);
  await site.process.stop("SIGKILL");

  const env = elsewhere(installation, "restored");
  const restored = await installation.run("restore", [path], env);
  assert.deepEqual([restored.code, restored.stderr], [0, ""]);
  assert.match(restored.stdout, /Not brought back: 0 rows whose time is up, [1-9]\d* that were/);
  const audit = await installation.run("audit-verify", [], env);
  assert.match(audit.stdout, /The audit log is whole/);
  {
    await using again = await installation.open(undefined, env.KV_URL);
    const { clients, audit } = again.services;
    assert.equal(await clients.findByPhone(OTHER_PHONE), null);
    assert.ok(await clients.findByPhone(PHONE));
    assert.equal((await audit.list()).entries[0]!.action, "backup.restored");
  }
  await using again = await installation.startSite({ KV_URL: env.KV_URL });
  const page = await (await again.visitor().signIn(PHONE)).page("/omat-tiedot");
  assert.match(page, /Aino Mallikas|Veikko Esimerkki/);
});

Deno.test("a restore that was killed leaves a store that no site starts over, and can be run again", async () => {
  await using installation = await install();
  const path = `${installation.folder}/night.backup`;
  await fill(installation, 12_000);
  assert.equal((await installation.run("backup", [path])).code, 0);
  const env = elsewhere(installation, "restored");
  const killed = await installation.begin("restore", [path], env);
  while (await sizeOf(`${env.KV_URL}-wal`) < 1_000_000) {
    await new Promise((done) => setTimeout(done, 5));
  }
  await killed.stop("SIGKILL");
  const there = await countRows(env.KV_URL!);
  assert.ok(there > 0 && there < 12_000, `${there} rows were there when it was killed`);

  const started = await installation.begin("dev", [], env);
  await started.printed(/A restore into this store was cut short\. Run it again/);
  assert.equal(await started.ended(), 1);
  // Nor does a part of the data take the place of what the timers wrote before.
  for (const command of ["backup", "ledger", "rotate-keys"]) {
    const to = command === "rotate-keys" ? [] : [`${installation.folder}/part.${command}`];
    const refused = await installation.run(command, to, env);
    assert.equal(refused.code, 1, command);
    assert.match(refused.stderr, /A restore into this store was cut short/);
  }
  const restored = await installation.run("restore", [path], env);
  assert.equal(restored.code, 0, restored.stderr);
  {
    await using again = await installation.open(undefined, env.KV_URL);
    const client = (await again.services.clients.findByPhone("+358501234509"))!;
    assert.equal(await again.services.records.count(client, "sms", { since: 0 }), 12_000);
  }
  await using site = await installation.startSite({ KV_URL: env.KV_URL! });
  const ready = await fetch(`${site.url}/readyz`);
  await ready.body?.cancel();
  assert.equal(ready.status, 200);
});

Deno.test("what is not to be trusted is refused, each for its own reason, and nothing is written", async () => {
  await using installation = await install();
  const { folder, env } = installation;
  const path = `${folder}/night.backup`;
  await fill(installation, 100);
  assert.equal((await installation.run("backup", [path])).code, 0);
  const bytes = await Deno.readFile(path);
  const changed = bytes.slice();
  changed[5_000]! ^= 1;
  const files = {
    cut: bytes.slice(0, 9_000),
    changed,
    letter: new TextEncoder().encode("A letter. ".repeat(100)),
  };
  for (const [name, content] of Object.entries(files)) {
    await Deno.mkdir(`${folder}/${name}`);
    await Deno.writeFile(`${folder}/${name}/file`, content);
  }
  const empty = elsewhere(installation, "empty");
  const { MASTER_KEY, INDEX_KEY } = freshSecrets();
  const tries: [args: string[], env: Record<string, string>, told: RegExp][] = [
    [[`${folder}/cut/file`], empty, /was cut: its end is missing/],
    [[`${folder}/changed/file`], empty, /was changed or damaged/],
    [[`${folder}/letter/file`], empty, /is not a backup of this site/],
    [[path], { ...empty, MASTER_KEY }, /was made with another master key/],
    [[path], { ...empty, INDEX_KEY }, /was made with another INDEX_KEY/],
    [[path], env, /the store is not empty/],
    [[path, "--ledger", `${folder}/letter/file`], empty, /is not an erasure ledger/],
  ];
  const before = await countRows(env.KV_URL!);
  for (const [args, told, expected] of tries) {
    const { code, stdout, stderr } = await installation.run("restore", args, told);
    assert.deepEqual([code, stdout], [1, ""], String(expected));
    assert.match(stderr, expected);
    assert.match(stderr, /Nothing was written\./);
    assert.doesNotMatch(stderr, /\.ts:\d/);
  }
  assert.equal(await countRows(empty.KV_URL!), 0);
  assert.equal(await countRows(env.KV_URL!), before);
});

Deno.test("nothing is restored under a running site, and no backup is made with another site's keys", async () => {
  await using installation = await install();
  const path = `${installation.folder}/night.backup`;
  await using site = await installation.startSite();
  assert.equal((await installation.run("backup", [path])).code, 0);
  const { code, stderr } = await installation.run("restore", [path, "--replace"]);
  assert.equal(code, 1);
  assert.match(stderr, /The site is running: stop it/);
  assert.ok(await (await site.visitor().signIn(PHONE)).isSignedIn());
  const { MASTER_KEY } = freshSecrets();
  const strange = await installation.run("backup", [`${path}.strange`], { MASTER_KEY });
  assert.equal(strange.code, 1);
  assert.match(strange.stderr, /This store was last used with another MASTER_KEY/);
  await assert.rejects(Deno.stat(`${path}.strange`));
});

Deno.test("beside a running site a backup is restored for trial, into a store of its own", async () => {
  await using installation = await install();
  const { folder, kvPath } = installation;
  const path = `${folder}/night.backup`;
  await using site = await installation.startSite();
  assert.equal((await installation.run("backup", [path])).code, 0);
  const trial = await installation.run("restore", [path, "--into", `${folder}/trial.kv`]);
  assert.deepEqual([trial.code, trial.stderr], [0, ""]);
  await using there = await installation.open(undefined, `${folder}/trial.kv`);
  assert.ok(await there.services.clients.findByPhone(PHONE));
  assert.ok(
    await (await site.visitor().signIn(PHONE)).isSignedIn(),
    "the site's own store is as it was",
  );
  const own = await installation.run("restore", [path, "--replace", "--into", kvPath]);
  assert.match(own.stderr, /The site is running: stop it/);
});

Deno.test("without any setting no command takes a store of development for the site's", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const file = `${folder}/file`;
    const commands = [["backup", file], ["ledger", file], ["restore", file], ["rotate-keys"], [
      "audit-verify",
    ]] as const;
    for (const [task, ...given] of commands) {
      const args = [...await taskArgs(task), ...given];
      const main = args.findIndex((one) => one.endsWith("main.ts"));
      args[main] = new URL("../../main.ts", import.meta.url).pathname;
      const { code, stderr } = await runToEnd(args, {}, { folder });
      assert.equal(code, 1, task);
      assert.match(stderr, /MASTER_KEY is missing/, task);
      assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), [], task);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a store that cannot be opened is told in a line", async () => {
  await using installation = await install();
  const path = `${installation.folder}/night.backup`;
  const { code, stderr } = await installation.run("ledger", [path], { KV_URL: "/nowhere/site.kv" });
  assert.equal(code, 1);
  assert.match(stderr, /^The store that KV_URL names: .*unable to open/m);
  assert.doesNotMatch(stderr, /\.ts:\d/);
});

Deno.test("whoever names no file, or one that is not there, is told so in a line", async () => {
  await using installation = await install();
  for (const task of ["backup", "ledger", "restore"]) {
    const { code, stderr } = await installation.run(task);
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`It needs one file: deno task ${task} FILE`));
  }
  const tries = [["restore", "/nowhere/night.backup"], [
    "backup",
    "/nowhere/night.backup",
  ]] as const;
  for (const [task, path] of tries) {
    const { code, stderr } = await installation.run(task, [path]);
    assert.equal(code, 1);
    assert.match(stderr, /No such file or directory/);
    assert.doesNotMatch(stderr, /\.ts:\d/);
  }
});

async function sizeOf(path: string): Promise<number> {
  return await Deno.stat(path).then(({ size }) => size, () => 0);
}
