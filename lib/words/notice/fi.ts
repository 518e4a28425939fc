import { fi as recorded } from "./recorded/fi.ts";

/** The privacy notice. Amounts, names and addresses come from the facts and the retention table. */
export const fi = {
  title: "Tietosuojaseloste",
  subject: "Asiakaspalvelun puhelut, tekstiviestit ja chat-keskustelut",
  description:
    "Mitä tietoja Tyyne tallentaa, kuinka kauan tieto on meillä ja miten voit nähdä, korjata ja poistaa omat tietosi.",
  lead:
    "Tyyne neuvoo työttömiä puhelimessa, tekstiviesteillä ja chatissa. Voit käyttää palvelua kertomatta, kuka olet. Tämä sivu kertoo kaiken, mitä teemme tiedoillasi.",
  version: (version: number, date: string) => `Versio ${version}, ${date}`,
  contents: "Tällä sivulla",
  short: {
    title: "Lyhyesti",
    points: (shortest: string, longest: string) => [
      "Käytämme tietojasi vain asiakaspalvelun hoitamiseen.",
      "Puheluiden ääntä emme tallenna koskaan. Chat-keskustelut tallentuvat automaattisesti.",
      `Tiedot poistuvat itsestään. Lyhin säilytysaika on ${shortest}, pisin ${longest}.`,
      "Emme anna tietojasi sivullisille, ellet itse halua apua, joka sitä vaatii.",
      "Voit milloin tahansa nähdä, ladata ja poistaa tietosi ja pyytää niihin korjausta.",
    ],
    myData: "Avaa omat tiedot",
    print: "Sivun voi tulostaa selaimen tulostuksella.",
  },

  controller: {
    title: "Kuka vastaa tiedoistasi",
    name: "Rekisterinpitäjä",
    businessId: "Y-tunnus",
    contact: "Yhteyshenkilö",
    offices: "Toimistot",
    officer: "Tietosuojavastaava",
  },

  purposes: {
    title: "Mihin käytämme tietoja",
    intro: "Tyyne on työttömien neuvontapalvelu. Tietoja käytetään kahteen tarkoitukseen:",
    list: {
      customer_service: "Hoidamme asiakaspalvelun.",
      identification:
        "Tunnistamme sinut, kun itse haluat kertoa nimesi ja yhteystietosi saadaksesi apua neuvojilta.",
    },
    limit: "Keräämme asiakkaiden tietoja vain asiakaspalvelun hoitamista varten.",
    voluntary:
      "Sinun ei ole pakko kertoa itsestäsi mitään. Ilman yhteystietoja emme voi palata asiaasi.",
  },

  recorded,

  retention: {
    title: "Kuinka kauan tieto on meillä",
    intro:
      "Taulukoissa on pisin aika. Kuukaudet ja vuodet lasketaan kalenterin mukaan Suomen ajassa. Aika ei pitene, vaikka tietoa muutettaisiin. Ainoa poikkeus on, että pyydät itse rajoittamaan käsittelyä.",
    ofYou: "Tiedot sinusta",
    ofSite: "Mitä tämä sivusto itse tallentaa",
    columns: { what: "Tieto", why: "Miksi", period: "Kuinka kauan", early: "Poistuu aiemmin, jos" },
    withRelationship: "asiakassuhde päättyy tai poistat tiedon",
    whenErased: "poistat tiedon",
    kinds: {
      call: "Puhelun tiedot (yhteystapahtumat)",
      call_note: "Neuvojan muistiinpano puhelusta",
      sms: "Tekstiviestikeskustelu",
      inquiry: "Yhteydenottopyyntö",
      sms_answer: "Tekstiviestillä annettu vastaus yhteydenottopyyntöön",
      contact: "Nimesi, yhteystietosi ja kielesi, jos kerroit ne omissa tiedoissasi",
      chat: "Chat-keskustelu",
    },
    site: {
      code: {
        name: "Kertakoodi",
        why: "varmistamme, että puhelinnumero on sinun",
      },
      text_message: {
        name: "Tieto siitä, menikö tekstiviesti perille, ilman numeroa ja sisältöä",
        why: "huomaamme, jos viestit eivät mene perille",
      },
      portal_session: {
        name: "Kirjautuminen omiin tietoihin",
        why: "pysyt kirjautuneena, kun luet tietojasi",
      },
      chat_session: {
        name: "Avoin chat-keskustelu selaimessasi",
        why: "keskustelu pysyy auki, kunnes suljet sen",
      },
      staff_session: {
        name: "Työntekijän kirjautuminen",
        why: "vain työntekijämme pääsevät tietoihin",
      },
      request: {
        name: "Pyyntö ja sen päätös",
        why: "voimme osoittaa, että vastasimme",
      },
      request_evidence: {
        name: "Todiste pyynnöstä: laji, päivät, tulos ja peruste ilman nimeä, numeroa ja sisältöä",
        why: "voimme osoittaa, että vastasimme ajoissa",
      },
      restriction: {
        name: "Käsittelyn rajoitus, jota pyysit",
        why: "tieto pysyy tallessa, eikä kukaan käytä sitä",
      },
      recipient_task: {
        name: "Kenelle olemme antaneet tietoja, jotka on korjattu, poistettu tai rajoitettu",
        why:
          "tietojesi saaja saa tiedon, että tietoja on korjattu, poistettu tai niiden käyttö on rajoitettu",
      },
      view: {
        name: "Päivä ja syy, kun työntekijämme katsoi tietojasi",
        why: "näet, milloin ja miksi tietojasi on katsottu",
      },
      audit_log: {
        name: "Merkintä siitä, mitä työntekijä teki tiedoille",
        why: "tietojen käyttöä voi valvoa",
      },
      breach: {
        name: "Merkintä tietoturvaloukkauksesta: mitä tapahtui ja mitä teimme",
        why: "voimme osoittaa, mitä teimme, jos tietoja joutui vääriin käsiin",
      },
      monthly_count: {
        name: "Lukumäärä: montako puhelua, viestiä tai keskustelua kuukaudessa oli",
        why: "voimme kertoa toiminnastamme kertomatta kenestäkään",
      },
      erasure_ledger: {
        name: "Merkintä ja kuitti poistamisesta ilman nimeä, numeroa ja sisältöä",
        why: "varmuuskopio ei tuo poistettua takaisin",
      },
      abuse_counter: {
        name: "Väärinkäytön estolaskuri: tunniste, josta ei näe numeroa eikä verkko-osoitetta",
        why: "kukaan ei voi arvata koodeja eikä häiritä palvelua",
      },
      webhook_id: {
        name: "Puhelinjärjestelmän lähetyksen tunniste",
        why: "sama tieto ei tallennu kahdesti",
      },
    },
  },

  period: {
    units: {
      years: ["vuosi", "vuotta"],
      months: ["kuukausi", "kuukautta"],
      weeks: ["viikko", "viikkoa"],
      days: ["päivä", "päivää"],
      hours: ["tunti", "tuntia"],
      minutes: ["minuutti", "minuuttia"],
      seconds: ["sekunti", "sekuntia"],
    },
    and: "ja",
    atMost: (amount: string, from: string) => `enintään ${amount} ${from}`,
    from: {
      callEnded: "puhelun päättymisestä",
      written: "kirjoittamisesta",
      sent: "viestin lähettämisestä",
      received: "vastaanottamisesta",
      chatEnded: "keskustelun päättymisestä",
      created: "tiedon syntymisestä",
      decided: "päätöksestä",
      erased: "poistamisesta",
    },
    fromOf: {
      contact: { written: "niiden kertomisesta" },
      sms_answer: { received: "viestin saapumisesta" },
      code: { created: "koodin lähettämisestä" },
      portal_session: { created: "kirjautumisesta" },
      chat_session: { created: "keskustelun avaamisesta" },
      staff_session: { created: "kirjautumisesta" },
      audit_log: { created: "merkinnän tekemisestä" },
      breach: { created: "merkinnän tekemisestä" },
      monthly_count: { created: "kuukauden päättymisestä" },
      abuse_counter: { created: "laskurin tai eston alkamisesta" },
    },
  },

  recipients: {
    title: "Kenelle annamme tietoja",
    text: [
      "Emme luovuta tietojasi säännöllisesti kenellekään emmekä anna niitä sivullisille. Ainoa poikkeus on, että haluat itse apua, jota ei voi antaa muuten: hoidamme asiaa viranomaisen palvelussa tai haemme työttömyysetuutta yhdessä sinun kanssasi.",
      "Viranomaisasiat hoidamme pyynnöstäsi ja yhdessä sinun kanssasi. Erityistapauksissa hoidamme ne valtakirjalla, jonka olet kirjoittanut.",
    ],
  },

  automation: {
    title: "Profilointi ja automaattiset päätökset",
    text: "Emme profiloi sinua. Emme tee sinua koskevia päätöksiä automaattisesti.",
  },

  cookies: {
    title: "Evästeet",
    text: [
      "Tämä sivusto ei tallenna laitteellesi mitään ennen kuin itse teet jotain. Kun pyydät kertakoodin, avaat omat tietosi tai käytät chatia, selaimesi saa evästeen, joka tarvitaan juuri siihen.",
      "Emme seuraa sinua, eikä sivustolla ole muiden yritysten sisältöä.",
    ],
  },

  authority: {
    title: "Valvova viranomainen",
    name: "Tietosuojavaltuutetun toimisto",
    street: "Lintulahdenkuja 4",
    city: "Helsinki",
    postBox: (box: string) => `PL ${box}`,
    visits: "Käyntiosoite",
    post: "Postiosoite",
    switchboard: "Vaihde",
    registry: "Kirjaamo",
    email: "Sähköposti",
    website: "Verkkosivut",
  },

  versions: {
    title: "Versiot",
    caption: "Voimassa oleva ja aiemmat versiot",
    current: "voimassa",
    columns: { version: "Versio", date: "Päivä", change: "Mikä muuttui" },
    noDate: "ennen tätä sivustoa",
    changes: {
      1: "Aiempi seloste. Se ei ole tällä sivustolla.",
      2: "Tämän sivuston ensimmäinen seloste. Samat asiat uusin sanoin. Mukana ovat nyt oikeuksien käyttäminen sivustolla ja se, mitä sivusto itse tallentaa.",
      3: "Uutta ovat merkintä tietoturvaloukkauksesta, yhteydenottojen lukumäärät ja tieto siitä, menikö tekstiviesti perille: kuinka kauan ne ovat meillä ja miksi.",
    },
    data: "Sama seloste koneluettavana (JSON)",
  },
};

export type NoticeWords = typeof fi;
