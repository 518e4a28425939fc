import type { EnteringWords } from "./fi.ts";

/** A request that came by phone, by post or at an office, entered by hand. */
export const en: EnteringWords = {
  title: "Enter a request",
  lead: "A request by phone, by post or at an office is as good as one made on the site.",
  kind: "What is asked",
  channel: "How it came",
  identity: "How you made sure of who asks",
  phone: "Phone number",
  phoneHint: "If it is known. With it the request is joined to the client's data.",
  text: "What was asked",
  textHint: "Do not write a personal identity code.",
  answerTo: "Where the answer goes",
  answerToHint: "A postal or e-mail address, when there is no number.",
  lang: "In which language to answer",
  receivedOn: "When it came",
  receivedOnHint: "For example 2.3.2026. The month is counted from this day.",
  button: "Enter the request",
  edit: {
    title: "Correct the entry of the request",
    lead: "Correct what was entered wrongly, or add a number. The due date is counted anew.",
    phoneStays: (number) => `Leave empty if the number does not change: ${number}.`,
    link: "Correct the entry",
    button: "Save the correction",
    nobody: "The request is not joined to a client.",
    addNumber: "Add a phone number",
    nobodyText:
      "Without a number we do not know whose data the request is about. Add one. If there is none to be had, refuse the request on the ground 11(2).",
    noData: "The number has no client. We hold no data under it.",
  },
  faults: {
    kind: "Choose what is asked",
    channel: "Choose how it came",
    identity: "Choose how you made sure of the identity",
    phone: "Check the phone number",
    text: "Write what was asked",
    answerTo: "Write where the answer goes, or give a phone number",
    lang: "Choose a language",
    receivedOn: "Write the day like 2.3.2026: today, or a year ago at most",
  },
};
