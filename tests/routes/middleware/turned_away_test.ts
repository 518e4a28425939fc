import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { freshSecrets } from "../../../lib/settings/mod.ts";
import { BODY_LIMIT } from "../../../routes/middleware/limits.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { callAt, deliver } from "../../helpers/webhook.ts";

const PHONE = "0501234501";
const ADDRESS = "203.0.113.77";
/** What is in the requests of these tests, and may be in no line. */
const SENT = [
  "203.0.113",
  "501234501",
  "evil.example",
  "Kurki",
  "code",
  "/omat-tiedot",
  "Mallikas",
];

/** The site, and what it writes down. */
async function open() {
  const lines: string[] = [];
  const write = (event: string, fields = {}) => {
    if (event !== "peer") lines.push(JSON.stringify({ event, ...fields }));
  };
  const site = await openSite({ log: { info: write, error: write } });
  return Object.assign(site, { lines });
}

const told = (why: string) => JSON.stringify({ event: "turned-away", why, count: 1 });

function post(site: Site, path: string, headers: Record<string, string>, body = `phone=${PHONE}`) {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const all = { ...type, "x-forwarded-for": ADDRESS, ...headers };
  return site.fetch(path, { method: "POST", headers: all, body });
}

const CODE = "/omat-tiedot/code";
const REFUSED: readonly [string, string, number, (site: Site) => Promise<Response>][] = [
  [
    "a form from another site",
    "origin",
    403,
    (site) => post(site, CODE, { origin: "https://evil.example" }),
  ],
  [
    "a request for another host",
    "host",
    421,
    (site) => site.fetch("http://evil.example/"),
  ],
  [
    "a webhook with another secret",
    "signature",
    401,
    (site) =>
      deliver(site, "calls", callAt(site.clock.now()), { secret: freshSecrets().INGEST_SECRET }),
  ],
  ["a webhook without any", "signature", 401, (site) => post(site, "/api/ingest/calls", {})],
  [
    "a webhook whose fields are wrong",
    "input",
    422,
    (site) => deliver(site, "calls", callAt(site.clock.now(), { adviserName: 7 })),
  ],
  ["a form whose field is refused", "input", 422, (site) => post(site, CODE, {}, "phone=Kurki")],
  [
    "a message that is refused",
    "input",
    422,
    (site) =>
      post(site, "/api/chat", { "content-type": "application/json" }, '{"nickname":["Kurki"]}'),
  ],
  [
    "a body that is too large",
    "request",
    413,
    (site) => post(site, CODE, {}, "x".repeat(BODY_LIMIT + 1)),
  ],
  [
    "a body that is no JSON",
    "request",
    400,
    (site) => post(site, "/api/chat", { "content-type": "application/json" }, "{Kurki"),
  ],
  [
    "a method that no page has",
    "request",
    405,
    (site) => site.fetch(`${CODE}?phone=${PHONE}`, { method: "DELETE" }),
  ],
];

for (const [what, why, status, ask] of REFUSED) {
  Deno.test(`${what} is written down as refused (${why}), and nothing of it`, async () => {
    await using site = await open();
    assert.equal((await ask(site)).status, status);
    assert.deepEqual(site.lines, [told(why)]);
    for (const part of SENT) assert.ok(!site.lines.join("\n").includes(part), part);
  });
}

Deno.test("who does too much is written down as such", async () => {
  await using site = await open();
  assert.equal((await post(site, CODE, {})).status, 303);
  assert.deepEqual(site.lines, []);
  assert.equal((await post(site, CODE, {})).status, 429);
  assert.deepEqual(site.lines, [told("limit")]);
});

Deno.test("what is served, not there, or signed out is not written down as refused", async () => {
  await using site = await open();
  for (const path of ["/", "/chat", "/omat-tiedot", "/nowhere", "/admin", "/static/none.css"]) {
    await site.fetch(path);
  }
  assert.equal((await site.fetch("/admin/desk", json())).status, 401);
  assert.equal((await deliver(site, "calls", callAt(site.clock.now()))).status, 202);
  assert.deepEqual(site.lines.filter((line) => line.includes("turned-away")), []);
});

const json = () => ({ headers: { accept: "application/json" } });

Deno.test("ten thousand forged forms are a line, and the next minute tells how many they were", async () => {
  await using site = await open();
  const forged = () => post(site, CODE, { origin: "https://evil.example" });
  for (let n = 0; n < 10_000; n++) await (await forged()).body?.cancel();
  assert.deepEqual(site.lines, [told("origin")]);
  site.clock.pass(MINUTE);
  await forged();
  assert.equal(JSON.parse(site.lines[1]!).count, 10_000);
  assert.equal(site.lines.length, 2);
});
