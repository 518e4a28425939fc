import type { HomeWords } from "./fi.ts";

export const sv: HomeWords = {
  title: "Råd när du är arbetslös",
  description:
    "Tyyne ger arbetslösa råd per telefon, per textmeddelande och i en chatt. Du behöver inte berätta vem du är.",
  lead:
    "Tyyne hjälper dig per telefon, per textmeddelande och i en chatt. Du behöver inte berätta vem du är.",
  doors: {
    title: "Vad vill du göra?",
    chat: {
      name: "Skriv till en rådgivare",
      text: "En rådgivare svarar när chatten är öppen. Annars kan du lämna en fråga.",
    },
    myData: {
      name: "Se dina uppgifter",
      text: "Du ser vad vi har om dig. Du kan ladda ner och radera dina uppgifter.",
    },
    notice: {
      name: "Läs om dataskydd",
      text: "Vad vi sparar, varför och hur länge. I korthet och i detalj.",
    },
  },
  plain: "Samma sak på lättläst finska",
  help: {
    title: "Så hjälper vi",
    text: [
      "Berätta vad du funderar på. En rådgivare lyssnar och hjälper dig vidare.",
      "Om du vill sköter vi ett myndighetsärende tillsammans med dig. Vi kan till exempel ansöka om arbetslöshetsförmån tillsammans.",
    ],
  },
  contact: {
    title: "Ring, skriv eller kom på besök",
    person: "Kontaktperson",
    phone: "Telefon",
    email: "E-post",
    offices: "Kontor",
  },
};
