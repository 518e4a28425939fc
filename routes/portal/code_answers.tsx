import {
  type Limited,
  type LimitName,
  OF_THE_SITE,
  type WaitingCode,
} from "../../lib/phone/mod.ts";
import type { PortalSession } from "../../lib/portal/session.ts";
import { reportSecretOf } from "../../lib/settings/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { timeFrom, words } from "../../lib/words/phone/mod.ts";
import { personalHtml } from "../_render.ts";
import { shellOf, type SiteContext } from "../_site.ts";
import { CodePage, FreshPage } from "./code_page.tsx";
import { PhonePage } from "./phone_page.tsx";

/** Where a browser stands in the code step. */
export interface Step {
  readonly lang: Lang;
  /** "My data" in this language. */
  readonly root: string;
  /** What the browser holds of an earlier code, alive or not. */
  readonly token: string | null;
  readonly waiting: WaitingCode | null;
  readonly session: PortalSession | null;
  readonly returnTo: string | null;
  /** What was typed when a session had ended, sealed for whoever proves the same number. */
  readonly kept: string | null;
}

interface Said {
  status?: number;
  error?: string;
  notice?: string;
  /** That no text message leaves now, said before somebody types for nothing. */
  outage?: string;
  /** What was typed. */
  value?: string;
  /** The notice says that nothing is wrong, whatever the status. */
  calm?: boolean;
  /** What is done, in a few words: first in the title. */
  done?: string;
}

/** Limits that only sending meets: a code that is alive is still good. */
const OF_SENDING: ReadonlySet<LimitName> = new Set([
  "soon",
  "often",
  "number-day",
  "address",
  "site-day",
  "outage",
]);

/** Where a code is asked for: the phone form, or one button for someone who is signed in. */
export function answerStart(c: SiteContext, step: Step, said: Said): Response {
  const shell = shellOf(c.get("services"));
  const { lang, session, returnTo, kept } = step;
  const { status = 200, error, notice, outage, value, done } = said;
  const signedIn = session !== null && error === undefined;
  const page = signedIn
    ? <FreshPage phone={session.phone} {...{ shell, lang, returnTo, notice, outage }} />
    : (
      <PhonePage
        alert={status >= 400 && !said.calm}
        {...{ shell, lang, value, error, notice, outage, returnTo, kept, done }}
      />
    );
  return personalHtml(page, { status });
}

/** Where a code is given. */
export function answerCode(
  c: SiteContext,
  step: Step,
  said: Said & { stillGood?: boolean; again?: boolean },
): Response {
  const { lang, session, returnTo, waiting, kept } = step;
  if (waiting === null) return answerStart(c, step, said);
  const { status = 200, error, value } = said;
  const still = said.stillGood ? words[lang].earlierStillGood : "";
  const notice = said.notice && [said.notice, still].join(" ").trim();
  const page = (
    <CodePage
      shell={shellOf(c.get("services"))}
      signedIn={session !== null}
      reports={reportSecretOf(c.get("services").settings.gateway) !== null}
      wrong={Boolean(notice) && !said.calm}
      again={said.again ?? false}
      {...{ lang, waiting, returnTo, notice, error, value, kept }}
    />
  );
  return personalHtml(page, { status });
}

/** What is in the way and until when: 429 for what was done too often, 503 for the site's own. */
export function answerLimited(
  c: SiteContext,
  step: Step,
  { limited, phone, value }: { limited: Limited; phone: string; value?: string },
): Response {
  const { limit, until } = limited;
  const status = OF_THE_SITE.has(limit) ? 503 : 429;
  const notice = words[step.lang].limits[limit](timeFrom(until, step.lang));
  const stillGood = OF_SENDING.has(limit) && step.waiting?.phone === phone;
  const answer = stillGood
    ? answerCode(c, step, { status, notice, stillGood, calm: limit === "soon" })
    : answerStart(c, step, { status, notice, value });
  const wait = Math.max(1, Math.ceil((until - c.get("services").clock.now()) / 1_000));
  answer.headers.set("retry-after", String(wait));
  return answer;
}
