import { clockOf, deadlineOf } from "./clock.ts";
import { factsOf } from "./fold.ts";
import {
  type Breach,
  type BreachEntry,
  type BreachFacts,
  type BreachStep,
  FACT_NAMES,
  type FactName,
  type Said,
} from "./schema.ts";

/** Why something cannot be added as it is. */
export type BreachFault =
  | "nothing-changed"
  | "known-ahead"
  | "told-ahead"
  | "told-before-known"
  | "late-reason-missing"
  | "not-closed"
  | "authority-undecided"
  | "persons-undecided"
  | "facts-incomplete";

/** `changed`: somebody added something since, upon which this would have been decided otherwise. */
type Verdict =
  | { readonly kind: "add"; readonly said: Said }
  | { readonly kind: "changed" | "closed" }
  | { readonly kind: "invalid"; readonly faults: readonly BreachFault[] };

/** What the law wants to be known before a breach is closed (Article 33(5)). */
const NEEDED: readonly FactName[] = ["happened", "people", "data", "consequences", "measures"];

/** Whether a step may be added to a breach by somebody who has read it up to the entry `upon`. */
export function judge(
  breach: Breach,
  { step, upon, now }: { step: BreachStep; upon: number; now: number },
): Verdict {
  if (upon > breach.version) return { kind: "changed" };
  if (breach.closed && step.step !== "reopened") return { kind: "closed" };
  if (isOvertaken(step, breach.entries.filter(({ seq }) => seq > upon))) return { kind: "changed" };
  if (step.step === "facts") return judgeFacts(breach, { facts: step.facts, upon, now });
  const faults = faultsOf(breach, { step, now });
  return faults.length > 0 ? { kind: "invalid", faults } : { kind: "add", said: step };
}

/** Of facts the changes alone are added: two who change different ones do not undo each other. */
function judgeFacts(
  { entries }: Breach,
  { facts, upon, now }: { facts: BreachFacts; upon: number; now: number },
): Verdict {
  const [read, since] = [
    entries.filter(({ seq }) => seq <= upon),
    entries.filter(({ seq }) => seq > upon),
  ];
  const before = factsOf(read);
  const changes = FACT_NAMES.filter((name) => !same(before[name], facts[name]));
  const others = since.flatMap((entry) => entry.step === "facts" ? Object.keys(entry.facts) : []);
  if (changes.some((name) => others.includes(name))) return { kind: "changed" };
  if (changes.length === 0) return { kind: "invalid", faults: ["nothing-changed"] };
  if (facts.knownAt > now) return { kind: "invalid", faults: ["known-ahead"] };
  const changed = Object.fromEntries(changes.map((name) => [name, facts[name]]));
  return { kind: "add", said: { step: "facts", facts: changed } };
}

/** A note only adds. A decision is made upon what was decided before; the end upon everything. */
function isOvertaken({ step }: BreachStep, since: readonly BreachEntry[]): boolean {
  if (step === "note" || step === "facts") return false;
  if (step === "closed" || step === "reopened") return since.length > 0;
  const [about] = step.split("-") as ["authority" | "persons"];
  return since.some((entry) => entry.step.startsWith(about));
}

function faultsOf(
  breach: Breach,
  { step, now }: { step: Exclude<BreachStep, { step: "facts" }>; now: number },
): BreachFault[] {
  switch (step.step) {
    case "authority-told": {
      const { knownAt } = breach.facts;
      const first = breach.authorityTold.length === 0;
      const unexplained = first && step.at > deadlineOf(knownAt) && step.lateReason === "";
      return [...whenTold(breach, step.at, now), ...(unexplained ? [LATE] : [])];
    }
    case "persons-told":
      return whenTold(breach, step.at, now);
    case "closed":
      return unfinished(breach, now);
    case "reopened":
      return breach.closed ? [] : ["not-closed"];
    default:
      return [];
  }
}

const LATE = "late-reason-missing" as const;

function whenTold({ facts }: Breach, at: number, now: number): BreachFault[] {
  if (at > now) return ["told-ahead"];
  return at < facts.knownAt ? ["told-before-known"] : [];
}

/** What is left to do before a breach can be closed. */
function unfinished(breach: Breach, now: number): BreachFault[] {
  const { facts, authority, authorityTold, persons } = breach;
  const late = clockOf(breach, now).state === "told-late";
  return [
    ...(NEEDED.some((name) => facts[name] === "") ? ["facts-incomplete" as const] : []),
    ...(authority ? [] : ["authority-undecided" as const]),
    ...(late && authorityTold.every(({ lateReason }) => lateReason === "") ? [LATE] : []),
    ...(persons ? [] : ["persons-undecided" as const]),
  ];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
