import type { ComponentChildren } from "preact";
import { IdleWarning } from "../../islands/IdleWarning.tsx";
import { writeTime } from "../../lib/site/format.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { Page } from "../_layout.tsx";
import { here, type Visit } from "./_signed_in.ts";

interface PortalPageProps {
  visit: Visit;
  title: string;
  /** The place below "my data", with its query. */
  below?: string;
  /** What was sent is refused. */
  wrong?: boolean;
  children: ComponentChildren;
}

/** A page of "my data", signed in: who is in, until when, and the way out. */
export function PortalPage({ visit, title, below, wrong, children }: PortalPageProps) {
  const { lang, session, now } = visit;
  const w = words[lang];
  const { idleEndsAt, endsAt } = session;
  const { title: still, minutes, last, stay, close, failed } = w.idle;
  return (
    <Page
      shell={visit.shell}
      lang={lang}
      title={title}
      page="myData"
      below={below}
      wrong={wrong}
      styles={["portal.css"]}
      islands={["IdleWarning"]}
      personal
    >
      <div class="portal-session no-print">
        <p class="hint">{w.signedInUntil(writeTime(idleEndsAt, lang), writeTime(endsAt, lang))}</p>
        <form method="post" action={here(visit, "/sign-out")}>
          <button class="button button-quiet" type="submit">{w.signOut}</button>
        </form>
      </div>
      {children}
      <IdleWarning
        idleLeft={idleEndsAt - now}
        totalLeft={endsAt - now}
        home={here(visit)}
        words={{ title: still, minutes: [minutes(1), minutes(2)], last, stay, close, failed }}
      />
    </Page>
  );
}
