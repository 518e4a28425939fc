import type {
  BreachEntry,
  BreachFault,
  FactName,
  Harm,
  NotToldGround,
} from "../../breaches/mod.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** The log of personal data breaches. */
export const fi = {
  title: "Tietoturvaloukkaukset",
  what:
    "Tietoturvaloukkaus on se, että ihmisten tietoja katoaa, muuttuu tai joutuu väärän ihmisen nähtäville. Kirjaa jokainen, pienikin.",
  law:
    "Jos asiasta voi olla haittaa ihmisille, siitä ilmoitetaan tietosuojavaltuutetulle 72 tunnin kuluessa siitä, kun se tuli tietoon.",
  enter: "Kirjaa tietoturvaloukkaus",
  open: "Avoimet",
  noneOpen: "Avoimia tietoturvaloukkauksia ei ole.",
  closed: "Päätetyt",
  damaged: (count: number) =>
    `${count} tietoturvaloukkausta ei voi lukea: merkintöjä puuttuu tai niitä on muutettu. Kerro ylläpitäjälle.`,
  broken: {
    link: (number: number) => `Avaa se, mitä voi lukea (${number}).`,
    title: "Merkintää ei voi avata",
    which: (count: number, numbers: string) =>
      count === 1
        ? `Merkintää ${numbers} ei voi avata. Se on muuttunut tai vahingoittunut, tai se puuttuu.`
        : `Merkintöjä ${numbers} ei voi avata. Ne ovat muuttuneet tai vahingoittuneet, tai ne puuttuvat.`,
    what:
      "Muut merkinnät näkyvät alla. Uusia ei voi lisätä, koska emme tiedä, mitä puuttuvissa lukee. Kerro ylläpitäjälle: varmuuskopiossa merkinnät voivat olla ehjinä.",
  },
  columns: {
    title: "Mitä",
    known: "Tuli tietoon",
    authority: "Ilmoitus valtuutetulle",
    persons: "Ihmisille kerrottu",
  },
  back: "Kaikki tietoturvaloukkaukset",
  endsOn: (date: string) => `Merkinnät poistuvat ${date}.`,

  /** A span of time: `12 t 5 min`. */
  span: (hours: number, minutes: number) =>
    hours > 0 ? `${hours} t ${minutes} min` : `${minutes} min`,
  clock: {
    running: (left: string, deadline: string) => `Aikaa ${left}, ${deadline} asti`,
    past: (deadline: string) => `Aika meni ${deadline}`,
    told: (at: string) => `Ilmoitettu ajoissa ${at}`,
    "told-late": (at: string) => `Ilmoitettu myöhässä ${at}`,
    "not-needed": "Ei tarvita",
  },
  urgent: {
    running: (left: string, deadline: string) =>
      `Tietosuojavaltuutetulle ilmoitetaan viimeistään ${deadline}. Aikaa on ${left}. Kello pysähtyy, kun ilmoitus on tehty tai kun on päätetty, ettei sitä tarvita.`,
    past: (deadline: string, over: string) =>
      `Aika ilmoittaa tietosuojavaltuutetulle meni ${deadline}, ${over} sitten. Ilmoita heti ja kerro, miksi ilmoitus viivästyi.`,
  },
  card: {
    waiting: (count: number) =>
      of(count, "loukkaus odottaa päätöstä ilmoituksesta", "loukkausta odottaa päätöstä"),
    open: (count: number) => of(count, "avoin loukkaus", "avointa loukkausta"),
    link: "Tietoturvaloukkauksiin",
  },
  persons: { undecided: "Päättämättä", told: (at: string) => `Kerrottu ${at}`, not: "Ei kerrota" },
  authority: { undecided: "Päättämättä" },
  contact: {
    title: "Tietosuojavaltuutetun toimisto",
    text:
      "Ilmoitus tehdään valtuutetun omalla lomakkeella. Kirjaa sitten tähän, milloin se tehtiin.",
    phone: "Vaihde",
    email: "Sähköposti",
    website: "Verkkosivut",
  },

  facts: {
    title: "Mitä tiedetään",
    names: {
      title: "Lyhyt nimi",
      knownAt: "Tuli tietoon",
      happened: "Milloin tapahtui",
      nature: "Mitä tapahtui",
      harms: "Miten tiedoille kävi",
      people: "Keitä se koskee",
      peopleCount: "Kuinka montaa ihmistä, suunnilleen",
      data: "Mitä tietoja se koskee",
      recordCount: "Kuinka monta tietoa, suunnilleen",
      consequences: "Mitä siitä todennäköisesti seuraa",
      measures: "Mitä on tehty ja mitä tehdään",
    } satisfies Record<FactName, string>,
    harms: {
      confidentiality: "joku näki tai sai tietoja, jotka eivät kuuluneet hänelle",
      integrity: "tietoja muuttui",
      availability: "tietoja katosi tai niihin ei päästä",
    } satisfies Record<Harm, string>,
    unknown: "ei vielä tiedossa",
    hints: {
      title: "Näkyy listassa. Älä kirjoita ihmisten nimiä tai numeroita mihinkään kenttään.",
      known: "72 tuntia alkaa tästä.",
      happened: "Niin tarkasti kuin tiedetään, esimerkiksi 2.3.2026 illalla.",
      later: "Loput voi jättää tyhjiksi ja täydentää, kun ne tiedetään.",
    },
    day: "päivä",
    time: "kellonaika",
  },

  entry: {
    title: "Kirjaa tietoturvaloukkaus",
    lead:
      "Kirjaa heti se, mikä tiedetään. Kaikkea voi täydentää myöhemmin, ja aiemmat merkinnät jäävät näkyviin.",
    button: "Kirjaa",
  },

  add: {
    title: "Lisää merkintä",
    facts: "Täydennä tai korjaa tietoja",
    factsText: "Muuta vain sitä, mikä on muuttunut. Vanha tieto jää merkintöihin.",
    note: "Kirjoita huomio",
    noteField: "Huomio",
    told: "Ilmoitus on tehty valtuutetulle",
    toldAgain: "Ilmoitusta on täydennetty",
    toldWhen: "Milloin ilmoitettiin",
    reference: "Valtuutetun antama asianumero",
    referenceHint: "Jos numeroa ei vielä ole, kirjaa se myöhemmin täydennyksenä.",
    toldText: "Mitä ilmoitettiin",
    lateReason: "Miksi ilmoitus tehtiin yli 72 tunnin kuluttua",
    lateHint: "Laki vaatii syyn, kun ilmoitus on myöhässä. Muuten jätä tyhjäksi.",
    decidedBy: "Kuka päätti",
    notTold: "Valtuutetulle ei ilmoiteta",
    notToldText:
      "Ilmoitusta ei tarvita vain, kun asiasta tuskin on riskiä ihmisille (33 artiklan 1 kohta).",
    notToldReason: "Miksi riski on epätodennäköinen",
    personsTold: "Ihmisille on kerrottu",
    personsText:
      "Ihmisille kerrotaan viipymättä, jos asiasta on heille todennäköisesti suuri riski (34 artikla).",
    personsWhen: "Milloin kerrottiin",
    how: "Miten ja mitä kerrottiin",
    personsNotTold: "Ihmisille ei kerrota",
    ground: "Peruste",
    grounds: {
      "no-high-risk": "riski ihmisille ei todennäköisesti ole suuri (34 artiklan 1 kohta)",
      "data-unreadable":
        "tiedot oli suojattu niin, ettei niitä voi lukea (34 artiklan 3 kohdan a alakohta)",
      "risk-removed": "suuri riski on poistettu sen jälkeen (34 artiklan 3 kohdan b alakohta)",
      "public-notice":
        "kertominen jokaiselle olisi kohtuuton vaiva, ja asiasta tiedotetaan julkisesti (34 artiklan 3 kohdan c alakohta)",
    } satisfies Record<NotToldGround, string>,
    reason: "Perustelu",
    close: "Päätä käsittely",
    closeField: "Miten asia päättyi",
    reopen: "Avaa uudelleen",
    reopenField: "Miksi asia avataan",
    button: "Lisää",
  },

  history: "Merkinnät",
  decidedBy: (who: string) => `Päätti: ${who}`,
  steps: {
    recorded: "kirjattiin",
    facts: "tietoja täydennettiin",
    note: "huomio",
    "authority-told": "ilmoitettiin valtuutetulle",
    "authority-not-told": "päätettiin olla ilmoittamatta valtuutetulle",
    "persons-told": "kerrottiin ihmisille",
    "persons-not-told": "päätettiin olla kertomatta ihmisille",
    closed: "käsittely päätettiin",
    reopened: "avattiin uudelleen",
  } satisfies Record<BreachEntry["step"], string>,
  reference: (reference: string) => `Asianumero ${reference}`,
  isClosed: "Käsittely on päätetty. Merkintöjä voi lisätä, kun asia avataan uudelleen.",
  done: { recorded: "Tietoturvaloukkaus on kirjattu.", added: "Merkintä on lisätty." },
  changed:
    "Joku lisäsi tähän merkinnän samaan aikaan. Tekstisi on tallella. Katso, mitä lisättiin, ja lähetä sitten uudelleen.",
  closedMeanwhile:
    "Joku päätti käsittelyn samaan aikaan. Tekstisi on tässä. Jos se pitää lisätä, avaa asia uudelleen.",

  faults: {
    title: "Anna lyhyt nimi, enintään 200 merkkiä.",
    known: "Kirjoita päivä muodossa 4.3.2026 ja kellonaika muodossa 9.30.",
    ahead: "Aika on vasta edessä.",
    happened: "Kirjoita aika enintään 200 merkillä.",
    nature: "Kerro, mitä tapahtui.",
    harms: "Valitse ainakin yksi.",
    count: "Kirjoita luku numeroin, esimerkiksi 40, tai jätä tyhjäksi.",
    long: "Tekstissä voi olla enintään 2000 merkkiä.",
    written: "Kirjoita tähän. Tekstissä voi olla enintään 2000 merkkiä.",
    short: "Tässä voi olla enintään 200 merkkiä.",
    decidedBy: "Kirjoita, kuka päätti.",
    ground: "Valitse peruste.",
    step: "Valitse, mitä lisäät.",
  },
  refused: {
    "nothing-changed": "Mikään ei ole muuttunut.",
    "known-ahead": "Aika on vasta edessä.",
    "told-ahead": "Aika on vasta edessä.",
    "told-before-known": "Aika on ennen sitä, kun asia tuli tietoon.",
    "late-reason-missing": "Kerro, miksi ilmoitus tehtiin yli 72 tunnin kuluttua.",
    "not-closed": "Asia on jo auki.",
    "authority-undecided": "Kirjaa ensin, ilmoitettiinko valtuutetulle.",
    "persons-undecided": "Kirjaa ensin, kerrottiinko ihmisille.",
    "facts-incomplete":
      "Täydennä ensin tiedot: milloin tapahtui, keitä ja mitä tietoja se koskee, mitä siitä seuraa ja mitä on tehty.",
  } satisfies Record<BreachFault, string>,
};

export type BreachWords = typeof fi;
