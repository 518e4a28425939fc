/** Last parts of the compounds that our headings have. */
const LAST_PART =
  /(?<=\p{L}{4})(?=(?:seloste|valtuute|loukkau|pyyn[nt]|beskrivning|utlåtande|meddeland|begäran|numero)\p{L}*)/giu;

/**
 * A heading whose long compounds may break before their last part: a narrow screen has no room for
 * "Yhteydenottopyyntöihin" in large letters, and few browsers know where a Finnish word breaks.
 */
export function longTitle(title: string): string {
  return title.replace(LAST_PART, "\u00ad");
}
