import assert from "node:assert/strict";
import fc from "fast-check";
import {
  DEFAULT_HOURS,
  differingDays,
  hoursSchema,
  isClosedDay,
  type OpeningHours,
  openState,
  weekLines,
} from "../../../lib/chat/hours.ts";

const at = (time: string) => Date.parse(time);
const next = (hours: OpeningHours, time: string) => {
  const { next } = openState(hours, at(time));
  return next === null ? null : new Date(next).toISOString();
};

Deno.test("it is open from nine to three on a weekday, and neither before nor after", () => {
  const open = (time: string) => openState(DEFAULT_HOURS, at(time)).open;
  assert.equal(open("2026-03-04T08:59:59+02:00"), false);
  assert.equal(open("2026-03-04T09:00:00+02:00"), true);
  assert.equal(open("2026-03-04T14:59:59+02:00"), true);
  assert.equal(open("2026-03-04T15:00:00+02:00"), false);
  assert.equal(open("2026-03-07T12:00:00+02:00"), false);
});

Deno.test("the next opening is over the weekend, the holidays and both clock changes", () => {
  assert.equal(next(DEFAULT_HOURS, "2026-03-04T07:00:00+02:00"), "2026-03-04T07:00:00.000Z");
  assert.equal(next(DEFAULT_HOURS, "2026-03-27T16:00:00+02:00"), "2026-03-30T06:00:00.000Z");
  assert.equal(next(DEFAULT_HOURS, "2026-10-23T16:00:00+03:00"), "2026-10-26T07:00:00.000Z");
  assert.equal(
    next(DEFAULT_HOURS, "2026-04-02T16:00:00+03:00"),
    "2026-04-07T06:00:00.000Z",
    "Easter",
  );
  assert.equal(next(DEFAULT_HOURS, "2026-12-23T16:00:00+02:00"), "2026-12-28T07:00:00.000Z");
  assert.equal(next(DEFAULT_HOURS, "2026-06-18T16:00:00+03:00"), "2026-06-22T06:00:00.000Z");
});

Deno.test("an exception closes a working day, and opens a holiday", () => {
  const hours = {
    ...DEFAULT_HOURS,
    exceptions: [
      { date: "2026-03-05", spans: [] },
      { date: "2026-12-24", spans: [{ from: "10:00", to: "12:00" }] },
    ],
  };
  assert.equal(next(hours, "2026-03-04T16:00:00+02:00"), "2026-03-06T07:00:00.000Z");
  assert.equal(next(hours, "2026-12-23T16:00:00+02:00"), "2026-12-24T08:00:00.000Z");
  assert.equal(openState(hours, at("2026-12-24T11:00:00+02:00")).open, true);
});

Deno.test("a day with two spans is closed at noon and says when it goes on", () => {
  const spans = [{ from: "09:00", to: "11:00" }, { from: "12:00", to: "15:00" }];
  const hours = { ...DEFAULT_HOURS, week: DEFAULT_HOURS.week.map(() => spans) };
  assert.equal(openState(hours, at("2026-03-04T11:30:00+02:00")).open, false);
  assert.equal(next(hours, "2026-03-04T11:30:00+02:00"), "2026-03-04T10:00:00.000Z");
});

Deno.test("hours that are never open have no next opening", () => {
  const never = { week: [[], [], [], [], [], [], []], exceptions: [] };
  assert.equal(next(never, "2026-03-04T11:30:00+02:00"), null);
});

Deno.test("public holidays and the two eves are closed days, and the days beside them are not", () => {
  const closed = [
    "2026-01-01",
    "2026-01-06",
    "2026-04-03",
    "2026-04-06",
    "2026-05-01",
    "2026-05-14",
  ];
  const more = ["2026-06-19", "2026-06-20", "2026-10-31", "2026-12-06", "2026-12-24", "2026-12-25"];
  for (const date of [...closed, ...more, "2026-12-26"]) assert.ok(isClosedDay(date), date);
  const open = ["2026-01-02", "2026-04-02", "2026-04-07", "2026-06-18", "2026-12-23", "2026-12-31"];
  for (const date of open) assert.ok(!isClosedDay(date), date);
});

Deno.test("whenever it is closed, it is open at the next opening and not a moment before", () => {
  const start = at("2026-01-01T00:00:00Z");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 * 366 * 1_440 }), (minute) => {
      const now = start + minute * 60_000;
      const state = openState(DEFAULT_HOURS, now);
      if (state.open) {
        assert.equal(openState(DEFAULT_HOURS, state.until! - 1).open, true);
        assert.equal(openState(DEFAULT_HOURS, state.until!).open, false);
      } else {
        assert.equal(openState(DEFAULT_HOURS, state.next!).open, true);
        assert.equal(openState(DEFAULT_HOURS, state.next! - 1).open, false);
      }
    }),
    { seed: 5, numRuns: 500 },
  );
});

Deno.test("hours that contradict themselves are refused", () => {
  const week = DEFAULT_HOURS.week;
  const bad = [
    { week: week.slice(1), exceptions: [] },
    { week: [[{ from: "15:00", to: "09:00" }], ...week.slice(1)], exceptions: [] },
    { week: [[{ from: "9:00", to: "15:00" }], ...week.slice(1)], exceptions: [] },
    {
      week: [[{ from: "09:00", to: "12:00" }, { from: "11:00", to: "15:00" }], ...week.slice(1)],
      exceptions: [],
    },
    { week, exceptions: [{ date: "2026-02-30", spans: [] }] },
    { week, exceptions: [{ date: "2026-02-03", spans: [] }, { date: "2026-02-03", spans: [] }] },
  ];
  for (const hours of bad) assert.equal(hoursSchema.safeParse(hours).success, false);
  assert.equal(hoursSchema.safeParse(DEFAULT_HOURS).success, true);
});

Deno.test("days in a row with the same hours are one line of the week", () => {
  assert.deepEqual(weekLines(DEFAULT_HOURS), [
    { from: 0, to: 4, spans: [{ from: "09:00", to: "15:00" }] },
    { from: 5, to: 6, spans: [] },
  ]);
  const short = [{ from: "09:00", to: "12:00" }];
  const week = DEFAULT_HOURS.week.map((spans, day) => day === 2 ? short : spans);
  assert.deepEqual(weekLines({ week, exceptions: [] }).map(({ from, to }) => [from, to]), [
    [0, 1],
    [2, 2],
    [3, 4],
    [5, 6],
  ]);
});

Deno.test("the days that differ are exceptions and holidays that would be open, for two months", () => {
  const spans = [{ from: "10:00", to: "12:00" }];
  const hours = {
    ...DEFAULT_HOURS,
    exceptions: [
      { date: "2026-12-02", spans: [] },
      { date: "2026-12-03", spans: DEFAULT_HOURS.week[3]! },
      { date: "2026-12-05", spans },
      { date: "2026-12-24", spans },
      { date: "2027-03-01", spans: [] },
    ],
  };
  assert.deepEqual(differingDays(hours, at("2026-12-02T10:00:00+02:00")), [
    { date: "2026-12-02", spans: [] },
    { date: "2026-12-05", spans },
    { date: "2026-12-24", spans },
    { date: "2026-12-25", spans: [] },
    { date: "2027-01-01", spans: [] },
    { date: "2027-01-06", spans: [] },
  ]);
  const dates = differingDays(hours, at("2026-12-25T10:00:00+02:00")).map(({ date }) => date);
  assert.deepEqual(dates, ["2026-12-25", "2027-01-01", "2027-01-06"], "what is past is left out");
});
