import assert from "node:assert/strict";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { judgeClock, lastSeenOf, secondClock, type Start } from "../../../lib/clock_guard/mod.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const silent = () => Promise.resolve(null);
const start = (differs: Partial<Start>): Start => ({
  now: NOW,
  seen: NOW - MINUTE,
  secondClock: silent,
  confirmedDay: null,
  ...differs,
});

Deno.test("a first start and a restart within the hour ask nobody", async () => {
  const secondClock = () => Promise.reject(new Error("asked"));
  for (const seen of [null, NOW, NOW - HOUR, NOW + HOUR]) {
    assert.deepEqual(await judgeClock(start({ seen, secondClock })), { outcome: "unremarkable" });
  }
});

Deno.test("a clock hours or a year ahead, or behind, is refused when nobody confirms it", async () => {
  for (const apart of [2 * HOUR, 366 * DAY, -2 * HOUR, -366 * DAY]) {
    assert.deepEqual(await judgeClock(start({ seen: NOW - apart })), {
      outcome: "refused",
      apart,
      secondClock: "silent",
    });
  }
});

Deno.test("a second clock that agrees lets a site start that was merely off for weeks; one that does not, does not", async () => {
  const seen = NOW - 30 * DAY;
  const other = (time: number) => () => Promise.resolve(time);
  for (const apart of [0, 5 * MINUTE, -5 * MINUTE]) {
    const verdict = await judgeClock(start({ seen, secondClock: other(NOW + apart) }));
    assert.equal(verdict.outcome, "agreed", String(apart));
  }
  for (const apart of [5 * MINUTE + 1, -30 * DAY, 30 * DAY]) {
    const verdict = await judgeClock(start({ seen, secondClock: other(NOW + apart) }));
    assert.deepEqual(verdict, { outcome: "refused", apart: 30 * DAY, secondClock: "disagrees" });
  }
});

Deno.test("being told so counts on the day that was told, and on no other", async () => {
  const judge = (confirmedDay: string) => judgeClock(start({ seen: NOW - 30 * DAY, confirmedDay }));
  assert.equal((await judge("2026-11-28")).outcome, "confirmed");
  for (const day of ["2026-11-27", "2026-11-29", "yes", ""]) {
    assert.equal((await judge(day)).outcome, "refused", day);
  }
});

Deno.test("the second clock is the first server that tells a date over TLS", async () => {
  const asked: string[] = [];
  const ask: typeof fetch = (input, init) => {
    const { href } = new URL(String(input));
    asked.push(`${init?.method} ${href}`);
    if (href.includes("down")) return Promise.reject(new TypeError("down"));
    const date: Record<string, string> = href.includes("mute")
      ? {}
      : { date: "Sat, 28 Nov 2026 12:00:01 GMT" };
    return Promise.resolve(new Response(null, { headers: date }));
  };
  const servers = ["http://plain.example", "https://down.example", "https://mute.example"];
  const urls = [...servers, "https://login.example"].map((url) => new URL(url));
  assert.equal(await secondClock(urls, ask), NOW + 1_000);
  assert.deepEqual(asked, [
    "HEAD https://down.example/",
    "HEAD https://mute.example/",
    "HEAD https://login.example/",
  ]);
  assert.equal(await secondClock(urls.slice(0, 3), ask), null);
});

Deno.test("what was seen stands beside the file; without it the file itself tells", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const never = () => Promise.reject(new Error("opened"));
    const seen = lastSeenOf(`${folder}/site.kv`, never);
    assert.equal(await seen.read(), null);
    await Deno.writeTextFile(`${folder}/site.kv`, "");
    await Deno.utime(`${folder}/site.kv`, new Date(NOW), new Date(NOW - DAY));
    assert.deepEqual(await seen.read(), { at: NOW - DAY, open: false });
    await Deno.writeTextFile(`${folder}/site.kv-wal`, "");
    await Deno.utime(`${folder}/site.kv-wal`, new Date(NOW), new Date(NOW - HOUR));
    assert.deepEqual(await seen.read(), { at: NOW - HOUR, open: false });
    await seen.write(NOW);
    assert.deepEqual(await seen.read(), { at: NOW, open: true });
    await seen.write(NOW, { closed: true });
    assert.deepEqual(await seen.read(), { at: NOW, open: false });
    await Deno.writeTextFile(`${folder}/site.kv.seen`, "noise");
    assert.deepEqual(await seen.read(), { at: NOW - HOUR, open: false });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("on a server what was seen is a row", async () => {
  const kv = await Deno.openKv(":memory:");
  const seen = lastSeenOf("https://kv.example", () => Promise.resolve(kv));
  assert.equal(await seen.read(), null);
  await seen.write(NOW, { closed: true });
  assert.deepEqual(await seen.read(), { at: NOW, open: true }, "others may have it open");
  kv.close();
});
