/**
 * What people ask of the controller, and what becomes of it.
 *
 * A request is `received` → `inReview` (somebody of the staff took it; optional) → `decided`, or
 * `cancelled` by who made it. It may be extended once. Everything that staff do names the `version` they
 * read; whoever comes second gets `{ kind: "changed", request }`, and nothing is overwritten.
 *
 * - {@link Requests}: `create`, `enter` (staff, by hand), `own`/`forPhone`/`forChat`/`cancel` (who made
 *   it), `get`/`queue`/`closed`/`counts`/`byPhone`/`byReference` (staff), `take`, `release`, `extend`,
 *   `decide`, `finishPending` (every minute and at start), `evidence` (`lib/figures`).
 * - {@link groundsFor}: the grounds upon which a request of a kind may be refused, and no other. A
 *   refusal wants one of them and a reason; granting erasure, restriction or objection in part wants the
 *   `parts`; a correction whose words do not settle it, or in part, wants the `correctedText`; one that
 *   names nothing wants a `target`. What is missing is answered as `{ kind: "invalid", fault }`.
 * - A decision is one commit with its evidence and the promise to carry it out; {@link RequestDeeds}
 *   keeps the promise in the other stores, as often as it takes. `request.execution` tells how far it is.
 * - {@link EvidenceLog}: what outlives everything, without personal data.
 *
 * What stands beside: `lib/holds` (open matters, Article 17(3)) and `lib/views` (who looked). A record
 * that is restricted has `restrictedUntil` on its `HeldItem`; what was corrected, `changes`.
 *
 * Each request is sealed under a data key of its own ({@link RequestStore}); {@link RequestHolding} is
 * what destroys it with the rest when everything is erased. One that was open then is `erased`: it stays
 * among the closed, without what it said and whose it was.
 */
export { RequestDeeds } from "./deeds.ts";
export { dayOf, daysUntil, isLate } from "./due_date.ts";
export { type Evidence, EvidenceLog } from "./evidence.ts";
export { REQUEST_EVIDENCE } from "./evidence.ts";
export { GROUND_NAMES, type GroundName, groundsFor } from "./grounds.ts";
export { REQUESTS_ENDED } from "./ended.ts";
export { RequestHolding } from "./holding.ts";
export { type Filter, REQUESTS } from "./places.ts";
export { type Maker, type UnreadRequest } from "./lists.ts";
export { type Deeds } from "./promised.ts";
export type { ChangeFault, ChangeOutcome, Entry } from "./changes.ts";
export { Requests } from "./requests.ts";
export { corrected, erases, isCopied, isNobodys } from "./rules.ts";
export { RequestStore } from "./store.ts";
export * from "./schema.ts";
export { wordsIn } from "./words_in.ts";
