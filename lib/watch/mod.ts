import { DAY, HOUR, MINUTE } from "../clock.ts";
import type { Log } from "../log/mod.ts";
import { dayOf } from "../requests/mod.ts";
import { words } from "../words/watch/mod.ts";
import { type Channel, type Message, TRIAL } from "./channels.ts";
import { DUE_WARNINGS, lookAtEverything, type Watched } from "./checks.ts";
import type { CheckName, Finding } from "./finding.ts";

export { BackupLog } from "./backup_log.ts";
export { type Channel } from "./channels.ts";
export { type Finding } from "./finding.ts";

const WATCH_TOLD = "watch_told";
const WATCH_DUE = "watch_due";
const LEASE = "watch_lease";
/** Another instance does not look again before this. */
const EVERY = 4 * MINUTE;
const TRIAL_EVERY = 2 * MINUTE;
/** What is still wrong is called to mind once a day. */
const REMIND_AFTER = DAY;
const TOLD_FOR = 30 * DAY;
/** A request is due within a month, or three; its marks outlive it a little. */
const DUE_FOR = 120 * DAY;

interface Told {
  readonly since: number;
  readonly toldAt: number;
  readonly expiresAt: number;
}

/** A request that is still open, and when it is due. */
interface DueRequest {
  readonly id: string;
  /** Its last day, `YYYY-MM-DD` in Helsinki. */
  readonly dueOn: string;
}

interface WatchOptions extends Watched {
  readonly log: Log;
  readonly channels: readonly Channel[];
  /** Open requests by their due date, the first one first. */
  readonly dueRequests: () => AsyncIterable<DueRequest>;
}

/** Looks after the site, and tells whoever runs it what is wrong, once, and that it is well again. */
export class Watch {
  readonly #kv: Deno.Kv;
  readonly #options: WatchOptions;
  /** What this process told and could not note in the store, as on a full disk. */
  readonly #unnoted = new Map<CheckName, { readonly failing: boolean; readonly at: number }>();
  /** Requests that it called to mind and could not note, each with its days. */
  readonly #unmarked = new Set<string>();

  constructor(kv: Deno.Kv, options: WatchOptions) {
    this.#kv = kv;
    this.#options = options;
  }

  /** Which ways there are to tell somebody. */
  get channels(): readonly Channel["kind"][] {
    return this.#options.channels.map(({ kind }) => kind);
  }

  /** Everything as it stands now. */
  look(): Promise<Finding[]> {
    const { log } = this.#options;
    return lookAtEverything(this.#options, (check, error) => {
      log.error("check-failed", { check, error: error instanceof Error ? error.name : "unknown" });
    });
  }

  /**
   * Looks, and tells what is new. Once over all instances; answers what it found, or null. Where the
   * store takes no writes, as on a full disk, each instance looks and tells by itself.
   */
  async run(): Promise<Finding[] | null> {
    const { store, log } = this.#options;
    if (!await store.answers()) {
      await this.#tellOnce({ check: "store", state: "failing", says: "silent" });
      return null;
    }
    const turn = await this.#takeTurn([LEASE], EVERY).catch(() => "unwritable" as const);
    if (turn === false) return null;
    const looked = await this.look();
    const found = turn === "unwritable" ? looked.map(unwritable) : looked;
    for (const finding of found) await this.#follow(finding);
    await this.#warnOfDueDates();
    const wrong = found.filter(({ state }) => state !== "well").map(({ check }) => check);
    log.info("watched", { wrong: wrong.join(" ") });
    return found;
  }

  /**
   * Tells over every channel that this is a trial. Answers which of them did not take it, or that there
   * was a trial a moment ago.
   */
  async trial(): Promise<Channel["kind"][] | "too-soon"> {
    if (!await this.#takeTurn([LEASE, TRIAL], TRIAL_EVERY)) return "too-soon";
    return await this.#tell({ ...words.fi.trial, check: TRIAL, state: "well" });
  }

  async #takeTurn(key: Deno.KvKey, every: number): Promise<boolean> {
    const now = this.#options.clock.now();
    const lease = await this.#kv.get<{ until: number }>(key);
    if (lease.value && lease.value.until > now) return false;
    const row = { until: now + every, expiresAt: now + every };
    const taken = await this.#kv.atomic().check(lease).set(key, row, { expireIn: every }).commit();
    return taken.ok;
  }

  async #follow(finding: Finding): Promise<void> {
    const { check } = finding;
    const key = [WATCH_TOLD, check];
    const now = this.#options.clock.now();
    const told = (await this.#kv.get<Told>(key).catch(() => null))?.value ?? null;
    const unnoted = this.#unnoted.get(check);
    if (finding.state === "failing") {
      if (told && now - told.toldAt < REMIND_AFTER) return;
      if (!await this.#tellOnce(finding)) return;
      const row = { since: told?.since ?? now, toldAt: now, expiresAt: now + TOLD_FOR };
      await this.#note(check, () => this.#kv.set(key, row, { expireIn: TOLD_FOR }));
    } else if (told || unnoted?.failing) {
      if (unnoted?.failing !== false && !await this.#tellOnce(finding)) return;
      await this.#note(check, () => this.#kv.delete(key));
    }
  }

  /** Tells of it, unless this process did so within the hour. Answers whether somebody was told now. */
  async #tellOnce(finding: Finding): Promise<boolean> {
    const { check, state } = finding;
    const now = this.#options.clock.now();
    const failing = state === "failing";
    const last = this.#unnoted.get(check);
    if (last?.failing === failing && now - last.at < HOUR) return false;
    const message = failing
      ? this.#messageOf(finding)
      : { ...words.fi.wellAgain(check), ...stateOf(finding) };
    if ((await this.#tell(message)).length > 0) return false;
    this.#unnoted.set(check, { failing, at: now });
    return true;
  }

  /** Once the store knows it too, this process need not remember. */
  async #note(check: CheckName, write: () => Promise<unknown>): Promise<void> {
    await write().then(() => this.#unnoted.delete(check), () => {});
  }

  /** Each request is called to mind once at each of the days, however late the site came to it. */
  async #warnOfDueDates(): Promise<void> {
    const now = this.#options.clock.now();
    const within = DUE_WARNINGS.map(() => 0);
    const marks: Deno.KvKey[] = [];
    const lastDays = DUE_WARNINGS.map((days) => dayOf(now + days * DAY));
    for await (const { id, dueOn } of this.#options.dueRequests()) {
      const at = lastDays.findLastIndex((last) => dueOn <= last);
      if (at < 0) break;
      const key = [WATCH_DUE, id, DUE_WARNINGS[at]!];
      if (this.#unmarked.has(key.join())) continue;
      if ((await this.#kv.get(key)).value !== null) continue;
      within[at]!++;
      marks.push(key);
    }
    if (marks.length === 0) return;
    const due = DUE_WARNINGS.map((days, i) => ({ days, count: within[i]! }))
      .filter(({ count }) => count > 0);
    const message = { ...words.fi.due(due), check: "requests", state: "attention" };
    if ((await this.#tell(message)).length > 0) return;
    const row = { expiresAt: now + DUE_FOR };
    for (const key of marks) {
      await this.#kv.set(key, row, { expireIn: DUE_FOR }).catch(() =>
        this.#unmarked.add(key.join())
      );
    }
  }

  #messageOf(finding: Finding): Message {
    const { checks, says } = words.fi;
    const { check, says: sentence } = finding;
    const title = `Tyyne: ${checks[check].toLowerCase()}`;
    return { title, text: says[check][sentence]!(finding), ...stateOf(finding) };
  }

  /** Answers the channels that failed. Told by one is told: nobody wants it again from the others. */
  async #tell(message: Message): Promise<Channel["kind"][]> {
    const { channels, log } = this.#options;
    const failed: Channel["kind"][] = [];
    for (const channel of channels) {
      try {
        await channel.tell(message);
      } catch (error) {
        failed.push(channel.kind);
        const name = error instanceof Error ? error.name : "unknown";
        log.error("alert-not-told", { channel: channel.kind, check: message.check, error: name });
      }
    }
    const told = channels.length - failed.length;
    if (told > 0) log.info("alert", { check: message.check, state: message.state, channels: told });
    return failed.length === channels.length ? failed : [];
  }
}

function stateOf({ check, state }: Finding): { check: CheckName; state: string } {
  return { check, state };
}

/** What the store's finding is where it answers and takes nothing in. */
function unwritable(finding: Finding): Finding {
  if (finding.check !== "store") return finding;
  return { check: "store", state: "failing", says: "unwritable" };
}
