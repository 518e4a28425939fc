/** What is said before a decision that cannot be undone, and of what ends with it. */
export const sure = {
  sure: {
    destroy: (what: string, requests: number) =>
      `Ymmärrän, että nämä poistetaan pysyvästi: ${what || "kaikki, mitä asiakkaasta on"}${
        requests === 0 ? "" : `, ja ${requests} muuta avointa pyyntöä päättyy`
      }`,
    destroyHint: "Tarvitaan, kun hyväksyt. Osittain hyväksyttäessä poistetaan vain valitut.",
    destroyIfErased: "Tarvitaan, kun hyväksyt ja tiedot poistetaan.",
    destroyMissing: "Vahvista rastilla, että tiedot saa poistaa pysyvästi",
    over: (name: string) => `Käsittelijä on ${name}. Ratkaisen silti`,
    overMissing: (name: string) => `Käsittelijä on ${name}. Vahvista rastilla, jos ratkaiset silti`,
  },
  unsent: "Tätä olit kirjoittamassa. Sitä ei lähetetty",
  ending: {
    title: "Nämä pyynnöt päättyvät samalla",
    text: (count: number) =>
      `Kun kaikki poistetaan, ${
        count === 1 ? "tämäkin avoin pyyntö päättyy" : "nämäkin avoimet pyynnöt päättyvät"
      } ilman muuta vastausta. Vastaa ensin ${
        count === 1 ? "siihen" : "niihin"
      }, jos asiakas odottaa esimerkiksi jäljennöstä.`,
    due: (date: string) => `vastattava viimeistään ${date}`,
  },
  ended: {
    alone:
      "Pyyntö oli avoin, kun kaikki asiakkaan tiedot poistettiin. Vastattavaa ei jäänyt. Jäljellä on vain tunnus, laji ja päivät.",
    with: "Samalla päättyivät nämä avoimet pyynnöt",
  },
};

export type SureWords = typeof sure;
