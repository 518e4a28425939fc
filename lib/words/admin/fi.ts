import type { OutageReason } from "../../sms/mod.ts";
import type { Role } from "../../staff/roles.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** The staff's pages, but for the advisers' desk. */
export const fi = {
  navigation: "Henkilökunnan valikko",
  signedInAs: "Kirjautunut",
  signOut: "Kirjaudu ulos",
  switchTo: "In English",
  roles: {
    adviser: "neuvoja",
    reviewer: "tarkastaja",
    administrator: "ylläpitäjä",
  } satisfies Record<Role, string>,
  menuGroups: { work: "Työ", oversight: "Valvonta", site: "Palvelu" },
  menu: {
    overview: "Yleiskuva",
    desk: "Neuvojan pöytä",
    answers: "Vastauspohjat",
    clients: "Asiakas",
    recipients: "Tietojen saajat",
    requests: "Pyynnöt",
    retention: "Säilytysajat",
    audit: "Käsittelyloki",
    notice: "Seloste",
    breaches: "Loukkaukset",
    figures: "Vuoden luvut",
    status: "Palvelun tila",
    hours: "Aukioloajat",
    settings: "Asetukset",
    staffSessions: "Kaikkien istunnot",
    sessions: "Omat istunnot",
  },
  save: "Tallenna",
  saved: "Tallennettu.",
  remove: "Poista",
  older: "Vanhempia",
  newest: "Uusimmat",

  signIn: {
    title: "Henkilökunnan kirjautuminen",
    text: "Sivut ovat järjestön työntekijöille. Kirjaudut omalla työtunnuksellasi.",
    button: "Kirjaudu sisään",
    client: "Jos etsit omia tietojasi, avaa sivu Omat tiedot.",
    clientLink: "Omat tiedot",
    again: "Kirjaudu uudelleen",
    another: "Valitse tunnus ja kirjaudu",
    withAnother: "Kirjaudu toisella tunnuksella",
    signedOutTitle: "Olet kirjautunut ulos",
    signedOut: "Istuntosi tässä palvelussa on päättynyt.",
    stillThere:
      "Työtunnuksesi voi olla yhä kirjautuneena selaimessa. Jos kone on yhteinen, kirjaudu ulos myös siitä.",
    leaving: "Kirjaat itsesi vielä ulos työtunnuksestasi. Jos sivu ei vaihdu, jatka linkistä.",
    leavingLink: "Kirjaudu ulos työtunnuksesta",
    needed: "Kirjaudu sisään, niin pääset sivulle. Jos olit kirjautunut, istunto on päättynyt.",
    failed: {
      unknown: {
        title: "Kirjautuminen vanheni",
        text:
          "Kirjautuminen kesti yli kymmenen minuuttia, tai se oli jo käytetty. Aloita uudelleen.",
      },
      invalid: {
        title: "Kirjautumista ei voitu vahvistaa",
        text:
          "Vastaus kirjautumispalvelusta ei täsmännyt. Aloita uudelleen. Jos sama toistuu, kerro ylläpitäjälle.",
      },
      refused: {
        title: "Kirjautuminen keskeytyi",
        text: "Kirjautumispalvelu ei päästänyt sisään, tai peruit kirjautumisen.",
      },
      unavailable: {
        title: "Kirjautumispalvelu ei vastaa",
        text:
          "Yritä hetken päästä uudelleen. Ne, jotka ovat jo kirjautuneet, voivat jatkaa työtään.",
      },
      "no-role": {
        title: "Tunnuksellasi ei ole tehtävää täällä",
        text:
          "Tunnuksesi on oikea, mutta sille ei ole annettu tehtävää tässä palvelussa. Pyydä tehtävää ylläpitäjältä.",
      },
      tooMany: {
        title: "Liian monta kirjautumista",
        text: "Odota muutama minuutti ja yritä sitten uudelleen.",
      },
    },
  },
  kept: {
    title: "Istuntosi on päättynyt",
    text:
      "Mitään ei tallennettu, mutta kirjoittamasi on tallessa tällä sivulla. Sitä ei näytetä, jottei kukaan muu lue sitä.",
    signIn: "Kirjaudu sisään uudessa välilehdessä",
    then: "Palaa tähän välilehteen ja lähetä uudelleen.",
    send: "Lähetä uudelleen",
    leave: "Jos et halua lähettää, sulje tämä välilehti.",
    overTitle: "Avaus on vanhentunut",
    overText:
      "Mitään ei tallennettu. Kopioi kirjoittamasi tästä, avaa tiedot uudelleen ja lähetä se sitten.",
    again: "Avaa uudelleen",
  },
  idle: {
    title: "Oletko vielä siinä?",
    minutes: (left: number) =>
      left === 1
        ? "Istuntosi päättyy alle minuutin kuluttua, koska et ole tehnyt mitään."
        : `Istuntosi päättyy alle ${left} minuutin kuluttua, koska et ole tehnyt mitään.`,
    last: "Työpäivän istunto on täynnä eikä sitä voi jatkaa. Lähetä nyt se, mitä kirjoitit.",
    stay: "Jatka",
    close: "Selvä",
    overTitle: "Istuntosi on päättynyt",
    over:
      "Kirjoittamasi on tallessa tällä sivulla. Kirjaudu uudessa välilehdessä ja palaa tähän, niin voit jatkaa.",
    signIn: "Kirjaudu sisään uudessa välilehdessä",
    goOn: "Olen kirjautunut, jatka",
    notYet: "Istuntoa ei vielä ole, tai yhteys ei toimi. Yritä uudelleen.",
  },
  forbidden: {
    title: "Sivu ei kuulu tehtävääsi",
    text: (roles: string) =>
      `Sivu on tarkoitettu tehtävälle: ${roles}. Pyydä tehtävää ylläpitäjältä.`,
    back: "Takaisin yleiskuvaan",
  },

  overview: {
    title: "Yleiskuva",
    codesPaused: (until: string) =>
      `Kertakoodit ovat tauolla, koska vääriä koodeja on tullut paljon. Tauko kestää näillä näkymin: ${until}.`,
    codesWerePaused: (at: string) => `Kertakoodit olivat tauolla vuorokauden sisällä: ${at}.`,
    codesOk: (wrong: number, sent: number, cap: number) =>
      `Kertakoodit toimivat. Vääriä koodeja tunnin sisällä ${wrong}, viestejä tänään ${sent} / ${cap}.`,
    codes: "Kertakoodit ja tekstiviestit",
    outage: {
      "no-answer": (since: string) =>
        `Tekstiviestit eivät ole lähteneet ${since} jälkeen: viestipalvelu ei ota niitä vastaan.`,
      "rate": (since: string) =>
        `Tekstiviestit eivät ole lähteneet ${since} jälkeen: liian moni viesti epäonnistui.`,
    } satisfies Record<OutageReason, (since: string) => string>,
    outageUntil: (time: string) => `Seuraava yritys ${time}.`,
    outageTry: "Seuraava viesti kokeilee, onko häiriö ohi.",
    outageAdvice: "Jos häiriö jatkuu, tarkista viestipalvelun tunnukset ja saldo.",
    delivery: (all: number, delivered: number, failed: number, unknown: number) =>
      `Vuorokauden viestit (${all}): perillä ${delivered} %, epäonnistui ${failed} %, ei tietoa ${unknown} %.`,
    noReports: "Toimitusraportit eivät ole käytössä: emme tiedä, menevätkö viestit perille.",
    chats: "Keskustelut",
    waiting: (count: number) => of(count, "odottaa", "odottaa"),
    longest: (since: string) => `Ensimmäinen on odottanut ${since} alkaen.`,
    mine: (count: number) => of(count, "oma keskustelu", "omaa keskustelua"),
    questions: (count: number) =>
      of(count, "kysymys odottaa vastausta", "kysymystä odottaa vastausta"),
    oldest: (since: string) => `Vanhin on ajalta ${since}.`,
    toDesk: "Neuvojan pöydälle",
    open: (until: string) => `Chat on auki, sulkeutuu ${until}.`,
    closed: (next: string | null) => next ? `Chat on kiinni, aukeaa ${next}.` : "Chat on kiinni.",
    advisers: (count: number) => of(count, "neuvoja paikalla", "neuvojaa paikalla"),
    nobodyAdvising:
      "Chat on auki, mutta kukaan ei ole paikalla. Chatiin tulevat jättävät kysymyksen.",
    requests: "Pyynnöt",
    noRequests: "Avoimia pyyntöjä ei ole.",
    requestsWaiting: (count: number, more: boolean) =>
      `${more ? "yli " : ""}${of(count, "avoin pyyntö", "avointa pyyntöä")}`,
    toRequests: "Pyyntöihin",
    retention: "Säilytysajat",
    retentionNever: "Siivousta ei ole vielä ajettu.",
    retentionOk: (at: string) => `Viimeksi siivottu ${at}. Mitään ei ollut yli ajan.`,
    retentionOverdue: (at: string, count: number) =>
      `Viimeksi siivottu ${at}. Yli ajan oli ${of(count, "rivi", "riviä")}, ja ne poistettiin.`,
    retentionFailed: (at: string) => `Siivous ${at} keskeytyi.`,
    retentionStale: "Siivous on ajettu viimeksi yli vuorokausi sitten.",
    toRetention: "Säilytysaikoihin",
    hours: "Aukiolo",
    toHours: "Aukioloaikoihin",
    people: "Kirjautuneena",
    signedIn: (count: number) => of(count, "istunto", "istuntoa"),
    toPeople: "Istuntoihin",
  },

  sessions: {
    title: "Omat istunnot",
    text:
      "Istunto päättyy, kun et ole käyttänyt sitä puoleen tuntiin, ja viimeistään kahdeksan tunnin päästä.",
    allTitle: "Kaikkien istunnot",
    allText: "Kaikki, jotka ovat nyt kirjautuneina. Istunnon päättäminen jää käsittelylokiin.",
    who: "Kuka",
    roles: "Tehtävät",
    browser: "Selain",
    unknownBrowser: "tuntematon",
    begun: "Alkoi",
    seen: "Käytetty viimeksi",
    thisOne: "tämä istunto",
    end: "Päätä",
    endOthers: "Päätä kaikki muut istuntoni",
    ended: "Istunto on päätetty.",
    othersEnded: (count: number) => `${of(count, "istunto", "istuntoa")} päätettiin.`,
  },

  hours: {
    title: "Aukioloajat",
    text:
      "Ajat näkyvät chatin alussa. Chat on auki, kun on aukioloaika ja joku neuvoja on paikalla. Yleisinä pyhinä sekä juhannus- ja jouluaattona chat on kiinni, ellei päivälle ole poikkeusta.",
    week: "Viikko",
    weekdays: [
      "maanantai",
      "tiistai",
      "keskiviikko",
      "torstai",
      "perjantai",
      "lauantai",
      "sunnuntai",
    ],
    day: "Päivä",
    first: "Aukiolo",
    second: "Toinen aukiolo",
    from: (day: string, part: number) => `${day}, aukiolo ${part} alkaa`,
    to: (day: string, part: number) => `${day}, aukiolo ${part} päättyy`,
    empty: "Jätä kentät tyhjiksi, jos chat on kiinni.",
    exceptions: "Poikkeukset",
    noExceptions: "Poikkeuksia ei ole.",
    closed: "kiinni",
    add: "Lisää poikkeus",
    date: "Päivä",
    until: "Viimeinen päivä",
    untilHint: "Täytä, jos sama koskee monta peräkkäistä päivää.",
    saveWeek: "Tallenna viikko",
    savedParts: { week: "Viikko on tallennettu.", exception: "Poikkeukset on tallennettu." },
    unsaved: {
      week: "Poikkeusta, jota olit lisäämässä, ei ole vielä tallennettu.",
      exception: "Muuta, mitä täytit, ei ole vielä tallennettu.",
    },
    replace: (former: string) => `Korvataan aiempi poikkeus (${former})`,
    addHint: "Jätä ajat tyhjiksi, jos chat on päivän kiinni.",
    removeException: (date: string) => `Poista poikkeus ${date}`,
    holiday: "yleinen pyhä tai aatto",
    faults: {
      half: (day: string) => `${day}: anna aukiololle sekä alku että loppu.`,
      time: (day: string) => `${day}: kirjoita aika muodossa 9.30 tai 09:30.`,
      order: (day: string) =>
        `${day}: aukiolon lopun pitää olla alun jälkeen, ja toisen aukiolon ensimmäisen jälkeen.`,
      date: "Valitse päivä.",
      past: "Päivä on jo mennyt.",
      until: "Viimeisen päivän pitää olla ensimmäisen jälkeen, enintään kaksi kuukautta.",
      replace: "Päivälle on jo poikkeus. Vahvista rastilla, että se korvataan.",
      many: "Poikkeuksia on liikaa. Poista vanhoja.",
    },
  },

  settings: {
    title: "Asetukset",
    adviserNames: "Neuvojan nimi chatissa",
    adviserNamesHint:
      "Näin paljon neuvojan nimestä näytetään asiakkaalle chatissa ja omissa tiedoissa.",
    names: {
      none: "Nimeä ei näytetä",
      first: "Etunimi",
      full: "Koko nimi",
    },
    choose: "Valitse yksi vaihtoehto.",
  },
};

export type AdminWords = typeof fi;
