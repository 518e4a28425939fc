import type { PhoneWords } from "./fi.ts";

export const sv: PhoneWords = {
  message: {
    myData: (code) =>
      `${code} är din kod till dina uppgifter hos Tyyne. Koden gäller i 10 minuter. Ge den inte till någon.`,
    chat: (code) =>
      `${code} är koden som kopplar chatten hos Tyyne till ditt nummer. Koden gäller i 10 minuter. Ge den inte till någon.`,
  },

  title: "Öppna mina uppgifter",
  lead:
    "Här ser du vilka uppgifter vi har om dig. Du kan ladda ner, rätta och radera dina uppgifter när du vill.",
  how:
    "Skriv ditt telefonnummer. Vi skickar en kod som textmeddelande, och med den öppnar du dina uppgifter. Meddelandet kostar dig ingenting.",
  phone: "Mobilnummer",
  phoneHint: "Ett finländskt nummer, till exempel 050 123 4567 eller +358 50 123 4567",
  send: "Skicka koden",
  cookie:
    "När du skickar numret sparar din webbläsare en kaka, så att koden bara fungerar i den här webbläsaren. Kakan försvinner när koden slutar gälla, alltså efter 10 minuter.",

  codeTitle: "Skriv koden",
  sentTo: (phone, time) => `Vi skickade en kod till numret ${phone}. Koden gäller till ${time}.`,
  unsure: (phone) =>
    `Vi vet inte säkert om meddelandet till numret ${phone} skickades. Vänta en stund. Om inget meddelande kommer kan du be om en ny kod.`,
  code: "Kod med sex siffror",
  codeHint: "Koden står först i textmeddelandet. Mellanslag gör inget.",
  open: "Öppna mina uppgifter",
  goOn: "Fortsätt",
  noMessage: "Kom inget meddelande?",
  noMessageWait: "Det kan ta några minuter innan meddelandet kommer.",
  noMessageCheck: (phone) => `Kontrollera att numret ${phone} är rätt.`,
  noMessageAgain: (time) =>
    `Du kan be om en ny kod ${time}. Den tidigare koden fungerar också så länge den gäller.`,
  noMessageLook: "Om meddelandet inte kommer fram berättar vi det på den här sidan.",
  look: "Uppdatera sidan",
  undelivered: (phone) =>
    `Meddelandet till numret ${phone} kom inte fram. Kontrollera numret och att telefonen är på. Du kan också sköta ärendet utan kod: se längre ner.`,
  sendAgain: "Skicka en ny kod",
  otherNumber: "Använd ett annat nummer",

  freshTitle: "Bekräfta med en ny kod",
  freshWhy: (phone) =>
    `För att ladda ner eller radera uppgifter behöver vi en färsk kod. Då kan ingen annan göra det i ditt ställe. Vi skickar koden till numret ${phone}.`,
  back: "Tillbaka till mina uppgifter",

  risk: "Vem kan läsa koden?",
  riskText:
    "Alla som har din telefon i handen kan läsa koden. Använd inte koden om någon annan läser dina meddelanden.",
  otherWays: "Du kan alltid sköta ärendet utan kod också",
  otherWaysText:
    "Ring, besök kontoret eller skriv till oss. Vi hjälper dig att se, rätta och radera dina uppgifter.",
  call: "Ring",
  write: "Skriv",
  visit: "Besök kontoret",

  receiptLink: "Se kvittot på raderade uppgifter",
  signedOut: "Du har loggat ut.",
  ended: "Vi stängde dina uppgifter av säkerhetsskäl. Du kan öppna dem med en ny kod.",
  wanted: "Öppna först dina uppgifter med en kod. Sedan kommer du till sidan som du valde.",
  kept:
    "Vi stängde dina uppgifter av säkerhetsskäl. Det du skrev finns kvar. Öppna dina uppgifter med en ny kod och samma nummer, så kan du fortsätta. Håll den här sidan öppen.",
  sentNew: "Vi skickade en ny kod.",

  faults: {
    "empty": "Skriv ditt telefonnummer",
    "not-a-number": "Kontrollera numret. Skriv det till exempel så här: 050 123 4567",
    "too-short": "Kontrollera numret: det saknas siffror. Till exempel 050 123 4567",
    "too-long": "Kontrollera numret: det har för många siffror. Till exempel 050 123 4567",
    "landline":
      "Det går inte att skicka textmeddelanden till ett fast nummer. Skriv ditt mobilnummer eller kontakta oss på ett annat sätt",
    "service-number":
      "Det går inte att skicka koder till ett service- eller företagsnummer. Skriv ditt mobilnummer eller kontakta oss på ett annat sätt",
    "foreign":
      "Vi skickar koder bara till finländska mobilnummer. Kontakta oss på ett annat sätt, så hjälper vi dig",
  },
  codeShape: "Koden har sex siffror. Se efter i textmeddelandet",
  codeWrong: (left) =>
    left === 1
      ? "Koden är inte rätt. Du kan försöka en gång till"
      : `Koden är inte rätt. Du kan försöka ${left} gånger till`,
  codeExpired:
    "Koden gäller inte längre i den här webbläsaren. Du får en ny kod när du trycker på ”Skicka koden”.",

  limits: {
    "paused": (time) =>
      `Koderna är pausade en stund, eftersom det har kommit ovanligt många felaktiga koder till tjänsten. Pausen skyddar allas uppgifter. Du kan försöka igen ${time}.`,
    "tries": (time) =>
      `Koden har skrivits fel fem gånger. Av säkerhetsskäl kan du be om en ny kod först ${time}.`,
    "locked": (_time) =>
      "Koden för det här numret har skrivits fel tio gånger i dag. Av säkerhetsskäl är numret låst till i morgon.",
    "soon": (time) => `Vi skickade en kod alldeles nyss. Du kan be om en ny ${time}.`,
    "often": (time) =>
      `Vi har skickat tre koder till det här numret på kort tid. Du kan be om en ny ${time}.`,
    "number-day": (_time) =>
      "Vi har skickat tio koder till det här numret i dag. Du kan be om en ny i morgon.",
    "address": (time) =>
      `Från samma nätverk har det begärts många koder inom en timme. Du kan be om en ny ${time}.`,
    "site-day": (_time) => "Dagens textmeddelanden är slut. Du kan be om en kod igen i morgon.",
    "outage": (time) =>
      `Textmeddelanden går inte i väg just nu, eftersom tjänsten för textmeddelanden har en störning. Du kan försöka igen ${time}, eller kontakta oss på ett annat sätt.`,
  },
  gateway: {
    refused:
      "Meddelandet kunde inte skickas. Kontrollera numret och försök igen, eller kontakta oss på ett annat sätt.",
    unavailable:
      "Meddelandet skickades inte, eftersom tjänsten för textmeddelanden inte svarar just nu. Försök igen om en stund, eller kontakta oss på ett annat sätt.",
  },
  earlierStillGood: "Den tidigare koden fungerar fortfarande.",
};
