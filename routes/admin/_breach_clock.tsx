import { type Breach, type BreachClock, clockOf } from "../../lib/breaches/mod.ts";
import { HOUR, MINUTE } from "../../lib/clock.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffLang } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/breaches/mod.ts";
import { Alarm } from "./_notice.tsx";

/** A span of time in hours and minutes, whole minutes only: what is left is never told longer. */
function tellSpan(milliseconds: number, lang: StaffLang): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  const hours = Math.floor(minutes * MINUTE / HOUR);
  return words[lang].span(hours, minutes % 60);
}

/** How the clock of a breach stands, in a few words. */
export function tellClock(
  breach: Breach,
  { clock: { state, left, deadline }, lang }: { clock: BreachClock; lang: StaffLang },
): string {
  const w = words[lang].clock;
  switch (state) {
    case "running":
      return w.running(tellSpan(left, lang), writeInstant(deadline, lang));
    case "past":
      return w.past(writeInstant(deadline, lang));
    case "told":
    case "told-late":
      return w[state](writeInstant(firstTold(breach), lang));
    case "not-needed":
      return w[state];
  }
}

/** The clock in words that nobody misses, while nobody has decided. */
export function Urgent({ breach, lang, now }: { breach: Breach; lang: StaffLang; now: number }) {
  const w = words[lang].urgent;
  const { state, deadline, left } = clockOf(breach, now);
  const [until, span] = [writeInstant(deadline, lang), tellSpan(left, lang)];
  if (state === "past") return <Alarm>{w.past(until, span)}</Alarm>;
  if (state !== "running") return null;
  return <p class="notice notice-warning">{w.running(span, until)}</p>;
}

function firstTold({ authorityTold }: Breach): number {
  return Math.min(...authorityTold.map(({ at }) => at));
}
