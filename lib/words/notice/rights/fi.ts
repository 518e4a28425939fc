/** The rights of the client, and how to use each of them on this site. */
export const fi = {
  title: "Oikeutesi ja miten käytät niitä",
  intro:
    "Voit käyttää oikeuksiasi milloin tahansa. Se ei maksa mitään. Artiklat ovat EU:n yleisen tietosuoja-asetuksen artikloja.",
  article: (article: string) => `${article} artikla`,
  ask: "Tee pyyntö omissa tiedoissa",
  openReceipt: "Avaa chat-keskustelu kuittikoodilla",
  list: {
    access: {
      name: "Tarkastusoikeus",
      text: "Kun olet antanut meille tietoja, voit tarkastaa, mitä sinusta on tallennettu.",
      how:
        "Avaa omat tiedot kertakoodilla, joka tulee puhelimeesi. Chat-keskustelun avaat kuittikoodilla.",
      link: "Avaa omat tiedot",
    },
    portability: {
      name: "Siirto järjestelmästä toiseen",
      text: "Voit saada tietosi tiedostona, jonka myös toinen järjestelmä osaa lukea.",
      how: "Lataa tiedosto omista tiedoista.",
      link: "Lataa omat tiedot",
    },
    rectification: {
      name: "Oikaisu",
      text:
        "Voit vaatia, että väärä tai puutteellinen tieto korjataan viipymättä. Keskustelun sanoja ei kirjoiteta uudelleen, mutta voit liittää siihen oman selvityksesi.",
      how: "Tee pyyntö omissa tiedoissa, tai soita, kirjoita tai käy toimistolla.",
      link: "Yhteystiedot",
    },
    erasure: {
      name: "Poistaminen",
      text: "Voit milloin tahansa pyytää P-K TT ry:tä poistamaan tietosi.",
      how:
        "Poista tiedot itse omissa tiedoissa: yksi tieto, kaikki samanlaiset tai kaikki kerralla.",
      link: "Poista omat tiedot",
    },
    restriction: {
      name: "Käsittelyn rajoittaminen",
      text:
        "Voit pyytää, että emme käytä tietojasi sillä aikaa, kun niiden oikeellisuutta tai käyttöä selvitetään.",
      how: "Tee pyyntö omissa tiedoissa, tai soita, kirjoita tai käy toimistolla.",
      link: "Yhteystiedot",
    },
    objection: {
      name: "Vastustaminen",
      text: "Voit vastustaa tietojesi käyttöä, jos siihen on syy sinun tilanteessasi.",
      how: "Tee pyyntö omissa tiedoissa, tai soita, kirjoita tai käy toimistolla.",
      link: "Yhteystiedot",
    },
    notification: {
      name: "Tieto vastaanottajista",
      text:
        "Jos olemme antaneet tietojasi jollekin, kerromme hänelle korjauksesta, poistosta tai rajoituksesta. Sinulle kerromme, kenelle tietoja on annettu.",
      how: "Tee pyyntö omissa tiedoissa, tai soita, kirjoita tai käy toimistolla.",
      link: "Yhteystiedot",
    },
    complaint: {
      name: "Valitus",
      text:
        "Voit valittaa tietosuojavaltuutetun toimistoon, jos tietojasi käsitellään mielestäsi väärin.",
      how: "Ota yhteyttä tietosuojavaltuutetun toimistoon.",
      link: "Viranomaisen yhteystiedot",
    },
  },

  requests: {
    title: "Miten pyyntö käsitellään",
    text: [
      "Näet, lataat ja poistat tietosi heti itse omissa tiedoissa, ja muut pyynnöt teet samassa paikassa. Pyynnön voit tehdä myös puhelimella, kirjeellä tai toimistolla. Kaikki tavat ovat samanarvoisia, ja pyynnöt menevät samaan jonoon.",
      "Laki antaa vastaamiseen kuukauden. Jos asia on monimutkainen, aikaa voi jatkaa kahdella kuukaudella. Silloin kerromme sinulle syyn.",
    ],
    practice: (by: string, days: number) =>
      `Pyyntöihin vastaa ${by}, tavallisesti ${days} päivässä.`,
  },
};

export type RightsWords = typeof fi;
