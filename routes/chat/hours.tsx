import {
  type AvailableNow,
  differingDays,
  type OpeningHours,
  weekLines,
} from "../../lib/chat/mod.ts";
import { writeTime } from "../../lib/site/format.ts";
import {
  words,
  writeDayOfWeek,
  writeOpening,
  writeSpans,
  writeWeekdays,
} from "../../lib/words/hours/mod.ts";
import type { Place } from "./_place.ts";

/** Whether somebody answers now, and when it opens next. */
export function Hours({ place, available }: { place: Place; available: AvailableNow }) {
  const { lang, now } = place;
  const w = words[lang];
  const { until, next, today, canChat } = available;
  return (
    <section aria-labelledby="hours">
      <h2 id="hours" class="visually-hidden">{w.title}</h2>
      <div class={canChat ? "notice notice-success" : "notice"}>
        {until !== null ? <p>{(canChat ? w.open : w.nobody)(writeTime(until, lang))}</p> : (
          <p>
            {w.closed} {next === null ? w.noNext : w.next(writeOpening(next, { now, lang }))}
          </p>
        )}
        <p>{today.length > 0 ? w.today(writeSpans(today, lang)) : w.todayClosed}</p>
      </div>
    </section>
  );
}

/** The week, and the coming days that differ from it. */
export function EveryDay({ place, hours }: { place: Place; hours: OpeningHours }) {
  const { lang, now } = place;
  const w = words[lang];
  const differing = differingDays(hours, now);
  const said = (spans: Parameters<typeof writeSpans>[0]) =>
    spans.length > 0 ? writeSpans(spans, lang) : w.closedDay;
  return (
    <details>
      <summary>{w.all}</summary>
      <ul class="hours">
        {weekLines(hours).map((line) => (
          <li key={line.from}>{`${writeWeekdays(line, lang)}: ${said(line.spans)}`}</li>
        ))}
      </ul>
      {differing.length > 0 && (
        <>
          <h3>{w.differing}</h3>
          <ul class="hours">
            {differing.map(({ date, spans }) => (
              <li key={date}>{`${writeDayOfWeek(date, lang)}: ${said(spans)}`}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
