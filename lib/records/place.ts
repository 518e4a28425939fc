/** Where a record stands among its client's: its time in epoch milliseconds, and its own id. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

const SHAPE = /^([0-9a-z]{1,9})-([0-9a-f-]{36})$/;

/** The id of an item in "my data": it says where to look, so that nothing has to be searched. */
export function itemId({ at, id }: Place): string {
  return `${at.toString(36)}-${id}`;
}

/** What an item's id says, or null when it is none. */
export function placeOf(text: string): Place | null {
  const [, at, id] = SHAPE.exec(text) ?? [];
  return at && id ? { at: parseInt(at, 36), id } : null;
}
