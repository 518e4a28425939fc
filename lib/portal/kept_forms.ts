import { type Clock, DAY, HOUR } from "../clock.ts";
import { type Bytes, decrypt, encrypt, importAesKey } from "../vault/crypto.ts";
import type { Vault } from "../vault/mod.ts";
import { Handles } from "./handles.ts";
import type { PortalSession } from "./session.ts";

const utf8 = new TextEncoder();
/** A page that was left open over night is still one that somebody writes on. Milliseconds. */
const MARK_FOR = DAY;
/** Enough for a code, and for another one after a mistake. Milliseconds. */
const KEPT_FOR = HOUR;
/** A form that holds it must itself fit into a body of 64 KB, with what it is sent along with. */
const MOST_SEALED = 56_000;
/** Fields that name something of the session by a handle. */
const HANDLED = ["item"] as const;

/** Whose page it is, and what opens the handles on it; sealed, it stands in every form that is written in. */
interface Mark {
  readonly phone: string;
  readonly handleKey: string;
  readonly until: number;
}

/** What was typed, and where it was to go. */
export interface Typed {
  /** The place below "my data". */
  readonly below: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Keeps what somebody typed over the end of their session: it travels with the pages of the code step,
 * sealed under a key that only the site has, and opens for whoever proves the same number. It lies in
 * no store, no cookie and no address, and tells a person who has sat down there meanwhile nothing.
 */
export class KeptForms {
  readonly #vault: Vault;
  readonly #clock: Clock;
  #key: Promise<CryptoKey> | undefined;

  constructor({ vault, clock }: { vault: Vault; clock: Clock }) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** What a form carries so that it can be kept when its session has ended. */
  async mark(session: Pick<PortalSession, "phone" | "token">): Promise<string> {
    const handleKey = await Handles.keyOf(session);
    const until = this.#clock.now() + MARK_FOR;
    return await this.#seal("mark", { phone: session.phone, handleKey, until });
  }

  /** Whether a form with this mark stood on a page of the same number's, however long ago. */
  async isOf(mark: string, { phone }: Pick<PortalSession, "phone">): Promise<boolean> {
    return (await this.#open<Mark>("mark", mark, { ended: true }))?.phone === phone;
  }

  /** Seals what was typed, or answers null where the mark is none of ours or it is too much. */
  async keep(mark: string | undefined, typed: Typed): Promise<string | null> {
    const whose = mark === undefined ? null : await this.#open<Mark>("mark", mark);
    if (whose === null) return null;
    const kept = await this.#seal("kept", {
      ...whose,
      typed,
      until: this.#clock.now() + KEPT_FOR,
    });
    return kept.length > MOST_SEALED ? null : kept;
  }

  /** What was kept, for the one whose it is: handles in it open in the new session. Null for anybody else. */
  async open(kept: string, session: Pick<PortalSession, "phone" | "token">): Promise<Typed | null> {
    const opened = await this.#open<Mark & { typed: Typed }>("kept", kept);
    if (opened === null || opened.phone !== session.phone) return null;
    const former = await Handles.withKey(opened.handleKey);
    const now = await Handles.of(session);
    const fields = { ...opened.typed.fields };
    for (const name of HANDLED) {
      const item = fields[name] ? await former.open("item", fields[name]) : null;
      if (item !== null) fields[name] = await now.seal("item", item);
    }
    return { below: opened.typed.below, fields };
  }

  async #seal(use: "mark" | "kept", value: Mark & { typed?: Typed }): Promise<string> {
    const sealed = await encrypt(await this.#sealing(), encoded(value), use);
    return sealed.toBase64({ alphabet: "base64url", omitPadding: true });
  }

  async #open<T extends { readonly until: number }>(
    use: "mark" | "kept",
    text: string,
    { ended = false } = {},
  ): Promise<T | null> {
    try {
      const sealed = Uint8Array.fromBase64(text, { alphabet: "base64url" });
      const plain = await decrypt(await this.#sealing(), sealed, use);
      const value = JSON.parse(new TextDecoder().decode(plain)) as T;
      return ended || value.until > this.#clock.now() ? value : null;
    } catch {
      return null;
    }
  }

  /** A key of its own, drawn from the index key, which no rotation changes. */
  #sealing(): Promise<CryptoKey> {
    this.#key ??= this.#vault.index("kept_forms_key", "").then((text) =>
      importAesKey(Uint8Array.fromBase64(text, { alphabet: "base64url" }))
    );
    return this.#key;
  }
}

function encoded(value: unknown): Bytes {
  return utf8.encode(JSON.stringify(value)) as Bytes;
}
