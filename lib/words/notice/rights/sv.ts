import type { RightsWords } from "./fi.ts";

export const sv: RightsWords = {
  title: "Dina rättigheter och hur du använder dem",
  intro:
    "Du kan använda dina rättigheter när du vill. Det kostar ingenting. Artiklarna finns i EU:s allmänna dataskyddsförordning.",
  article: (article) => `artikel ${article}`,
  ask: "Gör en begäran i mina uppgifter",
  openReceipt: "Öppna en chatt med kvittokoden",
  list: {
    access: {
      name: "Rätt till insyn",
      text: "När du har gett oss uppgifter får du kontrollera vad som har sparats om dig.",
      how:
        "Öppna dina uppgifter med en engångskod som kommer till din telefon. En chatt öppnar du med kvittokoden.",
      link: "Öppna mina uppgifter",
    },
    portability: {
      name: "Dataportabilitet",
      text: "Du kan få dina uppgifter som en fil som också ett annat system kan läsa.",
      how: "Ladda ner filen i mina uppgifter.",
      link: "Ladda ner mina uppgifter",
    },
    rectification: {
      name: "Rättelse",
      text:
        "Du kan kräva att en felaktig eller bristfällig uppgift rättas utan dröjsmål. Orden i en konversation skrivs inte om, men du kan foga din egen förklaring till den.",
      how: "Gör en begäran i mina uppgifter, eller ring, skriv eller besök ett kontor.",
      link: "Kontaktuppgifter",
    },
    erasure: {
      name: "Radering",
      text: "Du kan när som helst be P-K TT ry att radera dina uppgifter.",
      how:
        "Radera uppgifterna själv i mina uppgifter: en uppgift, alla av samma slag eller allt på en gång.",
      link: "Radera mina uppgifter",
    },
    restriction: {
      name: "Begränsning av behandling",
      text:
        "Du kan be att vi inte använder dina uppgifter medan det utreds om de är riktiga eller får användas.",
      how: "Gör en begäran i mina uppgifter, eller ring, skriv eller besök ett kontor.",
      link: "Kontaktuppgifter",
    },
    objection: {
      name: "Invändning",
      text: "Du kan invända mot att dina uppgifter används, om din situation ger skäl till det.",
      how: "Gör en begäran i mina uppgifter, eller ring, skriv eller besök ett kontor.",
      link: "Kontaktuppgifter",
    },
    notification: {
      name: "Besked om mottagare",
      text:
        "Om vi har lämnat ut dina uppgifter till någon berättar vi för den mottagaren om rättelsen, raderingen eller begränsningen. Du får veta vem som har fått uppgifter.",
      how: "Gör en begäran i mina uppgifter, eller ring, skriv eller besök ett kontor.",
      link: "Kontaktuppgifter",
    },
    complaint: {
      name: "Klagomål",
      text:
        "Du kan lämna in ett klagomål till dataombudsmannens byrå om du anser att dina uppgifter behandlas på fel sätt.",
      how: "Kontakta dataombudsmannens byrå.",
      link: "Myndighetens kontaktuppgifter",
    },
  },

  requests: {
    title: "Hur en begäran behandlas",
    text: [
      "Du ser, laddar ner och raderar dina uppgifter genast själv i mina uppgifter, och andra begäranden gör du på samma ställe. Du kan också göra en begäran per telefon, med brev eller på ett kontor. Alla sätt är lika mycket värda, och alla begäranden hamnar i samma kö.",
      "Lagen ger en månad för svaret. Om saken är komplicerad kan tiden förlängas med två månader. Då berättar vi varför.",
    ],
    practice: (by, days) => `Begäranden besvaras av ${by}, vanligen inom ${days} dagar.`,
  },
};
