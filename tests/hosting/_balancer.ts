import assert from "node:assert/strict";
import { type Guide, succeed } from "../helpers/guide.ts";
import type { Machine } from "../helpers/machine.ts";
import { GATEWAY_PORT, type Surroundings } from "./_people.ts";
import { trust, useOwnAuthority } from "./_site.ts";
import type { Traffic } from "./_traffic.ts";

const CADDYFILE = "/etc/caddy/Caddyfile";
/** What the delivered file holds as an example of the machine in front. */
const EXAMPLE = "192.0.2.5";
const GATEWAY = "messaging.gatewayapi.eu";

/** Step 6 of "Several instances on denokv": one machine before the instances, which keep their own Caddy. */
export async function balance(front: Machine, guide: Guide, instances: Record<string, Machine>) {
  guide.says("apt install caddy");
  guide.says("Caddyfile.balancer");
  const delivered = new URL("../../docs/hosting/Caddyfile.balancer", import.meta.url);
  await Deno.copyFile(delivered, front.folder + CADDYFILE);
  await useOwnAuthority(front);
  for (const [name, instance] of Object.entries(instances)) {
    await guide.follow(
      instance,
      "cp /opt/tyyne/docs/hosting/Caddyfile.instance /etc/caddy/Caddyfile",
    );
    await change(instance, CADDYFILE, (text) => {
      assert.ok(text.includes("a.tyyne.example") && text.includes(EXAMPLE));
      // Counted for the test alone: which instance answered.
      return text.replaceAll("a.tyyne.example", name).replaceAll(EXAMPLE, front.address)
        .replace("servers {", "servers {\n\t\tmetrics");
    });
    await useOwnAuthority(instance);
    guide.says("TRUSTED_PROXIES=2");
    await change(instance, "/etc/tyyne/settings", (text) => `${text}TRUSTED_PROXIES=2\n`);
    await guide.follow(instance, "systemctl restart tyyne caddy");
    await trust(front, instance);
  }
  await guide.follow(front, "systemctl restart caddy");
}

async function change(machine: Machine, file: string, to: (text: string) => string) {
  const path = machine.folder + file;
  await Deno.writeTextFile(path, to(await Deno.readTextFile(path)));
}

/** Lets the gateway's name lead to a program that runs beside a machine. */
export async function standInForGateway(machine: Machine): Promise<void> {
  const site = `\n${GATEWAY} {\n\treverse_proxy 127.0.0.1:${GATEWAY_PORT}\n}\n`;
  await change(machine, CADDYFILE, (text) => text + site);
  await succeed(machine, "systemctl restart caddy");
}

/** How many forms and messages an instance has answered. */
export async function answered(instance: Machine): Promise<number> {
  const { text } = await succeed(instance, "curl -s http://localhost:2019/metrics");
  const counts = text.matchAll(
    /^caddy_http_request_duration_seconds_count\{[^}]*method="POST"[^}]*\} (\d+)$/gm,
  );
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** What a visitor sees who reads and writes without a pause while something happens. */
export async function during(
  beside: Machine,
  around: Surroundings,
  what: () => Promise<void>,
): Promise<Traffic> {
  const args = ["-A", "tests/hosting/_traffic.ts", "traffic", JSON.stringify(around)];
  const program = beside.beside(args);
  const errors = new Response(program.stderr).text();
  const lines = program.stdout.pipeThrough(new TextDecoderStream()).getReader();
  try {
    const { value } = await lines.read();
    assert.equal(value, "going\n", value ?? await errors);
    await what();
  } finally {
    await program.stdin.close();
  }
  let told = "";
  for (let read; !(read = await lines.read()).done;) told += read.value;
  assert.equal((await program.status).code, 0, await errors);
  return JSON.parse(told);
}
