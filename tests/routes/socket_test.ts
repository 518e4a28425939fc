import assert from "node:assert/strict";
import { sendRaw } from "../helpers/raw_http.ts";
import { serveSite } from "../helpers/site.ts";

/** Requests that no HTTP library would send, `HOST` standing for the site's own name. */
const RUDE: readonly { name: string; request: string }[] = [
  {
    name: "a header of a megabyte",
    request: `GET / HTTP/1.1\r\nHost: HOST\r\nX-A: ${
      "x".repeat(1_000_000)
    }\r\nConnection: close\r\n\r\n`,
  },
  {
    name: "ten thousand headers",
    request: `GET / HTTP/1.1\r\nHost: HOST\r\n${
      "X-A: 1\r\n".repeat(10_000)
    }Connection: close\r\n\r\n`,
  },
  {
    name: "an address of a megabyte",
    request: `GET /${"x".repeat(1_000_000)} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n`,
  },
  { name: "no HTTP at all", request: "HELLO WORLD\r\n\r\n" },
  { name: "no host", request: "GET / HTTP/1.1\r\nConnection: close\r\n\r\n" },
  {
    name: "two hosts",
    request: "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
  },
  {
    name: "the address of another site",
    request: "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
  },
  {
    name: "a method that no browser sends",
    request: "TRACE / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
  },
  {
    name: "a body with a method that has none",
    request: "TRACE /omat-tiedot/code HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\n" +
      "Connection: close\r\n\r\nhello",
  },
  {
    name: "a way through to somewhere else",
    request: "CONNECT HOST:443 HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
  },
  {
    name: "a way through to the site",
    request: "CONNECT HOST HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
  },
  {
    name: "two lengths",
    request: "POST /chat HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nContent-Length: 50\r\n" +
      "Connection: close\r\n\r\nhello",
  },
  {
    name: "a negative length",
    request: "POST /chat HTTP/1.1\r\nHost: HOST\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
  },
  {
    name: "a broken chunk",
    request: "POST /chat HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n" +
      "Connection: close\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
  },
  {
    name: "control characters in a header",
    request: "GET / HTTP/1.1\r\nHost: HOST\r\nX-A: a\x00b\r\nConnection: close\r\n\r\n",
  },
];

Deno.test("requests that no browser sends are refused and leave the site standing", async () => {
  const settings = { mode: "production", siteUrl: new URL("https://tyyne.example") } as const;
  await using site = await serveSite({ settings });
  const { port } = new URL(site.url);
  for (const { name, request } of RUDE) {
    const { status, text } = await sendRaw(
      Number(port),
      request.replaceAll("HOST", "tyyne.example"),
    );
    assert.ok(status === 0 || (status >= 400 && status < 500), `${name}: ${status}`);
    assert.doesNotMatch(text, /\.tsx?:\d|file:\/\//, name);
  }
  const after = await fetch(`${site.url}/healthz`);
  assert.equal(after.status, 200);
  await after.body?.cancel();
});

Deno.test("a body that breaks off does not take the site with it", async () => {
  await using site = await serveSite();
  const { port, host } = new URL(site.url);
  const head = `POST /api/chat HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;
  for (let n = 0; n < 20; n++) {
    const connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
    await connection.write(new TextEncoder().encode(`${head}Content-Length: 5000\r\n\r\n{"lang":`));
    connection.close();
  }
  const after = await fetch(`${site.url}/healthz`);
  assert.equal(after.status, 200);
  await after.body?.cancel();
});

Deno.test("a half-sent head keeps nobody else waiting", async () => {
  await using site = await serveSite();
  const { port } = new URL(site.url);
  const slow = await Promise.all(
    Array.from({ length: 50 }, () => Deno.connect({ hostname: "127.0.0.1", port: Number(port) })),
  );
  for (const connection of slow) {
    await connection.write(new TextEncoder().encode("GET / HTTP/1.1\r\nHo"));
  }
  const answer = await fetch(`${site.url}/healthz`, { signal: AbortSignal.timeout(2_000) });
  assert.equal(answer.status, 200);
  await answer.body?.cancel();
  for (const connection of slow) connection.close();
});
