/** Requests of a client: asking, following, and what staff write back. */
export const fi = {
  textMessage: "Tyyne: olemme vastanneet pyyntöösi. Lue vastaus sivustomme omista tiedoista.",
};

export type RequestWords = typeof fi;
