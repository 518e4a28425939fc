import * as z from "zod";
import {
  type Breach,
  type BreachFacts,
  type BreachFault,
  type BreachStep,
  factsOf,
  factsSchema,
  HARMS,
  instantOf,
  NOT_TOLD_GROUNDS,
  type StepName,
  stepSchema,
  writtenInstant,
} from "../../lib/breaches/mod.ts";
import type { BreachWords } from "../../lib/words/breaches/mod.ts";
import type { FieldErrors } from "../_forms.tsx";

export type Typed = Readonly<Record<string, string>>;
type Read<T> = T | { readonly errors: FieldErrors };

/** The names that a browser sends, for each thing that can be added. They are unique on the page. */
export const FIELDS = {
  note: { text: "note" },
  "authority-told": {
    at: "toldDay",
    reference: "reference",
    text: "toldText",
    lateReason: "lateReason",
    decidedBy: "toldBy",
  },
  "authority-not-told": { reason: "notToldReason", decidedBy: "notToldBy" },
  "persons-told": { at: "personsDay", how: "how", decidedBy: "personsBy" },
  "persons-not-told": {
    ground: "ground",
    reason: "personsReason",
    decidedBy: "personsNotToldBy",
  },
  closed: { text: "closedText", decidedBy: "closedBy" },
  reopened: { text: "reopenText" },
} as const satisfies Record<Exclude<StepName, "facts">, Readonly<Record<string, string>>>;

/** Where a day and its time stand in a form. */
export const TIMES = { knownDay: "knownTime", toldDay: "toldTime", personsDay: "personsTime" };

const stepName = z.enum(["facts", ...Object.keys(FIELDS)] as [StepName, ...StepName[]]);
const uuid = z.uuid();
const version = z.coerce.number().int().min(1).catch(1);

/** What every form of a breach carries unseen: up to which entry it was read, and a key of its own. */
export function readHidden(typed: Typed): { upon: number; key: string } {
  const key = uuid.safeParse(typed.key);
  return {
    upon: version.parse(typed.version),
    key: key.success ? key.data : crypto.randomUUID(),
  };
}

/** The fields of what is known, as they are typed. */
export function readFacts(typed: Typed, w: BreachWords): Read<{ facts: BreachFacts }> {
  const errors: Record<string, string> = {};
  const knownAt = instantOf(typed.knownDay ?? "", typed.knownTime ?? "");
  const read = factsSchema.safeParse({
    title: typed.title,
    knownAt: knownAt ?? 0,
    happened: typed.happened,
    nature: tidy(typed.nature),
    harms: HARMS.filter((harm) => typed[`harm-${harm}`] !== undefined),
    people: tidy(typed.people),
    peopleCount: countOf(typed.peopleCount),
    data: tidy(typed.data),
    recordCount: countOf(typed.recordCount),
    consequences: tidy(typed.consequences),
    measures: tidy(typed.measures),
  });
  const { title, happened, nature, harms, count, long } = w.faults;
  const said: Readonly<Record<string, string>> = {
    title,
    happened,
    nature: tidy(typed.nature) === "" ? nature : long,
    harms,
    peopleCount: count,
    recordCount: count,
  };
  if (knownAt === null) errors.knownDay = w.faults.known;
  for (const { path: [name] } of read.error?.issues ?? []) {
    errors[String(name)] = said[String(name)] ?? long;
  }
  return read.success && knownAt !== null ? { facts: read.data } : { errors };
}

/** What was typed to be added. */
export function readStep(typed: Typed, w: BreachWords): Read<{ step: BreachStep }> {
  const name = stepName.safeParse(typed.step);
  if (!name.success) return { errors: { step: w.faults.step } };
  const step = name.data;
  if (step === "facts") {
    const read = readFacts(typed, w);
    return "errors" in read ? read : { step: { step, ...read } };
  }
  const fields: Readonly<Record<string, string>> = FIELDS[step];
  const values = Object.entries(fields).map(([name, field]) => [name, valueOf(name, field, typed)]);
  const read = stepSchema.safeParse({ step, ...Object.fromEntries(values) });
  if (read.success) return { step: read.data };
  const errors = read.error.issues.map(({ path: [name] }) => {
    return [fields[String(name)] ?? "step", faultOf(String(name), typed[fields[String(name)]!], w)];
  });
  return { errors: Object.fromEntries(errors) };
}

/** What the fields show of what is known already. */
export function typedFacts(facts: BreachFacts): Typed {
  const { knownAt, harms, peopleCount, recordCount, ...texts } = facts;
  const { day: knownDay, time: knownTime } = writtenInstant(knownAt);
  return {
    ...texts,
    knownDay,
    knownTime,
    peopleCount: peopleCount === null ? "" : String(peopleCount),
    recordCount: recordCount === null ? "" : String(recordCount),
    ...Object.fromEntries(harms.map((harm) => [`harm-${harm}`, "1"])),
  };
}

/**
 * What was typed of facts upon an entry that is not the last: what it left alone is shown as it is
 * now, so that sending it again undoes nobody's change.
 */
export function mergedFacts(
  typed: Typed,
  { breach, upon }: { breach: Breach; upon: number },
): Typed {
  if (!isOf("facts", typed)) return typed;
  const read = typedFacts(factsOf(breach.entries.filter(({ seq }) => seq <= upon)));
  const now = typedFacts(breach.facts);
  const merged: Record<string, string | undefined> = { ...typed };
  for (const name of Object.keys({ ...read, ...now })) {
    if (tidy(typed[name]) === tidy(read[name])) merged[name] = now[name];
  }
  const kept = Object.entries(merged).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Typed;
}

/** What was typed and could not be added, without what no person typed. */
export function textsOf(typed: Typed): string[] {
  const hidden = ["step", "version", "key"];
  return Object.entries(typed).filter(([name, text]) => !hidden.includes(name) && text !== "")
    .map(([, text]) => text);
}

/** Which field a fault belongs to, in the form that was sent. */
export function fieldOf(fault: BreachFault, { step }: Pick<BreachStep, "step">): string {
  if (fault === "known-ahead") return "knownDay";
  if (fault === "nothing-changed") return "title";
  if (step === "authority-told") return fault === "late-reason-missing" ? "lateReason" : "toldDay";
  if (step === "persons-told") return "personsDay";
  return step === "reopened" ? "reopenText" : "closedText";
}

/** Whether what was typed is of this form: the others on the page stay as they are. */
export function isOf(step: StepName, typed: Typed): boolean {
  return typed.step === step;
}

function valueOf(name: string, field: string, typed: Typed): unknown {
  if (name === "at") {
    const time = TIMES[field as keyof typeof TIMES];
    return instantOf(typed[field] ?? "", typed[time] ?? "") ?? undefined;
  }
  if (name === "ground") return NOT_TOLD_GROUNDS.find((ground) => ground === typed[field]);
  return tidy(typed[field]);
}

function faultOf(name: string, typed = "", { faults }: BreachWords): string {
  switch (name) {
    case "at":
      return faults.known;
    case "ground":
      return faults.ground;
    case "decidedBy":
      return typed.trim() === "" ? faults.decidedBy : faults.short;
    case "reference":
      return faults.short;
    default:
      return typed.trim() === "" ? faults.written : faults.long;
  }
}

/** A browser sends line breaks as CR LF. */
function tidy(text = ""): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** A number in digits; null for nothing, and something that is no number for anything else. */
function countOf(typed = ""): number | null {
  const digits = typed.replaceAll(/[\s\u00a0]/g, "");
  if (digits === "") return null;
  return /^\d+$/.test(digits) ? Number(digits) : NaN;
}
