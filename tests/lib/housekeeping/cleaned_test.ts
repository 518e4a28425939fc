import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { onDisk } from "./_disk.ts";

const PATIENCE = 10_000;

/** The whole site over a file, with something held of somebody, and where its bytes lie. */
async function withFile(test: (site: Site, path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const path = `${folder}/site.kv`;
  {
    await using site = await openSite({ kv: await Deno.openKv(path), settings: { kvUrl: path } });
    await test(site, path);
    await site.services.cleaner?.finish();
  }
  await Deno.remove(folder, { recursive: true });
}

/** The bytes of every data key and of every sealed value under some roots. */
async function secretsOf({ kv }: Site, ...roots: string[]): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (const root of roots) {
    const rows = kv.list<{ wrapped?: Uint8Array; sealed?: Uint8Array }>({ prefix: [root] });
    for await (const { value } of rows) found.push((value.wrapped ?? value.sealed)!);
  }
  assert.ok(found.length > 0);
  return found;
}

async function allOnDisk(path: string, secrets: readonly Uint8Array[]): Promise<boolean> {
  return (await Promise.all(secrets.map((bytes) => onDisk(path, bytes)))).every(Boolean);
}

/** Waits until none of the bytes is anywhere on the disk any more. */
async function untilGone(path: string, secrets: readonly Uint8Array[]): Promise<void> {
  const late = Date.now() + PATIENCE;
  for (;;) {
    const left = await Promise.all(secrets.map((bytes) => onDisk(path, bytes)));
    if (!left.includes(true)) return;
    assert.ok(Date.now() < late, `${left.filter(Boolean).length} are still on the disk`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

Deno.test("whoever erases everything in my data is soon nowhere on the disk, without anybody's doing", () =>
  withFile(async (site, path) => {
    const { records, chat, clock } = site.services;
    await records.add(PHONE, recordOf("call_note", clock.now()));
    const startedAt = clock.now() - DAY;
    const messages = [{ from: "visitor", sentAt: startedAt, text: "Hei" }] as const;
    await chat.importPast(PHONE, { startedAt, endedAt: startedAt + MINUTE, messages });
    const secrets = await secretsOf(site, "data_keys", "records", "clients", "chat_messages");
    assert.equal(await allOnDisk(path, secrets), true);

    const asked = await site.post("/omat-tiedot/code", { phone: PHONE });
    const waiting = asked.headers.getSetCookie()[0]!.split(";")[0]!;
    const code = /\d{6}/.exec(site.outbox.list()[0]!.text)![0];
    const proven = await site.post("/omat-tiedot/verify", { code }, {
      headers: { cookie: waiting },
    });
    const cookie = proven.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
    const wish = { scope: "", confirm: "yes" };
    const erased = await site.post("/omat-tiedot/delete", wish, { headers: { cookie } });
    assert.match(erased.headers.get("location") ?? "", /\/deleted\?ref=/);
    await untilGone(path, secrets);
  }));

Deno.test("a single chat that is erased leaves the disk as well", () =>
  withFile(async (site, path) => {
    const { chat, clock } = site.services;
    const startedAt = clock.now() - DAY;
    const messages = [{ from: "visitor", sentAt: startedAt, text: "Hei" }] as const;
    const past = await chat.importPast(null, { startedAt, endedAt: startedAt + MINUTE, messages });
    assert.ok(past !== "expired");
    const secrets = await secretsOf(site, "data_keys", "chat_messages", "chats");
    assert.equal(await chat.store.erase(past.id), "erased");
    await untilGone(path, secrets);
  }));

Deno.test("the daily job takes what is past its end off the disk, too", () =>
  withFile(async (site, path) => {
    const { records, clock, retentionJob } = site.services;
    await records.add(PHONE, recordOf("call_note", clock.now()));
    const secrets = await secretsOf(site, "data_keys", "records", "clients");
    site.clock.pass(100 * DAY);
    assert.equal(await allOnDisk(path, secrets), true, "time alone removes nothing");
    const run = await retentionJob.run();
    assert.ok(run !== "elsewhere" && run.outcome === "done");
    for (const bytes of secrets) assert.equal(await onDisk(path, bytes), false);
  }));
