import type { UnreadRequest } from "../../lib/requests/mod.ts";
import type { StaffLang, StaffSession } from "../../lib/staff/mod.ts";
import { words as deciding } from "../../lib/words/deciding/mod.ts";
import { words } from "../../lib/words/review/mod.ts";
import type { SiteContext } from "../_site.ts";
import { Alarm } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { standingOf } from "./_unread_requests.tsx";

/** What is known of a request that was changed in the store, and what to do about it. */
export function UnreadRequestPage({ c, session, request }: {
  c: SiteContext;
  session: StaffSession;
  request: UnreadRequest;
}) {
  const { lang } = session;
  const { title, text, id } = words[lang].unread;
  return (
    <StaffPage {...{ c, session, title }} item="requests" styles={["review.css"]}>
      <p>
        <a href="/admin/requests">{deciding[lang].one.back}</a>
      </p>
      <h1>{title}</h1>
      <Alarm>{text}</Alarm>
      <p>
        <strong>{standingOf(request, lang)}</strong>
      </p>
      <p>
        {id}: <code>{request.id}</code>
      </p>
      <ol>
        {stepsFor(request, lang).map((step) => <li key={step}>{step}</li>)}
      </ol>
    </StaffPage>
  );
}

/** What to do about it. Whatever is not known to have been answered is open. */
function stepsFor({ dueOn, decidedAt }: UnreadRequest, lang: StaffLang): readonly string[] {
  const { steps } = words[lang].unread;
  if (decidedAt !== undefined) return steps.closed;
  return [steps.tell, dueOn === undefined ? steps.unknown : steps.due, steps.again];
}
