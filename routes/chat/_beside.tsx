import type { Hold } from "../../lib/holds/mod.ts";
import { type Disclosure, tellGiven } from "../../lib/recipients/mod.ts";
import type { Services } from "../../lib/services.ts";
import { writeDate } from "../../lib/site/format.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words as asking } from "../../lib/words/requests/mod.ts";
import { here, type Place } from "./_place.ts";

/** What stands beside a chat: the open matter on it, and who was given it. */
export interface Beside {
  readonly hold: Hold | null;
  readonly given: readonly Disclosure[];
}

export async function besideOf(
  { holds, recipients }: Services,
  chatId: string,
): Promise<Beside> {
  const [hold, given] = await Promise.all([holds.ofChat(chatId), recipients.chats.of(chatId)]);
  return { hold, given };
}

/** That an open matter keeps the chat for now: since when, on which ground and why (Article 17(3)). */
export function OnHold({ place, hold }: { place: Place; hold: Hold }) {
  const { fix, follow, ground } = asking[place.lang];
  return (
    <section class="notice" aria-labelledby="held">
      <h2 id="held">{fix.held}</h2>
      <p>{fix.heldText(writeDate(hold.placedAt, place.lang))}</p>
      <p>{`${follow.ground}: ${ground[hold.ground]}.`}</p>
      <p class="quote" dir="auto">{hold.reason}</p>
      <p class="no-print">
        <a href={here(place, "/ask/erasure")}>{fix.askErasure}</a>
      </p>
    </section>
  );
}

/** Who was given the chat (Articles 15(1)(c) and 19), or that nobody was. */
export function GivenTo({ place: { lang }, given }: { place: Place; given: Beside["given"] }) {
  return (
    <section aria-labelledby="given">
      <h2 id="given">{facts[lang].recipients}</h2>
      {tellGiven(given, lang).map((line) => <p key={line}>{line}</p>)}
    </section>
  );
}

/** The same for a file, a line each. */
export function besideLines({ lang }: Place, { hold, given }: Beside): string[] {
  const { fix, follow, ground } = asking[lang];
  return [
    ...(hold ? [`${fix.held}. ${follow.ground}: ${ground[hold.ground]}. ${hold.reason}`] : []),
    `${facts[lang].recipients}:`,
    ...tellGiven(given, lang),
  ];
}
