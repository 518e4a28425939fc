import { writeDate, writeDay } from "../site/format.ts";
import type { Lang } from "../site/languages.ts";
import { facts } from "../words/portal/facts/mod.ts";
import type { Disclosure } from "./schema.ts";

/** Who was given what, in the client's words: a sentence each, or the one that says that nobody was. */
export function tellGiven(given: readonly Disclosure[], lang: Lang): string[] {
  const { disclosure, kinds, basis: bases, nobodyReceived } = facts[lang];
  if (given.length === 0) return [nobodyReceived];
  return given.map(({ recipient, givenOn, kind, basis, endsAt }) =>
    disclosure(
      recipient,
      writeDay(givenOn, lang),
      kinds[kind].many.toLowerCase(),
      bases[basis],
      writeDate(endsAt, lang),
    )
  );
}
