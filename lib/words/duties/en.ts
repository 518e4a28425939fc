import type { DutyWords } from "./fi.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const en: DutyWords = {
  notice: {
    title: "Check of the privacy notice",
    text:
      "The public notice is compared with what Articles 13 and 14 of the GDPR ask to be told. The state is worked out from the notice itself: when a missing fact is added, its row changes.",
    inForce: (version, date) => `Version ${version} of ${date} is in force.`,
    toNotice: "Open the notice",
    toRecord: "Record of processing activities",
    gaps: (count) => of(count, "matter still needs a decision.", "matters still need a decision."),
    whole: "The notice has everything that the articles ask for.",
    columns: { what: "What the law asks to be told", articles: "Article", status: "State" },
    statuses: {
      present: "in the notice",
      lacking: "missing",
      "not-applicable": "does not apply",
      depends: "follows once the legal bases are chosen",
      differs: "notice and site differ",
    },
    points: {
      identity: "Name and contact details of the controller",
      businessId: "Business ID",
      representative: "Representative, if the controller is outside the EU",
      officer: "Contact details of the data protection officer, if there is one",
      purposes: "What the data is used for",
      legalBasis: "Legal basis of each purpose",
      healthBasis: "Basis for what people tell of their health",
      legitimateInterest: "What the legitimate interest is, if that is the basis",
      recipients: "Who receives data",
      processors: "Companies that process data on the association's behalf",
      transfers: "Whether data leaves the EU and the EEA",
      periods: "How long data is kept",
      rights: "Rights: access, correction, erasure, restriction, portability, objection",
      withdrawal: "That consent can be withdrawn, if anything is based on it",
      complaint: "Right to complain to the supervisory authority",
      voluntary: "Whether giving data is required",
      automation: "Automated decisions and profiling",
      otherPurposes: "Other purposes that data is used for later",
      categories: "What data is recorded",
      source: "Where the data comes from",
      responses: "Who answers requests, and how fast",
      adviserNames: "Whether clients see the names of advisers",
    },
    decide: "What has to be decided",
    questions: {
      businessId: "What is the association's business ID?",
      dataProtectionOfficer:
        "Does the association have a data protection officer? If so, who is it? If Article 37(1) does not ask for one, that is a decision, too.",
      legalBasis:
        "On which point of Article 6(1) does the customer service stand? And the identifying of clients who wish it?",
      healthBasis:
        "In chats and messages people also tell of their health. Which point of Article 9(2) allows recording it: a consent, d the work of an association, or h a social service?",
      legitimateInterest:
        "A purpose stands on a legitimate interest (f). What is the interest? Write it in all four languages.",
      processors:
        "Which companies process data on the association's behalf: the phone service, the sending of text messages, servers? In which country? If none, that is said as well.",
      outsideEea:
        "Does data leave the EU and the EEA? If so, is it protected by a decision of the Commission or by standard clauses?",
      responses:
        "Who in the association answers requests, and in how many days? The law gives a month.",
      adviserNamesShown:
        "Are advisers' names shown to clients? The answer must be the same as on the Settings page.",
    },
    differs: {
      processors: (tasks) =>
        `By its settings the site uses another company: ${tasks}. The notice does not name it.`,
      tasks: {
        telephony: "phone service",
        text_messages: "sending of text messages",
        hosting: "database elsewhere",
      },
      adviserNames: (shown) =>
        shown
          ? "The settings say that names are shown. The notice says otherwise."
          : "The settings say that names are not shown. The notice says otherwise.",
    },
    line: "For whoever maintains the site: how it is written",
    how: "How a fact gets into the notice",
    steps: [
      "The association decides, and records its decision.",
      "Whoever maintains the site writes the fact into its source code.",
      "They add a new version of the notice with its day, and tell in every language what changed. The checks do not pass without a new version.",
      "When the site is started again, the notice, its JSON and this page change at once.",
    ],
    files: "For whoever maintains the site: the files",
    factsFile: "Facts, under CONTROLLER",
    versionsFile: "Versions",
    why:
      "The facts are not changed by a form, because the notice is a public document: every change has a version, a day and somebody who checked it.",
  },

  record: {
    title: "Record of processing activities",
    subtitle: "Draft, Article 30(1) of the GDPR",
    lead:
      "The draft is made from the same facts as the privacy notice and the retention periods. It is not public, but the supervisory authority may ask to see it.",
    made: (date, version, noticeDate) =>
      `Made on ${date} from version ${version} of the privacy notice (${noticeDate}).`,
    toBeAdded: (count) =>
      `The draft has ${of(count, "place", "places")} for the association to complete.`,
    open: "To be added",
    back: "Check of the privacy notice",
    files: "Download",
    html: "As a document for word processing (HTML)",
    csv: "As a table (CSV)",
    print: "You can also print this page with your browser.",
    points: {
      a: "Controller and contact details",
      b: "Purposes of the processing",
      c: "Whose data, and what data",
      d: "Who receives data",
      e: "Transfers outside the EU and the EEA",
      f: "When data is erased",
      g: "Security measures",
    },
    columns: { what: "Data", whose: "Of whom", why: "Why", kept: "How long" },
    ofClients: "What is held of clients",
    ofSite: "What the site itself records",
    whyClients: "carrying out the customer service",
    subjects: {
      clients: "clients, anonymous ones too",
      others: "people whom a client tells about",
      staff: "staff",
      nobody: "nobody",
    },
    health: "In free texts clients may also tell of their health (Article 9).",
    gaps: {
      officer: "the data protection officer, or the decision that none is needed",
      businessId: "the business ID",
      legalBasis: "the legal basis of each purpose",
      interest: "what the legitimate interest is",
      health: "the basis of Article 9 for what clients tell of their health",
      processors: "the companies that process data on the association's behalf",
      transfers: "whether data leaves the EU and the EEA",
      measures:
        "the association's own measures: who gets an account, instructions, confidentiality, training, protection of devices and offices",
    },
    noProcessors: "Nobody processes data on the association's behalf.",
    security: [
      "Clients' data is encrypted with a key of its own for each client, conversation and request. The keys are encrypted with a master key that is not in the database.",
      "Erasure destroys the key. After that the data cannot be read.",
      "No phone number can be seen in the database: a client is found by a value computed from the number.",
      "Clients reach their data with a one-time code sent to their phone, or with the receipt code of a conversation. Guessing is limited.",
      "Staff sign in with the association's own accounts. Each reaches what their work asks for, and phone numbers are masked.",
      "Views and decisions go into an audit log in which a change is noticed. Clients see on which days and why their data was looked at.",
      "Data is deleted automatically when its time is up. Every night it is checked that nothing stayed.",
      "Connections are encrypted. The server's logs and addresses hold no personal data.",
      "Data breaches are recorded, and staff see the 72-hour deadline.",
    ],
    csvColumns: { point: "Point", title: "Heading", matter: "Matter", text: "Content" },
    fileName: "record-of-processing",
  },
};
