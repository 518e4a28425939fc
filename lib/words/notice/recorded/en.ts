import type { RecordedWords } from "./fi.ts";

export const en: RecordedWords = {
  title: "What data we record",
  call: {
    title: "Call",
    intro: "When you call us, we record:",
    items: {
      times: "when the call began and ended",
      callerNumber: "the caller's number",
      serviceNumber: "the service number that you called",
      adviser: "the adviser's name and number",
    },
    note: () => "What is said in the call is never recorded.",
  },
  chat: {
    title: "Chat conversation",
    intro: "When you write in the chat, we record:",
    items: {
      times: "when the conversation began and ended",
      nickname: "the nickname or other details that you give",
      adviserName: "the adviser's name",
      conversation: "the whole conversation",
    },
    note: (since) =>
      `The conversation is saved automatically. Chat conversations have been saved since ${since}.`,
  },
  inquiry: {
    title: "Message you left",
    intro: "If we cannot answer your call, you can leave us a text message. We then record:",
    items: {
      sentAt: "when the message was sent",
      phone: "your phone number",
      question: "your question as you worded it",
    },
    note: () => "If we answer by text message, the answer is recorded as well.",
  },
  others: {
    title: "Other data",
    intro: "We may also hold:",
    items: [
      "text-message conversations",
      "the adviser's notes of calls",
      "answers by text message to messages that you left",
      "your contact history: when you have been in touch with us",
      "your name, contact details and language, if you told us them yourself in My data",
    ],
    note: "The data comes from you, from the adviser and from the phone system.",
  },
};
