import type { RequestWords } from "./fi.ts";

export const en: RequestWords = {
  textMessage: "Tyyne: we have answered your request. Read the answer in My data on our website.",
};
