import type { HoursWords } from "./fi.ts";

export const sv: HoursWords = {
  title: "Öppettider",
  open: (until) => `Chatten är öppen nu. Den stänger i dag ${until}.`,
  nobody: (until) =>
    `Chatten är öppen till ${until}, men ingen rådgivare är på plats just nu. Du kan lämna en fråga, så svarar vi senare.`,
  closed: "Chatten är stängd nu. Du kan lämna en fråga, så svarar vi senare.",
  next: (when) => `Chatten öppnar ${when}.`,
  noNext: "Nästa öppettid är inte känd ännu.",
  today: (spans) => `I dag är chatten öppen kl. ${spans}.`,
  todayClosed: "I dag är chatten inte öppen.",
  all: "Veckans öppettider och undantag",
  closedDay: "stängt",
  differing: "Dagar som avviker från veckan",
};
