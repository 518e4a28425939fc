import type { PhoneWords } from "./fi.ts";

export const en: PhoneWords = {
  message: {
    myData: (code) =>
      `${code} is your code for your data at Tyyne. It works for 10 minutes. Do not give it to anyone.`,
    chat: (code) =>
      `${code} is the code that links the Tyyne chat to your number. It works for 10 minutes. Do not give it to anyone.`,
  },

  title: "Open my data",
  lead:
    "Here you can see what we hold about you. You can download, correct and delete your data at any time.",
  how:
    "Enter your phone number. We will send you a code by text message, and you open your data with it. The message costs you nothing.",
  phone: "Mobile number",
  phoneHint: "A Finnish number, for example 050 123 4567 or +358 50 123 4567",
  send: "Send the code",
  cookie:
    "When you send your number, your browser keeps a cookie, so that the code works in this browser only. The cookie goes away when the code stops working, after 10 minutes.",

  codeTitle: "Enter the code",
  sentTo: (phone, time) => `We sent a code to ${phone}. The code stops working ${time}.`,
  unsure: (phone) =>
    `We do not know for certain whether the message to ${phone} was sent. Wait a moment. If no message comes, ask for a new code.`,
  code: "Six-digit code",
  codeHint: "The code is at the start of the text message. Spaces are fine.",
  open: "Open my data",
  goOn: "Continue",
  noMessage: "No message?",
  noMessageWait: "It may take a few minutes for the message to come.",
  noMessageCheck: (phone) => `Check that ${phone} is the right number.`,
  noMessageAgain: (time) =>
    `You can ask for a new code ${time}. The earlier code also works until it runs out.`,
  noMessageLook: "If the message does not arrive, we say so on this page.",
  look: "Reload the page",
  undelivered: (phone) =>
    `The message to ${phone} did not arrive. Check the number, and that the phone is switched on. You can also do this without a code: see further down.`,
  sendAgain: "Send a new code",
  otherNumber: "Use another number",

  freshTitle: "Confirm with a new code",
  freshWhy: (phone) =>
    `To download or delete data we need a fresh code. That way nobody else can do it in your place. We send the code to ${phone}.`,
  back: "Back to my data",

  risk: "Who can read the code?",
  riskText:
    "Anybody who holds your phone can read the code. If somebody else reads your messages, do not use a code.",
  otherWays: "You can always do this without a code as well",
  otherWaysText:
    "Call, visit an office or write to us. We help you to see, correct and delete your data.",
  call: "Call",
  write: "Write",
  visit: "Visit an office",

  receiptLink: "Look at the receipt for deleted data",
  signedOut: "You have signed out.",
  ended: "We closed your data to keep it safe. You can open it with a new code.",
  wanted: "First open your data with a code. Then you come to the page that you chose.",
  kept:
    "We closed your data to keep it safe. What you wrote is kept. Open your data with a new code and the same number, and you can go on from there. Keep this page open.",
  sentNew: "We sent a new code.",

  faults: {
    "empty": "Enter your phone number",
    "not-a-number": "Check the number. Write it for example like this: 050 123 4567",
    "too-short": "Check the number: some digits are missing. For example 050 123 4567",
    "too-long": "Check the number: it has too many digits. For example 050 123 4567",
    "landline":
      "A landline cannot receive text messages. Enter your mobile number or contact us in another way",
    "service-number":
      "A service or company number cannot receive a code. Enter your mobile number or contact us in another way",
    "foreign":
      "We send codes to Finnish mobile numbers only. Contact us in another way and we will help you",
  },
  codeShape: "The code has six digits. Check the text message",
  codeWrong: (left) =>
    left === 1
      ? "The code is not right. You can try once more"
      : `The code is not right. You can try ${left} more times`,
  codeExpired:
    "The code no longer works in this browser. You get a new one when you press “Send the code”.",

  limits: {
    "paused": (time) =>
      `Codes are paused for a while, because unusually many wrong codes have come in. The pause protects everybody's data. You can try again ${time}.`,
    "tries": (time) =>
      `A wrong code was entered five times. For your safety you can ask for a new one only ${time}.`,
    "locked": (_time) =>
      "A wrong code was entered ten times today for this number. For your safety the number is locked until tomorrow.",
    "soon": (time) => `We sent a code just now. You can ask for a new one ${time}.`,
    "often": (time) =>
      `We have sent three codes to this number in a short time. You can ask for a new one ${time}.`,
    "number-day": (_time) =>
      "We have sent ten codes to this number today. You can ask for a new one tomorrow.",
    "address": (time) =>
      `Many codes have been asked for from the same network within an hour. You can ask for a new one ${time}.`,
    "site-day": (_time) =>
      "Today's text messages have been used up. You can ask for a code again tomorrow.",
    "outage": (time) =>
      `Text messages are not going out at the moment, because the text-message service has a fault. You can try again ${time}, or contact us in another way.`,
  },
  gateway: {
    refused:
      "The message could not be sent. Check the number and try again, or contact us in another way.",
    unavailable:
      "The message was not sent, because the text-message service is not answering right now. Try again in a moment, or contact us in another way.",
  },
  earlierStillGood: "The earlier code still works.",
};
