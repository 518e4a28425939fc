import assert from "node:assert/strict";
import { dueOn, endOfDay } from "../../../lib/requests/due_date.ts";
import { easterSunday, isWorkingDay, publicHolidays } from "../../../lib/requests/holidays.ts";

const noon = (date: string) => Date.parse(`${date}T10:00:00Z`);

Deno.test("Easter falls where almanacs say it does", () => {
  const almanac = ["2008-03-23", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05"];
  const later = ["2027-03-28", "2028-04-16", "2035-03-25", "2038-04-25", "2049-04-18"];
  for (const date of [...almanac, ...later]) {
    assert.equal(easterSunday(Number(date.slice(0, 4))), date);
  }
});

Deno.test("Finnish public holidays of 2026 are the ones of the almanac", () => {
  assert.deepEqual(
    [...publicHolidays(2026)].sort(),
    [
      "2026-01-01",
      "2026-01-06",
      "2026-04-03",
      "2026-04-05",
      "2026-04-06",
      "2026-05-01",
      "2026-05-14",
      "2026-05-24",
      "2026-06-20",
      "2026-10-31",
      "2026-12-06",
      "2026-12-25",
      "2026-12-26",
    ],
  );
});

Deno.test("Midsummer Day and All Saints' Day are Saturdays in their weeks, in every year", () => {
  for (let year = 2020; year < 2100; year++) {
    const days = [...publicHolidays(year)];
    const midsummer = days.filter((date) => date >= `${year}-06-20` && date <= `${year}-06-26`);
    const saints = days.filter((date) => date >= `${year}-10-31` && date <= `${year}-11-06`);
    for (const date of [...midsummer, ...saints]) assert.equal(new Date(date).getUTCDay(), 6);
    assert.deepEqual([midsummer.length, saints.length], [1, 1], String(year));
  }
});

Deno.test("a request is due on the same date of the next month", () => {
  assert.equal(dueOn(noon("2026-03-05")), "2026-04-07", "5 and 6 April 2026 are Easter");
  assert.equal(dueOn(noon("2026-11-24")), "2026-12-24");
  assert.equal(dueOn(noon("2026-08-14")), "2026-09-14");
});

Deno.test("a shorter month ends the period on its last day", () => {
  assert.equal(dueOn(noon("2026-08-31")), "2026-09-30");
  assert.equal(dueOn(noon("2028-01-31")), "2028-02-29", "a leap year");
  assert.equal(dueOn(noon("2027-01-31")), "2027-03-01", "28 February 2027 is a Sunday");
});

Deno.test("a due date never waits on a Saturday, a Sunday or a public holiday", () => {
  assert.equal(dueOn(noon("2026-11-25")), "2026-12-28", "Friday 25, Saturday 26, Sunday 27");
  assert.equal(dueOn(noon("2025-12-01")), "2026-01-02", "New Year's Day is a Thursday");
  assert.equal(dueOn(noon("2026-12-06")), "2027-01-07", "Epiphany is a Wednesday");
  assert.equal(dueOn(noon("2026-04-14")), "2026-05-15", "Ascension Day is a Thursday");
  for (let at = noon("2026-01-01"); at < noon("2046-01-01"); at += 24 * 60 * 60 * 1000) {
    const due = dueOn(at);
    assert.ok(isWorkingDay(due), due);
    const days = (Date.parse(due) - Date.parse(new Date(at).toISOString().slice(0, 10))) /
      86_400_000;
    assert.ok(days >= 28 && days <= 36, `${new Date(at).toISOString()} → ${due}`);
  }
});

Deno.test("the day of receipt is the one in Finland, not in Greenwich", () => {
  assert.equal(
    dueOn(Date.parse("2026-08-13T20:59:59Z")),
    "2026-09-14",
    "13 August, a Sunday later",
  );
  assert.equal(dueOn(Date.parse("2026-08-13T21:00:00Z")), "2026-09-14", "14 August in Helsinki");
  assert.equal(dueOn(Date.parse("2026-08-10T20:59:59Z")), "2026-09-10");
  assert.equal(dueOn(Date.parse("2026-08-10T21:00:00Z")), "2026-09-11");
});

Deno.test("an extension is counted from the receipt too", () => {
  assert.equal(dueOn(noon("2026-03-05"), 3), "2026-06-05");
});

Deno.test("a day is over at midnight in Helsinki, in summer, in winter and as the clock changes", () => {
  assert.equal(new Date(endOfDay("2026-07-01")).toISOString(), "2026-07-01T21:00:00.000Z");
  assert.equal(new Date(endOfDay("2026-12-31")).toISOString(), "2026-12-31T22:00:00.000Z");
  assert.equal(new Date(endOfDay("2026-03-29")).toISOString(), "2026-03-29T21:00:00.000Z");
  assert.equal(new Date(endOfDay("2026-10-25")).toISOString(), "2026-10-25T22:00:00.000Z");
});
