/** The home page: what Tyyne is, three doors, and how to reach us without any of them. */
export const fi = {
  title: "Neuvoja, kun olet työtön",
  description:
    "Tyyne neuvoo työttömiä puhelimessa, tekstiviestillä ja chatissa. Sinun ei tarvitse kertoa, kuka olet.",
  lead:
    "Tyyne auttaa puhelimessa, tekstiviestillä ja chatissa. Sinun ei tarvitse kertoa, kuka olet.",
  doors: {
    title: "Mitä haluat tehdä?",
    chat: {
      name: "Kirjoita neuvojalle",
      text: "Neuvoja vastaa, kun chat on auki. Muulloin voit jättää kysymyksen.",
    },
    myData: {
      name: "Katso omat tietosi",
      text: "Näet, mitä meillä on sinusta. Voit ladata ja poistaa tietosi.",
    },
    notice: {
      name: "Lue tietosuojasta",
      text: "Mitä tallennamme, miksi ja kuinka kauan. Lyhyesti ja tarkemmin.",
    },
  },
  plain: "Sama selkokielellä",
  help: {
    title: "Miten autamme",
    text: [
      "Kerro, mikä sinua mietityttää. Neuvoja kuuntelee ja auttaa sinua eteenpäin.",
      "Jos haluat, hoidamme asian viranomaisen kanssa yhdessä sinun kanssasi. Voimme esimerkiksi hakea yhdessä työttömyysetuutta.",
    ],
  },
  contact: {
    title: "Soita, kirjoita tai tule käymään",
    person: "Yhteyshenkilö",
    phone: "Puhelin",
    email: "Sähköposti",
    offices: "Toimistot",
  },
};

export type HomeWords = typeof fi;
