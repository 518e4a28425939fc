import assert from "node:assert/strict";
import { Webhook } from "standardwebhooks";
import { DAY } from "../../lib/clock.ts";
import { callAt } from "../helpers/webhook.ts";
import { install, type Installation, renewMasterKey, type RunningSite } from "./_installation.ts";

const PHONE = "+358501234501";
const OTHER_PHONE = "+358501234502";

/** So many data keys besides those of the clients, as chats have them. */
async function fill(installation: Installation, count: number): Promise<void> {
  await using site = await installation.open();
  const { vault, clock } = site.services;
  for (let from = 0; from < count; from += 10) {
    const op = site.kv.atomic();
    for (let n = from; n < from + 10; n++) {
      (await vault.newKey({ kind: "chat", id: `made-up-${n}` }, clock.now() + 9 * DAY)).write(op);
    }
    await op.commit();
  }
}

/** A call comes in from the phone system: the client's key is read, and prolonged. */
async function callComesIn(site: RunningSite, env: Record<string, string>): Promise<number> {
  const [id, at] = [crypto.randomUUID(), new Date()];
  const body = JSON.stringify(callAt(at.getTime(), { callerNumber: PHONE }));
  const answer = await fetch(`${site.url}/api/ingest/calls`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(env.INGEST_SECRET!).sign(id, at, body),
    },
  });
  await answer.body?.cancel();
  return answer.status;
}

Deno.test("the master key is changed while the site runs, even when the command is killed in between", async () => {
  await using installation = await install();
  const { env } = installation;
  await fill(installation, 3_000);
  await (await installation.startSite())[Symbol.asyncDispose]();

  const renewed = renewMasterKey(env);
  await using site = await installation.startSite(renewed);
  const client = await site.visitor().signIn(PHONE);
  const other = await site.visitor().signIn(OTHER_PHONE);
  let working = true;
  const seen = new Set<number>();
  const work = (async () => {
    while (working) {
      const page = await client.get("/omat-tiedot");
      await page.body?.cancel();
      seen.add(page.status).add(await callComesIn(site, env));
      await new Promise((done) => setTimeout(done, 20));
    }
  })();

  const killed = await installation.begin("rotate-keys", [], renewed);
  await killed.printed(/data keys are wrapped anew so far/);
  await killed.stop("SIGKILL");
  await other.eraseAll();
  const ended = await installation.run("rotate-keys", [], renewed);
  working = false;
  await work;
  assert.deepEqual([...seen].sort(), [200, 202]);
  assert.equal(ended.code, 0, ended.stderr);
  assert.match(ended.stdout, /Left under former ones: 0\./);
  const [, anew] = /^(\d+) data keys were wrapped anew/m.exec(ended.stdout)!;
  assert.ok(Number(anew) > 0 && Number(anew) < 2_600, `${anew} after what was done before`);
  assert.match((await installation.run("audit-verify", [], renewed)).stdout, /whole: 1 entries/);
  await site.process.stop();

  const only = { MASTER_KEY: renewed.MASTER_KEY! };
  await using after = await installation.startSite(only);
  assert.equal(after.url, site.url);
  assert.ok(await client.isSignedIn());
  assert.match(await client.page("/omat-tiedot"), /rästissä|Aino Mallikas|Veikko Esimerkki/);
  const counted = await installation.run("rotate-keys", [], only);
  assert.match(counted.stdout, /^0 data keys were wrapped anew\./m);
});

Deno.test("it changes nothing before the site was told of the new key", async () => {
  await using installation = await install();
  await using site = await installation.startSite();
  const { code, stderr } = await installation.run(
    "rotate-keys",
    [],
    renewMasterKey(installation.env),
  );
  assert.equal(code, 1);
  assert.match(stderr, /The site was last started with another MASTER_KEY/);
  assert.ok(await (await site.visitor().signIn(PHONE)).isSignedIn());
});

Deno.test("it fails, and says what is missing, while a key lies under a master key that it was not told", async () => {
  await using installation = await install();
  await fill(installation, 100);
  const { MASTER_KEY } = renewMasterKey(installation.env);
  const { code, stdout } = await installation.run("rotate-keys", [], { MASTER_KEY: MASTER_KEY! });
  assert.equal(code, 1);
  assert.match(stdout, /100 are wrapped by a key that is not in OLD_MASTER_KEYS/);
});
