import { onPath } from "./find_binary.ts";
import { freePort } from "./process.ts";

/** A Caddy that passes everything on. */
interface Proxy extends AsyncDisposable {
  readonly url: string;
  /** What a process needs in its environment to trust the proxy. */
  readonly trust: Record<string, string>;
}

/** Where Caddy is, or undefined on a machine that has none. */
const binary = await onPath(["caddy"]);

/** Whether there is one. */
export const hasCaddy = binary !== undefined;

/**
 * Starts Caddy before a server of this machine, as `docs/hosting` has it before denokv; null where there
 * is no Caddy. `tls`: with a certificate of an authority of its own.
 */
export async function startCaddy(
  upstream: string,
  { folder, tls = false }: { folder: string; tls?: boolean },
): Promise<Proxy | null> {
  if (!binary) return null;
  const port = freePort();
  const url = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  const config = `${folder}/Caddyfile`;
  await Deno.writeTextFile(config, caddyfile(url, { upstream, tls }));
  const child = new Deno.Command(binary, {
    args: ["run", "--config", config, "--adapter", "caddyfile"],
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const authority = `${folder}/caddy/pki/authorities/local/root.crt`;
  return {
    url,
    trust: tls ? { DENO_CERT: authority } : {},
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await child.status;
    },
  };
}

/** Caddy makes its authority when it starts. */
export async function untilTrusted({ trust }: Proxy): Promise<void> {
  const file = trust.DENO_CERT!;
  for (let tries = 0; tries < 100; tries++) {
    if (await Deno.stat(file).then(() => true, () => false)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("Caddy has made no certificate");
}

function caddyfile(url: string, { upstream, tls }: { upstream: string; tls: boolean }): string {
  // Deno asks for the store in HTTP/2 only; in clear text that is switched on by itself.
  const general = tls
    ? ["skip_install_trust", "auto_https disable_redirects"]
    : ["servers {", "protocols h1 h2 h2c", "}"];
  return [
    "{",
    "admin off",
    ...general,
    "}",
    `${url} {`,
    ...(tls ? ["tls internal"] : []),
    `reverse_proxy ${upstream}`,
    "}",
    "",
  ].join("\n");
}
