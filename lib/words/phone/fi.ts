/** The code step: a phone number, a code by text message, and what may stand in the way. */
export const fi = {
  /** The text message. The code stands first; one message holds 160 characters. */
  message: {
    myData: (code: string) =>
      `${code} on koodisi Tyynen omiin tietoihin. Koodi on voimassa 10 minuuttia. Älä kerro sitä kenellekään.`,
    chat: (code: string) =>
      `${code} on koodi, jolla liität Tyynen chatin numeroosi. Koodi on voimassa 10 minuuttia. Älä kerro sitä kenellekään.`,
  },

  title: "Avaa omat tiedot",
  lead:
    "Täällä näet, mitä tietoja meillä on sinusta. Voit ladata, korjata ja poistaa tietojasi milloin vain.",
  how:
    "Kirjoita puhelinnumerosi. Lähetämme siihen tekstiviestillä koodin, jolla avaat tietosi. Viesti ei maksa sinulle mitään.",
  phone: "Matkapuhelinnumero",
  phoneHint: "Suomalainen numero, esimerkiksi 050 123 4567 tai +358 50 123 4567",
  send: "Lähetä koodi",
  cookie:
    "Kun lähetät numeron, selaimesi tallentaa evästeen, jotta koodi toimii vain tässä selaimessa. Eväste poistuu, kun koodi vanhenee eli 10 minuutin kuluttua.",

  codeTitle: "Kirjoita koodi",
  sentTo: (phone: string, time: string) =>
    `Lähetimme koodin numeroon ${phone}. Koodi on voimassa ${time} asti.`,
  unsure: (phone: string) =>
    `Emme tiedä varmasti, lähtikö viesti numeroon ${phone}. Odota hetki. Jos viestiä ei tule, pyydä uusi koodi.`,
  code: "Kuusinumeroinen koodi",
  codeHint: "Koodi on tekstiviestin alussa. Välilyönnit eivät haittaa.",
  open: "Avaa omat tiedot",
  goOn: "Jatka",
  noMessage: "Eikö viesti tullut?",
  noMessageWait: "Viestin tulo voi kestää muutaman minuutin.",
  noMessageCheck: (phone: string) => `Tarkista, että numero ${phone} on oikea.`,
  noMessageAgain: (time: string) =>
    `Voit pyytää uuden koodin ${time}. Myös aiempi koodi toimii niin kauan kuin se on voimassa.`,
  noMessageLook: "Jos viesti ei mene perille, kerromme sen tällä sivulla.",
  look: "Päivitä sivu",
  undelivered: (phone: string) =>
    `Viesti numeroon ${phone} ei mennyt perille. Tarkista numero ja katso, että puhelin on päällä. Voit myös hoitaa asian ilman koodia: ohjeet ovat alempana.`,
  sendAgain: "Lähetä uusi koodi",
  otherNumber: "Käytä toista numeroa",

  freshTitle: "Vahvista uudella koodilla",
  freshWhy: (phone: string) =>
    `Tietojen lataamista ja poistamista varten tarvitsemme tuoreen koodin. Näin kukaan muu ei voi tehdä sitä puolestasi. Lähetämme koodin numeroon ${phone}.`,
  back: "Takaisin omiin tietoihin",

  risk: "Kuka voi lukea koodin?",
  riskText:
    "Koodin voi lukea jokainen, jolla on puhelimesi kädessään. Jos joku muu lukee viestejäsi, älä käytä koodia.",
  otherWays: "Voit aina hoitaa asian myös ilman koodia",
  otherWaysText:
    "Soita, käy toimistolla tai kirjoita meille. Autamme sinua näkemään, korjaamaan ja poistamaan tietosi.",
  call: "Soita",
  write: "Kirjoita",
  visit: "Käy toimistolla",

  receiptLink: "Katso kuittia poistetuista tiedoista",
  signedOut: "Olet kirjautunut ulos.",
  ended: "Suljimme tietosi turvallisuuden vuoksi. Voit avata ne uudella koodilla.",
  wanted: "Avaa ensin tietosi koodilla. Sen jälkeen pääset sivulle, jonka valitsit.",
  kept:
    "Suljimme tietosi turvallisuuden vuoksi. Se, mitä kirjoitit, on tallessa. Avaa tietosi uudella koodilla samalla numerolla, niin voit jatkaa siitä. Pidä tämä sivu auki.",
  sentNew: "Lähetimme uuden koodin.",

  faults: {
    "empty": "Kirjoita puhelinnumerosi",
    "not-a-number": "Tarkista numero. Kirjoita se esimerkiksi näin: 050 123 4567",
    "too-short": "Tarkista numero: siitä puuttuu numeroita. Esimerkiksi 050 123 4567",
    "too-long": "Tarkista numero: siinä on liikaa numeroita. Esimerkiksi 050 123 4567",
    "landline":
      "Lankanumeroon ei voi lähettää tekstiviestiä. Kirjoita matkapuhelinnumerosi tai ota yhteyttä muulla tavalla",
    "service-number":
      "Palvelu- tai yritysnumeroon ei voi lähettää koodia. Kirjoita matkapuhelinnumerosi tai ota yhteyttä muulla tavalla",
    "foreign":
      "Lähetämme koodeja vain suomalaisiin matkapuhelinnumeroihin. Ota yhteyttä muulla tavalla, niin autamme",
  },
  codeShape: "Koodissa on kuusi numeroa. Katso koodi tekstiviestistä",
  codeWrong: (left: number) =>
    left === 1
      ? "Koodi ei ole oikea. Voit yrittää vielä yhden kerran"
      : `Koodi ei ole oikea. Voit yrittää vielä ${left} kertaa`,
  codeExpired:
    "Koodi ei ole enää voimassa tässä selaimessa. Saat uuden koodin, kun painat ”Lähetä koodi”.",

  limits: {
    "paused": (time: string) =>
      `Koodit ovat hetken tauolla, koska palveluun on tullut poikkeuksellisen paljon vääriä koodeja. Tauko suojaa kaikkien tietoja. Voit yrittää uudelleen ${time}.`,
    "tries": (time: string) =>
      `Koodi on kirjoitettu viisi kertaa väärin. Turvallisuuden vuoksi voit pyytää uuden koodin vasta ${time}.`,
    "locked": (_time: string) =>
      "Tämän numeron koodi on kirjoitettu tänään kymmenen kertaa väärin. Turvallisuuden vuoksi numero on lukossa huomiseen asti.",
    "soon": (time: string) => `Lähetimme koodin juuri äsken. Voit pyytää uuden ${time}.`,
    "often": (time: string) =>
      `Olemme lähettäneet tähän numeroon kolme koodia lyhyessä ajassa. Voit pyytää uuden ${time}.`,
    "number-day": (_time: string) =>
      "Olemme lähettäneet tähän numeroon tänään kymmenen koodia. Voit pyytää uuden huomenna.",
    "address": (time: string) =>
      `Samasta verkosta on pyydetty monta koodia tunnin aikana. Voit pyytää uuden ${time}.`,
    "site-day": (_time: string) =>
      "Tämän päivän tekstiviestit on käytetty. Voit pyytää koodin taas huomenna.",
    "outage": (time: string) =>
      `Tekstiviestit eivät juuri nyt lähde, koska viestipalvelussa on häiriö. Voit yrittää uudelleen ${time}, tai ota yhteyttä muulla tavalla.`,
  },
  gateway: {
    refused:
      "Viestiä ei voitu lähettää. Tarkista numero ja yritä uudelleen, tai ota yhteyttä muulla tavalla.",
    unavailable:
      "Viesti ei lähtenyt, koska tekstiviestipalvelu ei juuri nyt vastaa. Yritä hetken päästä uudelleen, tai ota yhteyttä muulla tavalla.",
  },
  earlierStillGood: "Aiempi koodi toimii yhä.",
};

export type PhoneWords = typeof fi;
