import type { RetentionKind } from "../../retention.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** The pages on which somebody sees that the rules are kept. */
export const fi = {
  retention: {
    title: "Säilytysajat",
    text: "Tieto poistuu itsestään, kun aika on täynnä. Siivous tarkistaa sen joka yö.",
    asOf: (at: string) => `Luvut laskettiin siivouksessa ${at}.`,
    noCounts: "Lukuja ei vielä ole. Ne tulevat näkyviin, kun siivous on ajettu loppuun.",
    late: (at: string) =>
      `Siivous on myöhässä. Se ajettiin viimeksi ${at}, vaikka sen pitäisi käydä joka yö. Kerro ylläpitäjälle.`,
    failedLast: (at: string) =>
      `Viimeisin siivous ${at} keskeytyi. Aja se uudelleen. Jos se keskeytyy taas, kerro ylläpitäjälle.`,
    overdueLast: (count: number) =>
      `Viimeisin siivous löysi ${of(count, "rivin", "riviä")}, joiden aika oli täynnä, ja poisti ${
        count === 1 ? "sen" : "ne"
      }. Tiedon pitäisi poistua jo ennen siivousta. Kerro ylläpitäjälle.`,
    leaving: "Mitä poistuu",
    leavingText: (week: number, month: number) =>
      `Asiakkaiden tiedoista poistuu 7 päivän sisällä ${week} ja 31 päivän sisällä ${month}.`,
    chart: "Asiakkaiden tiedot, jotka poistuvat 31 päivän sisällä",
    chartTop: (count: number) => `eniten yhtenä päivänä: ${count}`,
    weekKey: "7 päivän sisällä",
    monthKey: "31 päivän sisällä",
    asTable: "Samat luvut taulukkona",
    day: "Päivä",
    leaves: "Poistuu",
    what: "Tieto",
    keep: "Säilytys enintään",
    kept: "Nyt",
    week: "Poistuu 7 päivässä",
    month: "Poistuu 31 päivässä",
    kindsTitle: "Tiedot lajeittain",
    keptNote: "Aika on yli, jos tieto oli siivouksen alkaessa vielä tallessa.",
    otherRows: "Muut rivit, joista tietoihin löydetään",
    runs: "Viimeiset siivoukset",
    noRuns: "Siivousta ei ole vielä ajettu.",
    run: "Siivoa nyt",
    ran: "Siivous on ajettu.",
    elsewhere: "Siivous on jo käynnissä.",
    at: "Ajettu",
    took: "Kesti",
    seconds: (count: number) => `${count} s`,
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
      text_message: "Tiedot siitä, menivätkö tekstiviestit perille",
      portal_session: "Omien tietojen istunnot",
      chat_session: "Avoimet chat-keskustelut selaimissa",
      staff_session: "Henkilökunnan istunnot",
      request: "Pyynnöt ja päätökset",
      request_evidence: "Todisteet pyynnöistä",
      restriction: "Käsittelyn rajoitukset",
      recipient_task: "Ilmoitukset tietojen saajille",
      view: "Katselut asiakkaalle",
      audit_log: "Käsittelyloki",
      breach: "Tietoturvaloukkaukset",
      monthly_count: "Yhteydenottojen lukumäärät",
      erasure_ledger: "Poistojen luettelo",
      abuse_counter: "Väärinkäytön laskurit",
      webhook_id: "Puhelinjärjestelmän viestien tunnukset",
    } satisfies Record<RetentionKind, string>,
  },
};

export type OversightWords = typeof fi;
