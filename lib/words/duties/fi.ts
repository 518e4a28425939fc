import type { OptionalFacts, Processor } from "../../site/controller.ts";
import type { PointName, PointStatus } from "../../site/notice_check.ts";
import type { RecordPoint, Subject } from "../../site/processing_record.ts";

/** A count with its noun. */
const of = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** What the controller has to be able to show: the notice's gaps, and the record of processing. */
export const fi = {
  notice: {
    title: "Tietosuojaselosteen tarkistus",
    text:
      "Tässä julkista selostetta verrataan siihen, mitä tietosuoja-asetuksen 13 ja 14 artikla vaativat kertomaan. Tila lasketaan itse selosteesta: kun puuttuva tieto lisätään, rivi muuttuu.",
    inForce: (version: number, date: string) => `Voimassa on versio ${version}, ${date}.`,
    toNotice: "Avaa seloste",
    toRecord: "Seloste käsittelytoimista",
    gaps: (count: number) =>
      of(count, "asia vaatii vielä päätöksen.", "asiaa vaatii vielä päätöksen."),
    whole: "Selosteessa on kaikki, mitä artiklat vaativat.",
    columns: { what: "Mitä laki vaatii kertomaan", articles: "Artikla", status: "Tila" },
    statuses: {
      present: "on selosteessa",
      lacking: "puuttuu",
      "not-applicable": "ei koske",
      depends: "ratkeaa, kun oikeusperusteet on valittu",
      differs: "seloste ja palvelu eroavat",
    } satisfies Record<PointStatus, string>,
    points: {
      identity: "Rekisterinpitäjän nimi ja yhteystiedot",
      businessId: "Y-tunnus",
      representative: "Edustaja, jos rekisterinpitäjä on EU:n ulkopuolella",
      officer: "Tietosuojavastaavan yhteystiedot, jos sellainen on",
      purposes: "Mihin tietoja käytetään",
      legalBasis: "Oikeusperuste jokaiselle tarkoitukselle",
      healthBasis: "Peruste sille, mitä ihmiset kertovat terveydestään",
      legitimateInterest: "Mikä oikeutettu etu on, jos peruste on se",
      recipients: "Kenelle tietoja annetaan",
      processors: "Yritykset, jotka käsittelevät tietoja järjestön puolesta",
      transfers: "Siirtyykö tietoja EU:n ja ETA:n ulkopuolelle",
      periods: "Kuinka kauan tiedot säilyvät",
      rights: "Oikeudet: tarkastus, korjaaminen, poistaminen, rajoittaminen, siirto, vastustaminen",
      withdrawal: "Suostumuksen voi perua, jos jokin perustuu siihen",
      complaint: "Oikeus valittaa valvovalle viranomaiselle",
      voluntary: "Onko tietojen antaminen pakollista",
      automation: "Automaattiset päätökset ja profilointi",
      otherPurposes: "Muut tarkoitukset, joihin tietoja käytetään myöhemmin",
      categories: "Mitä tietoja tallennetaan",
      source: "Mistä tiedot tulevat",
      responses: "Kuka vastaa pyyntöihin ja kuinka nopeasti",
      adviserNames: "Näkyvätkö neuvojien nimet asiakkaille",
    } satisfies Record<PointName, string>,
    decide: "Mitä pitää päättää",
    questions: {
      businessId: "Mikä on järjestön Y-tunnus?",
      dataProtectionOfficer:
        "Onko järjestöllä tietosuojavastaava? Jos on, kuka hän on? Jos 37 artiklan 1 kohta ei vaadi sellaista, sekin on päätös.",
      legalBasis:
        "Mihin 6 artiklan 1 kohdan alakohtaan asiakaspalvelu perustuu? Entä tunnistaminen, kun asiakas sitä haluaa?",
      healthBasis:
        "Ihmiset kertovat chatissa ja viesteissä myös terveydestään. Mikä 9 artiklan 2 kohdan alakohta sallii sen tallentamisen: a suostumus, d yhdistyksen toiminta vai h sosiaalipalvelu?",
      legitimateInterest:
        "Jokin tarkoitus perustuu oikeutettuun etuun (f). Mikä etu on? Kirjoita se kaikilla neljällä kielellä.",
      processors:
        "Mitkä yritykset käsittelevät tietoja järjestön puolesta: puhelinpalvelu, tekstiviestien välitys, palvelimet? Missä maassa? Jos ei mikään, sekin kerrotaan.",
      outsideEea:
        "Siirtyykö tietoja EU:n ja ETA:n ulkopuolelle? Jos siirtyy, onko suojana komission päätös vai vakiolausekkeet?",
      responses: "Kuka järjestössä vastaa pyyntöihin, ja monessako päivässä? Laki antaa kuukauden.",
      adviserNamesShown:
        "Näytetäänkö neuvojien nimet asiakkaille? Vastauksen pitää olla sama kuin sivulla Asetukset.",
    } satisfies Record<keyof OptionalFacts, string>,
    differs: {
      processors: (tasks: string) =>
        `Palvelu käyttää asetustensa mukaan toista yritystä: ${tasks}. Seloste ei nimeä sitä.`,
      tasks: {
        telephony: "puhelinpalvelu",
        text_messages: "tekstiviestien välitys",
        hosting: "tietokanta muualla",
      } satisfies Record<Processor["task"], string>,
      adviserNames: (shown: boolean): string =>
        shown
          ? "Asetuksissa on valittu, että nimet näkyvät. Seloste sanoo muuta."
          : "Asetuksissa on valittu, etteivät nimet näy. Seloste sanoo muuta.",
    },
    line: "Ylläpitäjälle: näin se kirjoitetaan",
    how: "Näin tieto lisätään selosteeseen",
    steps: [
      "Järjestö päättää asiasta ja kirjaa päätöksen.",
      "Palvelun ylläpitäjä kirjoittaa tiedon palvelun lähdekoodiin.",
      "Hän lisää selosteelle uuden version ja sen päivän ja kertoo kaikilla kielillä, mikä muuttui. Tarkistukset eivät mene läpi ilman uutta versiota.",
      "Kun palvelu käynnistetään uudelleen, seloste, sen JSON ja tämä sivu muuttuvat kerralla.",
    ],
    files: "Ylläpitäjälle: tiedostot",
    factsFile: "Tiedot, kohta CONTROLLER",
    versionsFile: "Versiot",
    why:
      "Tietoja ei muuteta lomakkeella, koska seloste on julkinen asiakirja: jokaisella muutoksella on versio, päivä ja tarkistaja.",
  },

  record: {
    title: "Seloste käsittelytoimista",
    subtitle: "Luonnos, tietosuoja-asetuksen 30 artiklan 1 kohta",
    lead:
      "Luonnos on tehty samoista tiedoista kuin tietosuojaseloste ja säilytysajat. Se ei ole julkinen, mutta valvova viranomainen voi pyytää sen nähtäväksi.",
    made: (date: string, version: number, noticeDate: string) =>
      `Tehty ${date} tietosuojaselosteen versiosta ${version} (${noticeDate}).`,
    toBeAdded: (count: number) =>
      `Luonnoksessa on ${of(count, "kohta, joka", "kohtaa, jotka")} järjestön pitää täydentää.`,
    open: "Täydennettävä",
    back: "Tietosuojaselosteen tarkistus",
    files: "Lataa",
    html: "Asiakirjana tekstinkäsittelyyn (HTML)",
    csv: "Taulukkona (CSV)",
    print: "Sivun voi myös tulostaa selaimen tulostuksella.",
    points: {
      a: "Rekisterinpitäjä ja yhteystiedot",
      b: "Käsittelyn tarkoitukset",
      c: "Keiden tietoja ja mitä tietoja",
      d: "Kenelle tietoja annetaan",
      e: "Siirrot EU:n ja ETA:n ulkopuolelle",
      f: "Milloin tiedot poistetaan",
      g: "Turvatoimet",
    } satisfies Record<RecordPoint, string>,
    columns: { what: "Tieto", whose: "Keiden", why: "Miksi", kept: "Säilytysaika" },
    ofClients: "Mitä asiakkaista on",
    ofSite: "Mitä palvelu itse tallentaa",
    whyClients: "asiakaspalvelun hoitaminen",
    subjects: {
      clients: "asiakkaat, myös nimettömät",
      others: "ihmiset, joista asiakas kertoo",
      staff: "henkilökunta",
      nobody: "ei kenenkään",
    } satisfies Record<Subject, string>,
    health: "Asiakkaat voivat kertoa vapaissa teksteissä myös terveydestään (9 artikla).",
    gaps: {
      officer: "tietosuojavastaava, tai päätös siitä, ettei sellaista tarvita",
      businessId: "Y-tunnus",
      legalBasis: "oikeusperuste kummallekin tarkoitukselle",
      interest: "mikä oikeutettu etu on",
      health: "9 artiklan peruste sille, mitä asiakkaat kertovat terveydestään",
      processors: "yritykset, jotka käsittelevät tietoja järjestön puolesta",
      transfers: "siirtyykö tietoja EU:n ja ETA:n ulkopuolelle",
      measures:
        "järjestön omat toimet: kuka saa tunnuksen, ohjeet, salassapitositoumukset, koulutus, laitteiden ja toimistojen suojaus",
    },
    noProcessors: "Kukaan ei käsittele tietoja järjestön puolesta.",
    security: [
      "Asiakkaan tiedot on salattu avaimella, joka on jokaisella asiakkaalla, keskustelulla ja pyynnöllä oma. Avaimet on salattu pääavaimella, joka ei ole tietokannassa.",
      "Poistaminen tuhoaa avaimen. Sen jälkeen tietoja ei voi lukea.",
      "Tietokannassa ei ole puhelinnumeroita näkyvissä: asiakas löytyy numerosta lasketulla tunnisteella.",
      "Asiakas pääsee tietoihinsa puhelimeen tulevalla kertakoodilla tai keskustelun kuittikoodilla. Arvaamista rajoitetaan.",
      "Henkilökunta kirjautuu järjestön omilla tunnuksilla. Jokainen pääsee siihen, mitä oma tehtävä vaatii, ja puhelinnumerot ovat peitettyinä.",
      "Katselut ja päätökset jäävät käsittelylokiin, jonka muuttaminen huomataan. Asiakas näkee, minä päivinä ja miksi hänen tietojaan on katsottu.",
      "Tiedot poistuvat itsestään, kun aika on täynnä. Joka yö tarkistetaan, ettei mitään ole jäänyt.",
      "Yhteydet on salattu. Palvelimen lokeissa ja osoitteissa ei ole henkilötietoja.",
      "Tietoturvaloukkaukset kirjataan, ja 72 tunnin määräaika näkyy henkilökunnalle.",
    ],
    csvColumns: { point: "Kohta", title: "Otsikko", matter: "Asia", text: "Sisältö" },
    fileName: "seloste-kasittelytoimista",
  },
};

export type DutyWords = typeof fi;
