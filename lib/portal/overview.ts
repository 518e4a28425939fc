import type { ClientRef } from "../clients/mod.ts";
import type { HeldItem, Holding, Page } from "../holdings.ts";
import { type HeldKind, RECORD_KINDS } from "../retention.ts";

/** Every kind of what is held, in the order in which "my data" shows them. */
export const HELD_KINDS: readonly HeldKind[] = [...RECORD_KINDS, "chat"];
/** Items of one kind on a page. */
const PAGE_SIZE = 20;
/** Items that a download opens at a time: few enough to hold, many enough to be quick. */
const DOWNLOAD_BATCH = 200;

/** The newest items of one kind, and where to go on. */
export interface Section extends Page {
  readonly kind: HeldKind;
}

/** Who is asking, and how far back a code of theirs reaches (epoch milliseconds). */
export interface Reader {
  /** Null when the number stands for nobody. */
  readonly client: ClientRef | null;
  readonly since: number;
  /** What does not open any more is counted, and the rest shown. */
  readonly despiteDamage?: true;
}

/** The newest items of every kind of which something is held. Opens no more than it answers. */
export async function overview(holdings: readonly Holding[], reader: Reader): Promise<Section[]> {
  const sections = await Promise.all(HELD_KINDS.map((kind) => section(holdings, kind, reader)));
  return sections.filter(({ items, damaged }) => items.length > 0 || damaged);
}

/** The kinds of which something is held, in the order in which they are shown. */
export async function heldKinds(
  holdings: readonly Holding[],
  reader: Reader,
): Promise<HeldKind[]> {
  const newest = HELD_KINDS.map((kind) => section(holdings, kind, { ...reader, limit: 1 }));
  return (await Promise.all(newest)).filter(({ items, damaged }) => items.length > 0 || damaged)
    .map(({ kind }) => kind);
}

/** One page of one kind. `after` is the `next` of the page before. */
export async function section(
  holdings: readonly Holding[],
  kind: HeldKind,
  { client, since, after, limit = PAGE_SIZE, despiteDamage }:
    & Reader
    & { after?: string; limit?: number },
): Promise<Section> {
  const holding = holdings.find(({ kinds }) => kinds.includes(kind));
  if (!client || !holding) return { kind, items: [] };
  return { kind, ...await holding.page(client, kind, { limit, since, after, despiteDamage }) };
}

/** How many entries of each kind were changed in the store and do not open. */
export type Unreadable = Map<HeldKind, number>;

/**
 * Everything that is held, kind by kind, newest first: a batch in memory at a time. What does not open
 * is counted in `unreadable`, whole once the last was told; without that it is an error.
 */
export async function* everything(
  holdings: readonly Holding[],
  reader: Reader & { unreadable?: Unreadable; kinds?: readonly HeldKind[] },
): AsyncGenerator<HeldItem> {
  const { unreadable, kinds = HELD_KINDS } = reader;
  const despiteDamage = unreadable && true as const;
  for (const kind of kinds) {
    let after: string | undefined;
    do {
      const page = await section(holdings, kind, {
        ...reader,
        despiteDamage,
        after,
        limit: DOWNLOAD_BATCH,
      });
      yield* page.items;
      const { damaged } = page;
      if (damaged) unreadable?.set(kind, (unreadable.get(kind) ?? 0) + damaged);
      after = page.next;
    } while (after !== undefined);
  }
}

/** How many entries do not open, of all kinds or of some. Tries each of them, a batch at a time. */
export async function countUnreadable(
  holdings: readonly Holding[],
  reader: Reader & { kinds?: readonly HeldKind[] },
): Promise<number> {
  const unreadable: Unreadable = new Map();
  for await (const _item of everything(holdings, { ...reader, unreadable }));
  return [...unreadable.values()].reduce((sum, count) => sum + count, 0);
}

/** Whether a text names one of the kinds. */
export function isHeldKind(text: string): text is HeldKind {
  return (HELD_KINDS as readonly string[]).includes(text);
}
