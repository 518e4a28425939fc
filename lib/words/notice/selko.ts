import type { NoticeWords } from "./fi.ts";
import { selko as recorded } from "./recorded/selko.ts";

/** Plain-language Finnish: one matter a sentence, common words, the reader first. */
export const selko: NoticeWords = {
  title: "Näin käsittelemme tietojasi",
  subject: "Tietosuojaseloste selkokielellä: puhelut, tekstiviestit ja chat",
  description:
    "Selkokielinen tietosuojaseloste. Se kertoo, mitä tietoja Tyynellä on sinusta ja kuinka kauan ne ovat meillä.",
  lead:
    "Tyyne auttaa työttömiä. Saat neuvoja puhelimessa, tekstiviestillä ja chatissa. Sinun ei tarvitse kertoa, kuka olet. Tämä sivu kertoo, mitä teemme tiedoillasi.",
  version: (version, date) => `Versio ${version}, ${date}`,
  contents: "Tällä sivulla",
  short: {
    title: "Tärkeimmät asiat",
    points: (shortest, longest) => [
      "Käytämme tietojasi vain asiakaspalvelussa.",
      "Emme koskaan nauhoita puheluita. Chatin viestit jäävät talteen.",
      `Tiedot poistuvat itsestään. Lyhin aika on ${shortest}. Pisin aika on ${longest}.`,
      "Emme anna tietojasi muille. Annamme tietoja vain, jos haluat apua, johon ne tarvitaan.",
      "Saat nähdä tietosi. Saat korjata tietosi. Saat poistaa tietosi. Voit tehdä sen milloin vain.",
    ],
    myData: "Katso omat tiedot",
    print: "Voit tulostaa tämän sivun.",
  },

  controller: {
    title: "Järjestö, joka vastaa tiedoistasi",
    name: "Järjestön nimi",
    businessId: "Järjestön Y-tunnus",
    contact: "Häneltä voit kysyä",
    offices: "Toimistomme",
    officer: "Henkilö, joka valvoo tietojen suojaa",
  },

  purposes: {
    title: "Miksi meillä on tietoja",
    intro: "Tyyne antaa neuvoja työttömille. Tarvitsemme tietoja kahdesta syystä:",
    list: {
      customer_service: "Hoidamme asiakaspalvelun.",
      identification:
        "Haluat ehkä apua, johon tarvitaan nimesi ja yhteystietosi. Silloin tiedämme, kuka olet. Sinä päätät, kerrotko ne.",
    },
    limit: "Keräämme tietoja vain asiakaspalvelua varten.",
    voluntary:
      "Sinun ei ole pakko kertoa mitään itsestäsi. Jos emme saa yhteystietojasi, emme voi ottaa sinuun yhteyttä.",
  },

  recorded,

  retention: {
    title: "Kuinka kauan tieto on meillä",
    intro:
      "Taulukossa on pisin aika. Aika ei pitene, vaikka tieto muuttuu. Aika voi pidentyä vain yhdestä syystä: pyydät itse taukoa tietojen käyttöön.",
    ofYou: "Tiedot sinusta",
    ofSite: "Mitä tämä sivusto tallentaa",
    columns: { what: "Tieto", why: "Miksi", period: "Kuinka kauan", early: "Poistuu aiemmin, jos" },
    withRelationship: "et enää ole asiakkaamme tai poistat tiedon",
    whenErased: "poistat tiedon",
    kinds: {
      call: "Puhelun aika ja numerot",
      call_note: "Neuvojan muistiinpano puhelusta",
      sms: "Tekstiviestit",
      inquiry: "Viesti, jonka jätit",
      sms_answer: "Vastaus viestiin, jonka jätit",
      contact: "Nimesi, yhteystietosi ja kielesi, jos kerroit ne itse",
      chat: "Chatin viestit",
    },
    site: {
      code: { name: "Koodi, jonka saat puhelimeen", why: "tiedämme, että numero on sinun" },
      text_message: {
        name: "Tieto siitä, tuliko tekstiviesti puhelimeen. Siinä ei ole numeroasi",
        why: "huomaamme, jos viestit eivät tule",
      },
      portal_session: {
        name: "Kirjautuminen omiin tietoihin",
        why: "voit lukea tietojasi rauhassa",
      },
      chat_session: {
        name: "Chat, joka on auki selaimessasi",
        why: "voit jatkaa samaa keskustelua",
      },
      staff_session: {
        name: "Työntekijän kirjautuminen",
        why: "vain työntekijät pääsevät tietoihin",
      },
      request: {
        name: "Pyyntösi ja vastauksemme",
        why: "voimme näyttää, että vastasimme",
      },
      request_evidence: {
        name: "Tieto siitä, että vastasimme pyyntöön. Siinä ei ole nimeäsi",
        why: "voimme näyttää, että vastasimme ajoissa",
      },
      restriction: {
        name: "Tauko tietojesi käytössä, jos pyysit sitä",
        why: "tieto säilyy, mutta kukaan ei käytä sitä",
      },
      recipient_task: {
        name: "Tieto siitä, kenelle olemme antaneet tietojasi",
        why: "kerromme tietojen saajalle, kun tietosi muuttuvat tai poistuvat",
      },
      view: {
        name: "Päivä, jona työntekijä katsoi tietojasi",
        why: "näet, milloin ja miksi tietojasi on katsottu",
      },
      audit_log: {
        name: "Tieto siitä, mitä työntekijä teki tiedoille",
        why: "kukaan ei käytä tietoja väärin",
      },
      breach: {
        name: "Merkintä, jos tietoja joskus joutuu vääriin käsiin",
        why: "voimme näyttää, mitä teimme",
      },
      monthly_count: {
        name: "Luku: montako puhelua tai viestiä kuukaudessa tuli. Luku ei kerro sinusta",
        why: "voimme kertoa työstämme",
      },
      erasure_ledger: {
        name: "Tieto siitä, että jotain poistettiin",
        why: "poistettu tieto ei tule takaisin",
      },
      abuse_counter: {
        name: "Laskuri. Siinä ei ole numeroasi",
        why: "kukaan ei voi arvata koodeja eikä häiritä palvelua",
      },
      webhook_id: {
        name: "Numero, jonka puhelinjärjestelmä antaa tiedolle",
        why: "sama tieto ei tule meille kaksi kertaa",
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
    atMost: (amount, from) => `enintään ${amount}. Aika alkaa, kun ${from}.`,
    from: {
      callEnded: "puhelu loppuu",
      written: "neuvoja kirjoittaa tiedon",
      sent: "viesti on lähetetty",
      received: "tieto tulee meille",
      chatEnded: "keskustelu loppuu",
      created: "tieto syntyy",
      decided: "asia on päätetty",
      erased: "tieto on poistettu",
    },
    fromOf: {
      contact: { written: "kerrot tiedot" },
      sms_answer: { received: "viesti tulee perille" },
      code: { created: "lähetämme koodin" },
      portal_session: { created: "kirjaudut" },
      chat_session: { created: "avaat chatin" },
      staff_session: { created: "työntekijä kirjautuu" },
      audit_log: { created: "työntekijä tekee jotain" },
      breach: { created: "kirjaamme asian" },
      monthly_count: { created: "kuukausi loppuu" },
      abuse_counter: { created: "laskuri tai esto alkaa" },
    },
  },

  recipients: {
    title: "Kenelle annamme tietoja",
    text: [
      "Emme anna tietojasi muille. On vain yksi poikkeus: pyydät apua, johon tiedot tarvitaan. Esimerkiksi haemme sinun kanssasi työttömyysetuutta. Tai autamme sinua viranomaisen palvelussa.",
      "Viranomaisten asiat hoidamme yhdessä sinun kanssasi. Teemme sen vain, jos pyydät. Joskus hoidamme asian puolestasi. Silloin tarvitsemme valtakirjan, jonka olet kirjoittanut.",
    ],
  },

  automation: {
    title: "Tietokone ei tee päätöksiä",
    text:
      "Tietokone ei tee päätöksiä sinusta. Emme myöskään profiloi sinua. Se tarkoittaa, että tietokone ei arvioi, millainen olet.",
  },

  cookies: {
    title: "Evästeet",
    text: [
      "Eväste on pieni tieto, jonka sivusto tallentaa laitteellesi. Me tallennamme evästeen vasta, kun teet jotain. Esimerkiksi pyydät koodin tai kirjoitat chatissa.",
      "Emme seuraa, mitä teet. Sivulla ei ole mainoksia eikä muiden yritysten sisältöä.",
    ],
  },

  authority: {
    title: "Tietosuojavaltuutettu",
    name: "Tietosuojavaltuutetun toimisto",
    street: "Lintulahdenkuja 4",
    city: "Helsinki",
    postBox: (box) => `PL ${box}`,
    visits: "Toimisto on täällä",
    post: "Kirjeet tänne",
    switchboard: "Puhelin",
    registry: "Kirjaamon puhelin",
    email: "Sähköposti",
    website: "Verkkosivut",
  },

  versions: {
    title: "Milloin tämä sivu on muuttunut",
    caption: "Uusi ja vanha versio",
    current: "tämä on nyt voimassa",
    columns: { version: "Versio", date: "Päivä", change: "Mikä muuttui" },
    noDate: "ennen tätä sivustoa",
    changes: {
      1: "Vanha tietosuojaseloste. Se ei ole tällä sivustolla.",
      2: "Tämän sivuston ensimmäinen seloste. Asiat ovat samat. Sanat ovat uudet. Lisäksi kerromme, miten käytät oikeuksiasi tällä sivustolla.",
      3: "Kerromme, kuinka kauan meillä on merkintä, jos tietoja joskus joutuu vääriin käsiin. Kerromme myös, että laskemme, montako yhteydenottoa kuukaudessa tulee. Lisäksi kerromme, kuinka kauan tiedämme, tuliko tekstiviesti puhelimeen.",
    },
    data: "Sama sivu tietokoneen luettavaksi (JSON)",
  },
};
