import type { FactsWords } from "./fi.ts";

export const sv: FactsWords = {
  kinds: {
    call: {
      one: "Samtal",
      many: "Samtal",
      holds:
        "När samtalet började och slutade, från vilket nummer och till vilket nummer det ringdes, och vilken rådgivare som svarade. Det som sägs spelas aldrig in.",
      why: "För att vi ska kunna sköta kundtjänsten och se när vi har talat med varandra.",
      source: "Från telefonsystemet, när du ringde till oss.",
    },
    call_note: {
      one: "Anteckning om ett samtal",
      many: "Anteckningar om samtal",
      holds: "Vad rådgivaren antecknade om samtalet, när, och vem rådgivaren var.",
      why: "För att vi ska kunna sköta kundtjänsten och fortsätta där vi slutade.",
      source: "Från rådgivaren, som antecknade det du berättade.",
    },
    sms: {
      one: "Textmeddelande",
      many: "Textmeddelanden",
      holds: "Meddelandets text, när det skickades, och vilken rådgivare som skrev från oss.",
      why: "För att vi ska kunna sköta kundtjänsten med textmeddelanden.",
      source: "Från dig och rådgivaren, genom telefonsystemet.",
    },
    inquiry: {
      one: "Kontaktbegäran",
      many: "Kontaktbegäranden",
      holds: "Meddelandet som du lämnade när vi inte hann svara, och när du skickade det.",
      why: "För att vi ska kunna sköta kundtjänsten och svara dig.",
      source: "Från dig, genom telefonsystemet.",
    },
    sms_answer: {
      one: "Svar på en kontaktbegäran",
      many: "Svar på kontaktbegäranden",
      holds:
        "Texten i ett svar som gavs som textmeddelande, när det kom fram, och vilken rådgivare som skrev från oss.",
      why: "För att vi ska kunna sköta kundtjänsten och se vad du har fått för svar.",
      source: "Från dig och rådgivaren, genom telefonsystemet.",
    },
    contact: {
      one: "Dina kontaktuppgifter",
      many: "Dina kontaktuppgifter",
      holds:
        "Namn, e-postadress, postadress och språk, om du själv har berättat dem under Mina uppgifter.",
      why: "För att vi ska kunna sköta kundtjänsten och nå dig så som du vill.",
      source: "Från dig, under Mina uppgifter.",
    },
    chat: {
      one: "Chatt",
      many: "Chattar",
      holds:
        "Hela chatten, när den började och slutade, signaturen och annat som du berättade om dig själv, rådgivarens namn och rådgivarens anteckningar.",
      why: "För att vi ska kunna sköta kundtjänsten och fortsätta där vi slutade.",
      source: "Från dig och rådgivaren. Chatten sparades automatiskt.",
    },
  },
  seenBy:
    "Du, när du öppnar uppgifterna med en kod, och de rådgivare i kundtjänsten som behöver uppgiften för att sköta ditt ärende.",

  title: "Så behandlar vi dina uppgifter",
  purposes: "Vad vi använder uppgifterna till",
  purposesText: [
    "Vi sköter kundtjänsten.",
    "Vi identifierar dig när du själv vill berätta vem du är, så att rådgivaren kan hjälpa dig.",
  ],
  purposesLimit: "Vi använder inte uppgifterna till något annat.",
  categories: "Vilka uppgifter vi har",
  categoriesText: (kinds) =>
    `Ditt telefonnummer och uppgifterna som hör till det: ${kinds}. Ditt nummer finns kvar så länge som någon av de här uppgifterna.`,
  categoriesNothing: "Det finns inga uppgifter om ditt nummer som koden öppnar.",
  recipients: "Vem vi har lämnat ut uppgifter till",
  nobodyReceived: "Det finns ingen anteckning om att dina uppgifter har lämnats ut till någon.",
  recipientsText: [
    "Vi lämnar inte regelbundet ut uppgifter till någon, och inte till utomstående. Det enda undantaget är att du vill ha just sådan hjälp: vi sköter ärendet hos en myndighet tillsammans med dig, eller med en fullmakt som du har gett.",
  ],
  disclosure: (to, on, what, basis, until) =>
    `${to}, ${on}: ${what}. ${basis} Anteckningen raderas senast ${until}.`,
  basis: {
    "client-request": "Du bad själv om det.",
    "power-of-attorney": "Du gav en fullmakt.",
    law: "Lagen krävde det.",
  },
  processor: (name, country) => `För vår räkning behandlas uppgifter av ${name} (${country}).`,
  retention: "När uppgifterna raderas",
  retentionText:
    "Vid varje uppgift står den dag då den raderas av sig själv. Du kan radera den tidigare.",
  source: "Varifrån uppgifterna kommer",
  automated: "Fattar en maskin beslut om dig",
  automatedText: "Nej. Vi fattar inga automatiska beslut, och vi profilerar dig inte.",

  rights: "Dina rättigheter",
  rightsLead: "Du kan använda de här rättigheterna när du vill. Det kostar ingenting.",
  right: {
    access: {
      name: "Du får se dina uppgifter",
      how: "På den här sidan finns allt som koden öppnar.",
    },
    portability: {
      name: "Du får ta med dig dina uppgifter",
      how: "Ladda ner uppgifterna som en fil som också ett annat system kan läsa.",
    },
    erasure: {
      name: "Du får radera dina uppgifter",
      how: "Radera en uppgift, alla av samma slag eller allt på en gång.",
    },
    rectification: {
      name: "Du får rätta dina uppgifter",
      how:
        "Ändra genast det som du själv har berättat. Begär rättelse av det som en anställd skrev.",
    },
    restriction: {
      name: "Du får begränsa behandlingen",
      how: "Be att vi inte använder uppgifterna innan saken är utredd.",
    },
    objection: {
      name: "Du får invända mot behandlingen",
      how: "Berätta varför vi inte borde använda dina uppgifter.",
    },
    complaint: {
      name: "Du får klaga",
      how:
        "Du kan lämna in ett klagomål till dataombudsmannens byrå om du upplever att vi gör fel.",
    },
  },
  toDownload: "Ladda ner uppgifterna",
  toAsk: "Gör en begäran",
  toErase: "Radera uppgifter",
  contact: "Kontakta oss",
  controller: "Personuppgiftsansvarig",
  authority: "Dataombudsmannens byrå",
  readNotice: "Läs hela dataskyddsbeskrivningen",
};
