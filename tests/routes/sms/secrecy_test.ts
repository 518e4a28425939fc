import assert from "node:assert/strict";
import { HOUR } from "../../../lib/clock.ts";
import { jsonLog } from "../../../lib/log/mod.ts";
import { answerText } from "../../../lib/requests/text.ts";
import { openGateway } from "../../../lib/sms/mod.ts";
import type { Reach } from "../../../lib/sms/post.ts";
import { say, withRawServer, withServer } from "../../lib/sms/_gateways.ts";
import { openSite } from "../../helpers/site.ts";
import { elksReport, gatewayApiReport, GATEWAYS, type Kind, sign, smsEvent } from "./_reports.ts";
import { signIn } from "../admin/_staff.ts";

/** A number that stands nowhere else, as people and programs write it. */
const CANARY = "+358409876501";
const NUMBER = ["9876501", "987 6501", "98 76 501"];
const SENTENCE = ["on koodisi Tyynen", answerText("fi").slice(0, 20)];

/** What a gateway does that goes wrong, each saying the number back in every place it can. */
type Fault = (test: (reach: Reach) => Promise<void>) => Promise<unknown>;

const http = (status: number, more: Record<string, string> = {}): Fault => (test) =>
  withServer(({ body }) => {
    const headers = { "x-to": CANARY, "content-type": "text/html", ...more };
    return new Response(status === 302 ? null : `${CANARY}: ${body}`, { status, headers });
  }, (baseUrl) => test({ baseUrl, timeoutMs: 300 }));

const raw = (takesIn: "all" | "some", ...said: string[]): Fault => (test) =>
  withRawServer(
    { takesIn, deeds: said.map(say) },
    (baseUrl) => test({ baseUrl, timeoutMs: 300 }),
  );

const throws = (make: () => unknown): Fault => (test) =>
  test({ fetch: (() => Promise.reject(make())) as unknown as typeof fetch });

const head = "HTTP/1.1 200 OK\r\ncontent-length: 4000\r\n\r\n";
const FAULTS: Readonly<Record<string, Fault>> = {
  "400": http(400),
  "401": http(401, { "www-authenticate": `Basic realm="${CANARY}"` }),
  "402": http(402),
  "403": http(403),
  "422": http(422),
  "429": http(429, { "retry-after": "1" }),
  "500": http(500),
  "503": http(503),
  "a page of HTML": http(200),
  "a redirect": http(302, { location: `/?to=${CANARY}` }),
  "a status line with the number": raw("all", `HTTP/1.1 400 Invalid ${CANARY}\r\n\r\n`),
  "a cut answer": raw("all", head, `{"to":"${CANARY}"`),
  "a reset": raw("some"),
  "no HTTP": raw("all", `${CANARY}\r\n`),
  "no answer": (test) => {
    const late = Promise.withResolvers<Response>();
    const never = withServer(
      () => late.promise,
      (baseUrl) =>
        test({ baseUrl, timeoutMs: 100 }).finally(
          () => late.resolve(new Response()),
        ),
    );
    return never;
  },
  "nobody there": (test) => test({ baseUrl: "http://127.0.0.1:1", timeoutMs: 300 }),
  "an error that quotes it": throws(() => new TypeError(`${CANARY}`, { cause: new Error(CANARY) })),
  "an error by that name": throws(() => Object.assign(new Error("x"), { code: CANARY })),
  "a thrown text": throws(() => CANARY),
};

/** Everything that the process printed while a test ran. */
function listenToConsole(): { said: string[]; stop: () => void } {
  const said: string[] = [];
  const spies = ["log", "info", "warn", "error", "debug", "trace"] as const;
  const before = spies.map((name) => console[name]);
  for (const name of spies) {
    console[name] = (...args: unknown[]) =>
      void said.push(args.map((one) => Deno.inspect(one)).join());
  }
  return { said, stop: () => spies.forEach((name, n) => void (console[name] = before[n]!)) };
}

function assertSilent(where: string, text: string, secrets: readonly string[]): void {
  for (const secret of [...NUMBER, ...SENTENCE, ...secrets]) {
    assert.ok(!text.includes(secret), `${where} holds ${secret}`);
  }
}

/** The bytes of a file, once as they are and once with every second one left out: UTF-16. */
async function bytesOf(path: string): Promise<string> {
  const bytes = await Deno.readFile(path).catch(() => new Uint8Array());
  const latin1 = new TextDecoder("latin1");
  return latin1.decode(bytes) + latin1.decode(bytes.filter((byte) => byte !== 0));
}

for (const kind of Object.keys(GATEWAYS) as Kind[]) {
  Deno.test(`whatever ${kind} does, no number and no text is in a log, an address, an answer's head or the store`, async () => {
    const folder = await Deno.makeTempDir();
    const path = `${folder}/tyyne.kv`;
    const console_ = listenToConsole();
    const lines: string[] = [];
    const heads: string[] = [];
    const addresses: string[] = [];
    const codes: string[] = [];
    let reach: Reach = {};
    const gateway = GATEWAYS[kind];
    const siteUrl = new URL("http://localhost:8000");
    const sms = {
      send: (message: { to: string; text: string; reference?: string }) => {
        codes.push(...message.text.match(/^\d{6}/) ?? []);
        const through = ((url: string, init: RequestInit) => {
          const body = String(init.body);
          addresses.push(url, new URLSearchParams(body).get("whendelivered") ?? "");
          return (reach.fetch ?? fetch)(url, init);
        }) as unknown as typeof fetch;
        return openGateway({ gateway, siteUrl }, { ...reach, fetch: through }).send(message);
      },
    };
    try {
      const kv = await Deno.openKv(path);
      const log = jsonLog((line) => lines.push(line));
      const site = await openSite({ settings: { gateway }, gateway: sms, log, kv });
      const { requests, texts, clients } = site.services;
      const drive = async () => {
        site.clock.pass(3 * HOUR);
        const answer = await site.post("/omat-tiedot/code", { phone: CANARY });
        heads.push(JSON.stringify([...answer.headers]), answer.url);
        await answer.body?.cancel();
        await requests.finishPending();
        const reference = addresses.at(-1)?.split("reference=")[1] ?? crypto.randomUUID();
        const event = smsEvent(reference, "UNDELIVERABLE", { error: { details: CANARY } });
        const reports = kind === "46elks"
          ? [elksReport(reference, { status: "failed", to: CANARY }), elksReport(CANARY, {})]
          : [
            gatewayApiReport(event),
            gatewayApiReport(event, sign(event, "another")),
            gatewayApiReport(`{"to":"${CANARY}"`),
          ];
        for (const [to, init] of reports) {
          const told = await site.fetch(to, init);
          heads.push(JSON.stringify([...told.headers]), await told.text());
        }
      };
      await clients.writeFor(CANARY, { keepUntil: site.clock.now() + 100 * HOUR }, () => {
        return Promise.resolve(true);
      });
      const client = (await clients.findByPhone(CANARY))!;
      for (const [name, fault] of Object.entries(FAULTS)) {
        const made = await requests.create({
          kind: "portability",
          phone: CANARY,
          clientId: client.id,
        });
        const { version } = (await requests.get(made!.id))!;
        const by = { id: "r", name: "Kaisu Kanerva" };
        await fault(async (one) => {
          reach = one;
          await requests.decide(made!.id, { version, by, outcome: "granted" });
          await drive();
        });
        assertSilent(`the log after ${name}`, lines.join("\n"), codes);
      }
      const staff = await signIn(site, { roles: ["administrator"] });
      assertSilent("the overview", await staff.page("/admin"), codes);
      assert.ok(
        codes.length > 10 && addresses.length > 20 && lines.length > 20,
        "too little went on",
      );
      assert.ok((await texts.status()).lastDay.unknown > 0);
      const rows = await Array.fromAsync(kv.list({ prefix: [] }));
      const inspected = Deno.inspect(rows, {
        depth: 12,
        iterableLimit: 1e6,
        strAbbreviateSize: 1e6,
      });
      assertSilent("the store", inspected, codes);
      await site[Symbol.asyncDispose]();
      for (const file of [path, `${path}-wal`, `${path}-shm`]) {
        assertSilent(file.slice(folder.length), await bytesOf(file), codes);
      }
    } finally {
      console_.stop();
      await Deno.remove(folder, { recursive: true });
    }
    assertSilent("the console", console_.said.join("\n"), codes);
    assertSilent("the heads of answers and what reports are told", heads.join("\n"), codes);
    assertSilent("the addresses that are asked", addresses.join("\n"), codes);
  });
}

Deno.test("the canary would be found: in the log, in the store, and in UTF-16", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const kv = await Deno.openKv(`${folder}/kv`);
    await kv.set(["a"], { text: `${CANARY} Ω` });
    await kv.set(["b"], { text: CANARY });
    kv.close();
    for (const one of [`${folder}/kv`, `${folder}/kv-wal`]) {
      const text = await bytesOf(one);
      if (text.length > 0) assert.throws(() => assertSilent(one, text, []), /holds/);
    }
    assert.throws(() => assertSilent("a line", `{"to":"${CANARY}"}`, []), /holds/);
    assert.throws(() => assertSilent("a line", "123456 on koodisi Tyynen omiin", []), /holds/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
