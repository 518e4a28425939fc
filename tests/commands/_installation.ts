import { freshSecrets } from "../../lib/settings/mod.ts";
import { Visitor } from "../../tools/drill/visitor.ts";
import { freePort, runDeno, type Running, runToEnd, taskArgs } from "../helpers/process.ts";
import { openSite, type Site } from "../helpers/site.ts";

type Env = Record<string, string>;

/** A store in a file of its own, the settings of a site over it, and the commands beside that site. */
export interface Installation extends AsyncDisposable {
  readonly folder: string;
  readonly kvPath: string;
  /** What the site and every command are told; a test may change it. */
  readonly env: Env;
  /** Runs a command of `deno task` to its end. */
  run(task: string, args?: readonly string[], env?: Env): ReturnType<typeof runToEnd>;
  /** Begins a command, so that it can be stopped in the middle. */
  begin(task: string, args?: readonly string[], env?: Env): Promise<Running>;
  /** The site in a process of its own, with an outbox that shows its codes. */
  startSite(env?: Env): Promise<RunningSite>;
  /** The site's parts over the same file in this process, while no other one is at it. */
  open(at?: string, path?: string): Promise<Site>;
}

export interface RunningSite extends AsyncDisposable {
  readonly url: string;
  readonly process: Running;
  visitor(): Visitor;
}

/** Makes an installation in a folder that goes with it. */
export async function install(): Promise<Installation> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const kvPath = `${folder}/site.kv`;
  const env: Env = {
    ...freshSecrets(),
    PORT: String(freePort()),
    KV_URL: kvPath,
    SITE_URL: "https://tyyne.example",
    SMS_GATEWAY: "gatewayapi",
    GATEWAYAPI_TOKEN: "a-token-that-nobody-has-ever-used",
    SMS_SENDER: "Tyyne",
    OIDC_ISSUER: "https://login.example",
    OIDC_CLIENT_ID: "tyyne",
    OIDC_CLIENT_SECRET: "a-secret-that-nobody-has-ever-used",
    STAFF_ROLES: "roles:adviser=adviser;roles:reviewer=reviewer;roles:administrator=administrator",
  };
  const argsOf = async (task: string, args: readonly string[]) => [
    ...await taskArgs(task),
    ...args,
  ];
  const keysOf = (from: Env) => ({
    masterKey: Uint8Array.fromBase64(from.MASTER_KEY!),
    oldMasterKeys: (from.OLD_MASTER_KEYS?.split(",") ?? []).map((key) =>
      Uint8Array.fromBase64(key)
    ),
    indexKey: Uint8Array.fromBase64(from.INDEX_KEY!),
    ingestSecret: from.INGEST_SECRET!,
  });
  return {
    folder,
    kvPath,
    env,
    run: async (task, args = [], more = {}) =>
      await runToEnd(await argsOf(task, args), { ...env, ...more }),
    begin: async (task, args = [], more = {}) =>
      runDeno(await argsOf(task, args), { ...env, ...more }),
    startSite: async (more = {}) => {
      const { SITE_URL: _siteUrl, ...told } = { ...env, ...more };
      const process = runDeno(await argsOf("dev", []), told);
      await process.printed(/\/dev\/outbox/);
      const url = `http://localhost:${told.PORT}`;
      return {
        url,
        process,
        visitor: () => new Visitor(url),
        [Symbol.asyncDispose]: async () => void await process.stop(),
      };
    },
    open: async (at = new Date().toISOString(), path = kvPath) =>
      await openSite({ at, kv: await Deno.openKv(path), settings: keysOf(env) }),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** A new master key in the place of the present one, which becomes a former one. */
export function renewMasterKey(env: Env): Env {
  return { MASTER_KEY: freshSecrets().MASTER_KEY, OLD_MASTER_KEYS: env.MASTER_KEY! };
}
