/** What is looked at, in the order in which it is told. */
const CHECKS = [
  "store",
  "disk",
  "clock",
  "retention",
  "requests",
  "breaches",
  "codes",
  "texts",
  "provider",
  "backup",
] as const;
export type CheckName = typeof CHECKS[number];

/** `attention`: somebody should look at it one of these days. `failing`: now. */
type State = "well" | "attention" | "failing";

/** What a check found. Numbers and instants only: nothing of it may tell of a person. */
export interface Finding {
  readonly check: CheckName;
  readonly state: State;
  /** Which of the check's sentences says it. */
  readonly says: string;
  /** Counts, and instants in epoch milliseconds, for the sentence. */
  readonly numbers?: Readonly<Record<string, number>>;
}
