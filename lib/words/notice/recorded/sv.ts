import type { RecordedWords } from "./fi.ts";

export const sv: RecordedWords = {
  title: "Vilka uppgifter vi sparar",
  call: {
    title: "Samtal",
    intro: "När du ringer till oss sparar vi:",
    items: {
      times: "när samtalet började och slutade",
      callerNumber: "numret som samtalet kom från",
      serviceNumber: "servicenumret som du ringde till",
      adviser: "rådgivarens namn och nummer",
    },
    note: () => "Det som sägs i samtalet spelas aldrig in.",
  },
  chat: {
    title: "Chatt",
    intro: "När du skriver i chatten sparar vi:",
    items: {
      times: "när chatten började och slutade",
      nickname: "signaturen eller andra uppgifter som du själv ger",
      adviserName: "rådgivarens namn",
      conversation: "hela chatten",
    },
    note: (since) => `Chatten sparas automatiskt. Chattar har sparats från och med ${since}.`,
  },
  inquiry: {
    title: "Kontaktbegäran",
    intro:
      "Om vi inte hinner svara på ditt samtal kan du lämna ett textmeddelande. Av det sparar vi:",
    items: {
      sentAt: "när meddelandet skickades",
      phone: "ditt telefonnummer",
      question: "din fråga så som du skrev den",
    },
    note: () => "Om vi svarar med ett textmeddelande sparas också svaret.",
  },
  others: {
    title: "Andra uppgifter",
    intro: "Dessutom kan vi ha:",
    items: [
      "konversationer per textmeddelande",
      "rådgivarens anteckningar om samtal",
      "svar på kontaktbegäranden per textmeddelande",
      "kontakthistorik, alltså när du har varit i kontakt med oss",
      "namn, kontaktuppgifter och språk, om du själv har berättat dem under Mina uppgifter",
    ],
    note: "Uppgifterna kommer från dig, från rådgivaren och från telefonsystemet.",
  },
};
