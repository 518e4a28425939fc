import type { PastChat } from "../chat/mod.ts";
import { MINUTE } from "../clock.ts";

const LINES: readonly ["visitor" | "adviser", string][] = [
  ["visitor", "Hei, en tiedä kuka auttaisi. Vuokra on rästissä ja puhelin pelottaa."],
  ["adviser", "Hei, hyvä että kirjoitit. Katsotaan yhdessä. Oletko saanut perintäkirjeen?"],
  ["visitor", "Joo, eilen. En ole avannut."],
  ["adviser", "Ei hätää. Avaa se, kun jaksat, ja kerro vain eräpäivä. Siitä päästään alkuun."],
  ["visitor", "Eräpäivä on ensi viikolla.\nSaako siihen apua jostain?"],
  [
    "adviser",
    "Saa. Toimeentulotuesta voi saada apua vuokraan. Soita meille, niin haetaan yhdessä.",
  ],
  ["visitor", "Kiitos, nyt helpotti."],
];

/** A made-up conversation that began at an instant (epoch milliseconds). */
export function pastChatOf(startedAt: number): PastChat {
  const messages = LINES.map(([from, text], n) => ({
    from,
    sentAt: startedAt + n * 2 * MINUTE,
    text,
    ...(from === "adviser" ? { adviserName: "Aino Mallikas" } : {}),
  }));
  const endedAt = startedAt + LINES.length * 2 * MINUTE;
  return { startedAt, endedAt, lang: "fi", nickname: "Pihlaja", messages };
}
