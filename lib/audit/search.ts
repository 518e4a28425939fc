import { endOfDay } from "../requests/due_date.ts";
import { shift } from "../requests/holidays.ts";
import type { Link } from "./chain.ts";
import { type LogReader, monthOf } from "./reader.ts";
import type { AuditAction, AuditEntry, AuditPurpose, HashedSubject } from "./schema.ts";

/** What to look for. What is left out does not matter. */
export interface AuditFilter {
  /** The first and the last day, `YYYY-MM-DD` in Europe/Helsinki, both included. */
  readonly from?: string;
  readonly to?: string;
  /** A part of the name of whoever did it, in capitals or not. */
  readonly who?: string;
  readonly action?: AuditAction;
  readonly purpose?: AuditPurpose;
  /** Any of these. */
  readonly subjects?: readonly HashedSubject[];
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Ask with this as `before` for what is older. */
  readonly next?: number;
  /**
   * How far the search has come (epoch milliseconds), when it stopped before the page was full: there
   * may be more further back.
   */
  readonly reached?: number;
}

interface SearchOptions {
  /** Entries with lower numbers only. */
  readonly before: number;
  readonly limit: number;
  /** Entries that are looked at before the search stops and asks whether to go on. */
  readonly atMost: number;
}

/** A page of what fits, newest first, in a time that does not grow with the log. */
export async function searchLog(
  reader: LogReader,
  filter: AuditFilter,
  { before, limit, atMost }: SearchOptions,
): Promise<AuditPage> {
  const links: Link[] = [];
  const fits = matcher(reader, filter);
  let last: Link | undefined;
  let looked = 0;
  for await (const link of candidates(reader, filter, { before, limit: atMost + 1 })) {
    if (links.length === limit || looked === atMost) {
      const stopped = links.length < limit && { reached: last!.at };
      return { entries: await openAll(reader, links), next: last!.seq, ...stopped };
    }
    if (await fits(link)) links.push(link);
    last = link;
    looked++;
  }
  return { entries: await openAll(reader, links) };
}

/** Everything that fits, newest first, however long it takes. */
export async function* wholeLog(
  reader: LogReader,
  filter: AuditFilter,
  { before }: { before: number },
): AsyncGenerator<AuditEntry> {
  const fits = matcher(reader, filter);
  let links: Link[] = [];
  for await (const link of candidates(reader, filter, { before })) {
    if (!await fits(link)) continue;
    links.push(link);
    if (links.length < 100) continue;
    yield* await openAll(reader, links);
    links = [];
  }
  yield* await openAll(reader, links);
}

/** What could fit: of the subjects, and not outside the days. */
async function* candidates(
  reader: LogReader,
  { from, to, subjects }: AuditFilter,
  { before, limit }: { before: number; limit?: number },
): AsyncGenerator<Link> {
  const end = to === undefined ? before : await reader.firstFrom(endOfDay(to), before);
  const begin = from === undefined ? 0 : endOfDay(shift(from, -1));
  const links = subjects ? reader.about(subjects, { before: end, limit }) : reader.below(end);
  for await (const link of links) {
    if (link.at < begin) return;
    yield link;
  }
}

function matcher(reader: LogReader, filter: AuditFilter): (link: Link) => Promise<boolean> {
  const { who, action, purpose } = filter;
  const people = new Map<string, Promise<boolean>>();
  const wanted = who === undefined ? null : folded(who);
  // A name is opened once for a person and a month, not for each of their entries.
  const isWanted = (link: Link, name: string) => {
    const key = `${link.actorId} ${monthOf(link.at)}`;
    const known = people.get(key) ??
      reader.nameOf(link).then((told) => folded(told ?? "").includes(name));
    people.set(key, known);
    return known;
  };
  return async (link) => {
    if (action !== undefined && link.action !== action) return false;
    if (purpose !== undefined && link.purpose !== purpose) return false;
    return wanted === null || await isWanted(link, wanted);
  };
}

function folded(name: string): string {
  return name.normalize("NFC").toLocaleLowerCase("fi");
}

function openAll(reader: LogReader, links: readonly Link[]): Promise<AuditEntry[]> {
  return Promise.all(links.map((link) => reader.open(link)));
}
