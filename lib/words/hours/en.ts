import type { HoursWords } from "./fi.ts";

export const en: HoursWords = {
  title: "Opening hours",
  open: (until) => `The chat is open now. It closes today ${until}.`,
  nobody: (until) =>
    `The chat is open until ${
      until.replace(/^at /, "")
    }, but no adviser is here right now. You can leave a question and we will answer later.`,
  closed: "The chat is closed now. You can leave a question and we will answer later.",
  next: (when) => `The chat opens ${when}.`,
  noNext: "The next opening time is not known yet.",
  today: (spans) => `Today the chat is open ${spans}.`,
  todayClosed: "Today the chat is not open.",
  all: "Opening hours of the week and exceptions",
  closedDay: "closed",
  differing: "Days that differ from the week",
};
