import type { CheckName, Finding } from "../../watch/finding.ts";
import { writeInstant } from "../../site/format.ts";
import type { WatchWords } from "./fi.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;
const number = (finding: Finding, name: string) => finding.numbers?.[name] ?? 0;
const instant = (finding: Finding, name: string) => writeInstant(number(finding, name), "en");

const checks: Record<CheckName, string> = {
  store: "Data store",
  disk: "Disk space",
  clock: "Clock",
  retention: "Clean-up",
  requests: "Requests",
  breaches: "Data breaches",
  codes: "One-time codes",
  texts: "Text messages",
  provider: "Staff sign-in",
  backup: "Backup",
};

const unseen = () => "This could not be checked. Whoever maintains the site sees why in its log.";

/** What each check says, by how it found things. */
const says: Record<CheckName, Record<string, (finding: Finding) => string>> = {
  store: {
    well: () => "The data store answers.",
    silent: () => "The data store does not answer. Clients see that the service is down.",
    unwritable: () => "Nothing can be kept in the data store. The disk may be full.",
  },
  disk: {
    unseen,
    well: (f) => `${number(f, "percent")}% of the disk is free.`,
    full: (f) =>
      `The disk is filling up: ${number(f, "percent")}% is free (${
        number(f, "megabytes")
      } MB). Nothing new is kept once it is full.`,
  },
  clock: {
    unseen,
    well: () => "The machine's clock is right.",
    off: (f) =>
      `The machine's clock and the sign-in provider's differ by ${
        of(number(f, "minutes"), "minute", "minutes")
      }. Check the machine's clock.`,
  },
  retention: {
    unseen,
    well: (f) => `The clean-up ran on ${instant(f, "at")}.`,
    never: () => "The clean-up has not run yet. It runs tonight.",
    missed: (f) =>
      `The clean-up has never run, although the service has been in use since ${
        instant(f, "since")
      }. Run it on the retention page.`,
    failed: (f) => `The clean-up on ${instant(f, "at")} broke off. Run it on the retention page.`,
    late: (f) =>
      `The clean-up last ran on ${instant(f, "at")}, although it should run every night.`,
  },
  requests: {
    unseen,
    well: (f) => `${of(number(f, "open"), "request is", "requests are")} open, and there is time.`,
    soon: (f) =>
      `${of(number(f, "soon"), "request has", "requests have")} to be decided within two days.`,
    overdue: (f) =>
      `${
        of(number(f, "overdue"), "request is", "requests are")
      } overdue. The time the law gives is up.`,
  },
  breaches: {
    unseen,
    well: () => "No breach has its 72 hours running.",
    running: (f) =>
      `${
        of(number(f, "running"), "breach is", "breaches are")
      } not notified yet, and the 72 hours are running.`,
    late: (f) =>
      `The 72 hours of ${
        of(number(f, "late"), "breach", "breaches")
      } are over, and no notification is on record.`,
  },
  codes: {
    unseen,
    well: (f) =>
      `One-time codes work. ${number(f, "sent")} messages were sent today; the limit is ${
        number(f, "cap")
      }.`,
    paused: (f) =>
      `One-time codes are paused: ${
        number(f, "wrong")
      } wrong codes came within an hour. The pause ends by itself.`,
    capped: (f) =>
      `All ${number(f, "cap")} messages of today have been sent. No codes are sent until tomorrow.`,
  },
  texts: {
    unseen,
    well: (f) =>
      `Messages go out. In the last 24 hours ${number(f, "delivered")} arrived, ${
        number(f, "failed")
      } failed, ${number(f, "unknown")} unknown.`,
    undelivered: (f) =>
      `Messages go out, but in the last 24 hours ${number(f, "failed")} did not arrive and ${
        number(f, "delivered")
      } did. Look into the gateway's dashboard: balance, sender's name.`,
    outage: (f) =>
      `Text messages have not gone out since ${
        instant(f, "since")
      }. The code page says so, and the other ways.`,
  },
  provider: {
    unseen,
    well: () => "The sign-in provider answers.",
    silent: () =>
      "The sign-in provider does not answer. Nobody new can sign in; those signed in can go on.",
  },
  backup: {
    unseen,
    well: (f) => `The last backup was made on ${instant(f, "at")}.`,
    never: () => "No backup has been made. Ask whoever maintains the site to make one.",
    old: (f) => `The last backup was made on ${instant(f, "at")}. Make a new one.`,
  },
};

export const en: WatchWords = {
  title: "Service status",
  text: "The check is made when you open the page. It also runs by itself every five minutes.",
  columns: { check: "What", state: "State", says: "What was found" },
  duties: {
    requests: { overdue: "late" },
    breaches: { running: "time is running", late: "late" },
  },
  states: { well: "well", attention: "look soon", failing: "failing" },
  checks,
  says,
  allWell: "Everything is well.",
  wrong: (count) => `${of(count, "matter needs", "matters need")} attention.`,
  channels: "Who is told",
  channelsText: (kinds) => `When something is wrong, we tell by: ${kinds}.`,
  noChannels:
    "Nobody is told when something is wrong. Ask whoever maintains the site to set whom to tell: by e-mail, text message or another service.",
  kinds: { webhook: "webhook", email: "e-mail", text: "text message" },
  test: "Send a trial message",
  tested: "The trial message has been sent.",
  tooSoon: "A trial message was sent a moment ago. Wait two minutes.",
  testFailed: (kinds) => `The trial message did not go out: ${kinds}. Check the settings.`,
  wellAgain: (check) => ({
    title: `Tyyne: ${checks[check].toLowerCase()} is well again`,
    text: "You need not do anything.",
  }),
  due: (due) => ({
    title: "Tyyne: requests are due soon",
    text: [
      ...due.map(({ days, count }) =>
        `${of(count, "request has", "requests have")} to be decided within ${days} days.`
      ),
      "The requests are on the staff's pages, the most urgent first.",
    ].join("\n"),
  }),
  trial: {
    title: "Tyyne: trial message",
    text: "This is how we tell you when something is wrong.",
  },
};
