import type { ShellWords } from "./fi.ts";

export const sv: ShellWords = {
  siteName: "Tyyne",
  skipToContent: "Gå till innehållet",
  languageSwitch: "Språk",
  mainNavigation: "Huvudmeny",
  home: "Startsida",
  notice: "Dataskydd",
  plainNotice: "Dataskydd på lättläst finska",
  chat: "Chatt",
  myData: "Mina uppgifter",
  accessibility: "Tillgänglighet",
  devBanner:
    "Utvecklingsversion: klienterna är påhittade och inga textmeddelanden skickas. Koderna syns på /dev/outbox.",
  footer: {
    whose: "Tjänsten ordnas av",
    contact: "Kontakta oss",
    call: "Ring",
    write: "Skriv",
    visit: "Besök kontoret",
    about: "Om webbplatsen",
  },
  errorPrefix: "Fel",
  errorSummary: "Kontrollera de här punkterna",
  optional: "frivilligt",
};
