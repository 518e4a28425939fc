import { type ClientRequest, isLate } from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { here, type Visit } from "./_signed_in.ts";

type Reading = Pick<Visit, "lang" | "now">;

/** What this person has asked for, and how each request stands: first, since it is what they come for. */
export function RequestList({ requests, lang, now }: Reading & {
  requests: readonly ClientRequest[];
}) {
  if (requests.length === 0) return null;
  const { follow: w, kind } = words[lang];
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{w.list}</h2>
      <ul class="letter">
        {requests.map((request) => (
          <li key={request.id}>
            <p class="margin">{writeDate(request.receivedAt, lang)}</p>
            <h3>
              <a href={here({ lang }, `/request/${request.id}`)}>
                {`${kind[request.kind].name}, ${request.reference}`}
              </a>
            </h3>
            <p>{w.line(request.reference, writeDate(request.receivedAt, lang))}</p>
            <p>
              {standing(request, { lang, now })} {w.deleted(writeDate(request.expiresAt, lang))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The state in a sentence or two, with the date that counts; what is late is said to be late. */
function standing(request: ClientRequest, { lang, now }: Reading): string {
  const { status, dueOn, decidedAt } = request;
  const { follow: w } = words[lang];
  if (decidedAt !== undefined) return `${w.states[status]} ${writeDate(decidedAt, lang)}.`;
  const due = writeDay(dueOn, lang);
  return `${w.states[status]}. ${isLate(request, now) ? w.late(due) : w.open(due)}`;
}
