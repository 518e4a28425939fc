/** "My data", signed in. */
export const fi = {
  title: "Omat tiedot",
  greeting: "Hei.",
  held: (phone: string) =>
    `Tässä on kaikki, mitä meillä on numerosta ${phone}: mitä tieto on, miksi se on meillä, kuka sen näkee ja milloin se poistuu.`,
  reach: (date: string) =>
    `Koodi avaa tiedot ajalta ${date} alkaen. Sitä ennen numerolla on voinut olla toinen omistaja.`,
  olderChats:
    "Vanhempi chat-keskustelu avautuu kuittikoodilla, jonka sait keskustelun alussa. Jos kuittikoodi on kadonnut, ota yhteyttä. Emme näytä täällä, onko vanhempia keskusteluja.",
  openWithReceipt: "Avaa keskustelu kuittikoodilla",
  onThisPage: "Tällä sivulla",
  signedInUntil: (idle: string, last: string) =>
    `Suljemme tietosi turvallisuuden vuoksi ${idle}, jos et tee mitään. Viimeistään suljemme ne ${last}.`,
  signOut: "Kirjaudu ulos",
  back: "Takaisin omiin tietoihin",
  actions: "Mitä voit tehdä",
  download: "Lataa tai tulosta tiedot",
  eraseAll: "Poista kaikki tiedot",
  newNumber: "Tämä numero on minulle uusi",

  nothing: {
    title: (phone: string) => `Meillä ei ole tietoja numerosta ${phone}`,
    means: (date: string) =>
      `Se tarkoittaa, että tästä numerosta ei ole puheluita, muistiinpanoja, tekstiviestejä, yhteydenottopyyntöjä eikä chat-keskusteluja, jotka olisivat alkaneet ${date} tai sen jälkeen. Tiedot ovat myös voineet jo poistua, koska niiden säilytysaika päättyi tai ne on poistettu.`,
    elsewhere: "Mitä voi olla muualla",
    places: [
      "Chat-keskustelu ilman puhelinnumeroa. Sen avaat kuittikoodilla.",
      "Yhteydenotto toisesta numerosta. Kirjaudu ulos ja avaa tiedot sillä numerolla.",
      "Soitto salaisesta numerosta. Siitä ei ole meillä numeroasi, joten emme voi yhdistää sitä sinuun.",
    ],
  },

  unreadable: {
    entries: (count: number, phone: string) =>
      `${
        count === 1 ? "Yhtä tähän kuuluvaa tietoa" : `${count} tähän kuuluvaa tietoa`
      } emme saa auki. Vika on meillä. Näytämme tässä kaiken, mikä aukeaa. Soita ${phone}, niin selvitämme asian.`,
    ofChat: (count: number, phone: string) =>
      `${
        count === 1 ? "Yhtä kohtaa tässä keskustelussa" : `${count} kohtaa tässä keskustelussa`
      } emme saa auki. Vika on meillä. Näytämme tässä kaiken, mikä aukeaa. Soita ${phone}, niin selvitämme asian.`,
    requests: (dates: readonly string[], phone: string) =>
      `${
        dates.length === 1
          ? "Emme saa auki pyyntöä, jonka teit"
          : "Emme saa auki pyyntöjä, jotka teit"
      } ${dates.join(", ")}. Vika on meillä. Soita ${phone}, niin kerromme, missä asia on.`,
  },
  sectionHolds: "Mitä tieto on",
  sectionWhy: "Miksi se on meillä",
  sectionSeenBy: "Kuka sen näkee",
  sectionSource: "Mistä se tuli",
  itemFoot: (date: string) =>
    `Asiakaspalvelua varten. Näkyy sinulle ja neuvojille. Poistuu\u00a0${date}.`,
  newest: (count: number) => `Tässä on ${count} uusinta.`,
  showMore: (kind: string) => `Näytä vanhemmat ${kind.toLowerCase()}`,
  noneOfKind: "Täällä ei ole mitään.",
  eraseItem: "Poista tämä",
  eraseKind: (kind: string) => `Poista kaikki ${kind.toLowerCase()}`,
  field: {
    started: "Alkoi",
    ended: "Päättyi",
    callerNumber: "Soittajan numero",
    serviceNumber: "Palvelunumero",
    adviser: "Neuvoja",
    adviserNumber: "Neuvojan numero",
    nickname: "Nimimerkki",
    messages: "Viestit",
    name: "Nimi",
    email: "Sähköposti",
    address: "Postiosoite",
    language: "Kieli",
    formerly: "Aiempi nimimerkki",
    empty: "tyhjä",
  },
  languages: { fi: "suomi", sv: "ruotsi", en: "englanti" },
  changed: (date: string) => `Korjattu ${date}. Aiemmin:`,
  restricted: (date: string) =>
    `Käsittely on rajoitettu ${date} asti. Kukaan ei käytä tätä tietoa.`,
  onHold: "Tähän liittyy avoin asia, joten tieto poistetaan vasta, kun pyyntösi on ratkaistu.",
  fixItem: "Korjaa tai pyydä",
  csv: {
    unreadable: (kind: string) => `Ei aukea: ${kind}`,
    kind: "Tieto",
    id: "Tunniste",
    time: "Aika (UTC)",
    ended: "Päättyi (UTC)",
    from: "Lähettäjä",
    callerNumber: "Soittajan numero",
    serviceNumber: "Palvelunumero",
    adviser: "Neuvoja",
    adviserNumber: "Neuvojan numero",
    nickname: "Nimimerkki",
    text: "Teksti",
    why: "Miksi",
    keptUntil: "Poistuu (UTC)",
  },
  from: {
    you: "Sinä",
    adviser: "Neuvoja",
    us: "Me",
    statement: "Sinun lausumasi",
    note: "Neuvojan muistiinpano",
  },

  downloadPage: {
    title: "Lataa tai tulosta tiedot",
    lead: "Saat kaiken, minkä koodi avaa. Säilytä se niin, etteivät muut pääse lukemaan sitä.",
    json: "Lataa kaikki (JSON)",
    jsonHint:
      "Toiseen järjestelmään vietäväksi. Mukana ovat samat selitykset kuin sivulla. Rakenne on kuvattu avoimesti.",
    schema: "Tiedoston rakenne (JSON Schema)",
    csv: "Lataa taulukko (CSV)",
    csvHint:
      "Avautuu taulukko-ohjelmalla. Jos solun alussa on heittomerkki, sillä ei ole merkitystä: se kuuluu tiedoston turvallisuuteen.",
    print: "Avaa tulostettava sivu",
    printHint: "Kaikki samalla sivulla selityksineen. Tulosta selaimen tulostuksella.",
  },
  printPage: {
    title: "Omat tiedot tulostettavaksi",
    made: (instant: string) => `Tulostettu ${instant}`,
    how: "Tulosta sivu selaimen tulostuksella. Painikkeet ja linkit jäävät pois paperilta.",
  },

  erase: {
    titleItem: (kind: string, instant: string) => `Poista ${kind.toLowerCase()} ${instant}`,
    titleKind: (kind: string) => `Poista kaikki ${kind.toLowerCase()}`,
    titleAll: "Poista kaikki tietosi",
    goes: "Tämä poistuu heti",
    goesCount: (kind: string, count: number) => `${kind}: ${count}`,
    goesNumber: "Puhelinnumerosi ja sen yhteys kaikkeen yllä olevaan",
    unreadable: (count: number) =>
      count === 1
        ? "Yhtä näistä emme saa auki, eikä se ole ladattavassa kopiossa. Jos poistat sen nyt, emme voi enää yrittää palauttaa sitä."
        : `${count} näistä emme saa auki, eivätkä ne ole ladattavassa kopiossa. Jos poistat ne nyt, emme voi enää yrittää palauttaa niitä.`,
    nothingGoes: "Tässä ei ole mitään poistettavaa.",
    stays: "Tämä jää, ja miksi",
    ending: {
      unreadable: (date: string) => `Pyyntö, joka ei aukea, saapunut ${date}.`,
      title: "Nämä avoimet pyyntösi päättyvät",
      text:
        "Emme voi enää vastata niihin, kun tiedot on poistettu. Jos odotat vastausta, poista tiedot vasta sen jälkeen.",
    },
    staying: {
      older_chats: (since: string) =>
        `Chat-keskustelut ajalta ennen ${since}, jos niitä on, ja keskustelut, joihin et liittänyt numeroasi. Ne avataan ja poistetaan kuittikoodilla, koska emme tiedä, että ne ovat sinun.`,
      on_hold: (_since: string) =>
        "Se, mihin liittyy avoin asia. Tieto poistetaan vasta, kun pyyntösi on ratkaistu. Näet asian ja perusteen omissa tiedoissasi.",
      requests: (_since: string) =>
        "Pyynnöt, jotka olet tehnyt, ja niiden päätökset. Meidän täytyy voida osoittaa, että vastasimme. Pyynnön kohdalla näkyy, milloin se poistuu.",
      evidence: (_since: string) =>
        "Merkintä poistamisesta: tunnus, aika ja määrät. Siinä ei ole nimeä, numeroa eikä sisältöä. Sen avulla poistettu ei palaa varmuuskopiosta.",
      request_evidence: (_since: string) =>
        "Merkintä jokaisesta pyynnöstä, jos teit niitä: laji, päivät, tulos ja peruste. Siinä ei ole nimeä, numeroa eikä sisältöä. Itse pyynnöt poistuvat. Avoimet pyynnöt päättyvät, ja niistä jää lisäksi tunnus 2 vuodeksi.",
      recipients: (_since: string) =>
        "Tieto siitä, kenelle tietojasi on annettu, sekä numerosi tai asian tunnus, kunnes olemme kertoneet saajalle, että tiedot on poistettu. Enintään 6 kuukautta.",
      counters: (_since: string) =>
        "Laskurit, jotka estävät koodien arvaamisen. Niissä ei ole numeroasi, vain merkkijono, josta numeroa ei voi lukea. Ne häviävät itsestään.",
    },
    forGood: "Poistettua ei voi palauttaa, emme mekään. Lataa tiedot ensin, jos haluat pitää ne.",
    signsOut: "Poistamisen jälkeen kirjaamme sinut ulos kaikilla laitteilla.",
    confirm: "Ymmärrän, ettei poistettua voi palauttaa",
    confirmMissing: "Vahvista poistaminen rastittamalla ruutu",
    buttonItem: "Poista tämä lopullisesti",
    buttonKind: "Poista nämä lopullisesti",
    buttonAll: "Poista kaikki tietoni lopullisesti",
    cancel: "Älä poista, palaa omiin tietoihin",
  },
  receipt: {
    all: "kaikki",
    lookTitle: "Katso kuittia poistetuista tiedoista",
    lookHint: "Tunnus on muotoa P-1234-ABCD.",
    look: "Näytä kuitti",
    open: "Avaa omat tiedot",
    title: "Tiedot on poistettu",
    saved: "Kirjoita tunnus muistiin. Siinä ei ole mitään, mistä sinut tunnistaisi.",
    reference: "Tunnus",
    when: "Poistettu",
    what: "Mitä poistettiin",
    nothing: "Yhtään tietoa ei ollut jäljellä poistettavaksi.",
    counting:
      "Laskemme vielä, paljonko tietoja poistettiin. Katso määrät hetken kuluttua alla olevasta linkistä.",
    lookAgain: "Katso, joko määrät on laskettu",
    notCounted:
      "Kaikki tähän kuuluva on poistettu. Emme vain tiedä, montako tietoa niitä oli, sillä laskeminen keskeytyi.",
    unreadable:
      "Kukaan ei voi enää lukea poistettuja tietoja, emme mekään. Ne eivät palaa varmuuskopiosta.",
    signedOut: "Kirjasimme sinut ulos kaikilla laitteilla.",
    kept: (date: string) => `Tämä kuitti on nähtävissä ${date} asti.`,
    unknownTitle: "Kuittia ei löytynyt",
    unknown: "Tällä tunnuksella ei löydy kuittia. Tarkista tunnus.",
    home: "Etusivulle",
    again: "Avaa omat tiedot uudelleen",
  },

  newNumberPage: {
    title: "Tämä numero on minulle uusi",
    lead:
      "Puhelinnumero voi vaihtaa omistajaa. Jos sait tämän numeron vasta äskettäin, täällä voi näkyä edellisen omistajan tietoja.",
    happens: "Mitä tapahtuu, kun vahvistat",
    steps: [
      "Piilotamme heti kaiken, mitä numerosta on. Koodi ei enää avaa sitä sinulle eikä kenellekään muulle.",
      "Mitään ei vielä poisteta, koska tiedot ovat toisen ihmisen.",
      "Työntekijämme saavat pyynnön ja tarkistavat asian.",
      "Tästä eteenpäin näet vain omat yhteydenottosi.",
    ],
    careful:
      "Älä vahvista, jos tiedot ovat sinun. Jos vain haluat ne pois, poista ne. Jos vahvistat vahingossa, ota yhteyttä.",
    confirm: "Numero on ollut minulla vasta vähän aikaa, ja tiedot ovat toisen ihmisen",
    confirmMissing: "Vahvista rastittamalla ruutu, että numero on sinulle uusi",
    button: "Piilota edellisen omistajan tiedot",
  },
  /** A request that the number is new. */
  requestPage: {
    hidden: "Edellisen omistajan tiedot on nyt piilotettu.",
    nextText:
      "Työntekijämme tarkistavat asian. Sinun ei tarvitse tehdä mitään. Näet pyynnön tilan omissa tiedoissasi.",
  },

  kept: {
    title: "Jatka siitä, mihin jäit",
    text:
      "Tietosi ovat taas auki, ja se, mitä kirjoitit, on tallessa. Mitään ei ole vielä lähetetty.",
    goOn: "Jatka kirjoittamista",
  },

  idle: {
    title: "Oletko vielä siinä?",
    minutes: (left: number) =>
      left === 1
        ? "Suljemme tietosi alle minuutin kuluttua, etteivät muut näe niitä."
        : `Suljemme tietosi alle ${left} minuutin kuluttua, etteivät muut näe niitä.`,
    last: "Aika on täynnä, eikä sitä voi enää jatkaa. Voit avata tiedot uudella koodilla.",
    stay: "Jatka",
    close: "Selvä",
    failed: "Jatkaminen ei onnistunut. Tarkista verkkoyhteys ja yritä uudelleen.",
  },
};

export type PortalWords = typeof fi;
