/** What the notice says of the facts that the controller may or may not have told. */
export const fi = {
  basis: "Oikeusperuste",
  bases: {
    a: "suostumuksesi (tietosuoja-asetuksen 6 artiklan 1 kohdan a alakohta)",
    b: "sopimus (6 artiklan 1 kohdan b alakohta)",
    c: "lakisääteinen velvoite (6 artiklan 1 kohdan c alakohta)",
    d: "elintärkeä etu (6 artiklan 1 kohdan d alakohta)",
    e: "yleinen etu (6 artiklan 1 kohdan e alakohta)",
    f: "oikeutettu etu (6 artiklan 1 kohdan f alakohta)",
  },
  health: "Jos kerrot terveydestäsi",
  healthBases: {
    a: "käsittelemme tietoa nimenomaisella suostumuksellasi (9 artiklan 2 kohdan a alakohta)",
    d: "käsittelemme tietoa yhdistyksen toiminnassa (9 artiklan 2 kohdan d alakohta)",
    h: "käsittelemme tietoa sosiaalipalvelua varten (9 artiklan 2 kohdan h alakohta)",
  },
  interest: "Etumme on",
  withdraw:
    "Voit perua suostumuksesi milloin tahansa. Peruminen ei muuta sitä, mitä tiedoilla on tehty ennen sitä.",
  processors: "Puolestamme tietoja käsittelevät",
  tasks: {
    telephony: "puhelinpalvelu",
    text_messages: "tekstiviestien välitys",
    hosting: "palvelimet",
  },
  insideEea: "Tiedot pysyvät EU:n ja ETA:n alueella.",
  storeIn: { US: "Tiedot tallennetaan salattuina tietokantaan, joka on Yhdysvalloissa." },
  outsideEea: {
    adequacy:
      "Tietoja siirtyy EU:n ja ETA:n ulkopuolelle maahan, jonka tietosuojan Euroopan komissio on todennut riittäväksi.",
    standard_clauses:
      "Tietoja siirtyy EU:n ja ETA:n ulkopuolelle. Suojana ovat Euroopan komission vakiosopimuslausekkeet. Lausekkeista saat kopion yhteyshenkilöltä.",
  },
  adviserNames: {
    shown: "Näet neuvojan nimen tiedoissasi.",
    hidden: "Neuvojan nimi ei näy sinulle.",
  },
};

export type FactWords = typeof fi;
