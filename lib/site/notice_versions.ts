/** A version of the notice. What changed is told in the dictionaries, by its number. */
interface NoticeVersion {
  readonly number: 1 | 2 | 3;
  /** The day from which it holds, `YYYY-MM-DD`; null: before this site, the day is not known here. */
  readonly date: string | null;
  /**
   * The fingerprint of every fact and period it states; null: not stated by this site. A test compares
   * it, so that nothing changes without a new version.
   */
  readonly states: string | null;
}

/** Every version of the notice, the one in force first. */
export const NOTICE_VERSIONS = [
  { number: 3, date: "2026-11-28", states: "5324953b" },
  { number: 2, date: "2026-11-24", states: "f9474d79" },
  { number: 1, date: null, states: null },
] as const satisfies readonly NoticeVersion[];

/** The version in force. */
export const CURRENT_NOTICE = NOTICE_VERSIONS[0];
