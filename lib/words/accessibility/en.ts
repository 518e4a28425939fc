import type { AccessibilityWords } from "./fi.ts";

export const en: AccessibilityWords = {
  title: "Accessibility statement",
  description:
    "How well everybody can use Tyyne's web service, what it still lacks, and how to give feedback.",
  lead: (host) =>
    `This statement is about Tyyne's web service at ${host}. We want everybody to be able to use it.`,
  law:
    "It tells how the service meets the requirements of the Finnish Act on the Provision of Digital Services (306/2019).",
  state: {
    title: "How accessible the service is",
    text: [
      "Our aim is the level that the law calls for: levels A and AA of the WCAG 2.1 guidelines, as the European standard EN 301 549 sets them.",
      "By our own assessment the service meets the requirements in part. What we know to be missing is below.",
    ],
  },
  gaps: {
    title: "What is not accessible yet",
    list: (session) => [
      `Time limit of my data: for your safety a sign-in holds for at most ${session}. The time cannot be extended, but the data can be opened again at once with a new code (WCAG 2.2.1).`,
      "Chat without JavaScript: the page loads itself again, and a screen reader may then start reading from the beginning. The refreshing can be stopped.",
      "Screen readers: we have not yet tested the service with people who use one, so there may be more that is missing.",
      "Only the privacy notice is in plain language, and in Finnish. Nothing is in sign language yet.",
    ],
    instead:
      "If the service does not work for you, call, write or visit an office. You get the same help and the same information.",
  },
  method: {
    title: "How we assessed it",
    text:
      "We assessed the service ourselves. We check every public page with a program in a real browser, in all languages, in a narrow and in a wide window, light and dark. No outside expert has assessed the service yet.",
  },
  feedback: {
    title: "Give feedback",
    text: (days) =>
      `Tell us if you cannot get to something or need it in another form. We answer within ${days} days at the latest.`,
    email: "E-mail",
    phone: "Phone",
  },
  supervisor: {
    title: "If our answer does not help",
    text: (days) =>
      `If you are not satisfied with our answer, or get none within ${days} days, you can notify the supervisory authority. Its website tells how a notification is made and handled.`,
    name: "Finnish Transport and Communications Agency Traficom",
    unit: "Digital Accessibility Supervision Unit",
    website: "Website",
    email: "E-mail",
    phone: "Switchboard",
  },
  made: (date) => `This statement was made on ${date}.`,
};
