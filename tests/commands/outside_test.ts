import assert from "node:assert/strict";
import { account, certificate, filePermissions } from "../../commands/_outside.ts";
import { DAY, HOUR } from "../../lib/clock.ts";
import { type SelfSigned, selfSigned } from "../helpers/certificate.ts";
import { freePort } from "../helpers/process.ts";

/** A server of TLS whose certificate has so long to go. */
async function showing(
  left: number,
  look: (url: URL, shown: SelfSigned) => Promise<void>,
): Promise<void> {
  const now = Date.now();
  const shown = await selfSigned(now - 30 * DAY, now + left);
  const on = { hostname: "127.0.0.1", port: 0, onListen: () => {} };
  const server = Deno.serve({ ...on, ...shown }, () => new Response("Hei"));
  try {
    await look(new URL(`https://localhost:${server.addr.port}`), shown);
  } finally {
    await server.shutdown();
  }
}

for (
  const [name, left, state] of [
    ["has months to go is well", 60 * DAY, "well"],
    ["has two weeks to go is to be looked at", 14 * DAY, "attention"],
    ["has two days to go is failing", 2 * DAY, "failing"],
  ] as const
) {
  Deno.test(`a certificate that ${name}, and says its day`, () =>
    showing(left, async (url, { cert }) => {
      const day = new Date(Date.now() + left).toISOString().slice(0, 10);
      const found = await certificate(url, { ca: cert });
      assert.deepEqual(found, { state, says: `Certificate: ends on ${day}.` });
    }));
}

Deno.test("a certificate that ended is failing, and says since when", () =>
  showing(-HOUR, async (url, { cert }) => {
    const day = new Date(Date.now() - HOUR).toISOString().slice(0, 10);
    const found = await certificate(url, { ca: cert });
    assert.deepEqual(found, { state: "failing", says: `Certificate: ended on ${day}.` });
  }));

Deno.test("a certificate that nobody known signed is failing, however long it has to go", () =>
  showing(60 * DAY, async (url) => {
    const { state, says } = await certificate(url);
    assert.equal(state, "failing");
    assert.match(says, /browsers do not trust it/);
  }));

Deno.test("where nothing answers there is no certificate", async () => {
  const found = await certificate(new URL(`https://localhost:${freePort()}`));
  assert.deepEqual(found, { state: "failing", says: "Certificate: none could be had." });
});

const gateways = [
  [{ kind: "46elks", username: "u1", password: "pw" }, "api.46elks.com", `Basic ${btoa("u1:pw")}`],
  [{ kind: "gatewayapi", region: "eu", token: "t0ken" }, "gatewayapi.eu", "Token t0ken"],
] as const;
const answers: [string, () => Promise<Response>, string, string][] = [
  ["knows the account", answer(200), "well", "knows the account"],
  ["refuses the credentials", answer(401), "failing", "refuses the credentials"],
  ["forbids it", answer(403), "failing", "refuses the credentials"],
  ["breaks down", answer(500), "failing", "does not answer"],
  ["cannot be reached", () => Promise.reject(new TypeError("down")), "failing", "does not answer"],
];

function answer(status: number): () => Promise<Response> {
  return () => Promise.resolve(new Response("{}", { status }));
}

for (const [credentials, host, authorization] of gateways) {
  for (const [name, reply, state, says] of answers) {
    Deno.test(`a gateway (${credentials.kind}) that ${name} is told as such`, async () => {
      const asked: [string, string | null][] = [];
      const ask: typeof fetch = (address, init) => {
        asked.push([
          new URL(String(address)).host,
          new Headers(init?.headers).get("authorization"),
        ]);
        return reply();
      };
      const gateway = { ...credentials, sender: "Tyyne", reportSecret: null };
      const found = await account(gateway, ask);
      assert.deepEqual(found, { state, says: `Gateway: ${credentials.kind} ${says}.` });
      assert.deepEqual(asked, [[host, authorization]]);
    });
  }
}

Deno.test("a store's file that others may read is to be looked at, and one that is missing fails", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const path = `${folder}/site.kv`;
    assert.equal((await filePermissions(path)).state, "failing");
    await Deno.writeTextFile(path, "");
    for (
      const [mode, state] of [[0o600, "well"], [0o640, "attention"], [0o604, "attention"]] as const
    ) {
      await Deno.chmod(path, mode);
      assert.equal((await filePermissions(path)).state, state);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
