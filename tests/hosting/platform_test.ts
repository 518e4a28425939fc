import assert from "node:assert/strict";
import { hasCaddy, startCaddy, untilTrusted } from "../helpers/caddy.ts";
import { hasDenokv, startDenokv, STORE_ENV } from "../helpers/denokv.ts";
import { freePort, runDeno, runToEnd } from "../helpers/process.ts";
import { production } from "../helpers/production.ts";
import { sendRaw } from "../helpers/raw_http.ts";
import { unpackProject } from "./_project.ts";

/** The version that the platform states; see `docs/operations.md`. */
const PLATFORM_DENO = "2.5.0";
const JOBS = ["retention", "chat", "watch", "erasures", "clock", "requests"];
/** Notes what the platform looks for: every job, named before the server starts. */
const NOTING = `
const [cron, serve] = [Deno.cron, Deno.serve];
Deno.cron = (name, ...rest) => { console.log("job " + name); return cron(name, ...rest); };
Deno.serve = (...given) => { console.log("server"); return serve(...given); };
`;
/** What an isolate of the platform may not do: write a file, start a program, load a native library. */
const CONFINED = [
  "--allow-read",
  "--allow-env",
  "--allow-net",
  "--allow-sys",
  "--deny-write",
  "--deny-run",
  "--deny-ffi",
];

/** The registry is asked in the way that this machine trusts it, which later versions do by themselves. */
const TRUSTING = { DENO_TLS_CA_STORE: "system" };

const program = await platformsDeno();
const left = [
  program ? [] : [`no Deno ${PLATFORM_DENO}`],
  hasDenokv ? [] : ["no denokv"],
  hasCaddy ? [] : ["no Caddy"],
].flat();
const told = left.length === 0 ? "" : ` (left out: ${left.join(", ")} here)`;

/** As npm has it; undefined where nobody can fetch it. */
async function platformsDeno(): Promise<string | undefined> {
  const print = "console.log(Deno.execPath())";
  const args = ["-y", `deno@${PLATFORM_DENO}`, "eval", print];
  const asked = new Deno.Command("npx", { args, stdin: "null", stderr: "null" });
  const outcome = await asked.output().catch(() => null);
  return outcome?.success ? new TextDecoder().decode(outcome.stdout).trim() : undefined;
}

Deno.test({
  name: `the hosting platform installs, builds and starts the site by deno.json alone${told}`,
  ignore: told !== "",
  fn: async () => {
    const folder = await Deno.makeTempDir({ prefix: "tyyne-platform-" });
    try {
      await unpackProject(folder);
      const config = JSON.parse(await Deno.readTextFile(`${folder}/deno.json`));
      const { install, build, runtime } = config.deploy;
      for (const command of [install, build]) {
        const [, ...args] = command.split(" ");
        const { code, stderr } = await runToEnd(args, TRUSTING, { folder, program });
        assert.equal(code, 0, stderr);
      }
      await Deno.writeTextFile(`${folder}/noting.js`, NOTING);
      await using store = await startDenokv();
      await using proxy = (await startCaddy(new URL(store.url).host, { folder, tls: true }))!;
      await untilTrusted(proxy);
      const port = freePort();
      const settings = await production(port, proxy.url);
      const env = {
        ...settings,
        ...proxy.trust,
        HOST: "0.0.0.0",
        KV_ACCESS_TOKEN: STORE_ENV.DENO_KV_ACCESS_TOKEN,
      };
      const started = [...CONFINED, "--preload", "./noting.js", runtime.entrypoint];
      const args = ["run", ...started, ...runtime.args];
      await using site = runDeno(args, env, { folder, program });
      const printed = await site.printed(/"event":"listening"/);
      const jobs = [...printed.slice(0, printed.indexOf("server\n")).matchAll(/^job (\w+)$/gm)];
      assert.deepEqual(jobs.map(([, name]) => name), JOBS);

      const host = new URL(settings.SITE_URL!).host;
      const ask = (path: string) =>
        sendRaw(port, `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
      assert.match((await ask("/readyz")).text, /\{"status":"ok"\}/);
      for (const page of ["/", "/tietosuoja", "/chat", "/omat-tiedot", "/api/openapi.json"]) {
        assert.equal((await ask(page)).status, 200, page);
      }
      // The provider cannot be reached here: a page says so.
      assert.equal((await ask("/admin/sign-in")).status, 503);
      const { code, took } = await site.stop("SIGTERM");
      assert.equal(code, 0);
      assert.ok(took < 5_000, `gone after ${took} ms`);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
