import type { Restored, RestoreRefusal } from "../lib/backup/mod.ts";

type Reason = Exclude<RestoreRefusal["refused"], "ledger">;

const REASONS: Readonly<Record<Reason, string>> = {
  "not-a-backup": "is not a backup of this site.",
  newer: "was made by a newer version of the site: restore it with that one.",
  cut: "was cut: its end is missing. Take another copy of it.",
  changed: "was changed or damaged. Take another copy of it.",
  "another-master-key":
    "was made with another master key: MASTER_KEY and OLD_MASTER_KEYS hold none that opens it.",
  "another-index-key": "was made with another INDEX_KEY: nobody would be found by their number.",
  "keys-missing":
    "was made while the master key was being changed, and holds what is under the former one as well: " +
    "add that to OLD_MASTER_KEYS.",
  "too-old": "is older than the erasure ledger reaches back: what was erased would come back.",
  "made-later":
    "was made at a time that this machine's clock says is still to come. Set the clock right.",
  "not-empty": "was not restored, because the store is not empty. Give it an empty one, or say " +
    "--replace: what is in the store now is then lost, but for the erasure ledger.",
};

const LEDGER_REASONS = {
  "not-a-ledger": "is not an erasure ledger of this site",
  "another-index-key": "was made with another INDEX_KEY",
  damaged: "was cut or changed",
} as const;

/** Why a backup was not restored, and what to do. */
export function refusalOf(refusal: RestoreRefusal, path: string): string {
  if (refusal.refused !== "ledger") return `${path} ${REASONS[refusal.refused]}`;
  return `${refusal.path} ${
    LEDGER_REASONS[refusal.why]
  }: somebody who was erased could come back. ` +
    "Take another copy of it, or take it out of the folder if it belongs elsewhere.";
}

/** What came back and what did not. */
export function reportOf({ about, rows, clients, chats, ...rest }: Restored): string[] {
  const { erasuresKnownUntil, ownLog } = rest;
  const at = (time: number) => new Date(time).toISOString();
  return [
    `Restored as of ${
      at(about.startedAt)
    }: ${rows.stays} rows of ${clients} clients and ${chats} chats.`,
    `Not brought back: ${rows.expired} rows whose time is up, ` +
    `${
      rows.erased + rows.emptied
    } that were erased since, ${rows.orphaned} that belonged to nobody.`,
    `Erasures are known until ${
      at(erasuresKnownUntil)
    }. Carry out again what was erased after that.`,
    ownLog
      ? "The audit log of the store is longer than the backup's, and goes on."
      : "The audit log goes on from the backup's.",
    "That it was restored is in the audit log.",
  ];
}
