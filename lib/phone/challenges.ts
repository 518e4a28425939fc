import type { Clock } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { newToken, type SealedRow, unlessDamaged, type Vault } from "../vault/mod.ts";
import { sealWithToken, tokenHash, unsealWithToken } from "../vault/token.ts";
import { sameHash } from "./secrets.ts";
import type { CodePurpose } from "./text.ts";

export const CODE_CHALLENGES = "code_challenges";

/** What one browser is waiting for. Only the browser's own token opens it. */
interface Challenge {
  /** E.164. */
  readonly phone: string;
  /** Codes that are alive, the newest last. */
  readonly codes: readonly LivingCode[];
  readonly sentAt: number;
  /** Nobody knows whether the last message left. */
  readonly unsure: boolean;
}

interface LivingCode {
  /** Keyed. */
  readonly hash: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
  /** The name of its message, under which reports are kept; a code of an earlier version has none. */
  readonly message?: string;
}

/** Beside the sealed part stands the number's blind index, so that limits need no opening. */
interface ChallengeRow extends SealedRow {
  readonly number: string;
}

type ChallengeEntry = Deno.KvEntryMaybe<ChallengeRow>;

/** A code that was sent and is to be remembered. */
interface SentCode {
  readonly phone: string;
  readonly code: string;
  readonly sentAt: number;
  readonly endsAt: number;
  readonly unsure: boolean;
  readonly message: string;
  /** What its message says that it opens. */
  readonly opens: CodePurpose;
}

/** Begins the token of a code that links a chat: only the whole of it is hashed, so it cannot be taken off. */
const OF_CHAT = "chat.";

/**
 * Whether a browser's token is of a code for this. A code opens nothing but what its message told: else
 * somebody who is talked into reading one aloud "for the chat" would give their data away.
 */
export function isFor(token: string, opens: CodePurpose): boolean {
  return token.startsWith(OF_CHAT) === (opens === "chat");
}

/** Keeps which codes are alive in which browser. */
export class Challenges {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
  }

  async key(token: string): Promise<Deno.KvKey> {
    return [CODE_CHALLENGES, await tokenHash(token)];
  }

  /** The browser's row; that there is none, where it was damaged: a new code takes its place. */
  async entry(token: string): Promise<ChallengeEntry> {
    const key = await this.key(token);
    const entry = await unlessDamaged(this.#kv.get<ChallengeRow>(key));
    const whole = entry !== "damaged" &&
      (entry.value === null || typeof entry.value.number === "string");
    return whole ? entry : { key, value: null, versionstamp: null };
  }

  isAlive(entry: ChallengeEntry): boolean {
    return entry.value !== null && entry.value.expiresAt > this.#clock.now();
  }

  /** Opens a challenge with its codes that are alive, or answers null when its time is up or it was damaged. */
  async open(token: string, entry: ChallengeEntry): Promise<Challenge | null> {
    if (entry.value === null) return null;
    const at = { key: entry.key, row: entry.value, clock: this.#clock };
    const challenge = await unlessDamaged(unsealWithToken<Challenge>(token, at));
    if (challenge === null || challenge === "damaged") return null;
    if (await this.number(challenge.phone) !== entry.value.number) {
      return null;
    }
    const now = this.#clock.now();
    return { ...challenge, codes: challenge.codes.filter((code) => code.endsAt > now) };
  }

  /** The blind index of a number in the code step, unlike the one under which data is held. */
  number(phone: string): Promise<string> {
    return this.#vault.index("code-number", phone);
  }

  /** Whether one of a challenge's codes is the guess. Every code is looked at, whichever fits. */
  async fits(entry: ChallengeEntry, challenge: Challenge, guess: string): Promise<boolean> {
    const hash = await this.#codeHash(entry.key, guess);
    return challenge.codes.map((code) => sameHash(code.hash, hash)).includes(true);
  }

  /**
   * Adds a sent code to the browser's challenge, where the earlier ones stay alive, or begins a new
   * challenge when there is none for this number. Answers the token of the browser.
   */
  remember(token: string | null, sent: SentCode): Promise<string> {
    return untilCommitted(async () => {
      const entry = token === null ? null : await this.entry(token);
      const earlier = token !== null && entry !== null ? await this.open(token, entry) : null;
      const op = this.#kv.atomic();
      if (token !== null && entry !== null && earlier?.phone === sent.phone) {
        await this.#write(op.check(entry), token, { sent, earlier });
        return (await op.commit()).ok ? token : "conflict";
      }
      const fresh = sent.opens === "chat" ? `${OF_CHAT}${newToken()}` : newToken();
      if (entry !== null) op.delete(entry.key);
      await this.#write(op, fresh, { sent, earlier: null });
      return (await op.commit()).ok ? fresh : "conflict";
    });
  }

  async #write(
    op: Deno.AtomicOperation,
    token: string,
    { sent, earlier }: { sent: SentCode; earlier: Challenge | null },
  ): Promise<void> {
    const { phone, code, sentAt, endsAt, unsure, message } = sent;
    const key = await this.key(token);
    const hash = await this.#codeHash(key, code);
    const codes: LivingCode[] = [...earlier?.codes ?? [], { hash, endsAt, message }];
    const at = { key, expiresAt: Math.max(...codes.map((one) => one.endsAt)) };
    const challenge: Challenge = { phone, codes, sentAt, unsure };
    const sealed = await sealWithToken(token, at, challenge);
    const row: ChallengeRow = { ...sealed, number: await this.number(phone) };
    op.set(key, row, { expireIn: this.#vault.expireIn(at.expiresAt) });
  }

  /** Bound to the browser: the same code of another challenge has another hash. */
  #codeHash(key: Deno.KvKey, code: string): Promise<string> {
    return this.#vault.index("code", `${key.join(":")}:${code}`);
  }
}
