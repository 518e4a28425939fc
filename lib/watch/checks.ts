import type { Breaches } from "../breaches/mod.ts";
import { clockOf } from "../breaches/mod.ts";
import { type Clock, DAY, MINUTE, systemClock } from "../clock.ts";
import { healthOf, type RetentionJob } from "../housekeeping/mod.ts";
import type { Codes } from "../phone/mod.ts";
import type { Requests } from "../requests/mod.ts";
import type { Texts } from "../sms/mod.ts";
import type { StoreHealth } from "../store_health.ts";
import type { Vault } from "../vault/mod.ts";
import type { BackupLog } from "./backup_log.ts";
import type { freeSpace } from "./disk.ts";
import type { CheckName, Finding } from "./finding.ts";
import type { ProviderAnswer } from "./provider.ts";

/** What the checks look at. A part that is not there is not checked. */
export interface Watched {
  readonly clock: Clock;
  readonly store: StoreHealth;
  readonly vault: Pick<Vault, "inUseSince">;
  readonly retentionJob: RetentionJob;
  readonly requests: Requests;
  readonly breaches: Breaches;
  readonly codes: Codes;
  readonly texts: Texts;
  readonly backups: BackupLog;
  /** The folder of the store's file, where it is one. */
  readonly folder: string | null;
  readonly freeSpace: typeof freeSpace;
  /** Asks the identity provider, where there is one outside. */
  readonly provider: (() => Promise<ProviderAnswer>) | null;
}

/** Days before the due date at which a request is called to mind. */
export const DUE_WARNINGS = [14, 7, 2] as const;
/** A clock that is further off makes signatures and sign-ins fail. */
const CLOCK_OFF = 2 * MINUTE;
/** So long a store may be in use without a first clean-up, which comes with the first night. */
const CLEANED_WITHIN = 1.5 * DAY;
const BACKUP_OLD = { attention: 2 * DAY, failing: 8 * DAY };
/** So few that did not arrive in a day are a phone that is off; more than arrived are not. */
const FEW_FAILED = 3;
const FREE = { attention: 0.15, failing: 0.05 };

type Look = (watched: Watched) => Promise<Finding[]>;

/** What can be looked at without the store, each by the check that tells when it cannot. */
const BESIDE_STORE: readonly (readonly [CheckName, Look])[] = [
  ["disk", disk],
  ["provider", ofProvider],
];
const IN_STORE: readonly (readonly [CheckName, Look])[] = [
  ["retention", retention],
  ["requests", requests],
  ["breaches", breaches],
  ["codes", codes],
  ["texts", texts],
  ["backup", backup],
];

/**
 * Looks at everything. What cannot be looked at is failing, stops no other check, and is handed to
 * `onUnseen` with what was thrown.
 */
export async function lookAtEverything(
  watched: Watched,
  onUnseen: (check: CheckName, error: unknown) => void,
): Promise<Finding[]> {
  const store = await storeOf(watched);
  const looks = store.state === "failing" ? BESIDE_STORE : [...BESIDE_STORE, ...IN_STORE];
  const found = await Promise.all(looks.map(async ([check, look]): Promise<Finding[]> => {
    try {
      return await look(watched);
    } catch (error) {
      onUnseen(check, error);
      return [{ check, state: "failing", says: "unseen" }];
    }
  }));
  return [store, ...found.flat()];
}

async function storeOf({ store }: Watched): Promise<Finding> {
  const answers = await store.answers();
  return { check: "store", state: answers ? "well" : "failing", says: answers ? "well" : "silent" };
}

async function disk({ folder, freeSpace }: Watched): Promise<Finding[]> {
  if (folder === null) return [];
  const { free, size } = await freeSpace(folder);
  const share = size === 0 ? 1 : free / size;
  const numbers = { percent: Math.floor(share * 100), megabytes: Math.floor(free / 2 ** 20) };
  const state = share < FREE.failing ? "failing" : share < FREE.attention ? "attention" : "well";
  return [{ check: "disk", state, says: state === "well" ? "well" : "full", numbers }];
}

/** The provider's answer tells two things: that it is there, and what time it is. */
async function ofProvider({ provider }: Watched): Promise<Finding[]> {
  if (!provider) return [];
  const asked = systemClock().now();
  const { answers, date } = await provider();
  const state = answers ? "well" : "failing";
  const found: Finding[] = [{ check: "provider", state, says: answers ? "well" : "silent" }];
  if (date === null) return found;
  const off = Math.abs(date - asked);
  const right = off <= CLOCK_OFF;
  const clock: Finding = {
    check: "clock",
    state: right ? "well" : "failing",
    says: right ? "well" : "off",
    numbers: { minutes: Math.round(off / MINUTE) },
  };
  return [...found, clock];
}

async function retention({ retentionJob, clock, vault }: Watched): Promise<Finding[]> {
  const last = await retentionJob.lastRun();
  const health = healthOf(last, clock.now());
  if (!last || !health) {
    const since = await vault.inUseSince();
    return since !== null && clock.now() - since > CLEANED_WITHIN
      ? [{ check: "retention", state: "failing", says: "missed", numbers: { since } }]
      : [{ check: "retention", state: "attention", says: "never" }];
  }
  const numbers = { at: last.startedAt, overdue: health.overdue };
  const says = health.failed ? "failed" : health.late ? "late" : "well";
  return [{ check: "retention", state: says === "well" ? "well" : "failing", says, numbers }];
}

async function requests({ requests }: Watched): Promise<Finding[]> {
  const { open, overdue, due } = await requests.counts({ within: DUE_WARNINGS });
  const [, , soon = 0] = due;
  const numbers = { open, overdue, soon };
  if (overdue > 0) return [{ check: "requests", state: "failing", says: "overdue", numbers }];
  if (soon > 0) return [{ check: "requests", state: "attention", says: "soon", numbers }];
  return [{ check: "requests", state: "well", says: "well", numbers }];
}

async function breaches({ breaches, clock }: Watched): Promise<Finding[]> {
  const { open } = await breaches.list();
  const clocks = open.map((breach) => clockOf(breach, clock.now()));
  const running = clocks.filter(({ state }) => state === "running").length;
  const late = clocks.filter(({ state }) => state === "past").length;
  const numbers = { running, late };
  if (late + running > 0) {
    return [{ check: "breaches", state: "failing", says: late > 0 ? "late" : "running", numbers }];
  }
  return [{ check: "breaches", state: "well", says: "well" }];
}

async function codes({ codes }: Watched): Promise<Finding[]> {
  const { paused, wrongLastHour, sentToday, cap } = await codes.status();
  const numbers = { wrong: wrongLastHour, sent: sentToday, cap };
  if (paused) return [{ check: "codes", state: "failing", says: "paused", numbers }];
  if (sentToday >= cap) return [{ check: "codes", state: "failing", says: "capped", numbers }];
  return [{ check: "codes", state: "well", says: "well", numbers }];
}

async function texts({ texts }: Watched): Promise<Finding[]> {
  const { outage, lastDay } = await texts.status();
  if (outage) {
    return [{ check: "texts", state: "failing", says: "outage", numbers: { since: outage.since } }];
  }
  const { delivered, failed } = lastDay;
  if (failed >= FEW_FAILED && failed >= delivered) {
    return [{ check: "texts", state: "failing", says: "undelivered", numbers: { ...lastDay } }];
  }
  return [{ check: "texts", state: "well", says: "well", numbers: { ...lastDay } }];
}

async function backup({ backups, clock, vault }: Watched): Promise<Finding[]> {
  const at = await backups.lastAt();
  if (at === null) {
    const since = await vault.inUseSince();
    const late = since !== null && clock.now() - since > BACKUP_OLD.failing;
    return [{ check: "backup", state: late ? "failing" : "attention", says: "never" }];
  }
  const age = clock.now() - at;
  const state = age > BACKUP_OLD.failing
    ? "failing"
    : age > BACKUP_OLD.attention
    ? "attention"
    : "well";
  return [{ check: "backup", state, says: state === "well" ? "well" : "old", numbers: { at } }];
}
