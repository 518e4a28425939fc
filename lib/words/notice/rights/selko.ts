import type { RightsWords } from "./fi.ts";

export const selko: RightsWords = {
  title: "Oikeutesi",
  intro:
    "Voit käyttää oikeuksiasi milloin vain. Se ei maksa mitään. Oikeudet ovat EU:n laissa. Laki on nimeltään tietosuoja-asetus.",
  article: (article) => `artikla ${article}`,
  ask: "Tee pyyntö omissa tiedoissa",
  openReceipt: "Avaa chatin viestit kuittikoodilla",
  list: {
    access: {
      name: "Saat nähdä tietosi",
      text: "Saat tarkistaa, mitä tietoja meillä on sinusta.",
      how: "Pyydä koodi puhelimeesi. Koodi avaa omat tiedot. Chatin viestit avaat kuittikoodilla.",
      link: "Katso omat tiedot",
    },
    portability: {
      name: "Saat viedä tietosi mukanasi",
      text: "Voit saada tietosi tiedostona. Toinen palvelu osaa lukea sen.",
      how: "Lataa tiedosto omista tiedoista.",
      link: "Lataa omat tiedot",
    },
    rectification: {
      name: "Saat korjata tietosi",
      text:
        "Tieto voi olla väärin. Silloin voit vaatia, että korjaamme sen heti. Emme muuta viestejä. Voit kuitenkin lisätä viesteihin oman selityksesi.",
      how: "Tee pyyntö omissa tiedoissa. Voit myös soittaa, kirjoittaa tai tulla toimistolle.",
      link: "Yhteystiedot",
    },
    erasure: {
      name: "Saat poistaa tietosi",
      text: "Voit milloin vain pyytää, että poistamme tietosi. Pyydä sitä järjestöltä P-K TT ry.",
      how: "Voit poistaa tiedot myös itse omissa tiedoissa. Voit poistaa yhden tiedon tai kaikki.",
      link: "Poista omat tiedot",
    },
    restriction: {
      name: "Saat pyytää taukoa tietojen käyttöön",
      text:
        "Joskus pitää selvittää, onko tieto oikein. Voit pyytää, että emme käytä tietoa sinä aikana.",
      how: "Tee pyyntö omissa tiedoissa. Voit myös soittaa, kirjoittaa tai tulla toimistolle.",
      link: "Yhteystiedot",
    },
    objection: {
      name: "Saat kieltää käytön",
      text: "Voit kieltää tietojesi käytön. Kerro, miksi haluat kieltää sen.",
      how: "Tee pyyntö omissa tiedoissa. Voit myös soittaa, kirjoittaa tai tulla toimistolle.",
      link: "Yhteystiedot",
    },
    notification: {
      name: "Saat tietää, kenelle annoimme tietoja",
      text:
        "Olemme ehkä antaneet tietojasi jollekin. Kerromme hänelle, jos korjaamme tai poistamme tiedon. Kerromme hänelle myös, jos pidämme taukoa tiedon käytössä. Voit kysyä meiltä, kuka hän on.",
      how: "Tee pyyntö omissa tiedoissa. Voit myös soittaa, kirjoittaa tai tulla toimistolle.",
      link: "Yhteystiedot",
    },
    complaint: {
      name: "Saat valittaa",
      text:
        "Ehkä ajattelet, että käytämme tietojasi väärin. Silloin voit valittaa. Tietosuojavaltuutettu valvoo, että kaikki noudattavat lakia.",
      how: "Soita tai kirjoita tietosuojavaltuutetun toimistoon.",
      link: "Tietosuojavaltuutetun yhteystiedot",
    },
  },

  requests: {
    title: "Miten teet pyynnön",
    text: [
      "Omissa tiedoissa näet tietosi heti. Voit myös ladata ja poistaa ne siellä. Muutkin pyynnöt voit tehdä siellä. Voit myös soittaa, lähettää kirjeen tai tulla toimistolle. Kaikki tavat ovat yhtä hyviä.",
      "Laki sanoo, että sinun pitää saada vastaus kuukaudessa. Vaikeassa asiassa aika voi olla kaksi kuukautta pidempi. Silloin kerromme syyn.",
    ],
    practice: (by, days) => `Pyyntöihin vastaa ${by}. Vastaus tulee yleensä ${days} päivässä.`,
  },
};
