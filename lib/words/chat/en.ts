import type { ChatWords } from "./fi.ts";

export const en: ChatWords = {
  title: "Chat",
  lead: "Write to an adviser at Tyyne. You do not have to tell us who you are.",

  before: {
    title: "Before you start",
    noCode:
      "Do not write your personal identity code, bank details or passwords. We do not need them.",
    recorded:
      "We keep the conversation: when it started and ended, the messages, your nickname and whatever else you tell us, and the adviser's name.",
    kept: (years) =>
      `The conversation is deleted ${years} years after it ended at the latest. You can also delete it yourself, even straight away.`,
    fold: "Your network address and the cookie",
    address:
      "We do not keep your network address. A number that does not show the address is worked out from it. That number is kept for two days at most, so that we can limit disturbance.",
    device:
      "When you start, your browser stores a cookie so that the conversation stays with you. It goes when you close the browser.",
    receipt:
      "You get a receipt code. With it you can later read, download and delete the conversation and see the answer.",
    more: "Read in the privacy notice how your data is handled",
  },
  start: {
    nickname: "Nickname",
    nicknameHint: "Do not write your real name.",
    nicknameTooLong: "Shorten the nickname: it can have at most 40 characters",
    question: "Your question",
    questionEmpty: "Write your question",
    questionHint: "Tell us what you need help with. You can write up to 4,000 characters.",
    button: "Start the conversation",
    leave: "Leave the question",
    haveReceipt: "Do you have a receipt code from an earlier conversation?",
    openReceipt: "Open the conversation with the receipt code",
    other: "You can also call us or visit the office",
    tooMany: (time) =>
      `Many conversations have been started from the same network within an hour. You can start a new one ${time}. You can also call us.`,
    blocked: (time) =>
      `The chat cannot be used right now in the network where you are. You can try again ${time}. You can also call us.`,
  },

  status: {
    waiting: "You are waiting for an adviser",
    active: "You are talking with an adviser",
    question: "Your question is waiting for an answer",
    ended: "The conversation has ended",
  },
  place: (place) =>
    place === 1 ? "You are next in the queue." : `You are number ${place} in the queue.`,
  advisers: (count) =>
    count === 0
      ? "No adviser is here right now."
      : count === 1
      ? "One adviser is here."
      : `${count} advisers are here.`,
  handedOver: "Another adviser will go on with you and can see what you have written.",
  writeAlready: "You can write already. The adviser reads your message when they join.",
  adviserHere: (name) =>
    name ? `${name} is answering you.` : "An adviser has joined the conversation.",
  questionWaits:
    "We answer when an adviser is here. Read the answer on this site with the receipt code. The question waits for an answer for 30 days at most.",
  questionEmpty: "Write your question and we will answer it later.",
  endedBy: {
    visitor: "You ended the conversation.",
    adviser: "The adviser ended the conversation.",
    silence: "The conversation ended because nobody had written for a while.",
    timeout: "The conversation ended because its time was up.",
  },
  deletedAt: (date) =>
    `The conversation is deleted on ${date} at the latest. You can delete it now.`,
  leaveOffer:
    "If you cannot wait, you can leave the question. We answer later, and you read the answer with the receipt code.",
  leave: "Leave the question and stop waiting",
  leaveFirst: "Write your question first. Then you can leave it to be answered.",

  conversation: "Messages",
  nothingYet: "There are no messages yet.",
  from: {
    visitor: "You",
    adviser: "Adviser",
    note: "Adviser's note",
    statement: "Your own statement",
  },
  erasedMessage: "The message has been deleted.",
  typing: "The adviser is writing",
  write: "Write a message",
  message: "Your message",
  messageHint: "Do not write your personal identity code.",
  send: "Send",
  faults: {
    "identity":
      "The message seems to have a personal identity code in it. We do not need it. Take it out, or send the message again if you want to send it all the same",
    "empty": "Write your message first",
    "too-long": "Shorten the message: it can have at most 4,000 characters",
    "unreadable": "The message has a character that we cannot keep. Write it again",
    "too-fast": "Messages came very quickly. Wait a moment and send again",
    "full": "There is no room for more messages in this conversation. End it and start a new one",
    "ended": "The conversation had ended already, and the message could not be sent",
  },
  refreshes: (seconds) => `The page refreshes itself every ${seconds} seconds.`,
  refreshStop: "Stop refreshing",
  refreshGo: "Refresh by itself again",
  refresh: "Refresh now",
  backToChat: "Back to the conversation",

  gone: {
    "erased": "The conversation has been deleted",
    "signed-out": "The conversation is closed in this browser",
  },
  live: {
    sending: "Sending",
    sent: "Sent",
    failed: "Not sent",
    retry: "Try again",
    notSent: "Your message is still on this page.",
    lost:
      "The connection is lost. We connect again as soon as the network works. What you write is sent then.",
    enterSends: "Enter sends the message. Shift and Enter starts a new line.",
    newBelow: "New message below",
    printNow: "Print this page",
    openAgain: "Open the conversation with the receipt code",
    startAgain: "Back to the beginning of the chat",
    unsent: "You did not get to send this",
    unsentAgain:
      "The conversation ended while you were writing. You can copy the text or send it as a new question.",
    unsentCode:
      "The conversation ended while you were writing. You can copy the text. Once you have saved the receipt code of this conversation, you can also send the text as a new question.",
    unsentSend: "Send as a new question",
  },

  receipt: {
    title: "Your receipt code",
    why:
      "Write the code down. With it you can later read, download and delete this conversation and see the answer. We cannot give you the code again, because we do not know who you are.",
    where: (page) => `Give the code on the page ${page}.`,
    print: "You can print the page from your browser.",
    saved: "I have saved the code",
    isSaved: "You have saved the code.",
  },

  end: {
    title: "End the conversation",
    ask: "Do you want to end the conversation? After that nobody can write in it.",
    unsaved:
      "You have not saved the receipt code yet. Without it you cannot open the conversation later.",
    button: "End the conversation",
  },
  closing:
    "Do you want to close the conversation in this browser? You can open it later with the receipt code.",
  erase: {
    title: "Delete the conversation",
    titleMessage: "Delete the message",
    ask:
      "We delete the whole conversation at once: the messages, the nickname, the times and the adviser's notes. The receipt code stops working.",
    askMessage: "We delete the text of this message at once. The rest of the conversation stays.",
    open: "The conversation is still going on. Deleting it also ends it.",
    forGood: "What is deleted cannot be brought back, not even by us.",
    button: "Delete the conversation for good",
    buttonMessage: "Delete the message for good",
    cancel: "Do not delete",
    now: "Delete the conversation now",
    doneTitle: "The conversation has been deleted",
    done: "We have deleted the conversation. Nothing of it that could be read is left with us.",
    given:
      "Somebody has received data from this conversation. We tell them that it is deleted. For that we keep who received it and the reference of the matter until we have told them, at most 6 months.",
    doneGiven:
      "We have deleted the conversation. All that is left with us is whom we tell about it, and that is deleted within 6 months.",
    this: "Delete this message",
    which: (number) => `message ${number}`,
  },

  open: {
    title: "Open a conversation with its receipt code",
    lead: "With the receipt code you can see your earlier chat and the answer to it.",
    code: "Receipt code",
    codeHint:
      "18 characters, for example 7K3-M9Q-XT2-WHB-5RJ-DC8. Spaces and hyphens do not matter.",
    button: "Open the conversation",
    malformed: "Check the code character by character. It should have 18 characters",
    wrong:
      "No conversation was found with this code. Check the code. The conversation may also have been deleted",
    limited: (time) =>
      `Codes have been tried too many times. For safety you can try again ${time}.`,
    device:
      "When you open the conversation, your browser stores a cookie. We close the conversation after half an hour.",
    lost:
      "If the code is lost, we cannot open the conversation, because we do not know which one is yours. If you linked your phone number to the conversation, you find it in my data.",
  },
  /** What an adviser says to whoever has written a personal identity code. */
  identityCode:
    "Your message has a personal identity code in it. We do not need it, so please do not send it in the chat. You can erase the message with your receipt code.",
  past: {
    title: "Your conversation",
    started: "Started",
    ended: "Ended",
    notEnded: "The conversation is still going on.",
    goes: (date) => `The conversation is deleted by ${date}.`,
    nickname: "Nickname",
    adviser: "Adviser",
    note:
      "The adviser's note was written for the advisers. We show it to you because it is part of your data.",
    closes: (time) => `For safety we close this page ${time}.`,
    actions: "What you can do",
    text: "Download as text",
    json: "Download as a file for another system (JSON)",
    goOn: "Go on with the conversation",
    close: "Close the conversation",
    closed: "The conversation is closed.",
  },

  link: {
    title: "Link the conversation to your phone number",
    lead:
      "If you like, you can link the conversation to your phone number. Then it is shown in my data. After that the conversation is no longer anonymous to us.",
    offer: "Link the conversation to your phone number",
    phone: "Mobile phone number",
    phoneHint: "A Finnish number, for example 050 123 4567",
    send: "Send the code",
    sentTo: (phone, time) =>
      `We sent a code to ${phone}. The code is good until ${time.replace(/^at /, "")}.`,
    code: "Six-digit code",
    codeHint: "The code is in the message about linking the chat to your number.",
    sentForMyData: (time) =>
      `We have just sent your number a code for My data. It does not work here. You can ask for a code for the chat ${time}.`,
    button: "Link the conversation",
    another: "Send the code to another number",
    expired: "The code is no longer good. Ask for a new one.",
    done: "The conversation is linked to your number. It is shown in my data.",
    taken: "The conversation is linked to another number already.",
    isLinked: "This conversation is linked to your phone number.",
  },

  exit: {
    button: "Leave this page",
    title: "Leave quickly",
    honest:
      "The page changes to a weather page. The conversation and your data are closed in this browser. Your browser's history may still show this site. Clear the history yourself if somebody else uses your device.",
    elsewhere: "Weather",
    keys:
      "You can also leave by keyboard: press Esc three times in a row. While you are writing in a field, the key closes nothing. Move out of the field first.",
  },

  problems: {
    "not-found": {
      title: "The conversation was not found",
      detail: "It may have been closed or deleted. With the receipt code you can open it again.",
    },
    "invalid": {
      title: "Check what you sent",
      detail: "The message must have text, at most 4,000 characters.",
    },
    "ended": {
      title: "The conversation has ended",
      detail: "Nobody can write in it any more. You can start a new one.",
    },
    "not-now": {
      title: "The question cannot be left now",
      detail: "A question can be left while you wait for an adviser and have written something.",
    },
    "on-hold": {
      title: "An open matter belongs to this conversation",
      detail:
        "The conversation is deleted once your request has been decided. Make a request on the page of the receipt code.",
    },
    "full": {
      title: "The conversation is full",
      detail: "There is no room for more messages. End it and start a new one.",
    },
    "too-many": {
      title: "Too many times",
      detail: "Wait a moment and then try again.",
    },
    "blocked": {
      title: "The chat cannot be used in this network now",
      detail: "You can try again later. You can also call us.",
    },
    "busy": {
      title: "The chat is crowded",
      detail: "The page tries again in a moment.",
    },
  },
};
