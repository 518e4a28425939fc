import { formatPhone } from "../lib/phone/mod.ts";
import { writeDate } from "../lib/site/format.ts";
import type { Lang } from "../lib/site/languages.ts";
import { words } from "../lib/words/portal/mod.ts";

interface Calling {
  /** The sentence, of the number as people read it. */
  say: (phone: string) => string;
  /** E.164. */
  call: string;
}

/** Says that something does not open, beside everything that does, and whom to call about it. */
export function Unreadable({ say, call }: Calling) {
  return (
    <p class="notice notice-warning">
      <WithNumber {...{ say, call }} />
    </p>
  );
}

/** A sentence whose number calls where it is pressed. */
export function WithNumber({ say, call }: Calling) {
  const phone = formatPhone(call);
  const [before, ...after] = say(phone).split(phone);
  return (
    <>
      {before}
      <a href={`tel:${call}`}>{phone}</a>
      {after.join(phone)}
    </>
  );
}

/** What was asked and does not open: on which days, and whom to call (E.164). */
export function UnreadableRequests({ unreadable, lang, call }: {
  unreadable: readonly number[];
  lang: Lang;
  call: string;
}) {
  if (unreadable.length === 0) return null;
  const dates = unreadable.map((at) => writeDate(at, lang));
  return <Unreadable say={(phone) => words[lang].unreadable.requests(dates, phone)} call={call} />;
}
