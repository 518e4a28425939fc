import type { PortalWords } from "./fi.ts";

export const sv: PortalWords = {
  title: "Mina uppgifter",
  greeting: "Hej.",
  held: (phone) =>
    `Här är allt vi har om numret ${phone}: vad uppgiften är, varför vi har den, vem som ser den och när den raderas.`,
  reach: (date) =>
    `Koden öppnar uppgifter från och med ${date}. Före det kan numret ha haft en annan ägare.`,
  olderChats:
    "En äldre chatt öppnar du med kvittokoden som du fick när chatten började. Kontakta oss om kvittokoden är borta. Här visar vi inte om det finns äldre chattar.",
  openWithReceipt: "Öppna en chatt med kvittokod",
  onThisPage: "På den här sidan",
  signedInUntil: (idle, last) =>
    `Av säkerhetsskäl stänger vi dina uppgifter ${idle} om du inte gör något. Senast stänger vi dem ${last}.`,
  signOut: "Logga ut",
  back: "Tillbaka till mina uppgifter",
  actions: "Vad du kan göra",
  download: "Ladda ner eller skriv ut uppgifterna",
  eraseAll: "Radera alla uppgifter",
  newNumber: "Det här numret är nytt för mig",

  nothing: {
    title: (phone) => `Vi har inga uppgifter om numret ${phone}`,
    means: (date) =>
      `Det betyder att det inte finns några samtal, anteckningar, textmeddelanden, kontaktbegäranden eller chattar med det här numret från och med ${date}. Uppgifterna kan också redan vara borta, för att lagringstiden tog slut eller för att de raderades.`,
    elsewhere: "Vad som kan finnas på andra ställen",
    places: [
      "En chatt utan telefonnummer. Den öppnar du med kvittokoden.",
      "En kontakt från ett annat nummer. Logga ut och öppna uppgifterna med det numret.",
      "Ett samtal från ett hemligt nummer. Då har vi inte ditt nummer och kan inte koppla samtalet till dig.",
    ],
  },

  unreadable: {
    entries: (count, phone) =>
      `${
        count === 1 ? "En uppgift" : `${count} uppgifter`
      } som hör hit går inte att öppna. Felet ligger hos oss. Här visar vi allt som går att öppna. Ring ${phone}, så reder vi ut saken.`,
    ofChat: (count, phone) =>
      `${
        count === 1 ? "En punkt" : `${count} punkter`
      } i den här chatten går inte att öppna. Felet ligger hos oss. Här visar vi allt som går att öppna. Ring ${phone}, så reder vi ut saken.`,
    requests: (dates, phone) =>
      dates.length === 1
        ? `Vi kan inte öppna den begäran som du gjorde ${
          dates[0]
        }. Felet ligger hos oss. Ring ${phone}, så berättar vi hur det går med den.`
        : `Vi kan inte öppna de begäranden som du gjorde ${
          dates.join(", ")
        }. Felet ligger hos oss. Ring ${phone}, så berättar vi hur det går med dem.`,
  },
  sectionHolds: "Vad uppgiften är",
  sectionWhy: "Varför vi har den",
  sectionSeenBy: "Vem som ser den",
  sectionSource: "Varifrån den kom",
  itemFoot: (date) => `För kundtjänsten. Syns för dig och rådgivarna. Raderas\u00a0${date}.`,
  newest: (count) => `Här är de ${count} nyaste.`,
  showMore: (kind) => `Visa äldre ${kind.toLowerCase()}`,
  noneOfKind: "Här finns ingenting.",
  eraseItem: "Radera den här",
  eraseKind: (kind) => `Radera alla ${kind.toLowerCase()}`,
  field: {
    started: "Började",
    ended: "Slutade",
    callerNumber: "Uppringarens nummer",
    serviceNumber: "Servicenummer",
    adviser: "Rådgivare",
    adviserNumber: "Rådgivarens nummer",
    nickname: "Signatur",
    messages: "Meddelanden",
    name: "Namn",
    email: "E-post",
    address: "Postadress",
    language: "Språk",
    formerly: "Tidigare signatur",
    empty: "tomt",
  },
  languages: { fi: "finska", sv: "svenska", en: "engelska" },
  changed: (date: string) => `Rättat ${date}. Tidigare:`,
  restricted: (date: string) => `Behandlingen är begränsad till ${date}. Ingen använder uppgiften.`,
  onHold: "Ett öppet ärende hör till uppgiften, så den raderas först när din begäran har avgjorts.",
  fixItem: "Rätta eller begär",
  csv: {
    unreadable: (kind) => `Går inte att öppna: ${kind}`,
    kind: "Uppgift",
    id: "Beteckning",
    time: "Tid (UTC)",
    ended: "Slutade (UTC)",
    from: "Avsändare",
    callerNumber: "Uppringarens nummer",
    serviceNumber: "Servicenummer",
    adviser: "Rådgivare",
    adviserNumber: "Rådgivarens nummer",
    nickname: "Signatur",
    text: "Text",
    why: "Varför",
    keptUntil: "Raderas (UTC)",
  },
  from: {
    you: "Du",
    adviser: "Rådgivaren",
    us: "Vi",
    statement: "Ditt eget yttrande",
    note: "Rådgivarens anteckning",
  },

  downloadPage: {
    title: "Ladda ner eller skriv ut uppgifterna",
    lead: "Du får allt som koden öppnar. Förvara det så att andra inte kan läsa det.",
    json: "Ladda ner allt (JSON)",
    jsonHint:
      "För att föra över till ett annat system. Filen har också sidans förklaringar. Dess uppbyggnad är öppet beskriven.",
    schema: "Filens uppbyggnad (JSON Schema)",
    csv: "Ladda ner en tabell (CSV)",
    csvHint:
      "Öppnas i ett kalkylprogram. En apostrof först i en cell betyder ingenting: den hör till filens säkerhet.",
    print: "Öppna sidan för utskrift",
    printHint: "Allt på samma sida, med förklaringarna. Skriv ut med webbläsarens utskrift.",
  },
  printPage: {
    title: "Mina uppgifter för utskrift",
    made: (instant) => `Utskriven ${instant}`,
    how: "Skriv ut sidan med webbläsarens utskrift. Knappar och länkar kommer inte med på papper.",
  },

  erase: {
    titleItem: (kind, instant) => `Radera: ${kind.toLowerCase()} ${instant}`,
    titleKind: (kind) => `Radera alla ${kind.toLowerCase()}`,
    titleAll: "Radera alla dina uppgifter",
    goes: "Det här raderas genast",
    goesCount: (kind, count) => `${kind}: ${count}`,
    goesNumber: "Ditt telefonnummer och dess koppling till allt ovan",
    unreadable: (count) =>
      count === 1
        ? "En av dem kan vi inte öppna, och den finns inte i kopian som du laddar ner. Om du raderar den nu kan vi inte längre försöka återställa den."
        : `${count} av dem kan vi inte öppna, och de finns inte i kopian som du laddar ner. Om du raderar dem nu kan vi inte längre försöka återställa dem.`,
    nothingGoes: "Här finns ingenting att radera.",
    stays: "Det här blir kvar, och varför",
    ending: {
      unreadable: (date) => `En begäran som inte går att öppna, kom in ${date}.`,
      title: "De här öppna begärandena avslutas",
      text:
        "Vi kan inte längre svara på dem när uppgifterna är raderade. Om du väntar på ett svar, radera uppgifterna först efter det.",
    },
    staying: {
      older_chats: (since) =>
        `Chattar från tiden före ${since}, om det finns sådana, och chattar som du inte har kopplat till ditt nummer. De öppnas och raderas med kvittokoden, för vi vet inte att de är dina.`,
      on_hold: () =>
        "Det som hör till ett öppet ärende. Uppgiften raderas först när din begäran har avgjorts. Du ser ärendet och grunden i dina uppgifter.",
      requests: () =>
        "Begäranden som du har gjort och besluten om dem. Vi måste kunna visa att vi svarade. Vid varje begäran står när den raderas.",
      evidence: () =>
        "En anteckning om raderingen: beteckning, tid och antal. Den har inget namn, inget nummer och inget innehåll. Tack vare den kommer det raderade inte tillbaka från en säkerhetskopia.",
      request_evidence: () =>
        "En anteckning om varje begäran, om du har gjort någon: slag, datum, resultat och grund. I den finns inget namn, inget nummer och inget innehåll. Själva begärandena raderas. De öppna avslutas, och av dem blir också beteckningen kvar i 2 år.",
      recipients: () =>
        "Uppgiften om vem som har fått dina uppgifter, och ditt nummer eller ärendets beteckning, tills vi har berättat för mottagaren att uppgifterna är raderade. Högst 6 månader.",
      counters: () =>
        "Räknare som hindrar att koder gissas. I dem finns inte ditt nummer, bara en rad tecken som numret inte går att läsa ur. De försvinner av sig själva.",
    },
    forGood:
      "Det raderade kan inte återställas, inte ens av oss. Ladda ner uppgifterna först om du vill behålla dem.",
    signsOut: "Efter raderingen loggar vi ut dig på alla enheter.",
    confirm: "Jag förstår att det raderade inte kan återställas",
    confirmMissing: "Bekräfta raderingen genom att kryssa i rutan",
    buttonItem: "Radera den här för alltid",
    buttonKind: "Radera de här för alltid",
    buttonAll: "Radera alla mina uppgifter för alltid",
    cancel: "Radera inte, gå tillbaka till mina uppgifter",
  },
  receipt: {
    all: "allt",
    lookTitle: "Se kvittot på raderade uppgifter",
    lookHint: "Beteckningen har formen P-1234-ABCD.",
    look: "Visa kvittot",
    open: "Öppna mina uppgifter",
    title: "Uppgifterna är raderade",
    saved: "Skriv upp beteckningen. I den finns inget som du kan kännas igen på.",
    reference: "Beteckning",
    when: "Raderat",
    what: "Vad som raderades",
    nothing: "Det fanns inga uppgifter kvar att radera.",
    counting: "Vi räknar ännu hur mycket som raderades. Se antalen om en stund via länken nedan.",
    lookAgain: "Se om antalen är räknade",
    notCounted:
      "Allt detta är raderat. Vi vet bara inte hur många uppgifter det var, eftersom räkningen avbröts.",
    unreadable:
      "Ingen kan längre läsa det som raderades, inte vi heller. Det kommer inte tillbaka från en säkerhetskopia.",
    signedOut: "Vi loggade ut dig på alla enheter.",
    kept: (date) => `Det här kvittot kan läsas till ${date}.`,
    unknownTitle: "Kvittot hittades inte",
    unknown: "Det finns inget kvitto med den här beteckningen. Kontrollera beteckningen.",
    home: "Till startsidan",
    again: "Öppna mina uppgifter på nytt",
  },

  newNumberPage: {
    title: "Det här numret är nytt för mig",
    lead:
      "Ett telefonnummer kan byta ägare. Om du fick det här numret nyligen kan uppgifter om den förra ägaren synas här.",
    happens: "Vad som händer när du bekräftar",
    steps: [
      "Vi döljer genast allt som finns om numret. Koden öppnar det inte längre, varken för dig eller för någon annan.",
      "Ingenting raderas ännu, för uppgifterna är en annan människas.",
      "Vår personal får en begäran och utreder saken.",
      "Från och med nu ser du bara dina egna kontakter.",
    ],
    careful:
      "Bekräfta inte om uppgifterna är dina. Om du bara vill bli av med dem, radera dem. Kontakta oss om du bekräftar av misstag.",
    confirm: "Jag har haft numret bara en kort tid, och uppgifterna är en annan människas",
    confirmMissing: "Bekräfta genom att kryssa i rutan att numret är nytt för dig",
    button: "Dölj den förra ägarens uppgifter",
  },
  /** A request that the number is new. */
  requestPage: {
    hidden: "Den förra ägarens uppgifter är nu dolda.",
    nextText:
      "Vår personal utreder saken. Du behöver inte göra något. Du ser i dina uppgifter hur det går med begäran.",
  },

  kept: {
    title: "Fortsätt där du slutade",
    text: "Dina uppgifter är öppna igen, och det du skrev finns kvar. Ingenting har skickats än.",
    goOn: "Fortsätt skriva",
  },

  idle: {
    title: "Är du kvar?",
    minutes: (left) =>
      left === 1
        ? "Vi stänger dina uppgifter om mindre än en minut, så att andra inte ser dem."
        : `Vi stänger dina uppgifter om mindre än ${left} minuter, så att andra inte ser dem.`,
    last: "Tiden är slut och kan inte längre förlängas. Du kan öppna uppgifterna med en ny kod.",
    stay: "Fortsätt",
    close: "Jag förstår",
    failed: "Det gick inte att fortsätta. Kontrollera nätförbindelsen och försök på nytt.",
  },
};
