import { HOUR } from "../clock.ts";
import type { Services } from "../services.ts";

/** The same at every start, so that it is recorded once. */
const ID = "b2ea0000-0000-4000-8000-000000000001";

/** A made-up breach whose 72 hours run for another day. */
export async function breachAsMadeUp({ breaches, clock }: Services): Promise<void> {
  await breaches.record(ID, {
    by: { id: "made-up-reviewer", name: "Kaisu Kanerva" },
    facts: {
      title: "Tekstiviesti väärään numeroon",
      knownAt: clock.now() - 48 * HOUR,
      happened: "Toissapäivänä aamulla.",
      nature: "Vastaus yhteydenottopyyntöön lähti numeroon, jossa oli yksi väärä numero.",
      harms: ["confidentiality"],
      people: "Yksi asiakas.",
      peopleCount: 1,
      data: "Vastauksen teksti.",
      recordCount: 1,
      consequences: "",
      measures: "Väärältä vastaanottajalta pyydettiin, että hän poistaa viestin.",
    },
  });
}
