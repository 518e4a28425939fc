import type { AuditPurpose } from "../../audit/mod.ts";
import type { GroundName, Outcome, RequestKind, Step } from "../../requests/mod.ts";
import type { KindWords } from "./kind_words.ts";

const kind: Record<RequestKind, KindWords> = {
  access: {
    name: "Jäljennös tiedoistani",
    hint: "Annamme jäljennöksen kaikesta, mitä meillä on sinusta.",
    label: "Mitä haluat tietää erityisesti",
    labelHint: "Voit jättää tämän tyhjäksi.",
  },
  correction: {
    name: "Tiedon oikaisu",
    hint: "Työntekijämme kirjoitti jotain väärin. Kerro väärät sanat ja oikeat sanat.",
    label: "Perustelu",
    labelHint: "Mistä tiedämme, miten asia on? Voit jättää tämän tyhjäksi.",
  },
  erasure: {
    name: "Tietojen poistaminen",
    hint: "Tietoa ei voi poistaa heti, koska siihen liittyy avoin asia. Voit pyytää poistamista.",
    label: "Miksi tieto pitäisi poistaa",
    labelHint: "Voit jättää tämän tyhjäksi.",
  },
  restriction: {
    name: "Käsittelyn rajoittaminen",
    hint: "Emme käytä tietoa mutta pidämme sen tallessa, kunnes asia on selvitetty.",
    label: "Miksi käsittelyä pitäisi rajoittaa",
    labelHint:
      "Esimerkiksi: tieto on mielestäsi väärin, tai tarvitset sitä itse, vaikka sen aika päättyy.",
  },
  recipients: {
    name: "Kenelle tietojani on annettu",
    hint: "Kerromme, kenelle olemme antaneet tietojasi, milloin ja miksi.",
    label: "Mitä haluat tietää erityisesti",
    labelHint: "Voit jättää tämän tyhjäksi.",
  },
  portability: {
    name: "Tietojen siirto toiseen järjestelmään",
    hint:
      "Saat tietosi tiedostona, jonka toinen järjestelmä osaa lukea. Sen voit ladata heti itsekin.",
    label: "Mitä haluat siirtää",
    labelHint: "Voit jättää tämän tyhjäksi.",
  },
  objection: {
    name: "Käsittelyn vastustaminen",
    hint: "Kerrot, miksi emme saisi käyttää tietojasi.",
    label: "Miksi emme saisi käyttää tietojasi",
    labelHint: "Kerro omasta tilanteestasi sen verran kuin haluat.",
  },
  number_new_owner: {
    name: "Numero on minulle uusi",
    hint: "Täällä näkyy edellisen omistajan tietoja.",
    label: "Lisätietoja",
    labelHint: "Voit jättää tämän tyhjäksi.",
  },
  other: {
    name: "Muu pyyntö",
    hint: "Kysymys tai pyyntö, joka koskee tietojasi.",
    label: "Mitä pyydät",
    labelHint: "Kirjoita omin sanoin.",
  },
};

const ground: Record<GroundName, string> = {
  "12(5)": "Pyyntö on ilmeisen perusteeton tai kohtuuton (artikla 12(5))",
  "11(2)": "Emme voi tunnistaa, mitkä tiedot ovat sinun (artiklat 11(2) ja 12(2))",
  "12(6)": "Emme voi varmistua siitä, kuka pyynnön teki (artikla 12(6))",
  "15(4)": "Toisten ihmisten oikeudet ja vapaudet (artikla 15(4))",
  "16": "Tieto on oikein ja riittävä (artikla 16)",
  "17(1)": "Mikään poistamisen edellytyksistä ei täyty (artikla 17(1))",
  "17(3)(a)": "Sananvapaus ja oikeus saada tietoa (artikla 17(3)(a))",
  "17(3)(b)": "Laki velvoittaa meidät säilyttämään tiedon (artikla 17(3)(b))",
  "17(3)(c)": "Kansanterveys (artikla 17(3)(c))",
  "17(3)(d)": "Arkistointi, tutkimus tai tilastointi (artikla 17(3)(d))",
  "17(3)(e)": "Tietoa tarvitaan oikeudellisessa asiassa (artikla 17(3)(e))",
  "18(1)": "Mikään rajoittamisen edellytyksistä ei täyty (artikla 18(1))",
  "19": "Kertominen on mahdotonta tai vaatii kohtuutonta vaivaa (artikla 19)",
  "20(1)": "Oikeus siirtoon ei koske näitä tietoja (artikla 20(1))",
  "20(4)": "Siirto loukkaisi toisten ihmisten oikeuksia (artikla 20(4))",
  "21(1)": "Käsittelylle on huomattavan tärkeä syy (artikla 21(1))",
  "national-law": "Suomen laki rajoittaa tätä oikeutta (tietosuojalaki 34 §)",
};

const outcome: Record<Outcome, string> = {
  granted: "Hyväksyimme pyyntösi.",
  grantedInPart: "Hyväksyimme pyyntösi osittain.",
  refused: "Emme hyväksyneet pyyntöäsi.",
};

const step: Record<Step, string> = {
  received: "Pyyntö saapui",
  taken: "Pyyntö otettiin käsittelyyn",
  released: "Pyyntö odottaa käsittelijää",
  identified: "Varmistimme, kuka pyynnön teki",
  pointed: "Tarkensimme, mitä tietoa pyyntö koskee",
  amended: "Korjasimme pyynnön kirjausta",
  extended: "Vastaamisen aikaa pidennettiin",
  decided: "Pyyntö ratkaistiin",
  carriedOut: "Päätös toteutettiin",
  cancelled: "Pyyntö peruttiin toiveestasi",
  erased: "Pyyntö päättyi, kun tietosi poistettiin",
};

const purpose: Record<AuditPurpose, string> = {
  "continue-for-colleague": "Asian jatkaminen toisen neuvojan puolesta",
  "client-asked": "Pyysit sitä itse",
  "decide-request": "Pyyntösi ratkaiseminen",
  "disturbance": "Häiriön selvittäminen",
  "fault": "Vian selvittäminen",
  "own-conversation": "Neuvoja palasi keskusteluun, jonka kävi kanssasi",
};

/** Requests of a client: asking, correcting, following. */
export const fi = {
  textMessage: "Tyyne: olemme vastanneet pyyntöösi. Lue vastaus sivustomme omista tiedoista.",
  kind,
  ground,
  outcome,
  step,
  purpose,
  back: { myData: "Takaisin omiin tietoihin", receipt: "Takaisin keskusteluun" },

  ask: {
    link: "Tee pyyntö",
    title: "Tee pyyntö",
    lead:
      "Valitse, mitä pyydät. Pyyntö ei maksa mitään. Vastaamme kuukauden kuluessa. Pyynnön voi tehdä myös puhelimella, postilla tai toimistolla.",
    everything: "Pyyntö koskee kaikkea, mitä meillä on sinusta.",
    item: (name: string) => `Pyyntö koskee tätä: ${name}.`,
    chat: "Pyyntö koskee tätä keskustelua.",
    correction: "Haluatko korjata tietoa?",
    correctionWhere:
      "Jokaisen tiedon kohdalla on linkki ”Korjaa tai pyydä”. Siitä pyydät oikaisua siihen, mitä olemme kirjoittaneet.",
    correctionContact: "Nimesi ja yhteystietosi muutat itse heti.",
    downloadNow: "Lataa tiedot heti",
    note: "Mitä muistiinpanoa pyyntö koskee",
    asItIs: "Näin tieto on nyt",
    wrong: "Väärät sanat",
    wrongHint:
      "Kirjoita tai kopioi sanat tekstistä. Isoilla kirjaimilla, väleillä ja välimerkeillä ei ole väliä.",
    right: "Oikeat sanat",
    rightHint: "Kirjoita, mitä väärien sanojen tilalla pitäisi lukea.",
    privacy: "Älä kirjoita henkilötunnustasi.",
    tooMany:
      "Sinulla on jo paljon avoimia pyyntöjä. Odota, että vastaamme niihin, tai peru jokin niistä.",
    next: "Jatka",
    faults: {
      wrong: "Kirjoita väärät sanat",
      notThere: "Tarkista väärät sanat: tekstissä ei ole niitä peräkkäin",
      right: "Kirjoita oikeat sanat",
      note: "Valitse muistiinpano",
      text: "Kirjoita, mitä pyydät ja miksi",
      tooLong: "Lyhennä tekstiä: siihen mahtuu 4 000 merkkiä",
    },
  },
  check: {
    title: "Tarkista pyyntösi",
    kind: "Pyyntö",
    about: "Mitä pyyntö koskee",
    everything: "Kaikkea, mitä meillä on sinusta",
    chat: "Tätä keskustelua",
    nothing: "Et kirjoittanut mitään",
    send: "Lähetä pyyntö",
    edit: "Muuta",
  },
  follow: {
    sent: "Saimme pyyntösi",
    cancelled: "Pyyntösi on peruttu.",
    reference: "Tunnus",
    received: "Saapunut",
    due: "Vastaamme viimeistään",
    wasDue: "Lupasimme vastata viimeistään",
    lateTitle: "Vastauksemme on myöhässä",
    late: (due: string) =>
      `Lupasimme vastata viimeistään ${due}, mutta emme ole vielä vastanneet. Pahoittelemme.`,
    lateAsk: "Kysy meiltä, miksi vastaus viipyy:",
    lateComplain: "Voit myös valittaa tietosuojavaltuutetun toimistoon.",
    state: "Tila",
    states: {
      received: "Odottaa käsittelyä",
      inReview: "Käsittelyssä",
      decided: "Ratkaistu",
      cancelled: "Peruttu",
      erased: "Päättynyt, koska tiedot poistettiin",
    },
    next: "Mitä seuraavaksi",
    nextText:
      "Työntekijämme käsittelee pyynnön. Sinun ei tarvitse tehdä mitään. Näet vastauksen tällä sivulla.",
    nextMessage:
      "Kun olemme vastanneet, saat tekstiviestin. Siinä lukee vain, että vastaus on valmis.",
    asked: "Mitä pyysit",
    extension: "Vastaaminen kestää pidempään",
    extended: (from: string, to: string) =>
      `Lupasimme vastata viimeistään ${from}. Uusi määräpäivä on ${to}.`,
    decision: "Vastauksemme",
    ground: "Peruste",
    reason: "Perustelu",
    pending: "Teemme parhaillaan sen, mitä päätimme.",
    done: "Olemme tehneet sen, mitä päätimme.",
    gone: "Tietoa, jota pyyntö koski, ei enää ollut.",
    ended: "Samalla päättyneet pyynnöt",
    endedText:
      "Kun tietosi poistettiin, nämäkin avoimet pyyntösi päättyivät. Niihin ei jäänyt vastattavaa, koska meillä ei ole enää tietoja, joita ne koskivat.",
    download: "Lataa tiedot",
    complain: "Jos olet eri mieltä",
    complainText:
      "Voit pyytää meitä katsomaan asian uudelleen. Voit myös valittaa tietosuojavaltuutetun toimistoon tai viedä asian tuomioistuimeen.",
    authority: "Tietosuojavaltuutetun toimisto",
    timeline: "Pyynnön vaiheet",
    deleted: (date: string) => `Pyyntö poistuu viimeistään ${date}.`,
    cancelTitle: "Peru pyyntö",
    cancelText: "Voit perua pyynnön, kunnes olemme ratkaisseet sen. Voit tehdä uuden pyynnön.",
    cancelConfirm: "Haluan perua pyynnön",
    cancelMissing: "Vahvista peruminen rastittamalla ruutu",
    cancel: "Peru pyyntö",
    line: (reference: string, date: string) => `Tunnus ${reference}, saapunut ${date}.`,
    open: (due: string) => `Vastaamme viimeistään ${due}.`,
    list: "Pyyntösi",
  },
  letter: { title: "Vastaus pyyntöösi", enclosed: "Liitteenä on jäljennös tiedoistasi." },
  fix: {
    title: "Korjaa tai pyydä",
    what: "Mitä haluat tehdä?",
    correct: "Pyydä oikaisua siihen, mitä työntekijä kirjoitti",
    correctNote: "Pyydä oikaisua neuvojan muistiinpanoon",
    statement: "Lisää oma lausuma keskustelun viereen",
    nickname: "Muuta nimimerkkiäsi",
    contact: "Muuta yhteystietojasi",
    restriction: "Pyydä, ettemme käytä tätä",
    objection: "Vastusta tämän käyttöä",
    other: "Pyydä muuta",
    erase: "Poista tämä",
    askErasure: "Pyydä tämän poistamista",
    held: "Tähän liittyy avoin asia",
    heldText: (date: string) =>
      `Merkitsimme avoimen asian ${date}. Siksi tieto poistetaan vasta, kun pyyntösi on ratkaistu.`,
    call: "Puhelun tiedot tulevat puhelinjärjestelmästä. Jos niissä on virhe, kerro siitä meille.",
  },
  statement: {
    title: "Lisää oma lausuma",
    lead:
      "Keskustelua ei muuteta, koska se on niin kuin se käytiin. Lausumasi tulee sen viereen ja näkyy neuvojille. Se poistuu yhdessä keskustelun kanssa.",
    label: "Lausumasi",
    hint: "Kirjoita, mikä on toisin tai mitä puuttuu. Älä kirjoita henkilötunnustasi.",
    button: "Lisää lausuma",
    saved: "Lausumasi on nyt keskustelun vieressä.",
    full: "Keskustelun vieressä on jo 20 lausumaasi. Tee pyyntö, jos haluat kertoa lisää",
    fault: "Kirjoita lausumasi",
    tooLong: "Lyhennä lausumaa: siihen mahtuu 4 000 merkkiä",
  },
  nickname: {
    title: "Muuta nimimerkkiäsi",
    lead: "Muutos tulee heti. Aiempi nimimerkki jää näkyviin, kunnes keskustelu poistuu.",
    label: "Nimimerkki",
    button: "Muuta nimimerkki",
    saved: "Nimimerkkisi on muutettu.",
    tooLong: "Lyhennä nimimerkkiä: siihen mahtuu 40 merkkiä",
    full: "Olet muuttanut nimimerkkiä jo 20 kertaa. Tee pyyntö, jos haluat muuttaa sitä vielä",
  },
  contact: {
    link: "Kerro tai muuta yhteystietosi",
    title: "Yhteystietosi",
    lead:
      "Mitään näistä ei ole pakko kertoa. Muutos tulee heti. Aiempi tieto jää näkyviin sinulle ja neuvojille, kunnes yhteystiedot poistuvat.",
    kept: (date: string) => `Yhteystiedot poistuvat ${date}.`,
    keptNew: "Yhteystiedot poistuvat 6 kuukauden kuluttua. Voit kertoa ne silloin uudelleen.",
    name: "Nimi",
    email: "Sähköposti",
    emailHint: "Esimerkiksi nimi@esimerkki.fi",
    address: "Postiosoite",
    language: "Kieli, jolla palvelemme sinua",
    noLanguage: "En halua kertoa",
    button: "Tallenna yhteystiedot",
    saved: "Yhteystietosi on tallennettu.",
    faults: {
      name: "Lyhennä nimeä: siihen mahtuu 200 merkkiä",
      email: "Tarkista sähköpostiosoite: siinä pitää olla @",
      address: "Lyhennä osoitetta: siihen mahtuu 500 merkkiä",
      lang: "Valitse kieli luettelosta",
      nothing: "Kirjoita jotain, mitä haluat kertoa",
      full: "Olet muuttanut yhteystietoja jo 50 kertaa. Tee pyyntö, jos haluat muuttaa niitä vielä",
    },
  },
  views: {
    link: "Kuka on katsonut tietojasi",
    title: "Kuka on katsonut tietojasi",
    lead:
      "Tässä ovat päivät, joina työntekijämme avasi tietosi, ja syy siihen. Työntekijän nimeä emme kerro.",
    none: "Kukaan ei ole avannut tietojasi arkisen asiakaspalvelun lisäksi.",
    day: "Päivä",
    purpose: "Syy",
    times: "Kertoja",
    kept: "Merkintä säilyy 2 vuotta, mutta ei kauemmin kuin tietosi.",
  },
};

export type RequestWords = typeof fi;
