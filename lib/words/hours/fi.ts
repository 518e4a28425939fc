/** When the chat is open, as visitors are told. */
export const fi = {
  title: "Aukiolo",
  open: (until: string) => `Chat on nyt auki. Se sulkeutuu tänään ${until}.`,
  nobody: (until: string) =>
    `Chat on auki ${until} asti, mutta yksikään neuvoja ei ole juuri nyt paikalla. Voit jättää kysymyksen, niin vastaamme myöhemmin.`,
  closed: "Chat on nyt kiinni. Voit jättää kysymyksen, niin vastaamme myöhemmin.",
  next: (when: string) => `Chat avautuu ${when}.`,
  noNext: "Seuraava aukioloaika ei ole vielä tiedossa.",
  today: (spans: string) => `Tänään chat on auki klo ${spans}.`,
  todayClosed: "Tänään chat ei ole auki.",
  all: "Viikon aukioloajat ja poikkeukset",
  closedDay: "kiinni",
  differing: "Päivät, jotka poikkeavat viikosta",
};

export type HoursWords = typeof fi;
