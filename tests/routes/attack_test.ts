import assert from "node:assert/strict";
import { BASE_HEADERS } from "../../routes/middleware/security_headers.ts";
import { BODY_LIMIT, INGEST_BODY_LIMIT } from "../../routes/middleware/limits.ts";
import { openSite, type Site } from "../helpers/site.ts";

const utf8 = new TextEncoder();
const FORM = "application/x-www-form-urlencoded";
const ID = "018f3a52-7d1b-7c3e-9b1a-2f6d5c4b3a21";
const UNSAFE = ["POST", "PUT", "PATCH", "DELETE"];

/** Bodies that no page of ours sends. */
const HOSTILE: readonly { name: string; type?: string; body: BodyInit }[] = [
  { name: "broken JSON", type: "application/json", body: `{"phone": ` },
  { name: "JSON null", type: "application/json", body: "null" },
  { name: "a JSON list", type: "application/json", body: "[[], {}, 1]" },
  {
    name: "objects instead of texts",
    type: "application/json",
    body: `{"id":{},"text":[1],"lang":7}`,
  },
  {
    name: "a prototype",
    type: "application/json",
    body: `{"__proto__":{"admin":true},"text":"x"}`,
  },
  { name: "deep JSON", type: "application/json", body: "[".repeat(30_000) },
  {
    name: "JSON that is no UTF-8",
    type: "application/json",
    body: bytes(`{"text":"`, 0xff, 0xc0, `"}`),
  },
  { name: "a form that is no UTF-8", type: FORM, body: bytes("phone=", 0xff, 0xfe) },
  { name: "a form with broken escapes", type: FORM, body: "phone=%FF%E0%80&code=%zz" },
  { name: "a form with control characters", type: FORM, body: "phone=%00%1b%0d%0a&code=%00" },
  { name: "a form with ten thousand fields", type: FORM, body: "a=1&".repeat(10_000) },
  { name: "markup in every field", type: FORM, body: form("<script>alert(1)</script>\"'>") },
  { name: "very long fields", type: FORM, body: form("x".repeat(12_000)) },
  { name: "a form said to be JSON", type: "application/json", body: "phone=1" },
  { name: "JSON said to be a form", type: FORM, body: `{"phone":"1"}` },
  { name: "a cut multipart", type: "multipart/form-data; boundary=x", body: "--x\r\nContent-Disp" },
  { name: "multipart without a boundary", type: "multipart/form-data", body: "phone" },
  { name: "a type of its own", type: "text/\u00e4; q=\u00e4", body: "phone" },
  { name: "no type", body: bytes("phone=1") },
];

const HOSTILE_PARTS = [
  "..",
  "%2e%2e%2fmain.ts",
  "%00",
  "%F0%9F%98%80",
  "x".repeat(1_500),
  "__proto__",
];
const HOSTILE_QUERIES = [
  "after=%FF",
  "after=%00",
  "kind=__proto__",
  "q=<script>",
  `q=${"x".repeat(2_000)}`,
];

function form(value: string): string {
  const names = ["phone", "code", "kind", "id", "text", "confirm", "nickname", "receipt"];
  return new URLSearchParams(names.map((name) => [name, value])).toString();
}

function bytes(...parts: (string | number)[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parts.flatMap((p) => typeof p === "number" ? [p] : [...utf8.encode(p)]));
}

/** What every answer owes to who asks, whatever was asked. */
async function assertDecent(answer: Response, what: string): Promise<string> {
  const text = await answer.text();
  // Sign-in says 503 when the identity provider cannot be reached; here there is none.
  const withoutProvider = answer.status === 503 && what.startsWith("GET /admin/sign-in");
  assert.ok(answer.status < 500 || withoutProvider, `${what}: ${answer.status}`);
  assertHeaders(answer, what);
  assert.doesNotMatch(text, /\.tsx?:\d|node_modules|file:\/\/|\bat async\b/, what);
  return text;
}

function assertHeaders(answer: Response, what: string): void {
  for (const [name, value] of BASE_HEADERS) {
    // A page may be stricter: whoever leaves by the quick exit tells nobody where they were.
    const stricter = name === "referrer-policy" && answer.headers.get(name) === "no-referrer";
    if (!stricter) assert.equal(answer.headers.get(name), value, `${what}: ${name}`);
  }
  assert.ok(answer.headers.has("cache-control"), `${what}: nothing said about caches`);
}

/** Every route of the site by method and path, its parameters filled in. */
function routesOf(site: Site): { method: string; path: string; filled: string }[] {
  const known = new Map<string, { method: string; path: string; filled: string }>();
  for (const { method, path } of site.app.routes) {
    if (method === "ALL") continue;
    const filled = path.replace(/\*$/, "x").replaceAll(/:(\w+)(\{[^}]*\})?\??/g, ID);
    known.set(`${method} ${path}`, { method, path, filled });
  }
  return [...known.values()];
}

function changesOf(site: Site) {
  const changes = routesOf(site).filter(({ method }) => UNSAFE.includes(method));
  assert.ok(changes.length > 0, "no route that changes anything was found");
  return changes;
}

Deno.test("hostile bodies get a plain refusal on every route", async () => {
  await using site = await openSite();
  for (const { method, filled } of changesOf(site)) {
    for (const { name, type, body } of HOSTILE) {
      const headers: Record<string, string> = { origin: site.services.settings.siteUrl.origin };
      if (type) headers["content-type"] = encodeURI(type);
      const answer = await site.fetch(filled, { method, headers, body });
      await assertDecent(answer, `${name} to ${method} ${filled}`);
    }
  }
});

Deno.test("an API refuses with problem details", async () => {
  await using site = await openSite();
  const api = changesOf(site).filter(({ filled }) => filled.startsWith("/api/"));
  for (const { method, filled } of api) {
    const headers = { "content-type": "application/json" };
    const answer = await site.fetch(filled, { method, headers, body: `{"a": ` });
    const what = `${method} ${filled}`;
    assert.ok(answer.status >= 400 && answer.status < 500, `${what}: ${answer.status}`);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/, what);
    const problem = await answer.json();
    assert.equal(problem.status, answer.status, what);
    assert.equal(typeof problem.title, "string", what);
  }
});

Deno.test("hostile addresses and questions get a plain answer on every page", async () => {
  await using site = await openSite();
  for (const { method, path, filled } of routesOf(site)) {
    if (method !== "GET") continue;
    for (const query of HOSTILE_QUERIES) {
      await assertDecent(
        await site.fetch(`${filled}?${query}`),
        `GET ${filled}?${query.slice(0, 20)}`,
      );
    }
    for (const part of HOSTILE_PARTS) {
      const hostile = path.replaceAll(/:(\w+)(\{[^}]*\})?\??|\*$/g, part);
      await assertDecent(await site.fetch(hostile), `GET ${hostile.slice(0, 60)}`);
    }
  }
});

Deno.test("no path leads out of /static", async () => {
  await using site = await openSite();
  const paths = ["../main.ts", "..%2fmain.ts", "%2e%2e/deno.json", "..%5cmain.ts", "/etc/passwd"];
  for (const path of [...paths, "vendor/../../deno.lock", "", "icons/", "site.css%00.svg"]) {
    const answer = await site.fetch(`/static/${path}`);
    assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
    const text = await assertDecent(answer, path);
    assert.doesNotMatch(text, /createApp|npm:|root:/);
  }
});

Deno.test("a change that another site asks for is refused, whatever its shape", async () => {
  await using site = await openSite();
  const shapes: { type?: string; body?: BodyInit }[] = [
    { type: FORM, body: "phone=0501234501" },
    { type: "application/json", body: "{}" },
    { type: "text/plain", body: "{}" },
    { body: bytes("{}") },
    {},
  ];
  const forged: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: site.services.settings.siteUrl.origin, "sec-fetch-site": "cross-site" },
    { origin: `${site.services.settings.siteUrl.origin}.evil.example` },
  ];
  for (const { method, filled } of changesOf(site)) {
    for (const { type, body } of shapes) {
      for (const headers of forged) {
        const sent = type ? { ...headers, "content-type": type } : headers;
        const answer = await site.fetch(filled, { method, headers: sent, ...(body && { body }) });
        assert.equal(answer.status, 403, `${method} ${filled} ${JSON.stringify(sent)}`);
        assertHeaders(answer, filled);
        await answer.body?.cancel();
      }
    }
  }
});

Deno.test("a name that is not the site's own gets nothing of the site", async () => {
  await using site = await openSite();
  for (const { method, filled } of routesOf(site)) {
    if (filled === "/healthz" || filled === "/readyz") continue;
    for (const host of ["evil.example", "localhost:1", "localhost.evil.example:8000"]) {
      // The engine makes the address of a request of its `Host`.
      const answer = await site.fetch(`http://${host}${filled}`, { method, headers: { host } });
      assert.equal(answer.status, 421, `${method} ${filled} at ${host}`);
      assert.ok(!(await assertDecent(answer, filled)).includes("evil.example"));
    }
  }
});

Deno.test("a body over the limit is refused by its length, and by what comes without one", async () => {
  await using site = await openSite();
  const headers = { origin: site.services.settings.siteUrl.origin, "content-type": FORM };
  for (const { method, filled } of changesOf(site)) {
    const limit = filled.startsWith("/api/ingest/") ? INGEST_BODY_LIMIT : BODY_LIMIT;
    const body = new Uint8Array(limit + 1).fill(97);
    const stream = new Blob([body]).stream();
    for (const sent of [{ body }, { body: stream, duplex: "half" }]) {
      const answer = await site.fetch(filled, { method, headers, ...sent });
      assert.equal(answer.status, 413, `${method} ${filled}`);
      await assertDecent(answer, filled);
    }
  }
});

Deno.test("an unknown method, page or address is an error with all headers", async () => {
  await using site = await openSite();
  const asked: [string, RequestInit, number[]][] = [
    ["/nothing-here", {}, [404]],
    ["/sv/ingenting", {}, [404]],
    ["/api/nothing", {}, [404]],
    ["/static/nothing.css", {}, [404]],
    [`/${"x".repeat(5_000)}`, {}, [400, 414]],
    ["/%ff", {}, [400]],
    ["/", { method: "DELETE" }, [405]],
    ["/omat-tiedot/code", { method: "PUT", body: "phone=0501234501" }, [405]],
    ["/api/chat", { method: "PROPFIND" }, [405]],
    ["/tietosuoja", { method: "OPTIONS" }, [405]],
    ["/tietosuoja", { method: "POST" }, [404]],
  ];
  for (const [path, init, statuses] of asked) {
    const answer = await site.fetch(path, init);
    assert.ok(statuses.includes(answer.status), `${path.slice(0, 30)}: ${answer.status}`);
    assertHeaders(answer, path);
    assert.equal(answer.headers.get("allow"), answer.status === 405 ? "GET, HEAD, POST" : null);
    await answer.body?.cancel();
  }
});

Deno.test("what breaks inside tells nothing of the inside", async () => {
  await using site = await openSite();
  const secret = "the number is 0501234501";
  site.services.store.answers = () => Promise.reject(new Error(secret));
  const answer = await site.fetch("/readyz");
  assert.equal(answer.status, 500);
  assertHeaders(answer, "500");
  assert.doesNotMatch(await answer.text(), /0501234501|\.tsx?:\d|Error/);
});

Deno.test("the site promises HTTPS for two years where it stands on HTTPS, and not elsewhere", async () => {
  const secure = { siteUrl: new URL("https://tietosuoja.example") };
  await using site = await openSite({ settings: secure });
  await using plain = await openSite();
  const [kept, none] = [await site.fetch("/nothing"), await plain.fetch("/nothing")];
  const promised = kept.headers.get("strict-transport-security");
  assert.equal(promised, "max-age=63072000; includeSubDomains");
  assert.equal(none.headers.get("strict-transport-security"), null);
  await Promise.all([kept.body?.cancel(), none.body?.cancel()]);
});

Deno.test("the policy allows no script, style or frame that is not the site's own file", () => {
  const policy = BASE_HEADERS.find(([name]) => name === "content-security-policy")?.[1] ?? "";
  assert.doesNotMatch(policy, /unsafe-|\*|data:|blob:|https?:/);
  for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]) {
    assert.ok(policy.includes(part), part);
  }
});
