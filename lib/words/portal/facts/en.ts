import type { FactsWords } from "./fi.ts";

export const en: FactsWords = {
  kinds: {
    call: {
      one: "Call",
      many: "Calls",
      holds:
        "When the call began and ended, from which number and to which number it was made, and which adviser answered. What is said is never recorded.",
      why: "So that we can carry out the customer service and see when we have talked.",
      source: "From the phone system, when you called us.",
    },
    call_note: {
      one: "Note of a call",
      many: "Notes of calls",
      holds: "What the adviser wrote down about a call, when, and who the adviser was.",
      why: "So that we can carry out the customer service and go on from where we left off.",
      source: "From the adviser, who wrote down what you said.",
    },
    sms: {
      one: "Text message",
      many: "Text messages",
      holds: "The text of the message, when it was sent, and which adviser wrote from our side.",
      why: "So that we can carry out the customer service by text message.",
      source: "From you and the adviser, through the phone system.",
    },
    inquiry: {
      one: "Message you left",
      many: "Messages you left",
      holds: "The message that you left when we could not answer, and when you sent it.",
      why: "So that we can carry out the customer service and answer you.",
      source: "From you, through the phone system.",
    },
    sms_answer: {
      one: "Answer to a message you left",
      many: "Answers to messages you left",
      holds:
        "The text of an answer by text message, when it arrived, and which adviser wrote from our side.",
      why: "So that we can carry out the customer service and see what answer you have had.",
      source: "From you and the adviser, through the phone system.",
    },
    contact: {
      one: "Your contact details",
      many: "Your contact details",
      holds:
        "Name, e-mail address, postal address and language, if you told us them yourself in My data.",
      why: "So that we can carry out the customer service and reach you the way you want.",
      source: "From you, in My data.",
    },
    chat: {
      one: "Chat conversation",
      many: "Chat conversations",
      holds:
        "The whole conversation, when it began and ended, the nickname and whatever else you told us about yourself, the adviser's name and the adviser's notes.",
      why: "So that we can carry out the customer service and go on from where we left off.",
      source: "From you and the adviser. The conversation was saved automatically.",
    },
  },
  seenBy:
    "You, when you open the data with a code, and the advisers of the customer service who need it to handle your matter.",

  title: "How we handle your data",
  purposes: "What we use the data for",
  purposesText: [
    "We carry out the customer service.",
    "We identify you when you choose to tell us who you are, so that an adviser can help.",
  ],
  purposesLimit: "We use the data for nothing else.",
  categories: "What data we hold",
  categoriesText: (kinds) =>
    `Your phone number and the data that belongs to it: ${kinds}. We keep your number for as long as any of this.`,
  categoriesNothing: "There is no data about your number that the code opens.",
  recipients: "Who we have given data to",
  nobodyReceived: "There is no record of your data having been given to anybody.",
  recipientsText: [
    "We do not give data to anybody regularly, nor to third parties. The one exception is that you want just that kind of help: we handle a matter with an authority together with you, or under a power of attorney from you.",
  ],
  disclosure: (to, on, what, basis, until) =>
    `${to}, ${on}: ${what}. ${basis} This note is deleted by ${until}.`,
  basis: {
    "client-request": "You asked for it yourself.",
    "power-of-attorney": "You gave a power of attorney.",
    law: "The law required it.",
  },
  processor: (name, country) => `On our behalf data is handled by ${name} (${country}).`,
  retention: "When the data is deleted",
  retentionText:
    "Each item shows the day on which it is deleted by itself. You can delete it earlier.",
  source: "Where the data came from",
  automated: "Does a machine decide about you",
  automatedText: "No. We make no automated decisions, and we do not profile you.",

  rights: "Your rights",
  rightsLead: "You can use these rights at any time. It costs nothing.",
  right: {
    access: { name: "You may see your data", how: "This page has everything that the code opens." },
    portability: {
      name: "You may take your data with you",
      how: "Download the data as a file that another system can read as well.",
    },
    erasure: {
      name: "You may delete your data",
      how: "Delete one item, all of a kind, or everything at once.",
    },
    rectification: {
      name: "You may correct your data",
      how:
        "Change at once what you told us yourself. Ask for a correction of what a member of staff wrote.",
    },
    restriction: {
      name: "You may restrict the use",
      how: "Ask us not to use the data until a matter has been settled.",
    },
    objection: {
      name: "You may object to the use",
      how: "Tell us why we should not use your data.",
    },
    complaint: {
      name: "You may complain",
      how:
        "You can complain to the Office of the Data Protection Ombudsman if you feel that we are doing something wrong.",
    },
  },
  toDownload: "Download the data",
  toAsk: "Make a request",
  toErase: "Delete data",
  contact: "Contact us",
  controller: "Controller",
  authority: "Office of the Data Protection Ombudsman",
  readNotice: "Read the whole privacy notice",
};
