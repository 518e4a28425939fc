/** The chat as a visitor meets it. */
export const fi = {
  title: "Chat",
  lead: "Kirjoita Tyynen neuvojalle. Sinun ei tarvitse kertoa, kuka olet.",

  before: {
    title: "Ennen kuin aloitat",
    noCode:
      "Älä kirjoita henkilötunnustasi, pankkitietojasi tai salasanojasi. Emme tarvitse niitä.",
    recorded:
      "Tallennamme keskustelun: sen alkamis- ja päättymisajan, viestit, nimimerkkisi ja muut tiedot, jotka itse kerrot, sekä neuvojan nimen.",
    kept: (years: number) =>
      `Keskustelu poistuu viimeistään ${years} vuoden kuluttua siitä, kun se on päättynyt. Voit poistaa sen myös itse, vaikka heti.`,
    fold: "Verkko-osoite ja eväste",
    address:
      "Emme tallenna verkko-osoitettasi. Siitä lasketaan luku, josta osoitetta ei näe. Luku säilyy enintään kaksi vuorokautta, jotta voimme rajoittaa häirintää.",
    device:
      "Kun aloitat, selaimesi tallentaa evästeen, jotta keskustelu pysyy sinulla. Se poistuu, kun suljet selaimen.",
    receipt:
      "Saat kuittikoodin. Sillä voit myöhemmin lukea, ladata ja poistaa keskustelun ja nähdä vastauksen.",
    more: "Lue tietosuojaselosteesta, miten tietojasi käsitellään",
  },
  start: {
    nickname: "Nimimerkki",
    nicknameHint: "Älä kirjoita oikeaa nimeäsi.",
    nicknameTooLong: "Lyhennä nimimerkkiä: siinä voi olla enintään 40 merkkiä",
    question: "Kysymyksesi",
    questionEmpty: "Kirjoita kysymyksesi",
    questionHint: "Kerro, mihin tarvitset apua. Voit kirjoittaa enintään 4 000 merkkiä.",
    button: "Aloita keskustelu",
    leave: "Jätä kysymys",
    haveReceipt: "Onko sinulla kuittikoodi aiemmasta keskustelusta?",
    openReceipt: "Avaa keskustelu kuittikoodilla",
    other: "Voit myös soittaa tai käydä toimistolla",
    tooMany: (time: string) =>
      `Samasta verkosta on aloitettu monta keskustelua tunnin sisällä. Voit aloittaa uuden ${time}. Voit myös soittaa meille.`,
    blocked: (time: string) =>
      `Chat ei ole juuri nyt käytössä siinä verkossa, jossa olet. Voit yrittää uudelleen ${time}. Voit myös soittaa meille.`,
  },

  status: {
    waiting: "Odotat neuvojaa",
    active: "Keskustelet neuvojan kanssa",
    question: "Kysymyksesi odottaa vastausta",
    ended: "Keskustelu on päättynyt",
  },
  place: (place: number | string) =>
    place === 1 ? "Olet jonossa seuraavana." : `Olet jonossa sijalla ${place}.`,
  advisers: (count: number | string) =>
    count === 0
      ? "Yksikään neuvoja ei ole juuri nyt paikalla."
      : count === 1
      ? "Paikalla on yksi neuvoja."
      : `Paikalla on ${count} neuvojaa.`,
  handedOver: "Toinen neuvoja jatkaa kanssasi. Hän näkee, mitä olet kirjoittanut.",
  writeAlready: "Voit kirjoittaa jo nyt. Neuvoja lukee viestisi, kun hän tulee mukaan.",
  adviserHere: (name?: string) =>
    name ? `${name} vastaa sinulle.` : "Neuvoja on mukana keskustelussa.",
  questionWaits:
    "Vastaamme, kun neuvoja on paikalla. Lue vastaus kuittikoodilla tällä sivustolla. Kysymys odottaa vastausta enintään 30 päivää.",
  questionEmpty: "Kirjoita kysymyksesi, niin vastaamme siihen myöhemmin.",
  endedBy: {
    visitor: "Lopetit keskustelun.",
    adviser: "Neuvoja lopetti keskustelun.",
    silence: "Keskustelu päättyi, koska kukaan ei ollut kirjoittanut hetkeen.",
    timeout: "Keskustelu päättyi, koska sen aika tuli täyteen.",
  },
  deletedAt: (date: string) => `Keskustelu poistuu viimeistään ${date}. Voit poistaa sen jo nyt.`,
  leaveOffer:
    "Jos et ehdi odottaa, voit jättää kysymyksen. Vastaamme myöhemmin, ja luet vastauksen kuittikoodilla.",
  leave: "Jätä kysymys ja lopeta odottaminen",
  leaveFirst: "Kirjoita ensin kysymyksesi. Sen jälkeen voit jättää sen odottamaan vastausta.",

  conversation: "Viestit",
  nothingYet: "Tässä ei ole vielä viestejä.",
  from: {
    visitor: "Sinä",
    adviser: "Neuvoja",
    note: "Neuvojan muistiinpano",
    statement: "Sinun lausumasi",
  },
  erasedMessage: "Viesti on poistettu.",
  typing: "Neuvoja kirjoittaa",
  write: "Kirjoita viesti",
  message: "Viestisi",
  messageHint: "Älä kirjoita henkilötunnustasi.",
  send: "Lähetä",
  faults: {
    "identity":
      "Viestissä näyttää olevan henkilötunnus. Emme tarvitse sitä. Poista se, tai lähetä viesti uudelleen, jos haluat silti lähettää sen",
    "empty": "Kirjoita ensin viestisi",
    "too-long": "Lyhennä viestiä: siinä voi olla enintään 4 000 merkkiä",
    "unreadable": "Viestissä on merkki, jota emme voi tallentaa. Kirjoita se uudelleen",
    "too-fast": "Viestejä tuli hyvin tiheään. Odota hetki ja lähetä uudelleen",
    "full": "Tähän keskusteluun ei mahdu enempää viestejä. Lopeta se ja aloita uusi",
    "ended": "Keskustelu ehti päättyä, eikä viestiä voitu lähettää",
  },
  refreshes: (seconds: number | string) => `Sivu päivittyy itsestään ${seconds} sekunnin välein.`,
  refreshStop: "Pysäytä päivitys",
  refreshGo: "Päivitä taas itsestään",
  refresh: "Päivitä nyt",
  backToChat: "Takaisin keskusteluun",

  gone: {
    "erased": "Keskustelu on poistettu",
    "signed-out": "Keskustelu on suljettu tässä selaimessa",
  },
  live: {
    sending: "Lähetetään",
    sent: "Lähetetty",
    failed: "Ei lähetetty",
    retry: "Yritä uudelleen",
    notSent: "Viestisi on yhä tällä sivulla.",
    lost:
      "Yhteys on poikki. Yhdistämme uudelleen heti, kun verkko toimii. Se, mitä kirjoitat, lähtee silloin.",
    enterSends: "Enter lähettää viestin. Vaihto ja Enter vaihtaa riviä.",
    newBelow: "Uusi viesti alempana",
    printNow: "Tulosta tämä sivu",
    openAgain: "Avaa keskustelu kuittikoodilla",
    startAgain: "Takaisin chatin alkuun",
    unsent: "Tätä et ehtinyt lähettää",
    unsentAgain:
      "Keskustelu päättyi, kun kirjoitit. Voit kopioida tekstin tai lähettää sen uutena kysymyksenä.",
    unsentCode:
      "Keskustelu päättyi, kun kirjoitit. Voit kopioida tekstin. Kun olet tallentanut tämän keskustelun kuittikoodin, voit lähettää tekstin myös uutena kysymyksenä.",
    unsentSend: "Lähetä uutena kysymyksenä",
  },

  receipt: {
    title: "Kuittikoodisi",
    why:
      "Kirjoita koodi muistiin. Sillä voit myöhemmin lukea, ladata ja poistaa tämän keskustelun ja nähdä vastauksen. Emme voi antaa koodia uudelleen, koska emme tiedä, kuka olet.",
    where: (page: string) => `Koodi annetaan sivulla ${page}.`,
    print: "Voit tulostaa sivun selaimen tulostuksella.",
    saved: "Olen tallentanut koodin",
    isSaved: "Olet tallentanut koodin.",
  },

  end: {
    title: "Lopeta keskustelu",
    ask: "Haluatko lopettaa keskustelun? Sen jälkeen siihen ei voi enää kirjoittaa.",
    unsaved:
      "Et ole vielä tallentanut kuittikoodia. Ilman sitä et voi avata keskustelua myöhemmin.",
    button: "Lopeta keskustelu",
  },
  closing: "Haluatko sulkea keskustelun tässä selaimessa? Kuittikoodilla voit avata sen myöhemmin.",
  erase: {
    title: "Poista keskustelu",
    titleMessage: "Poista viesti",
    ask:
      "Poistamme koko keskustelun heti: viestit, nimimerkin, ajat ja neuvojan muistiinpanot. Kuittikoodi lakkaa toimimasta.",
    askMessage: "Poistamme tämän viestin tekstin heti. Muu keskustelu jää.",
    open: "Keskustelu on vielä kesken. Poistaminen myös lopettaa sen.",
    forGood: "Poistettua ei voi palauttaa, emme mekään.",
    button: "Poista keskustelu lopullisesti",
    buttonMessage: "Poista viesti lopullisesti",
    cancel: "Älä poista",
    now: "Poista keskustelu nyt",
    doneTitle: "Keskustelu on poistettu",
    done: "Poistimme keskustelun. Siitä ei jäänyt meille mitään, mitä voisi lukea.",
    given:
      "Keskustelun tietoja on annettu muille. Kerromme saajalle poistamisesta. Siksi meille jää tieto saajasta ja asian tunnus, kunnes olemme kertoneet, enintään 6 kuukautta.",
    doneGiven:
      "Poistimme keskustelun. Meille jäi vain tieto siitä, kenelle kerromme poistamisesta. Sekin poistuu viimeistään 6 kuukauden kuluttua.",
    this: "Poista tämä viesti",
    which: (number: number) => `${number}. viesti`,
  },

  open: {
    title: "Avaa keskustelu kuittikoodilla",
    lead: "Kuittikoodilla näet aiemman chat-keskustelusi ja siihen tulleen vastauksen.",
    code: "Kuittikoodi",
    codeHint: "18 merkkiä, esimerkiksi 7K3-M9Q-XT2-WHB-5RJ-DC8. Välit ja väliviivat eivät haittaa.",
    button: "Avaa keskustelu",
    malformed: "Tarkista koodi merkki kerrallaan. Siinä pitää olla 18 merkkiä",
    wrong: "Tällä koodilla ei löydy keskustelua. Tarkista koodi. Keskustelu on voinut myös poistua",
    limited: (time: string) =>
      `Koodeja on kokeiltu liian monta kertaa. Turvallisuuden vuoksi voit yrittää uudelleen ${time}.`,
    device:
      "Kun avaat keskustelun, selaimesi tallentaa evästeen. Suljemme keskustelun puolen tunnin kuluttua.",
    lost:
      "Jos koodi on kadonnut, emme voi avata keskustelua, koska emme tiedä, mikä niistä on sinun. Jos liitit keskusteluun puhelinnumerosi, löydät sen omista tiedoistasi.",
  },
  /** What an adviser says to whoever has written a personal identity code. */
  identityCode:
    "Viestissäsi on henkilötunnus. Emme tarvitse sitä, joten älä lähetä sitä chatissa. Voit poistaa viestin kuittikoodillasi.",
  past: {
    title: "Keskustelusi",
    started: "Alkoi",
    ended: "Päättyi",
    notEnded: "Keskustelu on vielä kesken.",
    goes: (date: string) => `Keskustelu poistuu viimeistään ${date}.`,
    nickname: "Nimimerkki",
    adviser: "Neuvoja",
    note:
      "Neuvojan muistiinpano on kirjoitettu neuvojille. Näytämme sen sinulle, koska se kuuluu tietoihisi.",
    closes: (time: string) => `Suljemme tämän sivun turvallisuuden vuoksi ${time}.`,
    actions: "Mitä voit tehdä",
    text: "Lataa tekstinä",
    json: "Lataa tiedostona toista järjestelmää varten (JSON)",
    goOn: "Jatka keskustelua",
    close: "Sulje keskustelu",
    closed: "Keskustelu on suljettu.",
  },

  link: {
    title: "Liitä keskustelu puhelinnumeroosi",
    lead:
      "Jos haluat, voit liittää keskustelun puhelinnumeroosi. Silloin se näkyy omissa tiedoissasi. Sen jälkeen keskustelu ei ole enää nimetön meille.",
    offer: "Liitä keskustelu puhelinnumeroosi",
    phone: "Matkapuhelinnumero",
    phoneHint: "Suomalainen numero, esimerkiksi 050 123 4567",
    send: "Lähetä koodi",
    sentTo: (phone: string, time: string) =>
      `Lähetimme koodin numeroon ${phone}. Koodi on voimassa ${time} asti.`,
    code: "Kuusinumeroinen koodi",
    codeHint: "Koodi on viestissä, jossa lukee, että liität chatin numeroosi.",
    sentForMyData: (time: string) =>
      `Lähetimme numeroosi juuri äsken koodin, jolla avaat omat tietosi. Se ei käy tähän. Voit pyytää koodin keskustelua varten ${time}.`,
    button: "Liitä keskustelu",
    another: "Lähetä koodi toiseen numeroon",
    expired: "Koodi ei ole enää voimassa. Pyydä uusi koodi.",
    done: "Keskustelu on liitetty numeroosi. Se näkyy omissa tiedoissasi.",
    taken: "Keskustelu on jo liitetty toiseen numeroon.",
    isLinked: "Tämä keskustelu on liitetty puhelinnumeroosi.",
  },

  exit: {
    button: "Poistu sivulta",
    title: "Poistu nopeasti",
    honest:
      "Sivu vaihtuu sääsivuun. Keskustelu ja omat tietosi sulkeutuvat tässä selaimessa. Selaimen historiaan voi silti jäädä merkintä tästä sivustosta. Tyhjennä historia itse, jos joku muu käyttää laitettasi.",
    elsewhere: "Sää",
    keys:
      "Voit poistua myös näppäimistöllä: paina Esc-näppäintä kolme kertaa peräkkäin. Kun kirjoitat kenttään, näppäin ei sulje mitään. Siirry silloin ensin pois kentästä.",
  },

  problems: {
    "not-found": {
      title: "Keskustelua ei löytynyt",
      detail: "Se on voinut sulkeutua tai poistua. Kuittikoodilla voit avata sen uudelleen.",
    },
    "invalid": {
      title: "Tarkista, mitä lähetit",
      detail: "Viestissä pitää olla tekstiä, enintään 4 000 merkkiä.",
    },
    "ended": {
      title: "Keskustelu on päättynyt",
      detail: "Siihen ei voi enää kirjoittaa. Voit aloittaa uuden.",
    },
    "not-now": {
      title: "Kysymystä ei voi jättää nyt",
      detail: "Kysymyksen voi jättää, kun odotat neuvojaa ja olet kirjoittanut jotain.",
    },
    "on-hold": {
      title: "Keskusteluun liittyy avoin asia",
      detail: "Keskustelu poistetaan, kun pyyntösi on ratkaistu. Tee pyyntö kuittikoodin sivulla.",
    },
    "full": {
      title: "Keskustelu on täynnä",
      detail: "Siihen ei mahdu enempää viestejä. Lopeta se ja aloita uusi.",
    },
    "too-many": {
      title: "Liian monta kertaa",
      detail: "Odota hetki ja yritä sitten uudelleen.",
    },
    "blocked": {
      title: "Chat ei ole nyt käytössä tässä verkossa",
      detail: "Voit yrittää myöhemmin uudelleen. Voit myös soittaa meille.",
    },
    "busy": {
      title: "Chat on nyt ruuhkainen",
      detail: "Sivu yrittää hetken päästä uudelleen.",
    },
  },
};

export type ChatWords = typeof fi;
