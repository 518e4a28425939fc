import type { CheckName, Finding } from "../../watch/finding.ts";
import { writeInstant } from "../../site/format.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;
const number = (finding: Finding, name: string) => finding.numbers?.[name] ?? 0;
const instant = (finding: Finding, name: string) => writeInstant(number(finding, name), "fi");

const checks: Record<CheckName, string> = {
  store: "Tietovarasto",
  disk: "Levytila",
  clock: "Kello",
  retention: "Siivous",
  requests: "Pyynnöt",
  breaches: "Tietoturvaloukkaukset",
  codes: "Kertakoodit",
  texts: "Tekstiviestit",
  provider: "Henkilökunnan kirjautuminen",
  backup: "Varmuuskopio",
};

const unseen = () => "Tätä ei voitu tarkistaa. Ylläpitäjä näkee syyn palvelun lokista.";

/** What each check says, by how it found things. */
const says: Record<CheckName, Record<string, (finding: Finding) => string>> = {
  store: {
    well: () => "Tietovarasto vastaa.",
    silent: () => "Tietovarasto ei vastaa. Asiakkaat näkevät, että palvelu ei toimi.",
    unwritable: () => "Tietovarastoon ei voi tallentaa mitään. Levy voi olla täynnä.",
  },
  disk: {
    unseen,
    well: (f) => `Levystä on vapaana ${number(f, "percent")} %.`,
    full: (f) =>
      `Levy täyttyy: vapaana on ${number(f, "percent")} % (${
        number(f, "megabytes")
      } Mt). Kun levy on täynnä, mitään uutta ei tallennu.`,
  },
  clock: {
    unseen,
    well: () => "Koneen kello on oikeassa.",
    off: (f) =>
      `Koneen kello ja kirjautumispalvelun kello eroavat ${
        of(number(f, "minutes"), "minuutin", "minuuttia")
      }. Tarkista koneen kello.`,
  },
  retention: {
    unseen,
    well: (f) => `Siivous on ajettu ${instant(f, "at")}.`,
    never: () => "Siivousta ei ole vielä ajettu. Se käy ensi yönä.",
    missed: (f) =>
      `Siivousta ei ole ajettu kertaakaan, vaikka palvelu on ollut käytössä ${
        instant(f, "since")
      } alkaen. Aja se Säilytysajat-sivulta.`,
    failed: (f) => `Siivous ${instant(f, "at")} keskeytyi. Aja se Säilytysajat-sivulta.`,
    late: (f) =>
      `Siivous on ajettu viimeksi ${instant(f, "at")}, vaikka sen pitäisi käydä joka yö.`,
  },
  requests: {
    unseen,
    well: (f) => `Avoimia pyyntöjä on ${number(f, "open")}, ja aikaa on.`,
    soon: (f) =>
      `${
        of(number(f, "soon"), "pyyntö pitää ratkaista", "pyyntöä pitää ratkaista")
      } kahden päivän sisällä.`,
    overdue: (f) =>
      `${
        of(number(f, "overdue"), "pyyntö on", "pyyntöä on")
      } myöhässä. Lain antama aika on mennyt.`,
  },
  breaches: {
    unseen,
    well: () => "Yhdenkään loukkauksen 72 tuntia ei ole kesken.",
    running: (f) =>
      `${
        of(number(f, "running"), "loukkauksesta", "loukkauksesta")
      } on ilmoittamatta, ja 72 tuntia kuluu.`,
    late: (f) =>
      `${
        of(number(f, "late"), "loukkauksen", "loukkauksen")
      } 72 tuntia on kulunut, eikä ilmoitusta ole kirjattu.`,
  },
  codes: {
    unseen,
    well: (f) =>
      `Kertakoodit toimivat. Tänään on lähetetty ${number(f, "sent")} viestiä, raja on ${
        number(f, "cap")
      }.`,
    paused: (f) =>
      `Kertakoodit ovat tauolla: tunnin sisällä on tullut ${
        number(f, "wrong")
      } väärää koodia. Tauko päättyy itsestään.`,
    capped: (f) =>
      `Päivän ${number(f, "cap")} viestiä on lähetetty. Koodeja ei lähde ennen huomista.`,
  },
  texts: {
    unseen,
    well: (f) =>
      `Viestit lähtevät. Vuorokaudessa perille ${number(f, "delivered")}, epäonnistui ${
        number(f, "failed")
      }, ei tietoa ${number(f, "unknown")}.`,
    undelivered: (f) =>
      `Viestit lähtevät, mutta vuorokaudessa ${number(f, "failed")} jäi tulematta perille ja ${
        number(f, "delivered")
      } tuli. Katso välittäjän omasta näkymästä saldo ja lähettäjän nimi.`,
    outage: (f) =>
      `Tekstiviestit eivät lähde, ${
        instant(f, "since")
      } alkaen. Koodisivu kertoo sen ja muut tavat.`,
  },
  provider: {
    unseen,
    well: () => "Kirjautumispalvelu vastaa.",
    silent: () =>
      "Kirjautumispalvelu ei vastaa. Kukaan uusi ei pääse sisään; jo kirjautuneet voivat jatkaa.",
  },
  backup: {
    unseen,
    well: (f) => `Varmuuskopio on otettu ${instant(f, "at")}.`,
    never: () => "Varmuuskopiota ei ole otettu. Pyydä ylläpitäjää ottamaan se.",
    old: (f) => `Viimeisin varmuuskopio on otettu ${instant(f, "at")}. Ota uusi.`,
  },
};

/** How the site is, for staff and for whoever is told when something is wrong. */
export const fi = {
  title: "Palvelun tila",
  text: "Tarkistus tehdään, kun avaat sivun. Lisäksi se käy itsestään viiden minuutin välein.",
  columns: { check: "Kohde", state: "Tila", says: "Mitä huomattiin" },
  /** What is due is no fault of the service: told by the sentence that says it. */
  duties: {
    requests: { overdue: "myöhässä" },
    breaches: { running: "aikaa kuluu", late: "myöhässä" },
  } as Partial<Record<CheckName, Readonly<Record<string, string>>>>,
  states: { well: "kunnossa", attention: "katso pian", failing: "ei toimi" },
  checks,
  says,
  allWell: "Kaikki on kunnossa.",
  wrong: (count: number) => `${of(count, "kohde kaipaa", "kohdetta kaipaa")} huomiota.`,
  channels: "Kenelle kerrotaan",
  channelsText: (kinds: string) => `Häiriöistä kerrotaan: ${kinds}.`,
  noChannels:
    "Häiriöistä ei kerrota kenellekään. Pyydä ylläpitäjää asettamaan, kenelle kerrotaan: sähköpostilla, tekstiviestillä tai muulla palvelulla.",
  kinds: { webhook: "verkkokutsu (webhook)", email: "sähköposti", text: "tekstiviesti" },
  test: "Lähetä koeviesti",
  tested: "Koeviesti on lähetetty.",
  tooSoon: "Koeviesti on lähetetty juuri äsken. Odota kaksi minuuttia.",
  testFailed: (kinds: string) => `Koeviesti ei lähtenyt: ${kinds}. Tarkista asetukset.`,
  wellAgain: (check: CheckName) => ({
    title: `Tyyne: ${checks[check].toLowerCase()} on taas kunnossa`,
    text: "Sinun ei tarvitse tehdä mitään.",
  }),
  due: (due: readonly { days: number; count: number }[]) => ({
    title: "Tyyne: pyyntöjen määräaika lähestyy",
    text: [
      ...due.map(({ days, count }) =>
        `${of(count, "pyyntö pitää ratkaista", "pyyntöä pitää ratkaista")} ${days} päivän sisällä.`
      ),
      "Pyynnöt ovat henkilökunnan sivuilla, kiireisin ensin.",
    ].join("\n"),
  }),
  trial: { title: "Tyyne: koeviesti", text: "Näin kerromme, jos jokin menee vikaan." },
};

export type WatchWords = typeof fi;
