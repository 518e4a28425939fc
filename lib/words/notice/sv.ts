import type { NoticeWords } from "./fi.ts";
import { sv as recorded } from "./recorded/sv.ts";

export const sv: NoticeWords = {
  title: "Dataskyddsbeskrivning",
  subject: "Kundtjänstens telefonsamtal, textmeddelanden och chattar",
  description:
    "Vilka uppgifter Tyyne sparar, hur länge vi har dem och hur du kan se, rätta och radera dina egna uppgifter.",
  lead:
    "Tyyne ger arbetslösa råd per telefon, per textmeddelande och i en chatt. Du kan använda tjänsten utan att berätta vem du är. Den här sidan berättar allt om vad vi gör med dina uppgifter.",
  version: (version, date) => `Version ${version}, ${date}`,
  contents: "På den här sidan",
  short: {
    title: "I korthet",
    points: (shortest, longest) => [
      "Vi använder dina uppgifter bara för att sköta kundtjänsten.",
      "Vi spelar aldrig in det som sägs i telefon. Chattar sparas automatiskt.",
      `Uppgifterna raderas automatiskt. Den kortaste lagringstiden är ${shortest}, den längsta ${longest}.`,
      "Vi ger inte dina uppgifter till utomstående, om du inte själv vill ha hjälp som kräver det.",
      "Du kan när som helst se, ladda ner och radera dina uppgifter och be om rättelser.",
    ],
    myData: "Öppna mina uppgifter",
    print: "Du kan skriva ut sidan med webbläsarens utskrift.",
  },

  controller: {
    title: "Vem som ansvarar för dina uppgifter",
    name: "Personuppgiftsansvarig",
    businessId: "FO-nummer",
    contact: "Kontaktperson",
    offices: "Kontor",
    officer: "Dataskyddsombud",
  },

  purposes: {
    title: "Vad vi använder uppgifterna till",
    intro: "Tyyne är en rådgivningstjänst för arbetslösa. Uppgifterna används för två ändamål:",
    list: {
      customer_service: "Vi sköter kundtjänsten.",
      identification:
        "Vi identifierar dig när du själv vill berätta ditt namn och dina kontaktuppgifter för att få hjälp av rådgivarna.",
    },
    limit: "Vi samlar in klienternas uppgifter bara för att sköta kundtjänsten.",
    voluntary:
      "Du behöver inte berätta något om dig själv. Utan kontaktuppgifter kan vi inte återkomma till dig.",
  },

  recorded,

  retention: {
    title: "Hur länge vi har uppgifterna",
    intro:
      "Tabellerna visar den längsta tiden. Månader och år räknas enligt kalendern i finländsk tid. Tiden blir inte längre om uppgiften ändras. Det enda undantaget är att du själv ber oss begränsa behandlingen.",
    ofYou: "Uppgifter om dig",
    ofSite: "Vad den här webbplatsen själv sparar",
    columns: {
      what: "Uppgift",
      why: "Varför",
      period: "Hur länge",
      early: "Raderas tidigare om",
    },
    withRelationship: "klientförhållandet upphör eller du raderar uppgiften",
    whenErased: "du raderar uppgiften",
    kinds: {
      call: "Uppgifter om samtalet (kontakthistorik)",
      call_note: "Rådgivarens anteckning om ett samtal",
      sms: "Konversation per textmeddelande",
      inquiry: "Kontaktbegäran",
      sms_answer: "Svar per textmeddelande på en kontaktbegäran",
      contact:
        "Ditt namn, dina kontaktuppgifter och ditt språk, om du har berättat dem under Mina uppgifter",
      chat: "Chatt",
    },
    site: {
      code: { name: "Engångskod", why: "vi kontrollerar att telefonnumret är ditt" },
      text_message: {
        name: "Uppgift om huruvida ett textmeddelande kom fram, utan nummer och innehåll",
        why: "vi märker om meddelanden inte kommer fram",
      },
      portal_session: {
        name: "Inloggning i mina uppgifter",
        why: "du är inloggad medan du läser dina uppgifter",
      },
      chat_session: {
        name: "Chatt som är öppen i din webbläsare",
        why: "chatten är öppen tills du stänger den",
      },
      staff_session: {
        name: "En anställds inloggning",
        why: "bara våra anställda kommer åt uppgifterna",
      },
      request: {
        name: "Begäran och beslutet om den",
        why: "vi kan visa att vi har svarat",
      },
      request_evidence: {
        name:
          "Bevis på en begäran: slag, datum, resultat och grund, utan namn, nummer och innehåll",
        why: "vi kan visa att vi svarade i tid",
      },
      restriction: {
        name: "Begränsning av behandlingen som du har begärt",
        why: "uppgiften finns kvar och ingen använder den",
      },
      recipient_task: {
        name: "Vem vi har gett uppgifter som har rättats, raderats eller begränsats",
        why: "den som har fått uppgifterna får veta att de har rättats, raderats eller begränsats",
      },
      view: {
        name: "Dag och orsak när en anställd har sett dina uppgifter",
        why: "du ser när och varför någon har sett dina uppgifter",
      },
      audit_log: {
        name: "Anteckning om vad en anställd har gjort med uppgifter",
        why: "det går att övervaka hur uppgifterna används",
      },
      breach: {
        name: "Anteckning om en personuppgiftsincident: vad som hände och vad vi gjorde",
        why: "vi kan visa vad vi gjorde om uppgifter hamnade i fel händer",
      },
      monthly_count: {
        name: "Antal: hur många samtal, meddelanden eller chattar det var under en månad",
        why: "vi kan berätta om vår verksamhet utan att berätta om någon",
      },
      erasure_ledger: {
        name: "Anteckning om och kvitto på en radering, utan namn, nummer och innehåll",
        why: "det som har raderats kommer inte tillbaka från en säkerhetskopia",
      },
      abuse_counter: {
        name:
          "Räknare mot missbruk: en identifierare som varken visar telefonnummer eller nätadress",
        why: "ingen kan gissa koder eller störa tjänsten",
      },
      webhook_id: {
        name: "Identifierare för en sändning från telefonsystemet",
        why: "samma uppgift sparas inte två gånger",
      },
    },
  },

  period: {
    units: {
      years: ["år", "år"],
      months: ["månad", "månader"],
      weeks: ["vecka", "veckor"],
      days: ["dygn", "dygn"],
      hours: ["timme", "timmar"],
      minutes: ["minut", "minuter"],
      seconds: ["sekund", "sekunder"],
    },
    and: "och",
    atMost: (amount, from) => `högst ${amount} ${from}`,
    from: {
      callEnded: "från det att samtalet slutade",
      written: "från det att den skrevs",
      sent: "från det att meddelandet skickades",
      received: "från det att den togs emot",
      chatEnded: "från det att chatten slutade",
      created: "från det att uppgiften kom till",
      decided: "från beslutet",
      erased: "från raderingen",
    },
    fromOf: {
      contact: { written: "från det att du berättade dem" },
      sms_answer: { received: "från det att meddelandet kom fram" },
      code: { created: "från det att koden skickades" },
      portal_session: { created: "från inloggningen" },
      chat_session: { created: "från det att chatten öppnades" },
      staff_session: { created: "från inloggningen" },
      audit_log: { created: "från det att anteckningen gjordes" },
      breach: { created: "från det att anteckningen gjordes" },
      monthly_count: { created: "från det att månaden tog slut" },
      abuse_counter: { created: "från det att räknaren eller spärren började" },
    },
  },

  recipients: {
    title: "Vem vi lämnar uppgifter till",
    text: [
      "Vi lämnar inte regelbundet ut dina uppgifter till någon, och vi ger dem inte till utomstående. Det enda undantaget är att du själv vill ha hjälp som inte går att ge på annat sätt: vi sköter ett ärende i en myndighets tjänst eller ansöker om arbetslöshetsförmån tillsammans med dig.",
      "Myndighetsärenden sköter vi på din begäran och tillsammans med dig. I särskilda fall sköter vi dem med en fullmakt som du har skrivit.",
    ],
  },

  automation: {
    title: "Profilering och automatiska beslut",
    text: "Vi profilerar dig inte. Vi fattar inga automatiska beslut om dig.",
  },

  cookies: {
    title: "Kakor",
    text: [
      "Den här webbplatsen sparar ingenting på din enhet förrän du själv gör något. När du ber om en engångskod, öppnar dina uppgifter eller använder chatten får din webbläsare en kaka som behövs för just det.",
      "Vi följer inte vad du gör, och webbplatsen har inget innehåll från andra företag.",
    ],
  },

  authority: {
    title: "Tillsynsmyndigheten",
    name: "Dataombudsmannens byrå",
    street: "Fågelviksgränden 4",
    city: "Helsingfors",
    postBox: (box) => `PB ${box}`,
    visits: "Besöksadress",
    post: "Postadress",
    switchboard: "Växel",
    registry: "Registratorskontor",
    email: "E-post",
    website: "Webbplats",
  },

  versions: {
    title: "Versioner",
    caption: "Den gällande versionen och de tidigare",
    current: "gäller nu",
    columns: { version: "Version", date: "Datum", change: "Vad som ändrades" },
    noDate: "före den här webbplatsen",
    changes: {
      1: "Den tidigare beskrivningen. Den finns inte på den här webbplatsen.",
      2: "Den första beskrivningen på den här webbplatsen. Samma saker med nya ord. Nu ingår hur du använder dina rättigheter på webbplatsen och vad webbplatsen själv sparar.",
      3: "Nytt är anteckningen om en personuppgiftsincident, antalet kontakter och uppgiften om huruvida ett textmeddelande kom fram: hur länge vi har dem och varför.",
    },
    data: "Samma beskrivning i maskinläsbar form (JSON)",
  },
};
