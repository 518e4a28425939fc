import type { HoldGround } from "../../holds/mod.ts";
import type { NumberFault } from "../../phone/mod.ts";
import type { Basis, Happened } from "../../recipients/schema.ts";
import type { HeldKind } from "../../retention.ts";

/** The staff's pages of a client. */
export const fi = {
  title: "Asiakas",
  find: {
    title: "Etsi asiakas",
    text: "Etsi puhelinnumerolla. Numero ei jää osoitteeseen, ja haku jää käsittelylokiin.",
    phone: "Puhelinnumero",
    find: "Etsi",
    none: "Numerolla ei ole tietoja.",
    faults: {
      "empty": "Kirjoita puhelinnumero.",
      "not-a-number": "Tarkista numero. Kirjoita se esimerkiksi näin: 050 123 4567.",
      "too-short": "Tarkista numero: numeroita puuttuu.",
      "too-long": "Tarkista numero: numeroita on liikaa.",
      "landline": "Lankanumerolla ei ole tietoja.",
      "service-number": "Palvelunumerolla ei ole tietoja.",
      "foreign": "Tiedot löytyvät vain suomalaisella numerolla.",
    } satisfies Record<NumberFault, string>,
  },
  open: {
    title: "Miksi avaat tiedot?",
    text: "Asiakas näkee omista tiedoistaan päivän ja syyn. Nimeäsi hän ei näe.",
    purpose: "Syy",
    choose: "Valitse syy.",
    open: "Avaa tiedot",
  },
  number: "Numero",
  reveal: "Näytä numero",
  revealHint: "Näyttäminen kirjataan, ja asiakas näkee sen.",
  openedFor: (purpose: string, until: string) =>
    `Avattu: ${purpose}. Avaus on voimassa ${until} asti.`,
  detached: "Numero on irrotettu tästä asiakkaasta. Koodi ei enää avaa näitä tietoja.",
  done: {
    "held": "Avoin asia on merkitty. Asiakas näkee sen omista tiedoistaan.",
    "lifted": "Avoimen asian merkintä on poistettu.",
    "noted": "Tietojen saaja on merkitty. Asiakas näkee sen omista tiedoistaan.",
    "removed": "Merkintä on poistettu.",
    "ended": "Asiakassuhde on päätetty. Muistiinpanot ja viestit on poistettu.",
    "detached": "Numero on irrotettu.",
    "told": "Merkitty tehdyksi. Asiakkaan numero ja asian tunnus on poistettu.",
  },
  kinds: {
    call: "Puhelut",
    call_note: "Muistiinpanot puheluista",
    sms: "Tekstiviestit",
    inquiry: "Yhteydenottopyynnöt",
    sms_answer: "Vastaukset yhteydenottopyyntöihin",
    contact: "Asiakkaan itse kertomat yhteystiedot",
    chat: "Chat-keskustelut",
  } satisfies Record<HeldKind, string>,
  nothing: "Asiakkaasta ei ole tietoja.",
  fromClient: "Asiakas",
  fromUs: "Neuvoja",
  note: "Muistiinpano",
  statement: "Asiakkaan oma lausuma",
  callEnds: (at: string) => `Puhelu päättyi ${at}`,
  service: "Palvelunumero",
  goes: (date: string) => `Poistuu viimeistään ${date}.`,
  restricted: (date: string) =>
    `Käsittelyä on rajoitettu ${date} asti. Sisältöä ei näytetä eikä käytetä.`,
  corrected: "Oikaistu. Näytä aiempi",
  before: (at: string, by: "client" | "staff") =>
    `Oikaistu ${at}${by === "client" ? ", asiakas itse" : ""}. Aiemmin:`,
  requests: "Asiakkaan pyynnöt",
  older: "Näytä vanhempia",
  damaged: (count: number) =>
    count === 1
      ? "Yhtä näistä ei voi avata: se on muuttunut tai vahingoittunut. Kerro ylläpitäjälle."
      : `${count} näistä ei voi avata: ne ovat muuttuneet tai vahingoittuneet. Kerro ylläpitäjälle.`,
  back: "Takaisin asiakkaaseen",

  matters: {
    title: "Avoin asia ja tietojen saajat",
    text:
      "Kuittikoodilla keskustelun avannut näkee avoimen asian, sen perusteen ja sen, kuka sai keskustelun tietoja.",
    none: "Avointa asiaa ei ole.",
    toMatters: "Avoin asia ja saajat",
    back: "Takaisin keskusteluun",
    toRequest: "Takaisin pyyntöön",
    held: "Avoin asia on merkitty. Kuittikoodilla keskustelun avannut näkee sen.",
    noted: "Tietojen saaja on merkitty. Kuittikoodilla keskustelun avannut näkee sen.",
    referenceHint:
      "Keskustelussa ei ole puhelinnumeroa. Tunnuksesta saaja tietää, kenen tiedoista on kyse, jos keskustelu myöhemmin korjataan tai poistetaan.",
    referenceNeeded:
      "Kirjoita asian tunnus saajalla: ilman numeroa saaja ei muuten tiedä, kenen tiedoista on kyse.",
  },
  openChat: "Avaa keskustelu",
  openChatHint: "Avaaminen kirjataan.",

  hold: {
    mark: "Merkitse avoin asia",
    lift: "Poista avoimen asian merkintä",
    title: "Avoin asia",
    text:
      "Avoin asia estää asiakasta poistamasta tietoa itse: poistamisesta päätetään pyynnön perusteella. Säilytysaika ei pitene. Asiakas näkee perusteen ja syyn.",
    on: "Tiedossa on avoin asia",
    ground: "Peruste",
    grounds: {
      "17(3)(a)": "17(3)(a): sananvapaus ja tiedonvälitys",
      "17(3)(b)": "17(3)(b): lakisääteinen velvoite tai yleinen etu",
      "17(3)(c)": "17(3)(c): kansanterveys",
      "17(3)(d)": "17(3)(d): arkistointi, tutkimus tai tilastointi",
      "17(3)(e)": "17(3)(e): oikeusvaateen laatiminen, esittäminen tai puolustaminen",
    } satisfies Record<HoldGround, string>,
    reason: "Syy asiakkaalle",
    needGround: "Valitse peruste.",
    needReason: "Kirjoita syy, enintään 1 000 merkkiä.",
    full: "Avoimia asioita on jo sata.",
    place: "Merkitse",
  },

  recipients: {
    title: "Kenelle tietoja on annettu",
    none: "Luovutuksia ei ole merkitty.",
    text:
      "Merkitse, jos annoit tietoja viranomaiselle tai muulle. Asiakas näkee kaiken, minkä kirjoitat.",
    add: "Merkitse tietojen saaja",
    recipient: "Kuka sai tiedot",
    kind: "Mitä tietoja",
    basis: "Millä perusteella",
    bases: {
      "client-request": "asiakas pyysi",
      "power-of-attorney": "asiakkaan valtakirja",
      law: "laki velvoittaa",
    } satisfies Record<Basis, string>,
    givenOn: "Minä päivänä",
    reference: "Asian tunnus saajalla",
    referenceHint: "Jos annat tunnuksen, numeroa ei tarvitse säilyttää saajalle kertomista varten.",
    save: "Merkitse",
    remove: "Poista merkintä",
    ends: (date: string) => `Merkintä poistuu ${date}.`,
    faults: {
      recipient: "Kirjoita, kuka sai tiedot.",
      kind: "Valitse, mitä tietoja.",
      basis: "Valitse peruste.",
      givenOn: "Anna päivä, joka ei ole tulevaisuudessa.",
      reference: "Lyhennä tunnusta: enintään 200 merkkiä.",
      full: "Merkintöjä on jo 15. Poista vanha.",
    },
  },

  end: {
    link: "Päätä asiakassuhde",
    title: "Asiakassuhteen päättyminen",
    text: "Nämä poistetaan heti. Poistettua ei voi palauttaa.",
    goes: "Poistetaan",
    stays: "Jää",
    nothing: "Poistettavaa ei ole.",
    held: (count: number) => `${count} avoimen asian takia`,
    restricted: (count: number) => `${count}, joiden käsittelyä on rajoitettu`,
    others: "Puhelutiedot ja keskustelut säilyvät oman aikansa.",
    confirm: "Haluan päättää asiakassuhteen",
    confirmMissing: "Vahvista rastilla, että asiakassuhde päättyy.",
    button: "Poista heti",
  },

  owner: {
    link: "Numerolla on uusi omistaja",
    title: "Numerolla on uusi omistaja",
    text:
      "Vanhat tiedot irrotetaan numerosta. Uusi omistaja ei näe niitä, eikä mikään koodi avaa niitä. Ne poistuvat, kun säilytysaika on täynnä.",
    confirm: "Numero on vaihtanut omistajaa",
    confirmMissing: "Vahvista rastilla, että numero on vaihtanut omistajaa.",
    button: "Irrota numero",
  },

  tasks: {
    title: "Kerro tietojen saajille",
    text:
      "Kun tieto korjataan, poistetaan tai sen käyttöä rajoitetaan, tiedon saajalle kerrotaan siitä.",
    none: "Kenellekään ei tarvitse kertoa.",
    who: "Kenelle",
    what: "Mitä tapahtui",
    since: "Alkaen",
    whose: "Kenen tieto",
    told: "Kerrottu",
    done: "Merkitse kerrotuksi",
    doneList: "Kerrottu",
    happened: {
      corrected: "korjattu",
      erased: "poistettu",
      "partly-erased": "osa poistettu",
      restricted: "käyttöä rajoitettu",
    } satisfies Record<Happened, string>,
    given: (what: string, day: string) => `${what}, annettu ${day}`,
    waiting: (count: number) =>
      count === 1 ? "1 ilmoitus tekemättä" : `${count} ilmoitusta tekemättä`,
    link: "Ilmoituksiin",
  },
};

export type ClientWords = typeof fi;
