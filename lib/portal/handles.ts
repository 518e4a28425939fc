import type { HeldItem } from "../holdings.ts";
import type { Hold } from "../holds/mod.ts";
import type { HeldKind } from "../retention.ts";
import { type Bytes, decrypt, encrypt, importAesKey } from "../vault/crypto.ts";
import type { Section } from "./overview.ts";

const SHAPE = /^[\w-]{38,1000}$/;
const utf8 = new TextEncoder();

/** A handle that was made for one use opens for no other. */
type HandleUse = "item" | "after" | "client" | "chat" | "search";

/**
 * What stands for an item or a place in a list in the addresses of "my data". Addresses come to lie in
 * logs, histories and traces, and an item's own id tells its time: so they are sealed under a key that
 * only the session's token gives, and mean nothing to anybody else or in any other session.
 */
export class Handles {
  readonly #key: CryptoKey;

  private constructor(key: CryptoKey) {
    this.#key = key;
  }

  static async of(session: { readonly token: string }): Promise<Handles> {
    return await Handles.withKey(await Handles.keyOf(session));
  }

  /** What opens a session's handles, and nothing else of it: the token cannot be told from it. */
  static async keyOf(session: { readonly token: string }): Promise<string> {
    const digest = await crypto.subtle.digest("SHA-256", utf8.encode(`handle\0${session.token}`));
    return new Uint8Array(digest).toBase64();
  }

  /** The handles of the session that {@link keyOf} was asked about. */
  static async withKey(key: string): Promise<Handles> {
    return new Handles(await importAesKey(Uint8Array.fromBase64(key)));
  }

  /** Seals a JSON value for one use. */
  async seal(use: HandleUse, value: unknown): Promise<string> {
    const sealed = await encrypt(this.#key, utf8.encode(JSON.stringify(value)) as Bytes, use);
    return sealed.toBase64({ alphabet: "base64url", omitPadding: true });
  }

  /** Opens a handle of this session, or answers null for anything else. */
  async open<T>(use: HandleUse, text: string): Promise<T | null> {
    if (!SHAPE.test(text)) return null;
    try {
      const sealed = Uint8Array.fromBase64(text, { alphabet: "base64url" });
      return JSON.parse(new TextDecoder().decode(await decrypt(this.#key, sealed, use))) as T;
    } catch {
      return null;
    }
  }
}

/** An item with what stands for it in the addresses of one session. */
interface LinkedItem extends HeldItem {
  readonly handle: string;
  /** An open matter keeps it from being erased without a review. */
  readonly held?: boolean;
}

/** A page of one kind, ready to be linked from. */
export interface LinkedSection {
  readonly kind: HeldKind;
  readonly items: readonly LinkedItem[];
  /** How many entries of the page do not open. */
  readonly damaged?: number;
  /** The handle of the page after this one. */
  readonly next?: string;
}

/** Gives every item of a page, and the page after it, a handle. */
export async function linkSection(
  handles: Handles,
  section: Section,
  holds: readonly Hold[] = [],
): Promise<LinkedSection> {
  const { kind, next, damaged } = section;
  const items = await Promise.all(section.items.map(async (item) => {
    const named: NamedItem = { kind, id: item.id, at: item.at };
    const held = holds.some((hold) => hold.kind === kind && hold.id === item.id);
    return { ...item, handle: await handles.seal("item", named), ...(held && { held }) };
  }));
  const after: NamedPlace = { kind, after: next ?? "" };
  const told = damaged ? { damaged } : {};
  return {
    kind,
    items,
    ...told,
    ...(next !== undefined && { next: await handles.seal("after", after) }),
  };
}

/** What the handle of an item says. */
export interface NamedItem {
  readonly kind: HeldKind;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What the handle of a place in a list says. */
export interface NamedPlace {
  readonly kind: HeldKind;
  readonly after: string;
}
