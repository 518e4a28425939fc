import { FEEDBACK_DAYS, STATEMENT_DATE, SUPERVISOR } from "../../lib/site/accessibility.ts";
import { CONTROLLER } from "../../lib/site/controller.ts";
import { formatPhone, writeDay } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { PERIODS, writeAmount } from "../../lib/site/period.ts";
import { words } from "../../lib/words/accessibility/mod.ts";
import { longTitle } from "../_long_title.ts";
import { Page, type Shell } from "../_layout.tsx";
import { Facts } from "./blocks.tsx";

/** The accessibility statement (Act 306/2019, section 9). */
export function AccessibilityPage({ shell, lang }: { shell: Shell; lang: Lang }) {
  const w = words[lang];
  const { title, description, state, gaps, method, feedback, supervisor } = w;
  const { phone, email } = CONTROLLER.contact;
  const website = SUPERVISOR.website[lang];
  return (
    <Page shell={shell} lang={lang} page="accessibility" {...{ title, description }} reading>
      <h1>{longTitle(title)}</h1>
      <p class="lead">{w.lead(shell.siteUrl.host)}</p>
      <p>{w.law}</p>
      <h2>{state.title}</h2>
      {state.text.map((text) => <p key={text}>{text}</p>)}
      <h2>{gaps.title}</h2>
      <ul>
        {gaps.list(writeAmount(PERIODS.portal_session.keep, lang)).map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
      <p>{gaps.instead}</p>
      <h2>{method.title}</h2>
      <p>{method.text}</p>
      <h2>{feedback.title}</h2>
      <p>{feedback.text(FEEDBACK_DAYS)}</p>
      <Facts
        rows={[
          { term: feedback.email, lines: [{ text: email, href: `mailto:${email}` }] },
          { term: feedback.phone, lines: [{ text: formatPhone(phone), href: `tel:${phone}` }] },
        ]}
      />
      <h2>{supervisor.title}</h2>
      <p>{supervisor.text(FEEDBACK_DAYS)}</p>
      <p>
        {supervisor.name}
        <br />
        {supervisor.unit}
      </p>
      <Facts
        rows={[
          { term: supervisor.website, lines: [{ text: new URL(website).host, href: website }] },
          {
            term: supervisor.email,
            lines: [{ text: SUPERVISOR.email, href: `mailto:${SUPERVISOR.email}` }],
          },
          {
            term: supervisor.phone,
            lines: [{
              text: formatPhone(SUPERVISOR.switchboard),
              href: `tel:${SUPERVISOR.switchboard}`,
            }],
          },
        ]}
      />
      <p>{w.made(writeDay(STATEMENT_DATE, lang))}</p>
    </Page>
  );
}
