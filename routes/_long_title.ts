const LAST_PART = /(?<=\p{L}{6})(?=(?:seloste|beskrivning|utlåtande|lausunto)$)/u;

/**
 * A heading that may break before the last part of a long compound: a narrow screen has no room for
 * "Tietosuojaseloste" in large letters, and few browsers know where a Finnish word breaks.
 */
export function longTitle(title: string): string {
  return title.replace(LAST_PART, "\u00ad");
}
