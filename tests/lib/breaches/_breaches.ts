import { type Addition, Breaches, type BreachStep } from "../../../lib/breaches/mod.ts";
import { breachFacts } from "../../helpers/breaches.ts";
import { openStores } from "../../helpers/store.ts";

export const AINO = { id: "person-aino", name: "Aino Mallikas" };
export const RAITA = { id: "person-raita", name: "Raita Mallikas" };
export const DECIDER = "Toiminnanjohtaja Esimerkki";

/** The log over a store, with a breach that somebody became aware of just now. */
export async function openBreach(options: Parameters<typeof openStores>[0] = {}) {
  const stores = await openStores(options);
  const breaches = new Breaches(stores.kv, stores);
  const id = crypto.randomUUID();
  const facts = breachFacts(stores.clock.now());
  await breaches.record(id, { facts, by: AINO });
  return { ...stores, breaches, id, facts };
}

/** What is added, by somebody who read up to the entry `upon`. */
export function addition(step: BreachStep, upon = 1, by = AINO): Addition {
  return { step, upon, by, key: crypto.randomUUID() };
}

export const notTold: BreachStep = {
  step: "authority-not-told",
  reason: "Näkymässä ei ollut nimiä eikä numeroita.",
  decidedBy: DECIDER,
};

export const personsNotTold: BreachStep = {
  step: "persons-not-told",
  ground: "no-high-risk",
  reason: "Riski on pieni.",
  decidedBy: DECIDER,
};

export const closed: BreachStep = { step: "closed", text: "Vika on korjattu.", decidedBy: DECIDER };

/** That the authority was told at an instant. */
export function told(at: number, changes: { lateReason?: string } = {}): BreachStep {
  return {
    step: "authority-told",
    at,
    reference: "0000/171/26",
    text: "Ensi-ilmoitus.",
    lateReason: "",
    decidedBy: DECIDER,
    ...changes,
  };
}
