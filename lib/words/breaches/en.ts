import type { BreachWords } from "./fi.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const en: BreachWords = {
  title: "Data breaches",
  what:
    "A data breach is when people's data is lost, changed, or seen by the wrong person. Record every one, small ones too.",
  law:
    "If it may harm people, the Data Protection Ombudsman is told within 72 hours of when you became aware of it.",
  enter: "Record a data breach",
  open: "Open",
  noneOpen: "There are no open data breaches.",
  closed: "Closed",
  damaged: (count) =>
    `${count} of the data breaches cannot be read: entries are missing or were changed. Tell the administrator.`,
  broken: {
    link: (number) => `Open what can be read (${number}).`,
    title: "An entry cannot be opened",
    which: (count, numbers) =>
      count === 1
        ? `Entry ${numbers} cannot be opened. It was changed in the store, or is missing.`
        : `Entries ${numbers} cannot be opened. They were changed in the store, or are missing.`,
    what:
      "The other entries are below. None can be added, because nobody knows what the missing ones say. Tell the administrator: they may be whole in a backup.",
  },
  columns: {
    title: "What",
    known: "Became known",
    authority: "Telling the Ombudsman",
    persons: "People told",
  },
  back: "All data breaches",
  endsOn: (date) => `The entries are deleted on ${date}.`,

  span: (hours, minutes) => hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`,
  clock: {
    running: (left, deadline) => `${left} left, until ${deadline}`,
    past: (deadline) => `Time ran out on ${deadline}`,
    told: (at) => `Told in time, ${at}`,
    "told-late": (at) => `Told late, ${at}`,
    "not-needed": "Not needed",
  },
  urgent: {
    running: (left, deadline) =>
      `The Data Protection Ombudsman is told by ${deadline}. There are ${left} left. The clock stops when the notification is made, or when it is decided that none is needed.`,
    past: (deadline, over) =>
      `The time to tell the Data Protection Ombudsman ran out on ${deadline}, ${over} ago. Tell them now, and say why it is late.`,
  },
  card: {
    waiting: (count) =>
      of(count, "breach awaits a decision on telling", "breaches await a decision"),
    open: (count) => of(count, "open breach", "open breaches"),
    link: "To the data breaches",
  },
  persons: { undecided: "Undecided", told: (at) => `Told ${at}`, not: "Not told" },
  authority: { undecided: "Undecided" },
  contact: {
    title: "Office of the Data Protection Ombudsman",
    text:
      "The notification is made with the Ombudsman's own form. Then record here when it was made.",
    phone: "Switchboard",
    email: "E-mail",
    website: "Website",
  },

  facts: {
    title: "What is known",
    names: {
      title: "Short name",
      knownAt: "Became known",
      happened: "When it happened",
      nature: "What happened",
      harms: "What became of the data",
      people: "Whom it concerns",
      peopleCount: "How many people, roughly",
      data: "What data it concerns",
      recordCount: "How many records, roughly",
      consequences: "What is likely to follow from it",
      measures: "What has been done and will be done",
    },
    harms: {
      confidentiality: "somebody saw or got data that was not for them",
      integrity: "data was changed",
      availability: "data was lost or cannot be reached",
    },
    unknown: "not known yet",
    hints: {
      title: "Shown in the list. Write no names or numbers of people into any field.",
      known: "The 72 hours begin here.",
      happened: "As exactly as is known, for example the evening of 2 March 2026.",
      later: "The rest may stay empty and be added when it is known.",
    },
    day: "day",
    time: "time",
  },

  entry: {
    title: "Record a data breach",
    lead:
      "Record at once what is known. Everything can be added to later, and earlier entries stay in sight.",
    button: "Record",
  },

  add: {
    title: "Add an entry",
    facts: "Add to or correct the facts",
    factsText: "Change only what has changed. What was written before stays among the entries.",
    note: "Write a note",
    noteField: "Note",
    told: "The Ombudsman has been told",
    toldAgain: "The notification has been added to",
    toldWhen: "When they were told",
    reference: "Case number given by the Ombudsman",
    referenceHint: "If there is no number yet, record it later as an addition.",
    toldText: "What was told",
    lateReason: "Why it took longer than 72 hours",
    lateHint: "The law wants the reason when the notification is late. Otherwise leave empty.",
    decidedBy: "Who decided",
    notTold: "The Ombudsman is not told",
    notToldText:
      "No notification is needed only when a risk to people is unlikely (Article 33(1)).",
    notToldReason: "Why a risk is unlikely",
    personsTold: "People have been told",
    personsText: "People are told without delay if a high risk to them is likely (Article 34).",
    personsWhen: "When they were told",
    how: "How they were told, and what",
    personsNotTold: "People are not told",
    ground: "Ground",
    grounds: {
      "no-high-risk": "a high risk to people is not likely (Article 34(1))",
      "data-unreadable": "the data was protected so that it cannot be read (Article 34(3)(a))",
      "risk-removed": "the high risk has been removed since (Article 34(3)(b))",
      "public-notice":
        "telling each would be a disproportionate effort, and it is told in public (Article 34(3)(c))",
    },
    reason: "Reason",
    close: "Close",
    closeField: "How it ended",
    reopen: "Reopen",
    reopenField: "Why it is reopened",
    button: "Add",
  },

  history: "Entries",
  decidedBy: (who) => `Decided by: ${who}`,
  steps: {
    recorded: "recorded",
    facts: "facts added",
    note: "note",
    "authority-told": "the Ombudsman was told",
    "authority-not-told": "decided not to tell the Ombudsman",
    "persons-told": "people were told",
    "persons-not-told": "decided not to tell people",
    closed: "closed",
    reopened: "reopened",
  },
  reference: (reference) => `Case number ${reference}`,
  isClosed: "This is closed. Entries can be added once it is reopened.",
  done: { recorded: "The data breach is recorded.", added: "The entry is added." },
  changed:
    "Somebody added an entry at the same time. Your text is still here. See what was added, then send it again.",
  closedMeanwhile:
    "Somebody closed this at the same time. Your text is here. If it has to be added, reopen this first.",

  faults: {
    title: "Give a short name, at most 200 characters.",
    known: "Write the day like 4.3.2026 and the time like 9.30.",
    ahead: "This time is still to come.",
    happened: "Write the time in at most 200 characters.",
    nature: "Tell what happened.",
    harms: "Choose at least one.",
    count: "Write a number in digits, for example 40, or leave it empty.",
    long: "The text can have at most 2000 characters.",
    written: "Write something here, at most 2000 characters.",
    short: "This can have at most 200 characters.",
    decidedBy: "Write who decided.",
    ground: "Choose a ground.",
    step: "Choose what to add.",
  },
  refused: {
    "nothing-changed": "Nothing has changed.",
    "known-ahead": "This time is still to come.",
    "told-ahead": "This time is still to come.",
    "told-before-known": "This is before it became known.",
    "late-reason-missing": "Say why it took longer than 72 hours.",
    "not-closed": "This is open already.",
    "authority-undecided": "First record whether the Ombudsman was told.",
    "persons-undecided": "First record whether people were told.",
    "facts-incomplete":
      "First add the facts: when it happened, whom and what data it concerns, what follows, and what was done.",
  },
};
