import type { UnreadRequest } from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { StaffLang, StaffSession } from "../../lib/staff/mod.ts";
import { words as clientWords } from "../../lib/words/client/mod.ts";
import { words } from "../../lib/words/review/mod.ts";
import { Alarm } from "./_notice.tsx";

/** Requests that do not open, beside those that do: each leads to what is known of it. */
export function UnreadRequests({ session: { lang }, damaged }: {
  session: StaffSession;
  damaged: readonly UnreadRequest[];
}) {
  if (damaged.length === 0) return null;
  return (
    <>
      <Alarm>{clientWords[lang].damaged(damaged.length)}</Alarm>
      <ul>
        {damaged.map((one) => (
          <li key={one.id}>
            <a href={`/admin/requests/${one.id}`}>{standingOf(one, lang)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Until when it is to be answered, or when it was decided. */
export function standingOf({ dueOn, decidedAt }: UnreadRequest, lang: StaffLang): string {
  const w = words[lang].unread;
  if (dueOn !== undefined) return w.due(writeDay(dueOn, lang));
  return decidedAt === undefined ? w.unknown : w.decided(writeDate(decidedAt, lang));
}
