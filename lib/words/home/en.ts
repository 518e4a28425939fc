import type { HomeWords } from "./fi.ts";

export const en: HomeWords = {
  title: "Advice when you are out of work",
  description:
    "Tyyne gives advice to unemployed people by phone, text message and web chat. You do not have to tell us who you are.",
  lead: "Tyyne helps by phone, text message and web chat. You do not have to tell us who you are.",
  doors: {
    title: "What would you like to do?",
    chat: {
      name: "Write to an adviser",
      text: "An adviser answers when the chat is open. At other times you can leave a question.",
    },
    myData: {
      name: "See your data",
      text: "You see what we hold about you. You can download and delete it.",
    },
    notice: {
      name: "Read about privacy",
      text: "What we record, why and for how long. In short and in detail.",
    },
  },
  plain: "The same in plain Finnish",
  help: {
    title: "How we help",
    text: [
      "Tell us what is on your mind. An adviser listens and helps you on your way.",
      "If you like, we deal with an authority together with you. For example, we can apply for unemployment benefits together.",
    ],
  },
  contact: {
    title: "Call, write or come and see us",
    person: "Contact person",
    phone: "Phone",
    email: "E-mail",
    offices: "Offices",
  },
};
