import type { RecordedWords } from "./fi.ts";

export const selko: RecordedWords = {
  title: "Mitä tietoja meillä on",
  call: {
    title: "Kun soitat",
    intro: "Meille jää talteen:",
    items: {
      times: "milloin puhelu alkoi ja milloin se loppui",
      callerNumber: "mistä numerosta soitit",
      serviceNumber: "mihin numeroon soitit",
      adviser: "neuvojan nimi ja numero",
    },
    note: () => "Emme koskaan nauhoita puhetta.",
  },
  chat: {
    title: "Kun kirjoitat chatissa",
    intro: "Meille jää talteen:",
    items: {
      times: "milloin keskustelu alkoi ja milloin se loppui",
      nickname: "nimimerkkisi ja muut asiat, jotka kerrot itsestäsi",
      adviserName: "neuvojan nimi",
      conversation: "kaikki viestit",
    },
    note: (since) =>
      `Viestit jäävät talteen itsestään. Chatin viestit ovat jääneet talteen tästä päivästä alkaen: ${since}.`,
  },
  inquiry: {
    title: "Kun jätät viestin",
    intro:
      "Joskus emme ehdi vastata puhelimeen. Silloin voit lähettää meille tekstiviestin. Meille jää talteen:",
    items: {
      sentAt: "milloin lähetit viestin",
      phone: "puhelinnumerosi",
      question: "kysymyksesi juuri niin kuin kirjoitit sen",
    },
    note: () => "Joskus vastaamme tekstiviestillä. Myös vastaus jää talteen.",
  },
  others: {
    title: "Muita tietoja",
    intro: "Meillä voi olla myös:",
    items: [
      "tekstiviestejä sinulta ja meiltä",
      "neuvojan muistiinpanoja puheluista",
      "vastauksia viesteihin, jotka jätit",
      "tieto siitä, milloin olet ottanut meihin yhteyttä",
      "nimesi, yhteystietosi ja kielesi, jos kerroit ne itse",
    ],
    note: "Tiedot tulevat sinulta, neuvojalta ja puhelinlaitteista.",
  },
};
