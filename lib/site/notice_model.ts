import { type HeldKind, RECORD_KINDS } from "../retention.ts";
import type { NoticeLang } from "./languages.ts";

/** A piece of text, and where it leads. */
export interface Line {
  readonly text: string;
  readonly href?: string;
  /** Its own language, where the notice is in another: a screen reader reads it so. */
  readonly lang?: "fi";
}

/** What a section is made of; the page and the JSON show the same. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly rows: readonly FactRow[] }
  | { readonly kind: "group"; readonly title: string; readonly blocks: readonly Block[] }
  | { readonly kind: "table"; readonly table: Table }
  | { readonly kind: "links"; readonly links: readonly Line[] };

export interface FactRow {
  readonly term: string;
  readonly lines: readonly Line[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  /** The fragment of its address, the same in every language. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The privacy notice of one language: short first, details below (GDPR Articles 12 to 14). */
export interface Notice {
  readonly lang: NoticeLang;
  readonly title: string;
  readonly subject: string;
  readonly description: string;
  readonly lead: string;
  readonly version: string;
  readonly short: { readonly title: string; readonly points: readonly string[] };
  readonly sections: readonly Section[];
}

/** What is held of a client, in the order of the notice. */
export const HELD: readonly HeldKind[] = [...RECORD_KINDS, "chat"];

/** A block of plain text. */
export function text(said: string): Block {
  return { kind: "text", text: said };
}
