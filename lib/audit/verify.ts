import type { Vault } from "../vault/mod.ts";
import { BEGINNING, hashOf, isLink, type Link, type Tip } from "./chain.ts";

const AT_ONCE = 64;

/** What is wrong with the chain, and at which number. */
export type AuditFault = "changed" | "missing" | "cut-at-the-front" | "cut-at-the-end";

export type Verification =
  | { readonly ok: true; readonly count: number; readonly tip: Tip }
  | { readonly ok: false; readonly fault: AuditFault; readonly seq: number };

/**
 * Follows the chain from the oldest link that is still kept. Links leave at the front when their time
 * is up, and only then: each one tells when the one before it ended.
 */
export async function verifyLinks(
  links: AsyncIterable<Link>,
  { vault, tip, now }: { vault: Vault; tip: Tip; now: number },
): Promise<Verification> {
  let last: Tip | null = null;
  let count = 0;
  for await (const { link, hash } of withHashes(links, vault)) {
    const { seq, at, expiresAt } = link;
    if (link.hash !== hash) return { ok: false, fault: "changed", seq };
    const fault = last === null ? frontFault(link, now) : joinFault(link, last);
    if (fault !== null) return { ok: false, fault, seq };
    last = { seq, at, endsAt: expiresAt, hash: link.hash };
    count++;
  }
  if (last === null) {
    const over = tip.endsAt <= now;
    return over ? { ok: true, count, tip } : { ok: false, fault: "cut-at-the-end", seq: tip.seq };
  }
  if (last.seq === tip.seq && last.hash === tip.hash) return { ok: true, count, tip };
  return { ok: false, fault: "cut-at-the-end", seq: last.seq + 1 };
}

interface Hashed {
  readonly link: Link;
  /** Null where somebody made it no link at all. */
  readonly hash: string | null;
}

/** Every link with the hash that it should have: many are worked out at once, which is quicker. */
async function* withHashes(links: AsyncIterable<Link>, vault: Vault): AsyncGenerator<Hashed> {
  const hashed = async (link: Link): Promise<Hashed> => {
    return { link, hash: isLink(link) ? await hashOf(vault, link) : null };
  };
  let some: Promise<Hashed>[] = [];
  for await (const link of links) {
    some.push(hashed(link));
    if (some.length < AT_ONCE) continue;
    yield* await Promise.all(some);
    some = [];
  }
  yield* await Promise.all(some);
}

function frontFault({ seq, previous }: Link, now: number): AuditFault | null {
  if (seq === 1) return previous.hash === BEGINNING.hash ? null : "changed";
  return previous.endsAt <= now ? null : "cut-at-the-front";
}

function joinFault({ seq, previous }: Link, last: Tip): AuditFault | null {
  if (seq !== last.seq + 1) return "missing";
  return previous.hash === last.hash && previous.endsAt === last.endsAt ? null : "changed";
}
