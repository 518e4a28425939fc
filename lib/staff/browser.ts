/** The more telling name first: Edge and Opera call themselves Chrome too, and all call themselves Safari. */
const FAMILIES: readonly (readonly [string, RegExp])[] = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|Chromium)\//],
  ["Safari", /\bSafari\//],
];
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(iPhone|iPad|iPod)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
];

/** The family and system of a browser, for people to tell their sessions apart: no version is kept. */
export function browserFamily(userAgent: string | undefined): string {
  const name = (list: typeof FAMILIES) => list.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  return [name(FAMILIES), name(SYSTEMS)].filter((part) => part !== undefined).join(", ");
}
