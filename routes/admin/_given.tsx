import type { Disclosure } from "../../lib/recipients/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { StaffLang } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";

/** Who was given what of a client, as staff noted it. */
export function Given({ lang, given, removeAt }: {
  lang: StaffLang;
  given: readonly Disclosure[];
  /** Where a note that was made by mistake is taken back. */
  removeAt?: string;
}) {
  const { recipients: w, kinds } = words[lang];
  if (given.length === 0) return <p>{w.none}</p>;
  return (
    <ul>
      {given.map(({ id, recipient, kind, basis, givenOn, reference, endsAt }) => (
        <li key={id}>
          <strong>{recipient}</strong>, {writeDay(givenOn, lang)}: {kinds[kind].toLowerCase()},{" "}
          {w.bases[basis]}
          {reference && `, ${reference}`}.{" "}
          <span class="hint">{w.ends(writeDate(endsAt, lang))}</span>
          {removeAt && (
            <form method="post" action={removeAt}>
              <input type="hidden" name="recipient" value={id} />
              <button
                type="submit"
                class="button-link"
                aria-label={`${w.remove}: ${recipient}, ${writeDay(givenOn, lang)}`}
              >
                {w.remove}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
