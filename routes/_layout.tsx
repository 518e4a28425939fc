import type { ComponentChildren } from "preact";
import type { Assets } from "../lib/assets/mod.ts";
import { type Lang, LANG_TAG, type NoticeLang } from "../lib/site/languages.ts";
import { alternates, type PageName, pathTo } from "../lib/site/paths.ts";
import { words } from "../lib/words/shell/mod.ts";

/** What the shell needs to know of the site, the same for every page. */
export interface Shell {
  readonly assets: Assets;
  readonly siteUrl: URL;
  readonly dev: boolean;
}

export interface PageProps {
  shell: Shell;
  lang: NoticeLang;
  /** The page's own name; the site's follows it in the title. */
  title: string;
  /** Which page this is, for the language switch and the current item of the menu. */
  page?: PageName;
  /** The place below the page that is the same in every language. */
  below?: string;
  /** Stylesheets of the page's own, after the one of the site. */
  styles?: readonly string[];
  /** Names of islands whose scripts the page loads. */
  islands?: readonly string[];
  /** A desk instead of a brochure. */
  variant?: "site" | "desk";
  /** The page refuses to be indexed. */
  personal?: boolean;
  /** Seconds until a page without script asks again, and where. */
  refresh?: { seconds: number; path: string };
  children: ComponentChildren;
}

/** The shell around every page of the site. */
export function Page(props: PageProps) {
  const lang: Lang = props.lang === "selko" ? "fi" : props.lang;
  const w = words[lang];
  return (
    <html lang={LANG_TAG[props.lang]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} – ${w.siteName}`}</title>
        {props.personal && <meta name="robots" content="noindex" />}
        {props.refresh && (
          <meta
            http-equiv="refresh"
            content={`${props.refresh.seconds};url=${props.refresh.path}`}
          />
        )}
        <link rel="stylesheet" href={props.shell.assets.url("site.css")} />
        {props.styles?.map((name) => (
          <link key={name} rel="stylesheet" href={props.shell.assets.url(name)} />
        ))}
        {props.islands?.map((name) => (
          <script key={name} type="module" src={props.shell.assets.url(`${name}.js`)}></script>
        ))}
      </head>
      <body class={props.variant === "desk" ? "desk" : undefined}>
        <a class="skip" href="#main">{w.skipToContent}</a>
        {props.shell.dev && <p class="dev-banner">{w.devBanner}</p>}
        <header class="site-header">
          <a href={pathTo("home", lang)}>{w.siteName}</a>
          {props.page && (
            <nav aria-label={w.languageSwitch}>
              {alternates(props.page, props.below).map((other) => (
                <a key={other.lang} href={other.path} hreflang={other.lang}>{other.lang}</a>
              ))}
            </nav>
          )}
        </header>
        <main id="main" tabIndex={-1}>{props.children}</main>
      </body>
    </html>
  );
}
