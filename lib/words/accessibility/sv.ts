import type { AccessibilityWords } from "./fi.ts";

export const sv: AccessibilityWords = {
  title: "Tillgänglighetsutlåtande",
  description:
    "Hur bra Tyynes webbtjänst kan användas av alla, vilka brister den har och hur du ger respons.",
  lead: (host) =>
    `Det här utlåtandet gäller Tyynes webbtjänst på ${host}. Vi vill att alla ska kunna använda den.`,
  law:
    "Utlåtandet berättar hur tjänsten uppfyller kraven i lagen om tillhandahållande av digitala tjänster (306/2019).",
  state: {
    title: "Hur tillgänglig tjänsten är",
    text: [
      "Vårt mål är den nivå som lagen kräver: nivåerna A och AA i anvisningarna WCAG 2.1, så som den europeiska standarden EN 301 549 anger dem.",
      "Enligt vår egen bedömning uppfyller tjänsten kraven delvis. De brister som vi känner till finns nedan.",
    ],
  },
  gaps: {
    title: "Vad som ännu inte är tillgängligt",
    list: (session) => [
      `Tidsgränsen i mina uppgifter: inloggningen gäller av säkerhetsskäl högst ${session}. Tiden kan inte förlängas, men uppgifterna kan genast öppnas med en ny kod (WCAG 2.2.1).`,
      "Chatten utan JavaScript: sidan laddas om av sig själv, och en skärmläsare kan då börja läsa från början. Uppdateringen kan stoppas.",
      "Skärmläsare: vi har ännu inte testat tjänsten med människor som använder skärmläsare, så det kan finnas fler brister.",
      "Bara dataskyddsbeskrivningen finns på lättläst språk, och den är på finska. På teckenspråk finns ännu ingenting.",
    ],
    instead:
      "Om tjänsten inte fungerar för dig kan du ringa, skriva eller besöka ett kontor. Du får samma hjälp och samma uppgifter.",
  },
  method: {
    title: "Hur vi har bedömt tjänsten",
    text:
      "Vi har bedömt tjänsten själva. Vi kontrollerar varje offentlig sida med ett program i en riktig webbläsare, på alla språk, i ett smalt och ett brett fönster, ljus och mörk. Ingen utomstående expert har ännu bedömt tjänsten.",
  },
  feedback: {
    title: "Ge respons",
    text: (days) =>
      `Berätta för oss om du inte kommer åt något eller behöver en uppgift i en annan form. Vi svarar senast inom ${days} dagar.`,
    email: "E-post",
    phone: "Telefon",
  },
  supervisor: {
    title: "Om vårt svar inte hjälper",
    text: (days) =>
      `Om du inte är nöjd med vårt svar eller inte får något svar inom ${days} dagar kan du göra en anmälan till tillsynsmyndigheten. På dess webbplats står det hur en anmälan görs och behandlas.`,
    name: "Transport- och kommunikationsverket Traficom",
    unit: "Enheten för tillsyn över digital tillgänglighet",
    website: "Webbplats",
    email: "E-post",
    phone: "Växel",
  },
  made: (date) => `Utlåtandet är upprättat ${date}.`,
};
