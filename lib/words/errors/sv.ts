import type { ErrorWords } from "./fi.ts";

export const sv: ErrorWords = {
  badRequest: {
    title: "Begäran kunde inte läsas",
    text:
      "Det som skickades var trasigt eller i fel form. Gå tillbaka till föregående sida och försök igen.",
  },
  forbidden: {
    title: "Begäran kom inte från den här webbplatsen",
    text:
      "Av säkerhetsskäl måste formuläret skickas från den här webbplatsen. Öppna sidan på nytt och försök igen.",
  },
  notFound: {
    title: "Sidan hittades inte",
    text:
      "Adressen kan vara fel, eller så har uppgiften raderats. Du kan fortsätta från startsidan.",
  },
  methodNotAllowed: {
    title: "Sidan kan inte användas så här",
    text: "Öppna sidan via en länk eller från startsidan.",
  },
  tooSlow: {
    title: "Det som skickades kom inte fram",
    text: "Uppgifterna kom inte fram i tid. Förbindelsen kan vara långsam. Försök igen.",
  },
  tooLarge: {
    title: "Det som skickades var för stort",
    text: "Förkorta texten och försök igen.",
  },
  misdirected: {
    title: "Fel adress",
    text: "Tjänsten svarar inte på den här adressen.",
  },
  tooMany: {
    title: "För många försök",
    text: "Vänta en stund och försök sedan igen.",
  },
  unavailable: {
    title: "Tjänsten fungerar inte just nu",
    text: "Försök igen om en stund. Du kan också ringa oss.",
  },
  damaged: {
    title: "Uppgiften kan inte öppnas",
    text:
      "En sparad uppgift har ändrats eller skadats och kan inte öppnas. Felet är vårt, inte ditt. Vi har fått veta om det. De andra uppgifterna finns kvar.",
  },
  internal: {
    title: "Något gick fel",
    text: "Felet är vårt, inte ditt. Försök igen om en stund.",
  },
  call: (phone) => `Ring ${phone}, så reder vi ut saken.`,
  toHome: "Till startsidan",
};
