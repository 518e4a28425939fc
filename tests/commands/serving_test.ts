import assert from "node:assert/strict";
import { serve, surviveForgotten } from "../../commands/_serving.ts";
import { jsonLog, silentLog } from "../../lib/log/mod.ts";
import { openSite, testSettings } from "../helpers/site.ts";

/** Puts another function in the place of one of the runtime's, until the test ends. */
function replaced(name: "cron" | "serve" | "addSignalListener", value: unknown): Disposable {
  const real = Object.getOwnPropertyDescriptor(Deno, name)!;
  Object.defineProperty(Deno, name, { configurable: true, value });
  return { [Symbol.dispose]: () => Object.defineProperty(Deno, name, real) };
}

function silentMachine(openStore: () => Promise<Deno.Kv>) {
  return {
    args: [],
    log: silentLog,
    print: () => {},
    complain: () => {},
    settings: () => Promise.resolve(testSettings()),
    settingsHere: () => Promise.resolve(testSettings()),
    openStore,
  };
}

Deno.test("what runs by the clock is named before the server starts, where a hosting platform looks for it", () => {
  const happened: string[] = [];
  using _cron = replaced("cron", (name: string) => void happened.push(`cron ${name}`));
  using _serve = replaced("serve", () => void happened.push("serve"));
  using _signals = replaced("addSignalListener", () => {});
  const machine = silentMachine(() => Promise.reject(new Error("nobody asked for it")));
  serve(machine, testSettings(), { site: () => Promise.reject(new Error("not yet")) });
  assert.equal(happened.at(-1), "serve");
  assert.ok(happened.filter((one) => one.startsWith("cron ")).length >= 3, happened.join());
});

Deno.test("a job that fails is logged by its name, and nothing of what it says", async () => {
  const jobs = new Map<string, () => Promise<void>>();
  using _cron = replaced("cron", (name: string, _: string, run: () => Promise<void>) => {
    jobs.set(name, run);
  });
  using _serve = replaced("serve", () => {});
  using _signals = replaced("addSignalListener", () => {});
  const lines: string[] = [];
  const machine = {
    ...silentMachine(() => Promise.reject(new Error())),
    log: jsonLog((line) => lines.push(line)),
  };
  const site = () => Promise.reject(new RangeError("soita 050 123 4501"));
  serve(machine, testSettings(), { site });
  lines.length = 0;
  for (const run of jobs.values()) await run();
  const logged = lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    logged.map(({ event, job, error }) => [event, job, error]),
    [
      ...jobs.keys(),
    ].map((name) => ["job-failed", name, "RangeError"]),
  );
  assert.doesNotMatch(lines.join(), /050/);
});

Deno.test("every night the store is gone through, and what was found is kept", async () => {
  await using site = await openSite();
  const { services, kv, app } = site;
  const nightly: { schedule: string; run: () => Promise<void> }[] = [];
  using _cron = replaced("cron", (name: string, schedule: string, run: () => Promise<void>) => {
    if (name === "retention") nightly.push({ schedule, run });
  });
  using _serve = replaced("serve", () => {});
  using _signals = replaced("addSignalListener", () => {});
  const machine = silentMachine(() => Promise.resolve(kv));
  const open = { services, kv, answer: app.fetch, noteClock: () => Promise.resolve() };
  serve(machine, testSettings(), { site: () => Promise.resolve(open) });
  assert.match(nightly[0]!.schedule, /^\d+ \d+ \* \* \*$/);

  await kv.set(["records", "nobody", "call", 0, "overdue"], { expiresAt: site.clock.now() - 1 });
  assert.equal(await services.retentionJob.lastRun(), null);
  await nightly[0]!.run();
  const run = await services.retentionJob.lastRun();
  assert.deepEqual([run?.outcome, run?.overdue], ["done", { records: 1 }]);
  assert.deepEqual(await Array.fromAsync(kv.list({ prefix: ["records"] })), []);
  await nightly[0]!.run();
  const { length } = await services.retentionJob.history();
  assert.equal(length, 1, "once a night, though another instance has the same hours");
});

Deno.test("a hosting platform finds in deno.json how to build and start, without a flag that it cannot pass", async () => {
  const root = new URL("../../", import.meta.url);
  const config = JSON.parse(await Deno.readTextFile(new URL("deno.json", root)));
  const { install, build, runtime } = config.deploy;
  assert.equal(install, "deno install --frozen");
  assert.match(build, /^deno task \w+$/);
  assert.ok(config.tasks[build.replace("deno task ", "")]);
  assert.deepEqual(runtime, {
    type: "dynamic",
    entrypoint: "build/server/main.js",
    args: ["start"],
  });
  const started: string = config.tasks.start.command;
  assert.ok(started.endsWith(`${runtime.entrypoint} ${runtime.args.join(" ")}`));
  assert.doesNotMatch(started, /--unstable|--v8-flags|--node-modules-dir/);
  assert.deepEqual(config.unstable, ["kv", "cron", "bundle"]);
});

Deno.test("no dependency of production is a native addon", async () => {
  const root = new URL("../../", import.meta.url);
  const lock = JSON.parse(await Deno.readTextFile(new URL("deno.lock", root)));
  const withScripts = Object.entries<{ scripts?: boolean }>(lock.npm)
    .filter(([, { scripts }]) => scripts).map(([name]) => name);
  assert.deepEqual(withScripts, []);
});

Deno.test("a promise that fails while nobody waits for it is logged by its name, and ends nothing", async () => {
  const lines: unknown[] = [];
  const log = { ...silentLog, error: (...line: unknown[]) => void lines.push(line) };
  using _surviving = surviveForgotten(log);
  void Promise.reject(new TypeError("050 123 4501 cannot be read"));
  await new Promise((done) => setTimeout(done, 10));
  assert.deepEqual(lines, [["unexpected", { error: "TypeError" }]]);
});
