import type { RightsWords } from "./fi.ts";

export const en: RightsWords = {
  title: "Your rights and how to use them",
  intro:
    "You can use your rights at any time. It costs nothing. The articles are those of the EU General Data Protection Regulation (GDPR).",
  article: (article) => `Article ${article}`,
  ask: "Make a request in my data",
  openReceipt: "Open a chat conversation with its receipt code",
  list: {
    access: {
      name: "Right of access",
      text: "When you have given us data, you may check what is recorded about you.",
      how:
        "Open my data with a one-time code that comes to your phone. A chat conversation opens with its receipt code.",
      link: "Open my data",
    },
    portability: {
      name: "Portability",
      text: "You may have your data as a file that another system can read as well.",
      how: "Download the file in my data.",
      link: "Download my data",
    },
    rectification: {
      name: "Correction",
      text:
        "You may demand that wrong or incomplete data is corrected without delay. The words of a conversation are not rewritten, but you may add a statement of your own to it.",
      how: "Make a request in my data, or call, write or visit an office.",
      link: "Contact details",
    },
    erasure: {
      name: "Erasure",
      text: "You may at any time ask P-K TT ry to delete your data.",
      how: "Delete the data yourself in my data: one item, all of a kind, or everything at once.",
      link: "Delete my data",
    },
    restriction: {
      name: "Restriction",
      text:
        "You may ask us not to use your data while we find out whether it is right or may be used.",
      how: "Make a request in my data, or call, write or visit an office.",
      link: "Contact details",
    },
    objection: {
      name: "Objection",
      text: "You may object to the use of your data, if there is a reason in your situation.",
      how: "Make a request in my data, or call, write or visit an office.",
      link: "Contact details",
    },
    notification: {
      name: "Being told who received your data",
      text:
        "If we have given your data to somebody, we tell them of the correction, erasure or restriction. You may ask who has received your data.",
      how: "Make a request in my data, or call, write or visit an office.",
      link: "Contact details",
    },
    complaint: {
      name: "Complaint",
      text:
        "You may complain to the Office of the Data Protection Ombudsman if you think that your data is being handled wrongly.",
      how: "Contact the Office of the Data Protection Ombudsman.",
      link: "Contact details of the authority",
    },
  },

  requests: {
    title: "How a request is handled",
    text: [
      "You can see, download and delete your data at once in my data, and other requests are made in the same place. You can also make a request by phone, by post or at an office. All ways are equal, and the requests go into the same queue.",
      "The law gives us one month to answer. If the matter is complex, the time may be extended by two months. We then tell you the reason.",
    ],
    practice: (by, days) => `Requests are answered by ${by}, usually within ${days} days.`,
  },
};
