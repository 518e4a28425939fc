import type { Visitor } from "../../lib/chat/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import type { SiteContext } from "../_site.ts";
import { here, type Place, placeOf, visitorOf } from "./_place.ts";

export type OwnAnswer = (
  c: SiteContext,
  place: Place,
  visitor: Visitor,
) => Promise<Response> | Response;

/** Answers whoever has a chat open here; anybody else is led to where one is opened. */
export function own(lang: Lang, page: Place["page"], answer: OwnAnswer) {
  return async (c: SiteContext) => {
    const place = placeOf(c, lang, page);
    const visitor = await visitorOf(c, place);
    return visitor ? await answer(c, place, visitor) : c.redirect(here(place), 303);
  };
}
