import { freshSecrets } from "../../lib/settings/mod.ts";
import { freePort, taskArgs } from "../helpers/process.ts";
import { rawAnswer } from "./load.ts";

const ROOT = new URL("../../", import.meta.url);
const HOST = "tyyne.example";
const PATIENCE = 20_000;

/** A server in a process of its own. */
export interface Server extends AsyncDisposable {
  readonly port: number;
  readonly pid: number;
}

/** A request for a page of the site, as a browser that takes brotli sends it. */
export function requestFor(path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: ${HOST}\r\naccept-encoding: gzip, br\r\n\r\n`;
}

/** The reference server; with the file of an answer it answers the same bytes. */
export function startBare(file?: string): Server {
  const port = freePort();
  const args = ["run", "--allow-net", "--allow-read", "tests/bench/bare.ts", String(port)];
  return start(file ? [...args, file] : args, port, {});
}

/** The site as production runs it, over a store in a file. */
export async function startSite(): Promise<Server> {
  const port = freePort();
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const server = start(await taskArgs("start"), port, {
    ...freshSecrets(),
    PORT: String(port),
    SITE_URL: `https://${HOST}`,
    KV_URL: `${folder}/site.kv`,
    SMS_GATEWAY: "gatewayapi",
    GATEWAYAPI_TOKEN: "bench-token-that-is-never-used",
    SMS_SENDER: "Tyyne",
    OIDC_ISSUER: "https://login.example",
    OIDC_CLIENT_ID: "bench",
    OIDC_CLIENT_SECRET: "bench-secret-that-is-never-used",
    STAFF_ROLES: "roles:adviser=adviser;roles:reviewer=reviewer;roles:administrator=administrator",
  });
  return {
    ...server,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Waits for the first 200 and answers how long it took, in milliseconds, and what came. */
export async function firstAnswer(server: Server, path: string) {
  const from = performance.now();
  for (;;) {
    try {
      const answer = await rawAnswer(requestFor(path), server.port);
      const head = new TextDecoder("latin1").decode(answer.subarray(0, 200));
      if (head.startsWith("HTTP/1.1 200")) return { after: performance.now() - from, answer };
      throw new Error(`${path} answers ${head.split("\r\n", 1)[0]}`);
    } catch (error) {
      if (!(error instanceof Deno.errors.ConnectionRefused)) throw error;
      if (performance.now() - from > PATIENCE) throw new Error("The server does not come up");
    }
    await new Promise((done) => setTimeout(done, 1));
  }
}

/** Memory that a process holds (resident set), in MB; null where the system does not tell. */
export async function memoryOf(pid: number): Promise<number | null> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "");
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes ? Number(kilobytes) / 1_024 : null;
}

function start(args: string[], port: number, env: Record<string, string>): Server {
  const child = new Deno.Command(Deno.execPath(), {
    args,
    cwd: ROOT,
    env,
    stdout: "null",
    stderr: "inherit",
  }).spawn();
  return {
    port,
    pid: child.pid,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await child.status;
    },
  };
}
