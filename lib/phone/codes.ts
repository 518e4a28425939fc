import type { Clock } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { type Log, silentLog } from "../log/mod.ts";
import { endOf } from "../retention.ts";
import type { Lang } from "../site/languages.ts";
import type { Texts } from "../sms/mod.ts";
import { Turns } from "../turns.ts";
import type { Vault } from "../vault/mod.ts";
import { Challenges, isFor } from "./challenges.ts";
import { type Asked, CodeCounters, type CodeStatus, type Counters } from "./counters.ts";
import { LIMITS, type Refusal, refuseTry, triesLeft } from "./limits.ts";
import { newCode, type RandomWords } from "./secrets.ts";
import { type CodePurpose, codeText } from "./text.ts";

export interface CodesOptions {
  clock: Clock;
  vault: Vault;
  texts: Texts;
  /** Host name for the origin-bound line, or null where it is switched off. */
  host: string | null;
  log?: Log;
  turns?: Turns;
  random?: RandomWords;
}

export interface CodeRequest {
  /** E.164. */
  readonly phone: string;
  readonly lang: Lang;
  /** The network that asks; only its keyed hash is kept, for an hour. */
  readonly address: string;
  /** What the browser holds from an earlier code. */
  readonly token: string | null;
  /** What the code is good for, as the message tells it; "my data" unless told. */
  readonly opens?: CodePurpose;
}

export type Limited = { readonly outcome: "limited" } & Refusal;

/** `unknown`: the message may have left; it is never sent again by itself. */
type SendOutcome =
  | { readonly outcome: "sent" | "unknown"; readonly token: string }
  | { readonly outcome: "refused" | "unavailable" }
  | Limited;

type VerifyOutcome<T> =
  | { readonly outcome: "ok"; readonly proof: T }
  | { readonly outcome: "wrong"; readonly triesLeft: number }
  | { readonly outcome: "expired" }
  | Limited;

/** A challenge as its own browser may see it. Times in epoch milliseconds. */
export interface WaitingCode {
  /** E.164. */
  readonly phone: string;
  readonly endsAt: number;
  readonly mayResendAt: number;
  readonly unsure: boolean;
  /** The gateway reported of a message that it did not arrive, and of none that it did. */
  readonly undelivered: boolean;
}

/** Adds to the commit that spends a code what is opened by it. Runs again after a conflict. */
type OnProven<T> = (op: Deno.AtomicOperation, phone: string) => Promise<T>;

/**
 * One-time codes by text message. Nothing here looks for a client: a number that is known, unknown or
 * erased gets the same answer by the same steps.
 */
export class Codes {
  readonly #kv: Deno.Kv;
  readonly #options: CodesOptions;
  readonly #log: Log;
  readonly #turns: Turns;
  readonly #challenges: Challenges;
  readonly #counters: CodeCounters;

  constructor(kv: Deno.Kv, options: CodesOptions) {
    this.#kv = kv;
    this.#options = options;
    this.#log = options.log ?? silentLog;
    this.#turns = options.turns ?? new Turns();
    this.#challenges = new Challenges(kv, options);
    this.#counters = new CodeCounters(kv, options);
  }

  /** Sends a fresh code. Earlier codes of the same browser and number stay good. */
  async send(request: CodeRequest): Promise<SendOutcome> {
    const { phone, lang, address, token, opens = "myData" } = request;
    const sentAt = this.#options.clock.now();
    const endsAt = endOf("code", sentAt);
    const number = await this.#challenges.number(phone);
    const asked: Asked = {
      address: await this.#options.vault.index("code-address", address),
      askedAt: sentAt,
      codeEndsAt: endsAt,
    };
    const room = await this.#turns.take(
      "send",
      () => untilCommitted(() => this.#counters.reserveSend(number, asked)),
    );
    if ("limit" in room) return { outcome: "limited", ...room };
    const code = newCode(this.#options.random);
    const text = codeText(code, { lang, opens, host: this.#options.host });
    const message = { to: phone, text, validFor: endsAt - sentAt };
    const outcome = await this.#options.texts.handOver(room, message);
    if (outcome !== "sent") this.#log.error("code-not-handed-over", { outcome });
    if (outcome === "refused" || outcome === "unavailable") {
      await this.#counters.releaseSend(number, asked, { byNumber: outcome === "refused" });
      return { outcome };
    }
    const unsure = outcome === "unknown";
    const sent = { phone, code, sentAt, endsAt, unsure, message: room.name, opens };
    const earlier = token !== null && isFor(token, opens) ? token : null;
    return { outcome, token: await this.#challenges.remember(earlier, sent) };
  }

  /**
   * Checks a guess of six digits. Checking, counting and spending are one commit, together with what
   * `onProven` adds: of any number of guesses at once, as many are looked at as of guesses in a row.
   * A code that was sent for something else is none here.
   */
  async verify<T>(
    token: string,
    guess: string,
    onProven: OnProven<T>,
    { opens = "myData" }: { opens?: CodePurpose } = {},
  ): Promise<VerifyOutcome<T>> {
    if (!isFor(token, opens)) return { outcome: "expired" };
    const entry = await this.#challenges.entry(token);
    if (entry.value === null) return { outcome: "expired" };
    const { number } = entry.value;
    // Guesses on a number that has no tries left wait for their own number only, not for the site.
    return await this.#turns.take(`number:${number}`, async () => {
      const refusal = this.#counters.refuseTry(await this.#counters.read(number));
      if (refusal !== null) return { outcome: "limited", ...refusal };
      return await this.#turns.take(
        "site",
        () => untilCommitted(() => this.#try(token, guess, onProven)),
      );
    });
  }

  /** What the browser is waiting for, or null. */
  async waiting(token: string, opens: CodePurpose = "myData"): Promise<WaitingCode | null> {
    if (!isFor(token, opens)) return null;
    const entry = await this.#challenges.entry(token);
    const challenge = await this.#challenges.open(token, entry);
    if (entry.value === null || challenge === null) return null;
    const { phone, sentAt, unsure, codes } = challenge;
    const mayResendAt = sentAt + LIMITS.sendEvery;
    const { texts } = this.#options;
    const messages = codes.flatMap(({ message }) => message ?? []);
    const states = await Promise.all(messages.map((message) => texts.stateOf(message)));
    const undelivered = states.includes("failed") && !states.includes("delivered");
    return { phone, endsAt: entry.value.expiresAt, mayResendAt, unsure, undelivered };
  }

  /** How the step stands, for staff and health checks. */
  status(): Promise<CodeStatus> {
    return this.#counters.status();
  }

  async #try<T>(
    token: string,
    guess: string,
    onProven: OnProven<T>,
  ): Promise<VerifyOutcome<T> | "conflict"> {
    const entry = await this.#challenges.entry(token);
    const challenge = await this.#challenges.open(token, entry);
    if (entry.value === null || challenge === null) return { outcome: "expired" };
    const counters = await this.#counters.read(entry.value.number);
    const refusal = this.#counters.refuseTry(counters);
    if (refusal !== null) return { outcome: "limited", ...refusal };
    const op = this.#kv.atomic().check(entry);
    if (!await this.#challenges.fits(entry, challenge, guess)) return this.#wrong(op, counters);
    // The counters are checked here too: a right guess must not slip past wrong ones of its moment.
    op.check(counters.number, counters.wrong).delete(entry.key);
    const proof = await onProven(op, challenge.phone);
    if (!(await op.commit()).ok) return "conflict";
    return { outcome: "ok", proof };
  }

  async #wrong<T>(
    op: Deno.AtomicOperation,
    counters: Counters,
  ): Promise<VerifyOutcome<T> | "conflict"> {
    const { state, pauses } = this.#counters.addWrong(op, counters);
    if (!(await op.commit()).ok) return "conflict";
    if (pauses) this.#log.error("codes-paused", { wrongLastHour: LIMITS.wrongOnSite.count });
    const refusal = refuseTry(state);
    if (refusal !== null) return { outcome: "limited", ...refusal };
    return { outcome: "wrong", triesLeft: triesLeft(state) };
  }
}
