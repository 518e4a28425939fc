/** The accessibility statement (Act on the Provision of Digital Services, 306/2019). */
export const fi = {
  title: "Saavutettavuusseloste",
  description:
    "Kuinka hyvin Tyynen verkkopalvelua voivat käyttää kaikki, mitä puutteita siinä on ja miten annat palautetta.",
  lead: (host: string) =>
    `Tämä seloste koskee Tyynen verkkopalvelua osoitteessa ${host}. Haluamme, että jokainen voi käyttää sitä.`,
  law:
    "Seloste kertoo, miten palvelu täyttää digitaalisten palvelujen tarjoamisesta annetun lain (306/2019) vaatimukset.",
  state: {
    title: "Kuinka saavutettava palvelu on",
    text: [
      "Tavoitteemme on taso, jota laki edellyttää: WCAG 2.1 -ohjeiden A- ja AA-taso, niin kuin eurooppalainen standardi EN 301 549 ne määrää.",
      "Oman arviomme mukaan palvelu täyttää vaatimukset osittain. Tiedossa olevat puutteet ovat alla.",
    ],
  },
  gaps: {
    title: "Mikä ei ole vielä saavutettavaa",
    list: (session: string) => [
      `Omien tietojen aikaraja: kirjautuminen on turvallisuuden vuoksi voimassa enintään ${session}. Aikaa ei voi pidentää, mutta tiedot voi avata heti uudella koodilla (WCAG 2.2.1).`,
      "Chat ilman JavaScriptiä: sivu latautuu itsestään uudelleen, ja ruudunlukija voi silloin aloittaa lukemisen alusta. Päivityksen voi pysäyttää.",
      "Ruudunlukijat: emme ole vielä testanneet palvelua ruudunlukijaa käyttävien ihmisten kanssa, joten puutteita voi olla enemmän.",
      "Selkokielellä on vain tietosuojaseloste. Viittomakielellä ei ole vielä mitään.",
    ],
    instead:
      "Jos palvelu ei toimi sinulle, soita, kirjoita tai käy toimistolla. Saat saman avun ja samat tiedot.",
  },
  method: {
    title: "Miten arvioimme",
    text:
      "Arvioimme palvelun itse. Tarkistamme jokaisen julkisen sivun ohjelmalla oikeassa selaimessa, kaikilla kielillä, kapeassa ja leveässä ikkunassa, vaaleana ja tummana. Ulkopuolinen asiantuntija ei ole vielä arvioinut palvelua.",
  },
  feedback: {
    title: "Anna palautetta",
    text: (days: number) =>
      `Kerro meille, jos et pääse johonkin tai tarvitset tiedon toisessa muodossa. Vastaamme viimeistään ${days} päivässä.`,
    email: "Sähköposti",
    phone: "Puhelin",
  },
  supervisor: {
    title: "Jos vastauksemme ei auta",
    text: (days: number) =>
      `Jos et ole tyytyväinen vastaukseemme tai et saa vastausta ${days} päivässä, voit tehdä ilmoituksen valvovalle viranomaiselle. Sen sivuilla kerrotaan, miten ilmoitus tehdään ja käsitellään.`,
    name: "Liikenne- ja viestintävirasto Traficom",
    unit: "Digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö",
    website: "Verkkosivut",
    email: "Sähköposti",
    phone: "Vaihde",
  },
  made: (date: string) => `Seloste on laadittu ${date}.`,
};

export type AccessibilityWords = typeof fi;
