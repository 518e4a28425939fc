import type { PortalWords } from "./fi.ts";

export const en: PortalWords = {
  title: "My data",
  greeting: "Hello.",
  held: (phone) =>
    `Here is everything that we hold about ${phone}: what it is, why we hold it, who can see it and when it is deleted.`,
  reach: (date) =>
    `The code opens data from ${date} on. Before that, the number may have had another owner.`,
  olderChats:
    "An older chat opens with the receipt code that you got when it began. If the receipt code is lost, contact us. We do not show here whether there are older chats.",
  openWithReceipt: "Open a chat with a receipt code",
  onThisPage: "On this page",
  signedInUntil: (idle, last) =>
    `To keep your data safe, we close it ${idle} if you do nothing, and ${last} at the latest.`,
  signOut: "Sign out",
  back: "Back to my data",
  actions: "What you can do",
  download: "Download or print the data",
  eraseAll: "Delete all data",
  newNumber: "This number is new to me",

  nothing: {
    title: (phone) => `We hold nothing about ${phone}`,
    means: (date) =>
      `This means that there are no calls, notes, text messages, messages you left or chats with this number from ${date} on. Data may also be gone already, because its time was up or because it was deleted.`,
    elsewhere: "What may be elsewhere",
    places: [
      "A chat without a phone number. You open it with the receipt code.",
      "A contact from another number. Sign out and open the data with that number.",
      "A call from a withheld number. We do not have your number then, so we cannot connect the call with you.",
    ],
  },

  unreadable: {
    entries: (count, phone) =>
      `${
        count === 1 ? "One entry that belongs" : `${count} entries that belong`
      } here cannot be opened. The fault is ours. We show everything that does open. Call ${phone}, and we will look into it.`,
    ofChat: (count, phone) =>
      `${
        count === 1 ? "One part" : `${count} parts`
      } of this chat cannot be opened. The fault is ours. We show everything that does open. Call ${phone}, and we will look into it.`,
    requests: (dates, phone) =>
      dates.length === 1
        ? `We cannot open the request you made on ${
          dates[0]
        }. The fault is ours. Call ${phone}, and we will tell you where it stands.`
        : `We cannot open the requests you made on ${
          dates.join(", ")
        }. The fault is ours. Call ${phone}, and we will tell you where they stand.`,
  },
  sectionHolds: "What it is",
  sectionWhy: "Why we hold it",
  sectionSeenBy: "Who can see it",
  sectionSource: "Where it came from",
  itemFoot: (date) =>
    `For the customer service. Seen by you and the advisers. Deleted\u00a0${date}.`,
  newest: (count) => `Here are the newest ${count}.`,
  showMore: (kind) => `Show older ${kind.toLowerCase()}`,
  noneOfKind: "There is nothing here.",
  eraseItem: "Delete this",
  eraseKind: (kind) => `Delete all ${kind.toLowerCase()}`,
  field: {
    started: "Began",
    ended: "Ended",
    callerNumber: "Caller's number",
    serviceNumber: "Service number",
    adviser: "Adviser",
    adviserNumber: "Adviser's number",
    nickname: "Nickname",
    messages: "Messages",
    name: "Name",
    email: "E-mail",
    address: "Postal address",
    language: "Language",
    formerly: "Earlier nickname",
    empty: "empty",
  },
  languages: { fi: "Finnish", sv: "Swedish", en: "English" },
  changed: (date: string) => `Corrected ${date}. Before:`,
  restricted: (date: string) => `Restricted until ${date}. Nobody uses this.`,
  onHold:
    "An open matter belongs to this, so it is deleted only once your request has been decided.",
  fixItem: "Correct or ask",
  csv: {
    unreadable: (kind) => `Cannot be opened: ${kind}`,
    kind: "Data",
    id: "Id",
    time: "Time (UTC)",
    ended: "Ended (UTC)",
    from: "From",
    callerNumber: "Caller's number",
    serviceNumber: "Service number",
    adviser: "Adviser",
    adviserNumber: "Adviser's number",
    nickname: "Nickname",
    text: "Text",
    why: "Why",
    keptUntil: "Deleted (UTC)",
  },
  from: {
    you: "You",
    adviser: "The adviser",
    us: "Us",
    statement: "Your own statement",
    note: "The adviser's note",
  },

  downloadPage: {
    title: "Download or print the data",
    lead: "You get everything that the code opens. Keep it where others cannot read it.",
    json: "Download everything (JSON)",
    jsonHint:
      "For taking it to another system. It also has the explanations of this page. Its structure is openly described.",
    schema: "Structure of the file (JSON Schema)",
    csv: "Download a table (CSV)",
    csvHint:
      "Opens in a spreadsheet. An apostrophe at the start of a cell means nothing: it is there to keep the file safe.",
    print: "Open the page for printing",
    printHint: "Everything on one page, with the explanations. Print it with your browser.",
  },
  printPage: {
    title: "My data for printing",
    made: (instant) => `Printed ${instant}`,
    how: "Print the page with your browser. Buttons and links stay off the paper.",
  },

  erase: {
    titleItem: (kind, instant) => `Delete: ${kind.toLowerCase()} ${instant}`,
    titleKind: (kind) => `Delete all ${kind.toLowerCase()}`,
    titleAll: "Delete all your data",
    goes: "This goes at once",
    goesCount: (kind, count) => `${kind}: ${count}`,
    goesNumber: "Your phone number and its link to everything above",
    unreadable: (count) =>
      count === 1
        ? "One of these we cannot open, and it is not in the copy you download. If you delete it now, we can no longer try to restore it."
        : `${count} of these we cannot open, and they are not in the copy you download. If you delete them now, we can no longer try to restore them.`,
    nothingGoes: "There is nothing here to delete.",
    stays: "This stays, and why",
    ending: {
      unreadable: (date) => `A request that cannot be opened, received ${date}.`,
      title: "These open requests of yours end",
      text:
        "We can no longer answer them once the data is deleted. If you are waiting for an answer, delete the data only after it.",
    },
    staying: {
      older_chats: (since) =>
        `Chats from before ${since}, if there are any, and chats that you did not connect with your number. They are opened and deleted with the receipt code, because we do not know that they are yours.`,
      on_hold: () =>
        "What belongs to an open matter. It is deleted only once your request has been decided. You see the matter and its ground in your data.",
      requests: () =>
        "Requests that you have made, and the decisions on them. We must be able to show that we answered. Each request shows when it is deleted.",
      evidence: () =>
        "A note of the deletion: reference, time and numbers of items. It has no name, no phone number and no content. It keeps what was deleted from coming back from a backup.",
      request_evidence: () =>
        "A note of each request, if you made any: kind, dates, outcome and ground. It has no name, no phone number and no content. The requests themselves are deleted. Open ones end, and their reference stays for 2 years, too.",
      recipients: () =>
        "Who received your data, and your number or the reference of the matter, until we have told them that the data is deleted. At most 6 months.",
      counters: () =>
        "Counters that keep codes from being guessed. They do not have your number, only a row of characters from which nobody can read it. They go away by themselves.",
    },
    forGood:
      "What is deleted cannot be brought back, not by us either. Download the data first if you want to keep it.",
    signsOut: "After the deletion we sign you out on every device.",
    confirm: "I understand that what is deleted cannot be brought back",
    confirmMissing: "Confirm the deletion by ticking the box",
    buttonItem: "Delete this for good",
    buttonKind: "Delete these for good",
    buttonAll: "Delete all my data for good",
    cancel: "Do not delete, go back to my data",
  },
  receipt: {
    all: "everything",
    lookTitle: "Look at the receipt for deleted data",
    lookHint: "The reference looks like P-1234-ABCD.",
    look: "Show the receipt",
    open: "Open my data",
    title: "The data is deleted",
    saved: "Write the reference down. Nothing in it tells who you are.",
    reference: "Reference",
    when: "Deleted",
    what: "What was deleted",
    nothing: "There was no data left to delete.",
    counting:
      "We are still counting how much was deleted. Use the link below in a moment to see the numbers.",
    lookAgain: "See whether it has been counted",
    notCounted:
      "All of it is deleted. We only do not know how many items there were, because the counting was interrupted.",
    unreadable:
      "Nobody can read what was deleted any more, not even we. It does not come back from a backup.",
    signedOut: "We signed you out on every device.",
    kept: (date) => `This receipt can be read until ${date}.`,
    unknownTitle: "The receipt was not found",
    unknown: "There is no receipt with this reference. Check the reference.",
    home: "Go to the home page",
    again: "Open my data again",
  },

  newNumberPage: {
    title: "This number is new to me",
    lead:
      "A phone number can change owners. If you got this number recently, you may see data about its former owner here.",
    happens: "What happens when you confirm",
    steps: [
      "We hide everything about the number at once. The code no longer opens it, for you or for anybody else.",
      "Nothing is deleted yet, because the data is another person's.",
      "Our staff receive a request and look into it.",
      "From now on you see your own contacts only.",
    ],
    careful:
      "Do not confirm if the data is yours. If you only want to be rid of it, delete it. If you confirm by mistake, contact us.",
    confirm: "I have had the number for a short time only, and the data is another person's",
    confirmMissing: "Confirm by ticking the box that the number is new to you",
    button: "Hide the former owner's data",
  },
  /** A request that the number is new. */
  requestPage: {
    hidden: "The former owner's data is hidden now.",
    nextText:
      "Our staff look into it. You do not have to do anything. You see in my data how the request stands.",
  },

  kept: {
    title: "Go on where you stopped",
    text: "Your data is open again, and what you wrote is kept. Nothing has been sent yet.",
    goOn: "Go on writing",
  },

  idle: {
    title: "Are you still there?",
    minutes: (left) =>
      left === 1
        ? "We close your data in less than a minute, so that others do not see it."
        : `We close your data in less than ${left} minutes, so that others do not see it.`,
    last: "The time is up and cannot be extended. You can open the data with a new code.",
    stay: "Continue",
    close: "OK",
    failed: "It did not work. Check your connection and try again.",
  },
};
