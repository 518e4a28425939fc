import { type Assets, type BuiltPage, readBuiltPage } from "../../lib/assets/mod.ts";
import type { Services } from "../../lib/services.ts";
import type { Settings } from "../../lib/settings/mod.ts";
import { factsOf, SAFEGUARDS } from "../../lib/site/controller.ts";
import { LANG_TAG, LANGS, NOTICE_LANGS } from "../../lib/site/languages.ts";
import {
  NOTICE_DATA_PATH,
  NOTICE_PATHS,
  NOTICE_SCHEMA_PATH,
  pathTo,
} from "../../lib/site/paths.ts";
import type { Shell } from "../_layout.tsx";
import { allowedOrigins } from "../_origins.ts";
import { shellOf } from "../_site.ts";
import { headersFor } from "../middleware/security_headers.ts";
import { type StaticPage, StaticPages } from "./static_pages.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A public page and how it is rendered. */
interface PublicPage extends Omit<StaticPage, "make"> {
  readonly render: (shell: Shell) => Promise<Bytes>;
}

const HTML = "text/html; charset=utf-8";
const load = async () => (await import("./made.tsx")).made;

/** Home, notice and accessibility statement in every language, and the notice for programs. */
const PUBLIC_PAGES: readonly PublicPage[] = [
  ...LANGS.flatMap((lang): PublicPage[] => [
    {
      path: pathTo("home", lang),
      language: lang,
      contentType: HTML,
      render: async (shell) => (await load()).home(shell, lang),
    },
    {
      path: pathTo("accessibility", lang),
      language: lang,
      contentType: HTML,
      render: async (shell) => (await load()).accessibility(shell, lang),
    },
  ]),
  ...NOTICE_LANGS.map((lang): PublicPage => ({
    path: NOTICE_PATHS[lang],
    language: LANG_TAG[lang],
    contentType: HTML,
    render: async (shell) => (await load()).notice(shell, lang),
  })),
  {
    path: NOTICE_DATA_PATH,
    contentType: "application/json",
    render: async (shell) => (await load()).noticeData(shell),
  },
  {
    path: NOTICE_SCHEMA_PATH,
    contentType: "application/schema+json",
    render: async () => (await load()).noticeSchema(),
  },
];

/**
 * Stands in what the build renders for `SITE_URL`, which it does not know. It cannot be anybody's
 * (RFC 6761), and no page has another reason to name it.
 */
export const UNKNOWN_SITE = new URL("https://site-url.invalid");

/** Every public page, rendered when somebody first asks for it. */
export function renderedPages(services: Pick<Services, "assets" | "settings">): StaticPages {
  const shell = shellOf(services);
  return prepared(services.settings, (page) => page.render(shell));
}

/** The notice states where the store is, so each answer to that has pages of its own. */
const EDITIONS = [null, ...SAFEGUARDS] as const;
const editionOf = (settings: Pick<Settings, "storeOutsideEea">) =>
  settings.storeOutsideEea ?? "eea";

/** Renders every public page in every edition, for {@link builtPages} to answer. */
export function buildPages(assets: Assets): Promise<BuiltPage[]> {
  return Promise.all(EDITIONS.flatMap((storeOutsideEea) => {
    const facts = factsOf({ storeOutsideEea });
    const shell = { assets, siteUrl: UNKNOWN_SITE, dev: false, facts };
    const edition = editionOf({ storeOutsideEea });
    return PUBLIC_PAGES.map(async ({ path, render }): Promise<BuiltPage> => ({
      path,
      edition,
      body: await render(shell),
    }));
  }));
}

/** Every public page as `deno task build` rendered it: no part of the site has to be loaded. */
export function builtPages(settings: Settings, root?: URL): StaticPages {
  const { origin, host } = settings.siteUrl;
  const edition = editionOf(settings);
  return prepared(settings, async ({ path }) => {
    const page = await readBuiltPage({ path, edition }, root);
    const named = page.replaceAll(UNKNOWN_SITE.origin, origin).replaceAll(UNKNOWN_SITE.host, host);
    return new TextEncoder().encode(named);
  });
}

function prepared(settings: Settings, make: (page: PublicPage) => Promise<Bytes>): StaticPages {
  const { siteUrl, port, mode } = settings;
  const origins = allowedOrigins(siteUrl, { port, loopback: mode === "dev" });
  const pages = PUBLIC_PAGES.map((page) => ({ ...page, make: () => make(page) }));
  return new StaticPages(pages, { origins, headers: headersFor(siteUrl) });
}
