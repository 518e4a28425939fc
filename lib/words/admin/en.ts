import type { AdminWords } from "./fi.ts";

const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const en: AdminWords = {
  navigation: "Staff menu",
  signedInAs: "Signed in",
  signOut: "Sign out",
  switchTo: "Suomeksi",
  roles: { adviser: "adviser", reviewer: "reviewer", administrator: "administrator" },
  menuGroups: { work: "Work", oversight: "Oversight", site: "The service" },
  menu: {
    overview: "Overview",
    desk: "Advisers' desk",
    answers: "Ready-made answers",
    clients: "Client",
    recipients: "Recipients",
    requests: "Requests",
    retention: "How long we keep data",
    audit: "Audit log",
    notice: "Privacy notice",
    breaches: "Data breaches",
    figures: "Figures of the year",
    status: "Service status",
    hours: "Opening hours",
    settings: "Settings",
    staffSessions: "Everybody's sessions",
    sessions: "My sessions",
  },
  save: "Save",
  saved: "Saved.",
  remove: "Remove",
  older: "Older",
  newest: "Newest",

  signIn: {
    title: "Staff sign-in",
    text: "These pages are for the association's staff. You sign in with your work account.",
    button: "Sign in",
    client: "If you are looking for your own data, open the page My data.",
    clientLink: "My data",
    again: "Sign in again",
    another: "Choose an account and sign in",
    withAnother: "Sign in with another account",
    signedOutTitle: "You have signed out",
    signedOut: "Your session in this service has ended.",
    stillThere:
      "Your work account may still be signed in in the browser. If others use this computer, sign out of it too.",
    leaving:
      "You are now being signed out of your work account. If the page does not change, use the link.",
    leavingLink: "Sign out of the work account",
    needed: "Sign in to open the page. If you were signed in, your session has ended.",
    failed: {
      unknown: {
        title: "The sign-in has expired",
        text: "Signing in took longer than ten minutes, or it was already used. Begin again.",
      },
      invalid: {
        title: "The sign-in could not be confirmed",
        text:
          "The answer of the sign-in service did not fit. Begin again. If it happens again, tell the administrator.",
      },
      refused: {
        title: "The sign-in was cut short",
        text: "The sign-in service did not let you in, or you cancelled.",
      },
      unavailable: {
        title: "The sign-in service does not answer",
        text: "Try again in a moment. Whoever is signed in already can go on working.",
      },
      "no-role": {
        title: "Your account has no role here",
        text:
          "You signed in, but your account has no role in this service. Ask the administrator for one.",
      },
      tooMany: {
        title: "Too many sign-ins",
        text: "Wait a few minutes and then try again.",
      },
    },
  },
  kept: {
    title: "Your session has ended",
    text:
      "Nothing was saved, but what you wrote is still in this page. It is not shown, so that nobody else reads it.",
    signIn: "Sign in in a new tab",
    then: "Come back to this tab and send it again.",
    send: "Send again",
    leave: "If you do not want to send it, close this tab.",
    overTitle: "It is not open any more",
    overText: "Nothing was saved. Copy what you wrote from here, open the data again, and send it.",
    again: "Open again",
  },
  idle: {
    title: "Are you still there?",
    minutes: (left) =>
      left === 1
        ? "Your session ends in less than a minute, because you have done nothing."
        : `Your session ends in less than ${left} minutes, because you have done nothing.`,
    last: "The session of this working day is full and cannot go on. Send now what you wrote.",
    stay: "Stay",
    close: "All right",
    overTitle: "Your session has ended",
    over: "What you wrote is still in this page. Sign in in a new tab and come back here to go on.",
    signIn: "Sign in in a new tab",
    goOn: "I have signed in, go on",
    notYet: "There is no session yet, or no connection. Try again.",
  },
  forbidden: {
    title: "This page is not part of your role",
    text: (roles: string) => `The page is for: ${roles}. Ask the administrator for the role.`,
    back: "Back to the overview",
  },

  overview: {
    title: "Overview",
    codesPaused: (until: string) =>
      `One-time codes are paused because there have been many wrong codes. As it stands, the pause lasts until ${until}.`,
    codesWerePaused: (at: string) => `One-time codes were paused within the last day: ${at}.`,
    codesOk: (wrong: number, sent: number, cap: number) =>
      `One-time codes work. Wrong codes within an hour: ${wrong}; messages today: ${sent} / ${cap}.`,
    codes: "One-time codes and text messages",
    outage: {
      "no-answer": (since) =>
        `Text messages have not gone out since ${since}: the gateway does not take them.`,
      "rate": (since) => `Text messages have not gone out since ${since}: too many of them failed.`,
    },
    outageUntil: (time) => `Next try ${time}.`,
    outageTry: "The next message tries whether the outage is over.",
    outageAdvice: "If it lasts, check the gateway's credentials and balance.",
    delivery: (all, delivered, failed, unknown) =>
      `Messages of 24 hours (${all}): arrived ${delivered}%, failed ${failed}%, unknown ${unknown}%.`,
    noReports: "Delivery reports are not in use: we do not know whether messages arrive.",
    chats: "Chats",
    waiting: (count: number) => of(count, "waiting", "waiting"),
    longest: (since: string) => `The first has waited since ${since}.`,
    mine: (count: number) => of(count, "chat of mine", "chats of mine"),
    questions: (count: number) =>
      of(count, "question waits for an answer", "questions wait for an answer"),
    oldest: (since: string) => `The oldest is from ${since}.`,
    toDesk: "To the desk",
    open: (until: string) => `The chat is open and closes ${until}.`,
    closed: (next: string | null) =>
      next ? `The chat is closed and opens ${next}.` : "The chat is closed.",
    advisers: (count: number) => of(count, "adviser present", "advisers present"),
    nobodyAdvising:
      "The chat is open, but nobody is present. Whoever comes to the chat leaves a question.",
    requests: "Requests",
    noRequests: "There are no open requests.",
    requestsWaiting: (count: number, more: boolean) =>
      `${more ? "more than " : ""}${of(count, "open request", "open requests")}`,
    toRequests: "To the requests",
    retention: "How long we keep data",
    retentionNever: "The clean-up has not run yet.",
    retentionOk: (at: string) => `Last clean-up ${at}. Nothing was past its time.`,
    retentionOverdue: (at: string, count: number) =>
      `Last clean-up ${at}. ${of(count, "row was", "rows were")} past its time and removed.`,
    retentionFailed: (at: string) => `The clean-up ${at} was cut short.`,
    retentionStale: "The last clean-up was more than a day ago.",
    toRetention: "To the periods",
    hours: "Opening",
    toHours: "To the opening hours",
    people: "Signed in",
    signedIn: (count: number) => of(count, "session", "sessions"),
    toPeople: "To the sessions",
  },

  sessions: {
    title: "My sessions",
    text:
      "A session ends when you have not used it for half an hour, and after eight hours at the latest.",
    allTitle: "Everybody's sessions",
    allText: "Everybody who is signed in now. Ending a session is recorded in the audit log.",
    who: "Who",
    roles: "Roles",
    browser: "Browser",
    unknownBrowser: "unknown",
    begun: "Began",
    seen: "Last used",
    thisOne: "this session",
    end: "End",
    endOthers: "End all my other sessions",
    ended: "The session has been ended.",
    othersEnded: (count: number) => `${of(count, "session was", "sessions were")} ended.`,
  },

  hours: {
    title: "Opening hours",
    text:
      "The hours are shown before a chat begins. The chat is open within them while an adviser is present. On public holidays, and on the eves of Midsummer and Christmas, it is closed unless the day has an exception.",
    week: "Week",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    day: "Day",
    first: "Open",
    second: "Open again",
    from: (day: string, part: number) => `${day}, opening ${part} begins`,
    to: (day: string, part: number) => `${day}, opening ${part} ends`,
    empty: "Leave the fields empty if the chat is closed.",
    exceptions: "Exceptions",
    noExceptions: "There are no exceptions.",
    closed: "closed",
    add: "Add an exception",
    date: "Day",
    until: "Last day",
    untilHint: "Fill this in if the same holds for several days in a row.",
    saveWeek: "Save the week",
    savedParts: { week: "The week has been saved.", exception: "The exceptions have been saved." },
    unsaved: {
      week: "The exception that you were adding has not been saved yet.",
      exception: "What else you filled in has not been saved yet.",
    },
    replace: (former: string) => `The former exception is replaced (${former})`,
    addHint: "Leave the times empty if the chat is closed on that day.",
    removeException: (date: string) => `Remove the exception ${date}`,
    holiday: "public holiday or eve",
    faults: {
      half: (day: string) => `${day}: give both the beginning and the end.`,
      time: (day: string) => `${day}: write the time as 9:30 or 09:30.`,
      order: (day: string) =>
        `${day}: an opening has to end after it begins, and the second has to follow the first.`,
      date: "Choose a day.",
      past: "The day has passed already.",
      until: "The last day has to follow the first, by two months at most.",
      replace: "The day has an exception already. Tick the box to replace it.",
      many: "There are too many exceptions. Remove old ones.",
    },
  },

  settings: {
    title: "Settings",
    adviserNames: "The adviser's name in the chat",
    adviserNamesHint:
      "How much of an adviser's name a client is shown, in the chat and in My data.",
    names: { none: "No name", first: "First name", full: "Full name" },
    choose: "Choose one.",
  },
};
