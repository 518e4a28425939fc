import type { ComponentChildren } from "preact";
import type { Assets } from "../lib/assets/mod.ts";
import type { ControllerFacts } from "../lib/site/controller.ts";
import { LANG_TAG, type NoticeLang, shellLang } from "../lib/site/languages.ts";
import { alternates, NOTICE_PATHS, type PageName, pathTo } from "../lib/site/paths.ts";
import { words } from "../lib/words/shell/mod.ts";
import { Footer, Header } from "./_frame.tsx";

/** What the shell needs to know of the site, the same for every page. */
export interface Shell {
  readonly assets: Assets;
  readonly siteUrl: URL;
  readonly dev: boolean;
  /** What this installation states in its notice. */
  readonly facts: ControllerFacts;
}

export interface PageProps {
  shell: Shell;
  lang: NoticeLang;
  /** The page's own name; the site's follows it in the title. */
  title: string;
  /** One sentence for search engines. */
  description?: string;
  /** Which page this is, for the language switch and the current item of the menu. */
  page?: PageName;
  /** The place below the page that is the same in every language. */
  below?: string;
  /** Names of islands whose scripts the page loads. */
  islands?: readonly string[];
  /** Parts of the page are replaced by htmx; what it does works without it. */
  htmx?: boolean;
  /** Style sheets beside `site.css` and `service.css`, for example `portal.css`. */
  styles?: readonly string[];
  /** The page is only read: the styles of forms, letters and conversations stay away. */
  reading?: boolean;
  /** A desk instead of a brochure. */
  variant?: "site" | "desk";
  /** The page belongs to one person: no index, no addresses of it in other languages. */
  personal?: boolean;
  /** The page refuses to be indexed. */
  noIndex?: boolean;
  /** What was sent is refused: the title says so first, since it is what a screen reader reads first. */
  wrong?: boolean;
  /** Seconds until a page without script asks again, and where. */
  refresh?: { seconds: number; path: string };
  /** Instead of the clients' main menu: the staff's. */
  navigation?: ComponentChildren;
  /** The quiet way out: it stands outside the header, so that it can go along. */
  quickExit?: ComponentChildren;
  /** Who is signed in, and the way out. */
  signedIn?: ComponentChildren;
  children: ComponentChildren;
}

/** The shell around every page of the site. */
export function Page(props: PageProps) {
  const w = words[shellLang(props.lang)];
  const desk = props.variant === "desk";
  return (
    <html lang={LANG_TAG[props.lang]}>
      <Head {...props} />
      <body class={desk ? "desk" : undefined}>
        <a class="skip" href="#main">{w.skipToContent}</a>
        {props.shell.dev && <aside class="dev-banner">{w.devBanner}</aside>}
        {props.quickExit}
        <Header {...props} />
        <main id="main" tabIndex={-1}>{props.children}</main>
        {!desk && <Footer lang={shellLang(props.lang)} />}
      </body>
    </html>
  );
}

function Head(props: PageProps) {
  const { shell, lang, page, below, refresh } = props;
  const hidden = props.personal || props.noIndex;
  const own = page === "notice" ? NOTICE_PATHS[lang] : page && pathTo(page, shellLang(lang), below);
  const styles = ["site.css", ...(props.reading ? [] : ["service.css"]), ...(props.styles ?? [])];
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{titleOf(props)}</title>
      {props.description && <meta name="description" content={props.description} />}
      {hidden && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      {refresh && (
        <noscript>
          <meta http-equiv="refresh" content={`${refresh.seconds};url=${refresh.path}`} />
        </noscript>
      )}
      {styles.map((name) => <link key={name} rel="stylesheet" href={shell.assets.url(name)} />)}
      <link rel="stylesheet" href={shell.assets.url("print.css")} media="print" />
      <link rel="icon" href={shell.assets.url("favicon.svg")} type="image/svg+xml" />
      {page && own && !hidden && <Addresses {...{ shell, page, below, own }} />}
      {props.htmx && <Htmx shell={shell} />}
      {props.islands?.map((name) => <Script key={name} name={`${name}.js`} shell={shell} />)}
    </head>
  );
}

/** The title of a page in the browser: what is refused says so first. */
export function titleOf({ lang, title, wrong }: Pick<PageProps, "lang" | "title" | "wrong">) {
  const w = words[shellLang(lang)];
  return `${wrong ? `${w.errorPrefix}: ` : ""}${title} – ${w.siteName}`;
}

/**
 * htmx keeps no page in a history of its own: going back asks the server again. Nothing of it is
 * written into the page as script.
 */
function Htmx({ shell }: { shell: Shell }) {
  return (
    <>
      <meta name="htmx-config" content={JSON.stringify({ history: "reload" })} />
      <script defer src={shell.assets.url("htmx.js")}></script>
      <Script name="Htmx.js" shell={shell} />
    </>
  );
}

/** Where the page stands, and where it stands in the other languages. */
function Addresses({ shell, page, below, own }: {
  shell: Shell;
  page: PageName;
  below?: string;
  own: string;
}) {
  const at = (path: string) => new URL(path, shell.siteUrl).href;
  return (
    <>
      <link rel="canonical" href={at(own)} />
      {alternates(page, below).map(({ lang, path }) => (
        <link key={lang} rel="alternate" hreflang={LANG_TAG[lang]} href={at(path)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={at(pathTo(page, "fi", below))} />
    </>
  );
}

/** A module, and beforehand what it imports, so that the browser need not find out one by one. */
function Script({ name, shell }: { name: string; shell: Shell }) {
  return (
    <>
      {shell.assets.imports(name).map((href) => (
        <link
          key={href}
          rel="modulepreload"
          href={href}
        />
      ))}
      <script type="module" src={shell.assets.url(name)}></script>
    </>
  );
}
