import type { FactWords } from "./fi.ts";

export const selko: FactWords = {
  basis: "Laki antaa luvan, koska tähän on syy",
  bases: {
    a: "annat siihen luvan (tietosuoja-asetus, artikla 6, kohta 1 a)",
    b: "meillä on sopimus (artikla 6, kohta 1 b)",
    c: "toinen laki vaatii sitä (artikla 6, kohta 1 c)",
    d: "jonkun henki on vaarassa (artikla 6, kohta 1 d)",
    e: "se on kaikille hyväksi (artikla 6, kohta 1 e)",
    f: "järjestöllä on hyvä syy (artikla 6, kohta 1 f)",
  },
  health: "Jos kerrot terveydestäsi",
  healthBases: {
    a: "kysymme sinulta luvan (artikla 9, kohta 2 a)",
    d: "käytämme tietoa järjestön työssä (artikla 9, kohta 2 d)",
    h: "käytämme tietoa sosiaalipalvelussa (artikla 9, kohta 2 h)",
  },
  interest: "Meillä on tähän syy",
  withdraw: "Voit perua luvan milloin vain. Se ei muuta sitä, mitä on jo tehty.",
  processors: "Nämä yritykset auttavat meitä",
  tasks: { telephony: "puhelut", text_messages: "tekstiviestit", hosting: "tietokoneet" },
  insideEea: "Tietosi pysyvät Euroopassa, EU:n tai ETA:n maissa.",
  storeIn: {
    US:
      "Tietosi ovat tietokannassa Yhdysvalloissa. Tiedot on salattu, joten ulkopuolinen ei voi lukea niitä.",
  },
  outsideEea: {
    adequacy:
      "Tietojasi menee EU:n ja ETA:n ulkopuolelle. EU on tarkistanut, että tiedot ovat siellä turvassa.",
    standard_clauses:
      "Tietojasi menee EU:n ja ETA:n ulkopuolelle. Meillä on sopimus, joka suojaa tietojasi. Saat sopimuksen kopion, kun pyydät sitä meiltä.",
  },
  adviserNames: {
    shown: "Näet tiedoistasi, kuka neuvoja sinua auttoi.",
    hidden: "Et näe neuvojan nimeä.",
  },
};
