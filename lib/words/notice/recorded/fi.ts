/** What is recorded of each kind of contact. */
export const fi = {
  title: "Mitä tietoja tallennamme",
  call: {
    title: "Puhelu",
    intro: "Kun soitat meille, tallennamme:",
    items: {
      times: "milloin puhelu alkoi ja päättyi",
      callerNumber: "soittajan numeron",
      serviceNumber: "palvelunumeron, johon soitit",
      adviser: "neuvojan nimen ja numeron",
    },
    note: (_since: string) => "Puhelun ääntä ei tallenneta koskaan.",
  },
  chat: {
    title: "Chat-keskustelu",
    intro: "Kun kirjoitat chatissa, tallennamme:",
    items: {
      times: "milloin keskustelu alkoi ja päättyi",
      nickname: "nimimerkin tai muut tiedot, jotka itse annat",
      adviserName: "neuvojan nimen",
      conversation: "keskustelun kokonaan",
    },
    note: (since: string) =>
      `Keskustelu tallentuu automaattisesti. Chat-keskusteluja on tallennettu ${since} alkaen.`,
  },
  inquiry: {
    title: "Yhteydenottopyyntö",
    intro: "Jos emme ehdi vastata puheluun, voit jättää meille tekstiviestin. Siitä tallennamme:",
    items: {
      sentAt: "milloin viesti lähetettiin",
      phone: "puhelinnumerosi",
      question: "kysymyksesi sellaisena kuin sen kirjoitit",
    },
    note: (_since: string) => "Jos vastaamme tekstiviestillä, myös vastaus tallentuu.",
  },
  others: {
    title: "Muut tiedot",
    intro: "Lisäksi meillä voi olla:",
    items: [
      "tekstiviestikeskusteluja",
      "neuvojan muistiinpanoja puheluista",
      "tekstiviestillä annettuja vastauksia yhteydenottopyyntöihin",
      "yhteystapahtumia eli tieto siitä, milloin olet ollut meihin yhteydessä",
      "nimi, yhteystiedot ja kieli, jos kerroit ne itse omissa tiedoissasi",
    ],
    note: "Tiedot tulevat sinulta, neuvojalta ja puhelinjärjestelmästä.",
  },
};

export type RecordedWords = typeof fi;
