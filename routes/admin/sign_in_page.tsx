import type { ComponentChildren } from "preact";
import { pathTo } from "../../lib/site/paths.ts";
import type { StaffLang } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { Page } from "../_layout.tsx";
import { personalHtml } from "../_render.ts";
import { shellOf, type SiteContext } from "../_site.ts";
import { signInPath } from "./_paths.ts";

/** Why a sign-in did not succeed, as the dictionaries name it. */
type SignInFailure = keyof typeof words.fi.signIn.failed;

/** Where the staff sign in. */
export function startPage(
  c: SiteContext,
  lang: StaffLang,
  { returnTo, needed }: { returnTo?: string; needed: boolean },
): Response {
  const w = words[lang].signIn;
  const other = lang === "fi" ? "en" : "fi";
  return personalHtml(
    <Outside c={c} lang={lang} title={w.title}>
      <h1>{w.title}</h1>
      {needed && <p class="notice" role="status">{w.needed}</p>}
      <p>{w.text}</p>
      <p class="actions">
        <a class="button" href={signInPath(lang, { returnTo })}>{w.button}</a>
        <a href={lang === "fi" ? "/admin?lang=en" : "/admin"} lang={other} hreflang={other}>
          {words[lang].switchTo}
        </a>
      </p>
      <ForClients lang={lang} />
    </Outside>,
  );
}

/** Says why nobody was signed in. */
export function failedPage(
  c: SiteContext,
  { lang, why, status }: { lang: StaffLang; why: SignInFailure; status: number },
): Response {
  const w = words[lang].signIn;
  const { title, text } = w.failed[why];
  return personalHtml(
    <Outside c={c} lang={lang} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {why === "no-role"
        ? (
          <>
            <Another lang={lang} label={w.withAnother} />
            <ForClients lang={lang} />
          </>
        )
        : <Again lang={lang} />}
    </Outside>,
    { status },
  );
}

/** The session here has ended; at the provider too, or not. */
export function signedOutPage(
  c: SiteContext,
  lang: StaffLang,
  { atProvider }: { atProvider: boolean },
): Response {
  const w = words[lang].signIn;
  return personalHtml(
    <Outside c={c} lang={lang} title={w.signedOutTitle}>
      <h1>{w.signedOutTitle}</h1>
      <p>{w.signedOut}</p>
      {!atProvider && <p class="notice">{w.stillThere}</p>}
      {atProvider ? <Again lang={lang} /> : <Another lang={lang} label={w.another} />}
    </Outside>,
  );
}

/** On the way to the provider's own sign-out: by a header, since a form's answer may not lead there. */
export function leavingPage(c: SiteContext, lang: StaffLang, onward: URL): Response {
  const w = words[lang].signIn;
  const page = personalHtml(
    <Outside c={c} lang={lang} title={w.signedOutTitle}>
      <h1>{w.signedOutTitle}</h1>
      <p>{w.signedOut}</p>
      <p>{w.leaving}</p>
      <p>
        <a href={onward.href}>{w.leavingLink}</a>
      </p>
    </Outside>,
  );
  page.headers.set("refresh", `0; url=${onward.href}`);
  return page;
}

/** Whoever looked for their own data is led there. */
function ForClients({ lang }: { lang: StaffLang }) {
  const w = words[lang].signIn;
  return (
    <p class="hint">
      {w.client} <a href={pathTo("myData", lang)}>{w.clientLink}</a>
    </p>
  );
}

function Again({ lang }: { lang: StaffLang }) {
  return (
    <p>
      <a class="button" href={signInPath(lang)}>{words[lang].signIn.again}</a>
    </p>
  );
}

/** The provider knows somebody already, and would send the same one back without asking. */
function Another({ lang, label }: { lang: StaffLang; label: string }) {
  return (
    <p>
      <a class="button" href={signInPath(lang, { another: true })}>{label}</a>
    </p>
  );
}

/** A page for somebody who is signed out. */
export function Outside({ c, lang, title, children }: {
  c: SiteContext;
  lang: StaffLang;
  title: string;
  children: ComponentChildren;
}) {
  const shell = shellOf(c.get("services"));
  return (
    <Page shell={shell} lang={lang} title={title} variant="desk" styles={["staff.css"]} personal>
      {children}
    </Page>
  );
}
