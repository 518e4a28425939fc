import type { NoticeWords } from "./fi.ts";
import { en as recorded } from "./recorded/en.ts";

export const en: NoticeWords = {
  title: "Privacy notice",
  subject: "Calls, text messages and chat conversations of the customer service",
  description:
    "What data Tyyne records, how long we keep it, and how you can see, correct and delete your own data.",
  lead:
    "Tyyne gives advice to unemployed people by phone, text message and web chat. You can use the service without telling us who you are. This page tells you everything that we do with your data.",
  version: (version, date) => `Version ${version}, ${date}`,
  contents: "On this page",
  short: {
    title: "In short",
    points: (shortest, longest) => [
      "We use your data only to carry out the customer service.",
      "We never record what is said in a call. Chat conversations are saved automatically.",
      `Data is deleted automatically. The shortest time we keep it is ${shortest}, the longest ${longest}.`,
      "We do not give your data to third parties, unless you want help that calls for it.",
      "You can see, download and delete your data at any time, and ask for corrections.",
    ],
    myData: "Open my data",
    print: "You can print this page with your browser.",
  },

  controller: {
    title: "Who is responsible for your data",
    name: "Controller",
    businessId: "Business ID",
    contact: "Contact person",
    offices: "Offices",
    officer: "Data protection officer",
  },

  purposes: {
    title: "What we use the data for",
    intro: "Tyyne is an advice service for unemployed people. The data has two purposes:",
    list: {
      customer_service: "We carry out the customer service.",
      identification:
        "We identify you when you choose to tell us your name and contact details to get help from the advisers.",
    },
    limit: "We collect clients' data only to carry out the customer service.",
    voluntary:
      "You do not have to tell us anything about yourself. Without contact details we cannot get back to you.",
  },

  recorded,

  retention: {
    title: "How long we keep it",
    intro:
      "The tables show the longest time. Months and years are counted by the calendar in Finnish time. Changing an item never makes the time longer. The one exception is that you ask us yourself to restrict the use of your data.",
    ofYou: "Data about you",
    ofSite: "What this site itself records",
    columns: { what: "Data", why: "Why", period: "How long", early: "Deleted earlier if" },
    withRelationship: "you are no longer our client or you delete it",
    whenErased: "you delete it",
    kinds: {
      call: "Details of a call (contact history)",
      call_note: "Adviser's note of a call",
      sms: "Text-message conversation",
      inquiry: "Message you left when nobody could answer",
      sms_answer: "Answer by text message to a message you left",
      contact: "Your name, contact details and language, if you told us them in My data",
      chat: "Chat conversation",
    },
    site: {
      code: { name: "One-time code", why: "we make sure that the phone number is yours" },
      text_message: {
        name: "Whether a text message arrived, without number and content",
        why: "we notice when messages do not arrive",
      },
      portal_session: {
        name: "Sign-in to my data",
        why: "you stay signed in while you read your data",
      },
      chat_session: {
        name: "Chat open in your browser",
        why: "the conversation stays with you until you close it",
      },
      staff_session: {
        name: "Sign-in of a member of staff",
        why: "only our staff get to the data",
      },
      request: {
        name: "Request and the decision on it",
        why: "we can show that we answered",
      },
      request_evidence: {
        name:
          "Evidence of a request: kind, dates, outcome and ground, without name, number or content",
        why: "we can show that we answered in time",
      },
      restriction: {
        name: "Restriction that you have asked for",
        why: "the data stays, and nobody uses it",
      },
      recipient_task: {
        name: "Who we gave data that has been corrected, deleted or restricted",
        why: "whoever received the data is told that it was corrected, deleted or restricted",
      },
      view: {
        name: "Day and reason when a member of staff looked at your data",
        why: "you see when and why somebody looked at your data",
      },
      audit_log: {
        name: "Record of what a member of staff did with data",
        why: "the use of data can be supervised",
      },
      breach: {
        name: "Record of a data breach: what happened and what we did",
        why: "we can show what we did if data got into the wrong hands",
      },
      monthly_count: {
        name: "Number: how many calls, messages or conversations there were in a month",
        why: "we can tell of our work without telling of anybody",
      },
      erasure_ledger: {
        name: "Record and receipt of an erasure, without name, number or content",
        why: "a backup does not bring back what was deleted",
      },
      abuse_counter: {
        name: "Counter against misuse: a mark that shows neither a number nor a network address",
        why: "nobody can guess codes or disturb the service",
      },
      webhook_id: {
        name: "Identifier of a delivery from the phone system",
        why: "the same data is not saved twice",
      },
    },
  },

  period: {
    units: {
      years: ["year", "years"],
      months: ["month", "months"],
      weeks: ["week", "weeks"],
      days: ["day", "days"],
      hours: ["hour", "hours"],
      minutes: ["minute", "minutes"],
      seconds: ["second", "seconds"],
    },
    and: "and",
    atMost: (amount, from) => `at most ${amount} ${from}`,
    from: {
      callEnded: "from the end of the call",
      written: "from when it was written",
      sent: "from when the message was sent",
      received: "from when it was received",
      chatEnded: "from the end of the conversation",
      created: "from when it was made",
      decided: "from the decision",
      erased: "from the erasure",
    },
    fromOf: {
      contact: { written: "from when you told us" },
      sms_answer: { received: "from when the message arrived" },
      code: { created: "from when the code was sent" },
      portal_session: { created: "from the sign-in" },
      chat_session: { created: "from when the chat was opened" },
      staff_session: { created: "from the sign-in" },
      audit_log: { created: "from when the record was made" },
      breach: { created: "from when the record was made" },
      monthly_count: { created: "from the end of the month" },
      abuse_counter: { created: "from when the counter or the block began" },
    },
  },

  recipients: {
    title: "Who we give data to",
    text: [
      "We do not give your data to anybody regularly, and we do not give it to third parties. The one exception is that you want help that cannot be given otherwise: we use an authority's service or apply for unemployment benefits together with you.",
      "We handle matters with authorities at your request and together with you. In special cases we handle them under a power of attorney that you have written.",
    ],
  },

  automation: {
    title: "Profiling and automated decisions",
    text: "We do not profile you. We make no automated decisions about you.",
  },

  cookies: {
    title: "Cookies",
    text: [
      "This site saves nothing on your device until you do something yourself. When you ask for a one-time code, open my data or use the chat, your browser gets a cookie that is needed for just that.",
      "We do not track you, and the site has no content from other companies.",
    ],
  },

  authority: {
    title: "The supervisory authority",
    name: "Office of the Data Protection Ombudsman",
    street: "Lintulahdenkuja 4",
    city: "Helsinki, Finland",
    postBox: (box) => `P.O. Box ${box}`,
    visits: "Visits",
    post: "Post",
    switchboard: "Switchboard",
    registry: "Registry",
    email: "E-mail",
    website: "Website",
  },

  versions: {
    title: "Versions",
    caption: "The version in force and earlier ones",
    current: "in force",
    columns: { version: "Version", date: "Date", change: "What changed" },
    noDate: "before this site",
    changes: {
      1: "The earlier notice. It is not on this site.",
      2: "The first notice of this site. The same matters in new words. It now tells how to use your rights on the site and what the site itself records.",
      3: "New are the entry of a data breach, the numbers of contacts and whether a text message arrived: how long we keep them, and why.",
    },
    data: "The same notice in machine-readable form (JSON)",
  },
};
