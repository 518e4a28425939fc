import assert from "node:assert/strict";
import { type Guide, succeed } from "../helpers/guide.ts";
import type { Machine } from "../helpers/machine.ts";
import { production } from "../helpers/production.ts";
import { unpackProject } from "./_project.ts";

const HOST = "tyyne.example";
const PATIENCE = 30_000;

/** Steps 1 to 4 of "One machine". */
export async function install(
  machine: Machine,
  guide: Guide,
  settings: Record<string, string> = {},
): Promise<void> {
  guide.says("apt install caddy rsync python3");
  await Deno.copyFile(Deno.execPath(), `${machine.folder}/usr/local/bin/deno`);
  await Deno.chmod(`${machine.folder}/usr/local/bin/deno`, 0o755);
  await unpackProject(`${machine.folder}/opt/tyyne`);
  const account = "useradd --system --home-dir /var/lib/tyyne --shell /usr/sbin/nologin tyyne";
  const build = "deno install --frozen && deno task build";
  const folder = "install -d -m 700 /etc/tyyne";
  for (const words of [account, build, folder, "rm -rf /opt/tyyne/.git"]) guide.says(words);
  const made = await machine.prepare(`set -e; ${account}; ${folder}; cd /opt/tyyne; ${build}`);
  assert.equal(made.code, 0, made.text);
  const file = `${machine.folder}/etc/tyyne/settings`;
  await Deno.writeTextFile(file, await settingsFile(settings));
  guide.says("chmod 600 /etc/tyyne/settings");
  await Deno.chmod(file, 0o600);
}

/** The same steps on one more machine: what was built, and the settings as from the envelope, are copied. */
export async function installAs(machine: Machine, model: Machine): Promise<void> {
  const parts = "etc/tyyne opt/tyyne usr/local/bin/deno etc/passwd etc/group etc/shadow";
  const copying = new Deno.Command("sh", {
    args: ["-c", `tar -C "$0" -c ${parts} | tar -C "$1" -x`, model.folder, machine.folder],
  });
  assert.equal((await copying.output()).code, 0);
}

async function settingsFile(settings: Record<string, string>): Promise<string> {
  const { PORT: _, ...given } = await production(0, "/var/lib/tyyne/tyyne.kv");
  const all = { ...given, DENO_TLS_CA_STORE: "system", ...settings };
  return Object.entries(all).map(([name, value]) => `${name}=${value}\n`).join("");
}

/** Steps 5 and 6, with an authority of the machine's own instead of one on the internet. */
export async function serveWithCaddy(machine: Machine, guide: Guide): Promise<void> {
  await guide.follow(machine, "cp /opt/tyyne/docs/hosting/tyyne.service /etc/systemd/system/");
  await guide.follow(machine, "systemctl enable --now tyyne");
  await guide.follow(machine, "cp /opt/tyyne/docs/hosting/Caddyfile /etc/caddy/Caddyfile");
  await useOwnAuthority(machine);
  await guide.follow(machine, "systemctl restart caddy");
}

/** Lets the machine's Caddy make its certificates itself: no authority reaches it. */
export async function useOwnAuthority(machine: Machine): Promise<void> {
  const file = `${machine.folder}/etc/caddy/Caddyfile`;
  const text = await Deno.readTextFile(file);
  assert.match(text, /^\{$/m);
  await Deno.writeTextFile(file, text.replace(/^\{$/m, "{\n\tlocal_certs\n\tskip_install_trust"));
}

/** Lets a machine trust what another one's Caddy signs. */
export async function trust(machine: Machine, signer: Machine): Promise<void> {
  const file = `/usr/local/share/ca-certificates/${signer.address}.crt`;
  await Deno.writeTextFile(machine.folder + file, await rootOf(signer));
  await succeed(machine, "update-ca-certificates");
}

/** The certificate of a Caddy's own authority, once it is made. */
export async function rootOf(signer: Machine): Promise<string> {
  const root = `${signer.folder}/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt`;
  const until = performance.now() + PATIENCE;
  for (;;) {
    const text = await Deno.readTextFile(root).catch(() => "");
    if (text !== "") return text;
    if (performance.now() > until) throw new Error("Caddy has made no certificate");
    await pause();
  }
}

/** Waits until a browser that knows the site's name gets a well answer. */
export async function untilWell(machine: Machine): Promise<void> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const { text } = await machine.run(`curl -sk https://${HOST}/readyz`);
    if (text === '{"status":"ok"}') return;
    if (performance.now() > until) {
      const { text: log } = await machine.run(
        "journalctl --no-pager -u tyyne -u caddy | tail -n 40",
      );
      throw new Error(`The site does not answer: ${text}\n${log}`);
    }
    await pause();
  }
}

/** Asks for a page from the machine itself, as a browser without JavaScript that keeps its cookies. */
export async function browse(
  machine: Machine,
  path: string,
  form?: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const fields = form ? { id: crypto.randomUUID(), ...form } : {};
  const body = new URLSearchParams(fields).toString();
  const posting = form ? `--header 'origin: https://${HOST}' --data '${body}'` : "";
  const { text } = await succeed(
    machine,
    `curl -sk -b /var/lib/cookies -c /var/lib/cookies -w '\\n%{http_code}' ${posting} https://${HOST}${path}`,
  );
  const at = text.lastIndexOf("\n");
  return { status: Number(text.slice(at + 1)), text: text.slice(0, at) };
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 200));
}
