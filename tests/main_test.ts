import assert from "node:assert/strict";
import { Audit } from "../lib/audit/mod.ts";
import { systemClock } from "../lib/clock.ts";
import { productionSettings } from "../lib/settings/mod.ts";
import { Vault } from "../lib/vault/mod.ts";
import { production } from "./helpers/production.ts";
import { freePort, runDeno, runToEnd, taskArgs } from "./helpers/process.ts";
import { sendRaw } from "./helpers/raw_http.ts";
import { openSite } from "./helpers/site.ts";

const NEEDED = [
  "SITE_URL",
  "KV_URL",
  "MASTER_KEY",
  "INDEX_KEY",
  "INGEST_SECRET",
  "SMS_GATEWAY",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "STAFF_ROLES",
];

function ask(port: number, path: string) {
  return sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: tyyne.example\r\nConnection: close\r\n\r\n`);
}

Deno.test("start without settings names every one that is missing, at once, and does not start", async () => {
  const { code, stdout, stderr } = await runToEnd(["task", "start"]);
  assert.equal(code, 1);
  for (const name of NEEDED) assert.match(stderr, new RegExp(`^  ${name} is missing$`, "m"));
  assert.doesNotMatch(stdout, /listening/);
  assert.doesNotMatch(stderr, /\.ts:\d/);
});

Deno.test("a command that is given what it does not know does nothing, and its exit code is 2", async () => {
  const given = [
    ["start", "now"],
    ["keys", "--help"],
    ["doctor", "--help"],
    ["rotate-keys", "again"],
    ["audit-verify", "extra"],
    ["backup"],
    ["ledger", "one", "two"],
    ["restore", "one", "--into"],
    ["unheard-of"],
  ] as const;
  const run = (await taskArgs("doctor")).slice(0, -1);
  for (const args of given) {
    const { code, stdout, stderr } = await runToEnd([...run, ...args]);
    assert.deepEqual([code, stdout], [2, ""], args.join(" "));
    assert.doesNotMatch(stderr, /\.ts:\d/);
  }
});

Deno.test("production starts with what it needs, has no door of development, and stops when asked", async () => {
  const port = freePort();
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const settings = await production(port, `${folder}/site.kv`);
    assert.equal((await runToEnd(["task", "build"])).code, 0);
    await using site = runDeno(await taskArgs("start"), settings);
    const printed = await site.printed(/"listening"/);
    const notice = await ask(port, "/tietosuoja");
    assert.equal(notice.status, 200);
    assert.match(notice.text, /https:\/\/tyyne\.example\/tietosuoja/);
    assert.equal((await ask(port, "/readyz")).status, 200);
    for (const path of ["/dev/outbox", "/dev", "/dev/oidc/.well-known/openid-configuration"]) {
      assert.equal((await ask(port, path)).status, 404, path);
    }
    for (const value of [settings.MASTER_KEY, settings.INDEX_KEY, settings.INGEST_SECRET]) {
      assert.ok(!printed.includes(value!), "a secret was printed");
    }
    const { took } = await site.stop("SIGTERM");
    assert.ok(took < 5_000, `${took} ms`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a site whose store cannot be opened ends at once, with an exit code that says so", async () => {
  const port = freePort();
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    await Deno.writeTextFile(`${folder}/site.kv`, "This is no store. ".repeat(500));
    const settings = await production(port, `${folder}/site.kv`);
    await using site = runDeno(await taskArgs("start"), settings);
    await site.printed(/"listening"/);
    await site.printed(/not a database/);
    assert.equal(await site.ended(), 1);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("an unknown command is told which ones there are", async () => {
  const { code, stderr } = await runToEnd(["run", "--frozen", "--allow-all", "main.ts", "strat"]);
  assert.equal(code, 2);
  assert.match(stderr, /strat.*start/);
});

Deno.test("audit-verify says that the log is whole, beside the running site, and when it is not", async () => {
  const port = freePort();
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const settings = await production(port, `${folder}/site.kv`);
    await using site = runDeno(await taskArgs("start"), settings);
    await site.printed(/"listening"/);
    assert.equal((await ask(port, "/readyz")).status, 200);
    const args = await taskArgs("audit-verify");
    const empty = await runToEnd(args, settings);
    assert.deepEqual([empty.code, empty.stdout.trim()], [0, "The audit log is whole: 0 entries."]);

    await site.stop();
    const kv = await Deno.openKv(settings.KV_URL);
    const read = productionSettings(settings);
    assert.ok(!("problems" in read));
    const clock = systemClock();
    const audit = new Audit(kv, { clock, vault: await Vault.open({ kv, clock, ...read }) });
    await audit.append({
      actor: { id: "person-aino", name: "Aino Esimerkki" },
      action: "chat.opened",
      subject: { kind: "chat", id: "chat-1" },
      purpose: "continue-for-colleague",
    });
    const whole = await runToEnd(args, settings);
    assert.match(whole.stdout, /The audit log is whole: 1 entries/);
    await kv.delete(["audit_log", 1]);
    kv.close();
    const broken = await runToEnd(args, settings);
    assert.equal(broken.code, 1);
    assert.match(broken.stderr, /The audit log is not whole/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("dev comes up without settings and tells whose data it has and where the codes appear", async () => {
  const port = freePort();
  await using site = runDeno(await taskArgs("dev"), { PORT: String(port), KV_URL: ":memory:" });
  const printed = await site.printed(/\/dev\/outbox/);
  assert.match(printed, /\+?358 ?50|050 \d{3} \d{4}/);
  const answer = await fetch(`http://localhost:${port}/dev/outbox`);
  assert.deepEqual([answer.status, await answer.json()], [200, []]);
  const { took } = await site.stop("SIGINT");
  assert.ok(took < 5_000, `${took} ms`);
});

Deno.test("the outbox is a page of development and not of production", async () => {
  await using dev = await openSite();
  await using site = await openSite({
    settings: { mode: "production", siteUrl: new URL("https://tyyne.example") },
  });
  const [open, closed] = [await dev.fetch("/dev/outbox"), await site.fetch("/dev/outbox")];
  assert.deepEqual([open.status, closed.status], [200, 404]);
  await Promise.all([open.body?.cancel(), closed.body?.cancel()]);
});
