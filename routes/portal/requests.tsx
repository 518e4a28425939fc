import type { ClientRequest } from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { here } from "./_signed_in.ts";

/** What this person has asked for, and how each request stands. */
export function RequestList({ requests, lang }: {
  requests: readonly ClientRequest[];
  lang: Lang;
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
              <a href={here({ lang }, `/request/${request.id}`)}>{kind[request.kind].name}</a>
            </h3>
            <p>{w.line(request.reference, writeDate(request.receivedAt, lang))}</p>
            <p>
              {standing(request, lang)} {w.deleted(writeDate(request.expiresAt, lang))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The state in a sentence or two, with the date that counts. */
function standing({ status, dueOn, decidedAt }: ClientRequest, lang: Lang): string {
  const { follow: w } = words[lang];
  if (decidedAt === undefined) return `${w.states[status]}. ${w.open(writeDay(dueOn, lang))}`;
  return `${w.states[status]} ${writeDate(decidedAt, lang)}.`;
}
