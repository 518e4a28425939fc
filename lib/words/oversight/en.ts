import type { OversightWords } from "./fi.ts";

const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const en: OversightWords = {
  retention: {
    title: "How long we keep data",
    text: "Data goes by itself when its time is up. The clean-up checks that every night.",
    asOf: (at: string) => `The figures were counted in the clean-up ${at}.`,
    noCounts: "There are no figures yet. They appear when a clean-up has come to its end.",
    late: (at: string) =>
      `The clean-up is late. It last ran ${at}, although it should run every night. Tell the administrator.`,
    failedLast: (at: string) =>
      `The last clean-up, ${at}, was cut short. Run it again. If it is cut short again, tell the administrator.`,
    overdueLast: (count: number) =>
      `The last clean-up found ${of(count, "row", "rows")} past ${
        count === 1 ? "its time and removed it" : "their time and removed them"
      }. Data should go before the clean-up comes. Tell the administrator.`,
    leaving: "What goes",
    leavingText: (week: number, month: number) =>
      `Of the clients' data, ${week} will go within 7 days and ${month} within 31 days.`,
    chart: "Clients' data that goes within 31 days",
    chartTop: (count: number) => `most on one day: ${count}`,
    weekKey: "within 7 days",
    monthKey: "within 31 days",
    asTable: "The same figures as a table",
    day: "Day",
    leaves: "Goes",
    what: "Data",
    keep: "Kept at most",
    kept: "Now",
    week: "Goes in 7 days",
    month: "Goes in 31 days",
    kindsTitle: "Data by kind",
    keptNote: "Past its time: the data was still there when the clean-up began.",
    otherRows: "Other rows, by which data is found",
    runs: "Last clean-ups",
    noRuns: "The clean-up has not run yet.",
    run: "Clean up now",
    ran: "The clean-up has run.",
    elsewhere: "A clean-up is already running.",
    at: "Run",
    took: "Took",
    seconds: (count: number) => `${count} sec`,
    outcome: "Result",
    done: "done",
    failed: "cut short",
    overdue: "Past its time",
    orphans: "Without a key",
    orphansNote: "Without a key: rows whose key is destroyed. They cannot be read.",
    pending: "Unfinished erasures",
    kinds: {
      call: "Calls",
      call_note: "Notes of calls",
      sms: "Text-message conversations",
      inquiry: "Messages left",
      sms_answer: "Answers to messages left",
      contact: "Contact details that clients told",
      chat: "Chats",
      code: "One-time codes",
      text_message: "Whether text messages arrived",
      portal_session: "Sessions of My data",
      chat_session: "Chats open in browsers",
      staff_session: "Staff sessions",
      request: "Requests and decisions",
      request_evidence: "Evidence of requests",
      restriction: "Restrictions",
      recipient_task: "Telling recipients of data",
      view: "Views shown to clients",
      audit_log: "Audit log",
      breach: "Data breaches",
      monthly_count: "Numbers of contacts",
      erasure_ledger: "List of erasures",
      abuse_counter: "Counters against abuse",
      webhook_id: "Ids of the phone system's messages",
    },
  },
};
