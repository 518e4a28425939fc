/** A request that came by phone, by post or at an office, entered by hand. */
export const fi = {
  title: "Kirjaa pyyntö",
  lead: "Puhelimella, postissa ja toimistolla tullut pyyntö on yhtä pätevä kuin verkossa tehty.",
  kind: "Mitä pyydetään",
  channel: "Miten pyyntö tuli",
  identity: "Miten varmistit, kuka pyytää",
  phone: "Puhelinnumero",
  phoneHint: "Jos tiedossa. Numerolla pyyntö yhdistyy asiakkaan tietoihin.",
  text: "Mitä pyydettiin",
  textHint: "Älä kirjoita henkilötunnusta.",
  answerTo: "Mihin vastataan",
  answerToHint: "Osoite tai sähköposti, jos numeroa ei ole.",
  lang: "Millä kielellä vastataan",
  receivedOn: "Milloin pyyntö tuli",
  receivedOnHint: "Esimerkiksi 2.3.2026. Kuukausi lasketaan tästä päivästä.",
  button: "Kirjaa pyyntö",
  edit: {
    title: "Korjaa pyynnön kirjausta",
    lead:
      "Korjaa, mikä kirjattiin väärin, tai lisää numero. Määräaika lasketaan uudelleen päivästä.",
    phoneStays: (number: string) => `Jätä tyhjäksi, jos numero ei muutu: ${number}.`,
    link: "Korjaa kirjausta",
    button: "Tallenna korjaus",
    nobody: "Pyyntöä ei ole yhdistetty asiakkaaseen.",
    addNumber: "Lisää puhelinnumero",
    nobodyText:
      "Ilman numeroa emme tiedä, kenen tietoja pyyntö koskee. Lisää numero. Jos sitä ei saada, hylkää pyyntö perusteella 11(2).",
    noData: "Numerolla ei ole asiakasta. Sillä ei ole meillä tietoja.",
  },
  faults: {
    kind: "Valitse, mitä pyydetään",
    channel: "Valitse, miten pyyntö tuli",
    identity: "Valitse, miten varmistit henkilöllisyyden",
    phone: "Tarkista puhelinnumero",
    text: "Kirjoita, mitä pyydettiin",
    answerTo: "Kirjoita, mihin vastataan, tai anna puhelinnumero",
    lang: "Valitse kieli",
    receivedOn: "Kirjoita päivä muodossa 2.3.2026. Se voi olla tänään tai enintään vuosi sitten",
  },
};

export type EnteringWords = typeof fi;
