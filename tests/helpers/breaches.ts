import type { BreachFacts } from "../../lib/breaches/mod.ts";

/** A sentence that must not be readable in the store. */
export const LEAK = "Muistiinpanoja näkyi väärälle asiakkaalle.";

/** Everything that is known of a made-up breach, of which one became aware at an instant. */
export function breachFacts(knownAt: number, changes: Partial<BreachFacts> = {}): BreachFacts {
  return {
    title: "Väärä muistiinpano näkyvissä",
    knownAt,
    happened: "2.3.2026 illalla",
    nature: LEAK,
    harms: ["confidentiality"],
    people: "Asiakkaita, jotka soittivat samana päivänä.",
    peopleCount: 40,
    data: "Muistiinpanoja puheluista.",
    recordCount: 55,
    consequences: "Joku sai tietää toisen asioista.",
    measures: "Näkymä suljettiin heti.",
    ...changes,
  };
}
