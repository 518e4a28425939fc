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
