import type { UnreadRequest } from "../../lib/requests/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
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
  const { title, text, steps } = words[lang].unread;
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
      <ol>
        {steps[request.dueOn === undefined ? "closed" : "open"].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </StaffPage>
  );
}
