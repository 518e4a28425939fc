import { formatPhone } from "../../lib/phone/mod.ts";
import { CONTROLLER } from "../../lib/site/controller.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/phone/mod.ts";

/** How to reach the office: nobody has to use a code. */
export function OtherWays({ lang }: { lang: Lang }) {
  const w = words[lang];
  const { contact: { name, email, phone }, offices } = CONTROLLER;
  return (
    <section aria-labelledby="other-ways">
      <h2 id="other-ways">{w.otherWays}</h2>
      <p>{w.otherWaysText}</p>
      <dl class="facts">
        <dt>{w.call}</dt>
        <dd>
          <a href={`tel:${phone}`}>{formatPhone(phone)}</a> ({name})
        </dd>
        <dt>{w.write}</dt>
        <dd>
          <a href={`mailto:${email}`}>{email}</a>
        </dd>
        <dt>{w.visit}</dt>
        <dd>
          {offices.map(({ street, postalCode, city }) => (
            <address key={street}>{street}, {postalCode} {city}</address>
          ))}
        </dd>
      </dl>
    </section>
  );
}
