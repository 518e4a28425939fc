import type { BESIDE_HOLDINGS } from "../beside_holdings.ts";
import { endOfLife, type Head } from "../chat/head.ts";
import { ATTACHED, DETACHED } from "../clients/mod.ts";
import { RUNS_KEPT_FOR } from "../housekeeping/retention_job.ts";
import { endOfMonth } from "../monthly_counts/mod.ts";
import { ownerOfTask } from "../recipients/mod.ts";
import { itemId } from "../records/mod.ts";
import type { Owner } from "../vault/mod.ts";
import type { Row } from "./backup_file.ts";

/** By which name in the erasure ledger a row may have gone, and what of the entry decides it. */
export type ErasedAs =
  /** The name was never used again: an entry is enough. */
  | { readonly how: "item"; readonly what: readonly string[] }
  /** One of a kind: it went if it was there by then, and was neither older nor on hold. */
  | {
    readonly how: "kind";
    readonly what: readonly string[];
    readonly at: number;
    readonly id: string;
  }
  /** The row may come back: only what happened after the backup was begun counts. */
  | {
    readonly how: "since";
    readonly what: readonly string[];
    readonly unless?: readonly string[];
  };

/** What a backup and a restore do with the rows under one first part of keys. */
interface RootRule {
  /** `left-out`: lives for a day at most, or must not come back. `made-anew`: follows from other rows. */
  readonly fate: "kept" | "left-out" | "made-anew";
  /** Whose data key the row needs. */
  readonly owner?: (row: Row) => Owner | null;
  /** The one row without which nothing of its owner is there. */
  readonly anchor?: true;
  readonly erasedAs?: (row: Row) => readonly ErasedAs[];
  /** What is left of an erased row is its place: `lib/chat` knows how. */
  readonly emptied?: true;
  /** When its time is up, in epoch milliseconds; without this the row's own `expiresAt`. */
  readonly endsAt?: (row: Row) => number | null;
  /** What a row says of how many numbered parts it has, by the name of their series. */
  readonly counts?: (row: Row) => readonly (readonly [series: string, count: number])[];
  /** Which number of a series a row is: none beyond the count is there. */
  readonly part?: (row: Row) => readonly [series: string, number: number];
}

const kept: RootRule = { fate: "kept" };
/** Sessions, codes, counters, leases: of a day at most, and some of them were ended since. */
const leftOut: RootRule = { fate: "left-out" };
const madeAnew: RootRule = { fate: "made-anew" };

const part = (row: Row, n: number) => String(row.key[n]);
const field = <T>(row: Row, name: string) => (row.value as Record<string, T>)[name];
const ofClient = { owner: (row: Row): Owner => ({ kind: "client", id: part(row, 1) }) };
const ofChat = { owner: (row: Row): Owner => ({ kind: "chat", id: part(row, 1) }) };

/** Rows of records: `[root, client, kind, at, id, …]`. */
const record: RootRule = {
  fate: "kept",
  ...ofClient,
  erasedAs: ({ key }) => {
    const [, client, kind, at, id] = key as [string, string, string, number, string];
    const item = itemId({ at, id });
    return [
      { how: "item", what: ["client", client, kind, item] },
      { how: "kind", what: ["client", client, kind], at, id: item },
    ];
  },
};

const head: RootRule = {
  fate: "kept",
  ...ofChat,
  anchor: true,
  endsAt: ({ value }) => endOfLife(value as Head),
  erasedAs: (row) => {
    const client = (row.value as Head).client;
    if (!client) return [];
    const of = ["client", client.id, "chat"];
    const id = part(row, 1);
    return [
      { how: "item", what: [...of, id] },
      { how: "kind", what: of, at: client.at, id },
    ];
  },
  counts: (row) => [
    [`messages/${part(row, 1)}`, (row.value as Head).seq],
    [`notes/${part(row, 1)}`, (row.value as Head).notes],
  ],
};

/** The rows of holdings: what is held of people. */
const HELD: Readonly<Record<string, RootRule>> = {
  records: record,
  record_changes: record,
  client_views: { fate: "kept", ...ofClient },
  client_holds: { fate: "kept", ...ofClient },
  client_recipients: {
    fate: "kept",
    ...ofClient,
    erasedAs: (row) => [
      { how: "item", what: ["client", part(row, 1), "recipient", part(row, 2)] },
    ],
  },
  chat_heads: head,
  chats: { fate: "kept", ...ofChat },
  chat_messages: {
    fate: "kept",
    ...ofChat,
    emptied: true,
    part: (row) => [`messages/${part(row, 1)}`, row.key[2] as number],
    erasedAs: (row) => [
      { how: "item", what: ["chat", part(row, 1), "message", part(row, 2)] },
    ],
  },
  chat_message_ids: {
    fate: "kept",
    ...ofChat,
    part: (row) => [
      `${part(row, 2) === "note" ? "notes" : "messages"}/${part(row, 1)}`,
      field<number>(row, "seq")!,
    ],
  },
  chat_notes: {
    fate: "kept",
    ...ofChat,
    part: (row) => [`notes/${part(row, 1)}`, row.key[2] as number],
  },
  chat_views: { fate: "kept", ...ofChat },
  chat_holds: { fate: "kept", ...ofChat },
  chat_recipients: {
    fate: "kept",
    ...ofChat,
    erasedAs: (row) => [
      { how: "item", what: ["chat", part(row, 1), "recipient", part(row, 2)] },
    ],
  },
  chat_index: madeAnew,
  chat_receipts: madeAnew,
  client_chats: madeAnew,
  // The receipt code opens a chat whose page is gone.
  chat_sessions: leftOut,
  chat_typing: leftOut,
  chat_origins: leftOut,
  requests: {
    fate: "kept",
    anchor: true,
    owner: (row) => ({ kind: "request", id: part(row, 1) }),
  },
};

/** The rows beside them. A new root does not compile until it is said here what becomes of it. */
const BESIDE: Readonly<Record<keyof typeof BESIDE_HOLDINGS, RootRule>> = {
  data_keys: {
    fate: "kept",
    owner: ({ key }) => ({ kind: key[1] as Owner["kind"], id: String(key[2]) }),
    erasedAs: (row) => {
      const [, task] = /^recipient-task\/(.*)$/.exec(part(row, 2)) ?? [];
      return task === undefined ? [] : [{ how: "since", what: ["recipient_tasks", task] }];
    },
  },
  master_key_in_use: leftOut,
  clients: { fate: "kept", ...ofClient, anchor: true },
  clients_by_phone: {
    fate: "kept",
    owner: (row) => ({ kind: "client", id: field<string>(row, "clientId")! }),
    erasedAs: (row) => {
      const of = ["client", field<string>(row, "clientId")!];
      return [{ how: "since", what: [...of, DETACHED], unless: [...of, ATTACHED] }];
    },
  },
  erasure_ledger: kept,
  erasure_receipts: kept,
  pending_sweeps: kept,
  chat_sweeps: kept,
  requests_open: madeAnew,
  requests_open_by: madeAnew,
  requests_closed: madeAnew,
  requests_pending: madeAnew,
  requests_by_reference: madeAnew,
  requests_by_chat: kept,
  requests_by_phone: kept,
  requests_ended: kept,
  request_evidence: kept,
  recipient_tasks: {
    fate: "kept",
    owner: (row) => ownerOfTask(part(row, 1)),
    erasedAs: (row) => [{ how: "since", what: ["recipient_tasks", part(row, 1)] }],
  },
  breaches: {
    fate: "kept",
    counts: (row) => [[`breach/${part(row, 1)}`, field<number>(row, "version")!]],
  },
  breach_entries: {
    fate: "kept",
    part: (row) => [`breach/${part(row, 1)}`, row.key[2] as number],
  },
  code_challenges: leftOut,
  code_numbers: leftOut,
  code_addresses: leftOut,
  code_site: leftOut,
  sms_messages: leftOut,
  sms_breaker: leftOut,
  sms_day: leftOut,
  portal_sessions: leftOut,
  portal_sessions_by_phone: leftOut,
  // Without them, what the phone system sends once more would be stored twice.
  webhook_ids: kept,
  retention_runs: { fate: "kept", endsAt: ({ key }) => (key[1] as number) + RUNS_KEPT_FOR },
  retention_lease: leftOut,
  chat_blocks: leftOut,
  chat_limits: leftOut,
  chat_presence: leftOut,
  chat_settings: kept,
  chat_answers: kept,
  chat_desk: leftOut,
  chat_streams: leftOut,
  staff_sessions: leftOut,
  staff_session_list: leftOut,
  staff_sign_ins: leftOut,
  monthly_counts: { fate: "kept", endsAt: (row) => endOfMonth(part(row, 1)) },
  audit_tip: { fate: "kept", counts: (row) => [["audit", field<number>(row, "seq")!]] },
  audit_log: { fate: "kept", part: ({ key }) => ["audit", key[1] as number] },
  audit_by_subject: { fate: "kept", part: ({ key }) => ["audit", key.at(-1) as number] },
  restore_state: leftOut,
  clock_seen: leftOut,
  backup_made: leftOut,
  watch_told: leftOut,
  // Without them, whoever runs the site would be told of the same requests once more.
  watch_due: kept,
  watch_lease: leftOut,
};

/** Every root that a store of this version has. */
export const ROOTS: Readonly<Record<string, RootRule>> = { ...HELD, ...BESIDE };

/** What becomes of a root. One that another version wrote is kept: its rows have their ends. */
export function ruleOf(root: string): RootRule {
  return Object.hasOwn(ROOTS, root) ? ROOTS[root]! : kept;
}

/** When a row's time is up (epoch milliseconds), or null when it has no end. */
export function endOfRow(row: Row): number | null {
  const own = ruleOf(String(row.key[0])).endsAt;
  if (own) return own(row);
  const { expiresAt } = (row.value ?? {}) as { expiresAt?: unknown };
  return typeof expiresAt === "number" ? expiresAt : null;
}

/**
 * A backup is read while the site runs, root after root. Whatever others lean on is read last, and what
 * counts or leads to others first: then what is missing of an owner is missing as a whole, and a restore
 * can tell. The data keys and the ledger come at the very end. The ledger comes at the beginning as well:
 * what is in it by then was erased before the first row was read, whatever the clocks say.
 */
export const READ_FIRST: readonly string[] = [
  "erasure_ledger",
  "pending_sweeps",
  "chat_sweeps",
  "audit_tip",
  "breaches",
  "chat_heads",
  "requests",
  "clients",
  "clients_by_phone",
];
export const READ_LAST: readonly string[] = ["data_keys", "erasure_ledger"];
