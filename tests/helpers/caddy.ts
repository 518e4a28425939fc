import { onPath } from "./find_binary.ts";
import { freePort } from "./process.ts";

/** A Caddy that passes everything on. */
export interface Proxy extends AsyncDisposable {
  readonly url: string;
}

/** Where Caddy is, or undefined on a machine that has none. */
const binary = await onPath(["caddy"]);

/**
 * Starts Caddy before a server of this machine, as `docs/hosting` has it before denokv, but without TLS;
 * null where there is no Caddy.
 */
export async function startCaddy(
  upstream: string,
  { folder }: { folder: string },
): Promise<Proxy | null> {
  if (!binary) return null;
  const url = `http://127.0.0.1:${freePort()}`;
  const config = `${folder}/Caddyfile`;
  // Deno asks for the store in HTTP/2 only; in clear text that is switched on by itself.
  await Deno.writeTextFile(
    config,
    `{\n\tadmin off\n\tservers {\n\t\tprotocols h1 h2 h2c\n\t}\n}\n${url} {\n\treverse_proxy ${upstream}\n}\n`,
  );
  const child = new Deno.Command(binary, {
    args: ["run", "--config", config, "--adapter", "caddyfile"],
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await child.status;
    },
  };
}
