import type { Visitor } from "../../lib/chat/mod.ts";
import type { Services } from "../../lib/services.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import type { Shell } from "../_layout.tsx";
import { shellOf, type SiteContext } from "../_site.ts";
import { chatTokens } from "./_cookies.ts";

/** Where a chat is open: on the page that started it, or on the one that its receipt code opened. */
export interface Place {
  readonly lang: Lang;
  readonly page: "chat" | "receipt";
  readonly shell: Shell;
  readonly services: Services;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Without script: the reader has stopped pages from asking again by themselves (WCAG 2.2.2). */
  readonly still: boolean;
}

export function placeOf(c: SiteContext, lang: Lang, page: Place["page"]): Place {
  const services = c.get("services");
  const still = c.req.query("still") !== undefined;
  return { lang, page, services, shell: shellOf(services), now: services.clock.now(), still };
}

/** An address of the place, in its language. What the reader has chosen for its pages goes along. */
export function here(place: Pick<Place, "lang" | "page" | "still">, below = ""): string {
  const path = pathTo(place.page, place.lang, below);
  return place.still ? `${path}${path.includes("?") ? "&" : "?"}still=1` : path;
}

/** Who has the chat open here, or null. Everything is loaded through them. */
export function visitorOf(c: SiteContext, { page, services }: Place): Promise<Visitor | null> {
  return services.chat.access.load(chatTokens.read(c, page));
}

/** Where a receipt code is given, as one writes it down: without the scheme. */
export function receiptAt({ lang, shell }: Pick<Place, "lang" | "shell">): string {
  return `${shell.siteUrl.host}${pathTo("receipt", lang)}`;
}
