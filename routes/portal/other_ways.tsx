import type { Lang } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/phone/mod.ts";

/** How to reach the office: nobody has to use a code. */
export function OtherWays({ lang }: { lang: Lang }) {
  const w = words[lang];
  return (
    <section aria-labelledby="other-ways">
      <h2 id="other-ways">{w.otherWays}</h2>
      <p>{w.otherWaysText}</p>
    </section>
  );
}
