import type { ClientRequest } from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { here } from "./_signed_in.ts";

/** What this person has asked for, and how each request stands. */
export function RequestList({ requests, lang }: {
  requests: readonly ClientRequest[];
  lang: Lang;
}) {
  if (requests.length === 0) return null;
  const w = words[lang].requests;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{w.title}</h2>
      <ul class="letter">
        {requests.map(({ id, kind, reference, receivedAt, dueOn, decidedAt, expiresAt }) => (
          <li key={id}>
            <p class="margin">{writeDate(receivedAt, lang)}</p>
            <h3>
              <a href={here({ lang }, `/request/${id}`)}>{w.kind[kind]}</a>
            </h3>
            <p>{w.line(reference, writeDate(receivedAt, lang))}</p>
            <p>
              {decidedAt === undefined
                ? w.open(writeDay(dueOn, lang))
                : w.decided(writeDate(decidedAt, lang))} {w.deleted(writeDate(expiresAt, lang))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
