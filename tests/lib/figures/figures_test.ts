import assert from "node:assert/strict";
import { Figures, figuresCsv } from "../../../lib/figures/mod.ts";
import { countContacts, type Counted, MonthlyCounts } from "../../../lib/monthly_counts/mod.ts";
import {
  type Evidence,
  EvidenceLog,
  REQUEST_EVIDENCE,
  REQUEST_KINDS,
  type RequestKind,
} from "../../../lib/requests/mod.ts";
import { FakeClock } from "../../helpers/clock.ts";

interface Desk {
  kv: Deno.Kv;
  clock: FakeClock;
  figures: Figures;
  /** Stores the evidence of requests that ended. */
  ended(count: number, row?: Partial<Evidence>): Promise<void>;
  contacts(kind: Counted, at: string, count: number): Promise<void>;
}

async function withFigures(test: (desk: Desk) => Promise<void>, at = "2026-11-28T10:00:00Z") {
  const kv = await Deno.openKv(":memory:");
  const clock = new FakeClock(at);
  const evidence = new EvidenceLog(kv, { clock });
  const figures = new Figures({ clock, evidence, counts: new MonthlyCounts(kv, { clock }) });
  const ended: Desk["ended"] = async (count, row = {}) => {
    const days = { receivedOn: "2026-05-01", dueOn: "2026-06-01", endedOn: "2026-05-08", days: 7 };
    const plain = { kind: "erasure", channel: "portal", ending: "granted" } as const;
    const rest = { extended: false, inTime: true, expiresAt: Date.parse("2030-01-01T00:00:00Z") };
    for (let i = 0; i < count; i++) {
      const one: Evidence = { ...plain, ...days, ...rest, ...row };
      await kv.set([REQUEST_EVIDENCE, one.endedOn, crypto.randomUUID()], one);
    }
  };
  const contacts: Desk["contacts"] = async (kind, when, count) => {
    const op = kv.atomic();
    countContacts(op, kind, { at: Date.parse(when), count });
    await op.commit();
  };
  try {
    await test({ kv, clock, figures, ended, contacts });
  } finally {
    kv.close();
  }
}

Deno.test("answers of the year are counted: how many, in time, in how many days, extended or not", () =>
  withFigures(async ({ figures, ended }) => {
    for (const days of [1, 3, 8, 20]) await ended(1, { days });
    await ended(1, { days: 40, inTime: false, extended: true });
    await ended(1, { days: 90, inTime: true, extended: true });
    await ended(9, { endedOn: "2025-12-31" });
    await ended(9, { endedOn: "2027-01-01" });
    const { requests } = await figures.of(2026);
    assert.equal(requests.answered, 6);
    const { answered, inTime, medianDays, extended } = requests.all!;
    assert.deepEqual([answered, inTime, medianDays, extended], [6, 5, 14, 2]);
  }));

Deno.test("what its maker took back is no answer, and its number is told when it is not small", () =>
  withFigures(async ({ figures, ended }) => {
    await ended(5);
    await ended(2, { ending: "cancelled", days: 900 });
    await ended(2, { ending: "erased", days: 900 });
    const { requests } = await figures.of(2026);
    assert.deepEqual([requests.answered, requests.withdrawn], [5, "few"]);
    assert.equal(requests.all!.medianDays, 7);
    await ended(1, { ending: "erased" });
    assert.equal((await figures.of(2026)).requests.withdrawn, 5);
  }));

Deno.test("kinds and outcomes with few answers are told together, each with how they were answered", () =>
  withFigures(async ({ figures, ended }) => {
    await ended(6, { kind: "erasure", days: 10 });
    await ended(3, { kind: "correction", days: 2, ending: "grantedInPart" });
    await ended(4, { kind: "other", days: 4, ending: "refused", ground: "12(5)", inTime: false });
    const { byKind, byOutcome } = (await figures.of(2026)).requests;
    const told = byKind!.map(({ of, answered, inTime, medianDays }) => {
      return { of: of.join("+"), answered, inTime, medianDays };
    });
    const others = REQUEST_KINDS.filter((kind) => kind !== "erasure").join("+");
    assert.deepEqual(told, [
      { of: "erasure", answered: 6, inTime: 6, medianDays: 10 },
      { of: others, answered: 7, inTime: 3, medianDays: 4 },
    ]);
    assert.deepEqual(byOutcome!.map(({ of, answered }) => [of.join("+"), answered]), [
      ["granted", 6],
      ["grantedInPart+refused", 7],
    ]);
  }));

Deno.test("fewer than five answers are not broken down, and no answers are a nought", () =>
  withFigures(async ({ figures, ended }) => {
    assert.equal((await figures.of(2026)).requests.answered, 0);
    await ended(4);
    const { requests } = await figures.of(2026);
    assert.deepEqual(requests, {
      answered: "few",
      withdrawn: 0,
      all: null,
      byKind: null,
      byOutcome: null,
    });
  }));

Deno.test("contacts are told by month; few are few, and the year's number gives none of them away", () =>
  withFigures(async ({ figures, contacts }) => {
    await contacts("chat", "2026-02-10T10:00:00Z", 12);
    await contacts("chat", "2026-03-31T20:59:59Z", 4);
    await contacts("chat", "2026-03-31T21:00:00Z", 9);
    await contacts("chat", "2025-11-10T10:00:00Z", 7);
    await contacts("call", "2026-01-10T10:00:00Z", 30);
    const { contacts: told } = await figures.of(2026);
    const chat = told.find(({ kind }) => kind === "chat")!;
    assert.deepEqual(chat.months, [0, 12, "few", 9, 0, 0, 0, 0, 0, 0, 0, null]);
    assert.deepEqual(chat.total, { count: 22, atLeast: true });
    const call = told.find(({ kind }) => kind === "call")!;
    assert.deepEqual(call.total, { count: 30, atLeast: false });
    const last = (await figures.of(2025)).contacts.find(({ kind }) => kind === "chat")!;
    assert.deepEqual(last.months.slice(9), [null, 7, 0]);
    const sms = told.find(({ kind }) => kind === "sms")!;
    assert.deepEqual([sms.total, new Set(sms.months)], [null, new Set([null])]);
  }));

Deno.test("the years are those of which something is kept, and it is said where a year is not whole", () =>
  withFigures(async ({ figures, clock }) => {
    assert.deepEqual(figures.years(), [2026, 2025, 2024]);
    assert.deepEqual((await figures.of(2024)).requestsFrom, "2024-11-28");
    assert.deepEqual((await figures.of(2025)).requestsFrom, null);
    assert.deepEqual([(await figures.of(2026)).unfinished, (await figures.of(2025)).unfinished], [
      true,
      false,
    ]);
    clock.set("2026-12-31T22:00:00Z");
    assert.deepEqual(figures.years(), [2027, 2026, 2025]);
    assert.equal((await figures.of(2026)).unfinished, false);
    assert.equal((await figures.of(2025)).requestsFrom, null, "the whole of 2025 is still there");
  }));

Deno.test("the table says what the page says: no small number, no formula, no day, nobody", () =>
  withFigures(async ({ figures, ended, contacts }) => {
    await ended(6, { kind: "erasure" });
    await ended(3, { kind: "correction", ending: "refused", ground: "12(5)" });
    await ended(2, { kind: "objection" });
    await contacts("chat", "2026-02-10T10:00:00Z", 3);
    for (const lang of ["fi", "en"] as const) {
      const csv = figuresCsv(await figures.of(2026), lang);
      const lines = csv.trimEnd().split("\r\n").map((line) => line.split(/","/));
      assert.ok(csv.startsWith('\uFEFF"'), "a spreadsheet has to see that it is UTF-8");
      assert.ok(lines.every((cells) => cells.length === 3));
      const told = lines.map((cells) => cells[2]!.replaceAll('"', ""));
      assert.ok(told.includes(lang === "fi" ? "alle 5" : "fewer than 5"));
      const counts = told.filter((cell) => /^\d+$/.test(cell)).map(Number);
      assert.deepEqual(counts.filter((count) => count > 0 && count < 5), []);
      assert.doesNotMatch(csv, /2026-05-0|12\(5\)|portal/);
      assert.doesNotMatch(csv, /"[=+\-@]/);
    }
  }));

Deno.test("of whatever was asked, the figures never tell a number of one to four", () =>
  withFigures(async ({ kv, figures, ended }) => {
    const kinds: RequestKind[] = ["erasure", "correction", "other"];
    const endings = ["granted", "refused", "cancelled", "erased"] as const;
    for (let round = 0; round < 40; round++) {
      const kind = kinds[round % 3]!;
      await ended(1 + round % 2, { kind, ending: endings[(round * 7) % 4]! });
      const { answered, withdrawn, byKind, byOutcome } = (await figures.of(2026)).requests;
      const counts = [...byKind ?? [], ...byOutcome ?? []].map((group) => group.answered);
      for (const count of [answered, withdrawn, ...counts]) {
        assert.ok(count === "few" || count === 0 || count >= 5, `round ${round}: ${count}`);
      }
    }
    assert.ok((await Array.fromAsync(kv.list({ prefix: [REQUEST_EVIDENCE] }))).length > 40);
  }));
