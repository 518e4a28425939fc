import type { ShellWords } from "./fi.ts";

export const en: ShellWords = {
  siteName: "Tyyne",
  skipToContent: "Skip to content",
  languageSwitch: "Language",
  mainNavigation: "Main menu",
  home: "Home",
  notice: "Privacy",
  plainNotice: "Privacy in plain Finnish",
  chat: "Chat",
  myData: "My data",
  accessibility: "Accessibility",
  devBanner:
    "Development version: the clients are made up and no text message is sent. Codes appear at /dev/outbox.",
  footer: {
    whose: "The service is run by",
    contact: "Contact us",
    call: "Call",
    write: "Write",
    visit: "Visit an office",
    about: "About this site",
  },
  errorPrefix: "Error",
  errorSummary: "Check these points",
  optional: "optional",
};
