import assert from "node:assert/strict";
import { freePort, runDeno } from "../helpers/process.ts";
import { Browser } from "../routes/chat/_browser.ts";

/** A made-up client of development, and what a visitor writes. */
const TYPED = "050 123 4501";
const TOLD = "Asuntoni menee alta, nimeni on Ilmari";
const NICKNAME = "Tunturipöllö";

/** A collector of OpenTelemetry (OTLP over HTTP, as JSON) that keeps all that comes. */
function collect() {
  const bodies: string[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (ask) => {
    bodies.push(await ask.text());
    return Response.json({});
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    all: () => bodies.map((body) => JSON.stringify(JSON.parse(body))).join("\n"),
    /** Whether anything of a kind came: `Logs`, `Metrics` or `Spans`. */
    got: (kind: string) => bodies.some((body) => `resource${kind}` in JSON.parse(body)),
    stop: () => server.shutdown(),
  };
}

Deno.test("what Deno sends on by OpenTelemetry, as the operations page says, holds no number, message, token or code, and no address", async () => {
  const collector = collect();
  const port = freePort();
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const secrets: string[] = [];
  try {
    await using site = runDeno(["run", "--frozen", "--allow-all", "main.ts", "dev"], {
      PORT: String(port),
      KV_URL: `${folder}/site.kv`,
      ...await settingsOfThePage(),
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    });
    await site.printed(/"listening"/);
    secrets.push(...await useSite(`http://localhost:${port}`));
    // Whatever was not sent yet is sent before it ends.
    await site.stop("SIGTERM");
  } finally {
    await collector.stop();
    await Deno.remove(folder, { recursive: true });
  }
  for (const kind of ["Logs", "Metrics"]) assert.ok(collector.got(kind), `${kind} came`);
  assert.ok(!collector.got("Spans"), "no span");
  const all = collector.all();
  assert.ok(secrets.length >= 10);
  for (const secret of secrets) assert.ok(!all.includes(secret), `told: ${secret}`);
  assert.doesNotMatch(all, /omat-tiedot|callback|kuitti/);
});

/** The settings that the page on running the site names for this. */
async function settingsOfThePage(): Promise<Record<string, string>> {
  const page = await Deno.readTextFile(new URL("../../docs/operations.md", import.meta.url));
  const named = [...page.matchAll(/`(OTEL_DENO\w*)=(\w+)`/g)].map(([, name, value]) =>
    [name!, value!] as const
  );
  assert.ok(named.length >= 2);
  return Object.fromEntries(named);
}

/** A client signs in, a visitor chats, the staff's provider sends somebody back. Answers what is secret. */
async function useSite(url: string): Promise<string[]> {
  const asked = {
    fetch: (path: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set("origin", url);
      return fetch(`${url}${path}`, { redirect: "manual", ...init, headers });
    },
  };
  const form = async (browser: Browser, path: string, fields: Record<string, string> = {}) => {
    const answer = await browser.form(path, fields);
    await answer.body?.cancel();
    assert.equal(answer.status, 303, path);
  };
  const client = new Browser(asked);
  await form(client, "/omat-tiedot/code", { phone: TYPED });
  const code = /\b\d{6}\b/.exec(await client.get("/dev/outbox"))![0];
  await form(client, "/omat-tiedot/verify", { code });
  const mine = await client.get("/omat-tiedot/kind/sms");
  const item = /fix\?item=([\w-]+)/.exec(mine)![1]!;
  await client.get(`/omat-tiedot/fix?item=${item}`);
  await client.get("/omat-tiedot/export.json");

  const visitor = new Browser(asked);
  const { id, receipt } = await visitor.start({ nickname: NICKNAME });
  const sent = await visitor.json(`/api/chat/${id}/messages`, {
    id: crypto.randomUUID(),
    text: TOLD,
  });
  assert.equal(sent.status, 201);
  await sent.body?.cancel();
  await form(visitor, "/chat/kuitti", { code: receipt });

  const staff = new Browser(asked);
  const [back, state] = ["one-time-code-of-the-provider", "state-of-the-sign-in"];
  await staff.get(`/admin/callback?code=${back}&state=${state}`);
  await staff.get("/admin?lang=en");

  const cookies = [client, visitor].flatMap((one) => [...one.cookies.values()]);
  assert.ok(cookies.length >= 2);
  const number = ["+358501234501", "501234501", encodeURIComponent("+358501234501")];
  return [...number, TOLD, NICKNAME, receipt, item, back, state, ...cookies, `"${code}"`];
}
