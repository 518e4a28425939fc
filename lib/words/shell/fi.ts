/** The words around every page. */
export const fi = {
  siteName: "Tyyne",
  skipToContent: "Siirry sisältöön",
  languageSwitch: "Kieli",
  mainNavigation: "Päävalikko",
  home: "Etusivu",
  notice: "Tietosuoja",
  plainNotice: "Tietosuoja selkokielellä",
  chat: "Chat",
  myData: "Omat tiedot",
  accessibility: "Saavutettavuus",
  devBanner:
    "Kehitysversio: asiakkaat ovat keksittyjä, eikä yhtään tekstiviestiä lähetetä. Koodit näkyvät osoitteessa /dev/outbox.",
  footer: {
    whose: "Palvelun järjestää",
    contact: "Ota yhteyttä",
    call: "Soita",
    write: "Kirjoita",
    visit: "Käy toimistolla",
    about: "Tietoa sivustosta",
  },
  errorPrefix: "Virhe",
  errorSummary: "Tarkista nämä kohdat",
  optional: "ei pakollinen",
};

export type ShellWords = typeof fi;
