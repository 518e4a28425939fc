import type { AuditAction, AuditFault, AuditPurpose } from "../../audit/mod.ts";
import type { RequestKind } from "../../requests/mod.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** The pages of a reviewer: requests, retention, audit log. */
export const fi = {
  requests: {
    title: "Pyynnöt",
    text: "Laki antaa vastata kuukaudessa. Kiireisin on ensimmäisenä.",
    none: "Avoimia pyyntöjä ei ole.",
    reference: "Tunnus",
    kind: "Mitä pyydetään",
    received: "Tullut",
    due: "Vastattava viimeistään",
    late: "myöhässä",
    today: "tänään",
    phone: "Puhelin",
    kinds: {
      correction: "Oikaisu",
      erasure: "Poistaminen",
      restriction: "Käsittelyn rajoittaminen",
      recipients: "Kenelle tietoja on annettu",
      portability: "Siirto järjestelmästä toiseen",
      objection: "Vastustaminen",
      number_new_owner: "Numero on vaihtanut omistajaa",
      other: "Muu pyyntö",
    } satisfies Record<RequestKind, string>,
  },

  retention: {
    title: "Säilytysajat",
    text: "Tieto poistuu itsestään, kun aika on täynnä. Siivous tarkistaa sen joka yö.",
    what: "Tieto",
    keep: "Säilytys enintään",
    kept: "Rivejä",
    keptNote: "Rivit viimeisessä siivouksessa.",
    runs: "Viimeiset siivoukset",
    noRuns: "Siivousta ei ole vielä ajettu.",
    run: "Siivoa nyt",
    ran: "Siivous on ajettu.",
    elsewhere: "Siivous on jo käynnissä.",
    at: "Ajettu",
    outcome: "Tulos",
    done: "valmis",
    failed: "keskeytyi",
    overdue: "Yli ajan",
    orphans: "Ilman avainta",
    orphansNote: "Ilman avainta: rivit, joiden avain on tuhottu. Niitä ei voi lukea.",
    pending: "Kesken jääneitä poistoja",
    kinds: {
      call: "Puhelut",
      call_note: "Muistiinpanot puheluista",
      sms: "Tekstiviestikeskustelut",
      inquiry: "Yhteydenottopyynnöt",
      sms_answer: "Vastaukset yhteydenottopyyntöihin",
      contact: "Asiakkaan itse kertomat yhteystiedot",
      chat: "Chat-keskustelut",
      code: "Kertakoodit",
      portal_session: "Omien tietojen istunnot",
      chat_session: "Avoimet chat-keskustelut selaimissa",
      staff_session: "Henkilökunnan istunnot",
      request: "Pyynnöt ja päätökset",
      request_evidence: "Todisteet pyynnöistä",
      restriction: "Käsittelyn rajoitukset",
      view: "Katselut asiakkaalle",
      audit_log: "Käsittelyloki",
      erasure_ledger: "Poistojen luettelo",
      abuse_counter: "Väärinkäytön laskurit",
      webhook_id: "Puhelinjärjestelmän viestien tunnukset",
    } as Readonly<Record<string, string>>,
    period: (count: number, unit: "years" | "months" | "hours" | "minutes") =>
      ({
        years: of(count, "vuosi", "vuotta"),
        months: of(count, "kuukausi", "kuukautta"),
        hours: of(count, "tunti", "tuntia"),
        minutes: of(count, "minuutti", "minuuttia"),
      })[unit],
  },

  audit: {
    title: "Käsittelyloki",
    text:
      "Tässä näkyy, mitä henkilökunta on tehnyt. Asiakkaan tietoja lokissa ei ole. Merkinnät säilyvät kaksi vuotta.",
    none: "Lokissa ei ole merkintöjä.",
    seq: "Nro",
    at: "Aika",
    who: "Kuka",
    what: "Mitä",
    why: "Miksi",
    verify: "Tarkista, että loki on ehjä",
    whole: (count: number) => `Loki on ehjä. Merkintöjä on ${count}.`,
    tip: (seq: number, mark: string) =>
      `Viimeinen merkintä on ${seq}, ja sen tarkiste on ${mark}. Jos kirjoitat tarkisteen talteen, huomaat myöhemmin, jos lokin loppu on katkaistu.`,
    fault: {
      changed: (seq: number) => `Merkintää ${seq} on muutettu.`,
      missing: (seq: number) => `Merkintöjä puuttuu ennen merkintää ${seq}.`,
      "cut-at-the-front": (seq: number) =>
        `Merkintöjä on poistettu liian aikaisin ennen merkintää ${seq}.`,
      "cut-at-the-end": (seq: number) => `Loki on katkaistu: merkintä ${seq} puuttuu.`,
    } satisfies Record<AuditFault, (seq: number) => string>,
    actions: {
      "session.signed-in": "kirjautui sisään",
      "session.signed-out": "kirjautui ulos",
      "session.ended": "päätti istunnon",
      "chat.opened": "avasi keskustelun, joka ei ollut oma",
      "chat.blocked": "esti häiritsijän",
      "answers.changed": "muutti vastauspohjia",
      "hours.changed": "muutti aukioloaikoja",
      "settings.changed": "muutti asetuksia",
      "client.searched": "etsi asiakasta",
      "client.viewed": "avasi asiakkaan tiedot",
      "client.number-revealed": "näytti asiakkaan numeron",
      "client.exported": "teki tiedoista kopion",
      "client.erased": "poisti asiakkaan tiedot",
      "note.written": "kirjoitti muistiinpanon",
      "request.entered": "kirjasi pyynnön",
      "request.viewed": "avasi pyynnön",
      "request.decided": "päätti pyynnön",
      "notice.published": "julkaisi tietosuojaselosteen",
      "audit.verified": "tarkisti lokin",
    } satisfies Record<AuditAction, string>,
    purposes: {
      "continue-for-colleague": "jatkaa poissa olevan työtä",
      "client-asked": "asiakas pyysi",
      "decide-request": "pyynnön ratkaiseminen",
      disturbance: "häirinnän selvittäminen",
      fault: "vian selvittäminen",
    } satisfies Record<AuditPurpose, string>,
  },
};

export type ReviewWords = typeof fi;
