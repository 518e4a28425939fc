import { endOf } from "../retention.ts";
import type { Owner } from "../vault/mod.ts";
import type { Row } from "./backup_file.ts";
import type { LedgerBook } from "./ledger_book.ts";
import { endOfRow, ruleOf } from "./roots.ts";

/**
 * What becomes of a row: `emptied` leaves its place without its text, `orphaned` is what the reading
 * caught without what it belongs to.
 */
export type Verdict = "stays" | "expired" | "erased" | "emptied" | "orphaned" | "left-out";

/** Decides about each row of a backup, once all of it was seen. */
export class Judge {
  readonly #now: number;
  /** When an owner's data key ends, by `kind/id`. */
  readonly #keyEnds = new Map<string, number>();
  readonly #anchored = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #gone = new Set<string>();
  readonly #holds = new Set<string>();
  /** Records of which the phone system was told that they are there, and those that were seen. */
  readonly #acknowledged = new Set<string>();
  readonly #seen = new Set<string>();
  #book: LedgerBook | undefined;
  #begunAt = 0;

  constructor(now: number) {
    this.#now = now;
  }

  /** Takes note of a row: of whose data keys and anchors there are, and of how many parts a thing has. */
  see(row: Row): void {
    const { owner, anchor, counts } = ruleOf(String(row.key[0]));
    for (const [series, count] of counts?.(row) ?? []) this.#counts.set(series, count);
    const name = owner && nameOf(owner(row));
    if (row.key[0] === "chat_holds") this.#holds.add(String(row.key[1]));
    if (row.key[0] === "webhook_ids") this.#acknowledged.add(recordOf(row));
    if (name && row.key[0] === "data_keys") this.#keyEnds.set(name, endOfRow(row) ?? Infinity);
    if (name && anchor && !this.#isOver(row)) this.#anchored.add(name);
  }

  /** Says what was erased, and when the backup was begun, before the first verdict. */
  open(book: LedgerBook, begunAt: number): void {
    this.#book = book;
    this.#begunAt = begunAt;
  }

  /** When the data key of an owner ends, or null when there is none. */
  keyEndOf(owner: Owner): number | null {
    return this.#keyEnds.get(nameOf(owner)!) ?? null;
  }

  /** Whether an owner comes back: neither erased since, nor over, nor caught without what makes one. */
  comesBack(owner: Owner): boolean {
    return this.#book !== undefined && this.#standing(owner, this.#book) === "stays";
  }

  /** Whether there is a reason for a hold on a chat. */
  hasHold(chatId: string): boolean {
    return this.#holds.has(chatId);
  }

  verdict(row: Row): Verdict {
    const book = this.#book;
    if (!book) throw new Error("The judge does not know what was erased");
    const rule = ruleOf(String(row.key[0]));
    if (rule.fate !== "kept") return "left-out";
    if (row.key[0] === "records" && this.#acknowledged.has(String(row.key[4]))) {
      this.#seen.add(String(row.key[4]));
    }
    if (this.#isOver(row)) return "expired";
    if (row.key[0] === "webhook_ids" && this.#cameTooLate(row)) return "orphaned";
    const owner = rule.owner?.(row) ?? null;
    const standing = owner ? this.#standing(owner, book) : "stays";
    if (standing !== "stays") return standing;
    const erased = rule.erasedAs?.(row).some((named) => book.covers(named, this.#begunAt));
    if (erased && rule.anchor) this.#gone.add(nameOf(owner)!);
    if (erased) return rule.emptied ? this.#emptied(row) : "erased";
    const [series, number] = rule.part?.(row) ?? [];
    if (series !== undefined && number! > (this.#counts.get(series) ?? 0)) return "orphaned";
    return "stays";
  }

  #standing(owner: Owner, book: LedgerBook): Verdict {
    const name = nameOf(owner)!;
    if (this.#gone.has(name)) return "erased";
    if (book.hasOwner(owner.kind, owner.id)) {
      this.#gone.add(name);
      return "erased";
    }
    const end = this.#keyEnds.get(name);
    if (end === undefined) return "orphaned";
    if (end <= this.#now) return "expired";
    // What staff do has no anchor: its keys stand for a month, or for one thing.
    return owner.kind === "staff" || this.#anchored.has(name) ? "stays" : "orphaned";
  }

  /**
   * Whether a delivery came while the backup was made, and its record was not read any more. Kept, its id
   * would turn the phone system away that sends it once more.
   */
  #cameTooLate(row: Row): boolean {
    const came = (endOfRow(row) ?? 0) > endOf("webhook_id", this.#begunAt);
    return came && !this.#seen.has(recordOf(row));
  }

  /** One that was emptied before the backup is only a place already. */
  #emptied({ value }: Row): Verdict {
    return (value as { sealed?: unknown }).sealed === undefined ? "stays" : "emptied";
  }

  #isOver(row: Row): boolean {
    const end = endOfRow(row);
    return end !== null && end <= this.#now;
  }
}

/** The record that a delivery became. */
function recordOf({ value }: Row): string {
  return (value as { recordId: string }).recordId;
}

function nameOf(owner: Owner | null): string | null {
  return owner && `${owner.kind}/${owner.id}`;
}
