/** What a page says when a request could not be answered. Each tells what happened and what to do. */
export const fi = {
  badRequest: {
    title: "Pyyntöä ei voitu lukea",
    text:
      "Lähetetty tieto oli rikki tai väärässä muodossa. Palaa edelliselle sivulle ja yritä uudelleen.",
  },
  forbidden: {
    title: "Pyyntö ei tullut tältä sivustolta",
    text:
      "Turvallisuuden vuoksi lomake täytyy lähettää tältä sivustolta. Avaa sivu uudelleen ja yritä vielä kerran.",
  },
  notFound: {
    title: "Sivua ei löytynyt",
    text: "Osoitteessa voi olla virhe, tai tieto on poistettu. Voit jatkaa etusivulta.",
  },
  methodNotAllowed: {
    title: "Näin sivua ei voi käyttää",
    text: "Avaa sivu linkistä tai etusivulta.",
  },
  tooSlow: {
    title: "Lähetys jäi kesken",
    text: "Tiedot eivät tulleet ajoissa perille. Yhteys voi olla hidas. Yritä uudelleen.",
  },
  tooLarge: {
    title: "Lähetys oli liian suuri",
    text: "Lyhennä tekstiä ja yritä uudelleen.",
  },
  misdirected: {
    title: "Väärä osoite",
    text: "Tämä palvelu ei vastaa tässä osoitteessa.",
  },
  tooMany: {
    title: "Liian monta yritystä",
    text: "Odota hetki ja yritä sitten uudelleen.",
  },
  unavailable: {
    title: "Palvelu ei juuri nyt toimi",
    text: "Yritä hetken päästä uudelleen. Voit myös soittaa meille.",
  },
  damaged: {
    title: "Tietoa ei voi avata",
    text:
      "Tallennettu tieto on muuttunut tai vahingoittunut, eikä sitä voi avata. Vika on meillä, ei sinussa. Olemme saaneet siitä tiedon. Muut tiedot ovat tallessa.",
  },
  internal: {
    title: "Jokin meni vikaan",
    text: "Vika on meillä, ei sinussa. Yritä hetken päästä uudelleen.",
  },
  call: (phone: string) => `Soita ${phone}, niin selvitämme asian.`,
  toHome: "Etusivulle",
};

export type ErrorWords = typeof fi;
export type ErrorName = Exclude<keyof ErrorWords, "call" | "toHome">;
