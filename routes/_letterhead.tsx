import { CONTROLLER } from "../lib/site/controller.ts";
import { type NoticeLang, shellLang } from "../lib/site/languages.ts";
import { words } from "../lib/words/shell/mod.ts";

/** Only on paper: whose document this is, where they are, and its version or day. */
export function Letterhead({ lang, mark }: { lang: NoticeLang; mark: string }) {
  const { name, shortName, offices } = CONTROLLER;
  return (
    <div class="letterhead print-only">
      <p>
        <b>{words[shellLang(lang)].siteName}</b>
        <br />
        {name}
        <br />
        {shortName}
      </p>
      <p>
        {offices.map(({ street, postalCode, city }) => (
          <>
            {`${street}, ${postalCode} ${city}`}
            <br />
          </>
        ))}
        {mark}
      </p>
    </div>
  );
}
