import type { Typed } from "../../lib/portal/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { Done } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext } from "../_site.ts";
import { PortalPage } from "./_page.tsx";
import { here, visitOf } from "./_signed_in.ts";

/** Leads somebody who has just proven the number back into the form that they had begun. */
export async function showKept(c: SiteContext, lang: Lang, typed: Typed): Promise<Response> {
  const visit = (await visitOf(c, lang))!;
  const w = words[lang].kept;
  const { action: _action, ...fields } = typed.fields;
  return personalHtml(
    <PortalPage visit={visit} title={w.title}>
      <h1>{w.title}</h1>
      <Done>{w.text}</Done>
      <form method="post" action={here(visit, typed.below)} class="actions">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button class="button" type="submit" name="action" value="edit">{w.goOn}</button>
        <a href={here(visit)}>{words[lang].back}</a>
      </form>
    </PortalPage>,
  );
}
