import type { HeldKind } from "../retention.ts";

/** What a client wants erased. An item's id is the one of its `HeldItem`. */
export type Scope =
  | { readonly type: "item"; readonly kind: HeldKind; readonly id: string }
  | { readonly type: "kind"; readonly kind: HeldKind }
  | { readonly type: "all" };

/** Ids of what is on hold, by kind. */
export type Except = Partial<Readonly<Record<HeldKind, readonly string[]>>>;
