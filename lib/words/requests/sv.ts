import type { RequestWords } from "./fi.ts";

export const sv: RequestWords = {
  textMessage:
    "Tyyne: vi har svarat på din begäran. Läs svaret under Mina uppgifter på vår webbplats.",
};
