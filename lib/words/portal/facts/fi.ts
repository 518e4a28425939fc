import type { Basis } from "../../../recipients/schema.ts";
/** What is told of each kind of data and of its handling: GDPR Article 15(1), about this person. */
export const fi = {
  kinds: {
    call: {
      one: "Puhelu",
      many: "Puhelut",
      holds:
        "Milloin puhelu alkoi ja päättyi, mistä numerosta ja mihin numeroon soitettiin, ja kuka neuvoja vastasi. Puhetta ei tallenneta koskaan.",
      why: "Jotta voimme hoitaa asiakaspalvelun ja näemme, milloin olemme puhuneet.",
      source: "Puhelinjärjestelmältä, kun soitit meille.",
    },
    call_note: {
      one: "Muistiinpano puhelusta",
      many: "Muistiinpanot puheluista",
      holds: "Mitä neuvoja kirjoitti muistiin puhelusta, milloin, ja kuka neuvoja oli.",
      why: "Jotta voimme hoitaa asiakaspalvelun ja jatkaa asiaasi siitä, mihin jäimme.",
      source: "Neuvojalta, joka kirjoitti muistiin, mitä kerroit.",
    },
    sms: {
      one: "Tekstiviesti",
      many: "Tekstiviestit",
      holds: "Viestin teksti, milloin se lähetettiin, ja kuka neuvoja kirjoitti meiltä.",
      why: "Jotta voimme hoitaa asiakaspalvelun tekstiviesteillä.",
      source: "Sinulta ja neuvojalta, puhelinjärjestelmän kautta.",
    },
    inquiry: {
      one: "Yhteydenottopyyntö",
      many: "Yhteydenottopyynnöt",
      holds: "Viesti, jonka jätit, kun emme ehtineet vastata, ja milloin lähetit sen.",
      why: "Jotta voimme hoitaa asiakaspalvelun ja vastata sinulle.",
      source: "Sinulta, puhelinjärjestelmän kautta.",
    },
    sms_answer: {
      one: "Vastaus yhteydenottopyyntöön",
      many: "Vastaukset yhteydenottopyyntöihin",
      holds:
        "Tekstiviestillä annetun vastauksen teksti, milloin se tuli perille, ja kuka neuvoja kirjoitti meiltä.",
      why: "Jotta voimme hoitaa asiakaspalvelun ja näemme, mitä sinulle on vastattu.",
      source: "Sinulta ja neuvojalta, puhelinjärjestelmän kautta.",
    },
    contact: {
      one: "Yhteystietosi",
      many: "Yhteystietosi",
      holds:
        "Nimi, sähköpostiosoite, postiosoite ja kieli, jos kerroit ne itse omissa tiedoissasi.",
      why: "Jotta voimme hoitaa asiakaspalvelun ja tavoitamme sinut niin kuin haluat.",
      source: "Sinulta, omista tiedoistasi.",
    },
    chat: {
      one: "Chat-keskustelu",
      many: "Chat-keskustelut",
      holds:
        "Koko keskustelu, milloin se alkoi ja päättyi, nimimerkki ja muu, mitä kerroit itsestäsi, neuvojan nimi ja neuvojan muistiinpanot.",
      why: "Jotta voimme hoitaa asiakaspalvelun ja jatkaa asiaasi siitä, mihin jäimme.",
      source: "Sinulta ja neuvojalta. Keskustelu tallentui itsestään.",
    },
  },
  seenBy:
    "Sinä, kun avaat tiedot koodilla, ja asiakaspalvelun neuvojat, jotka tarvitsevat tietoa asiasi hoitamiseen.",

  title: "Näin käsittelemme tietojasi",
  purposes: "Mihin käytämme tietoja",
  purposesText: [
    "Hoidamme asiakaspalvelun.",
    "Tunnistamme sinut silloin, kun itse haluat kertoa, kuka olet, jotta neuvoja voi auttaa.",
  ],
  purposesLimit: "Emme käytä tietoja mihinkään muuhun.",
  categories: "Mitä tietoja meillä on",
  categoriesText: (kinds: string) =>
    `Puhelinnumerosi ja siihen liittyvät tiedot: ${kinds}. Numerosi on tallessa niin kauan kuin yksikin näistä tiedoista.`,
  categoriesNothing: "Numerostasi ei ole tietoja, jotka koodi avaa.",
  recipients: "Kenelle olemme antaneet tietoja",
  nobodyReceived: "Tietojesi kohdalle ei ole merkitty yhtään luovutusta kenellekään.",
  recipientsText: [
    "Emme luovuta tietoja säännöllisesti kenellekään emmekä sivullisille. Poikkeus on vain se, että haluat juuri sellaista apua: hoidamme asian viranomaisen kanssa yhdessä sinun kanssasi, tai sinun antamallasi valtakirjalla.",
  ],
  disclosure: (to: string, on: string, what: string, basis: string, until: string) =>
    `${to}, ${on}: ${what}. ${basis} Merkintä poistuu viimeistään ${until}.`,
  basis: {
    "client-request": "Pyysit sitä itse.",
    "power-of-attorney": "Annoit valtakirjan.",
    law: "Laki vaati sitä.",
  } satisfies Record<Basis, string> as Record<Basis, string>,
  processor: (name: string, country: string) =>
    `Puolestamme tietoja käsittelee ${name} (${country}).`,
  retention: "Milloin tiedot poistuvat",
  retentionText:
    "Jokaisen tiedon kohdalla on päivä, jolloin se poistuu itsestään. Voit poistaa sen aiemmin.",
  source: "Mistä tiedot ovat tulleet",
  automated: "Tekeekö kone päätöksiä sinusta",
  automatedText: "Ei. Emme tee päätöksiä automaattisesti, emmekä profiloi sinua.",

  rights: "Oikeutesi",
  rightsLead: "Voit käyttää näitä oikeuksia milloin vain. Se ei maksa mitään.",
  right: {
    access: { name: "Näet tietosi", how: "Tällä sivulla on kaikki, minkä koodi avaa." },
    portability: {
      name: "Viet tietosi mukanasi",
      how: "Lataa tiedot tiedostona, jonka toinenkin järjestelmä osaa lukea.",
    },
    erasure: {
      name: "Poistat tietosi",
      how: "Poista yksi tieto, kaikki samanlaiset tai kaikki kerralla.",
    },
    rectification: {
      name: "Korjaat tietosi",
      how: "Muuta heti, mitä itse kerroit. Pyydä oikaisua siihen, mitä työntekijä kirjoitti.",
    },
    restriction: {
      name: "Rajoitat käsittelyä",
      how: "Pyydä, ettemme käytä tietoja, kunnes asia on selvitetty.",
    },
    objection: {
      name: "Vastustat käsittelyä",
      how: "Kerro, miksi emme saisi käyttää tietojasi.",
    },
    complaint: {
      name: "Teet valituksen",
      how: "Voit valittaa tietosuojavaltuutetun toimistoon, jos koet, että toimimme väärin.",
    },
  },
  toDownload: "Lataa tiedot",
  toAsk: "Tee pyyntö",
  toErase: "Poista tietoja",
  contact: "Ota yhteyttä",
  controller: "Rekisterinpitäjä",
  authority: "Tietosuojavaltuutetun toimisto",
  readNotice: "Lue koko tietosuojaseloste",
};

export type FactsWords = typeof fi;
export type RightName = keyof FactsWords["right"];
