import assert from "node:assert/strict";
import { SECOND } from "../../lib/clock.ts";
import { freePort, runDeno, taskArgs } from "../helpers/process.ts";

const SIZE = 24_000_000;

const mounted = await mayMount();
const told = mounted ? "" : " (left out: only root may make a small disk)";

async function run(program: string, ...args: string[]): Promise<boolean> {
  const command = new Deno.Command(program, {
    args,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  });
  return await command.output().then(({ success }) => success, () => false);
}

async function mayMount(): Promise<boolean> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const well = await run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) &&
    await run("umount", folder);
  await Deno.remove(folder);
  return well;
}

/** A disk of a few megabytes. */
async function withSmallDisk(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  assert.ok(await run("mount", "-t", "tmpfs", "-o", `size=${SIZE}`, "tmpfs", folder));
  try {
    await test(folder);
  } finally {
    await run("umount", "--lazy", folder);
    await Deno.remove(folder);
  }
}

/** Takes the last byte. */
async function fill(path: string): Promise<void> {
  using file = await Deno.open(path, { create: true, write: true });
  for (const block of [100_000, 4_096, 1]) {
    const bytes = new Uint8Array(block).fill(1);
    while (await file.write(bytes).catch(() => 0) > 0);
  }
}

async function status(url: string, init?: RequestInit): Promise<number> {
  const answer = await fetch(url, init).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status ?? 0;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const late = performance.now() + 30 * SECOND;
  while (!await done()) {
    assert.ok(performance.now() < late, "it did not happen within half a minute");
    await new Promise((next) => setTimeout(next, 100));
  }
}

Deno.test({
  name:
    `a disk that fills up under the site: nothing is half done, it ends in order, and goes on once there is room${told}`,
  ignore: !mounted,
  fn: () =>
    withSmallDisk(async (folder) => {
      const port = freePort();
      const url = `http://localhost:${port}`;
      const env = { PORT: String(port), KV_URL: `${folder}/site.kv` };
      const args = await taskArgs("dev");
      const start = () =>
        fetch(`${url}/api/chat`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ lang: "fi" }),
        });
      {
        await using site = runDeno(args, env);
        await site.printed(/Staff sign in/);
        await until(async () => await status(`${url}/readyz`) === 200);
        const before = await start();
        assert.equal(before.status, 201);
        const cookie = before.headers.get("set-cookie")!.split(";")[0]!;
        const { id } = await before.json();

        await fill(`${folder}/others`);
        let refused = 201;
        for (let n = 0; n < 20 && refused === 201; n++) {
          refused = await status(`${url}/api/chat/${id}/messages`, {
            method: "POST",
            headers: { "content-type": "application/json", cookie },
            body: JSON.stringify({ id: crypto.randomUUID(), text: "a".repeat(4_000) }),
          });
        }
        assert.equal(refused, 503);
        assert.equal(await status(`${url}/tietosuoja`), 200);
        assert.equal(await status(`${url}/api/chat/${id}`, { headers: { cookie } }), 200);
        const { code, took } = await site.stop("SIGTERM");
        assert.equal(code, 0);
        assert.ok(took < 5_000, `gone after ${took} ms`);
      }
      await Deno.remove(`${folder}/others`);
      await using again = runDeno(args, env);
      await again.printed(/Staff sign in/);
      await until(async () => await status(`${url}/readyz`) === 200);
      const after = await start();
      assert.equal(after.status, 201);
      await after.body?.cancel();
    }),
});
