import type { ComponentChildren } from "preact";
import { formatPhone, type WaitingCode } from "../../lib/phone/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { timeFrom, timeUntil, words } from "../../lib/words/phone/mod.ts";
import { Done, ErrorSummary, Field, titleOnce } from "../_forms.tsx";
import { Page, type Shell } from "../_layout.tsx";
import { codePath, signedOutPath } from "../middleware/portal_session.ts";
import { Delivery } from "./code_delivery.tsx";
import { OtherWays } from "./other_ways.tsx";
import { Along, Notice, Risk } from "./phone_page.tsx";

interface CodePageProps {
  shell: Shell;
  lang: Lang;
  waiting: WaitingCode;
  /** Signed in already, on the way to this page of "my data". */
  returnTo: string | null;
  signedIn: boolean;
  /** The gateway reports what became of messages. */
  reports: boolean;
  notice?: string | null;
  /** What the notice says is in the way. */
  wrong: boolean;
  /** Another code was sent just now. */
  again: boolean;
  /** What was typed when a session had ended, sealed. */
  kept: string | null;
  error?: string | null;
  /** What was typed, when it comes back with an error. */
  value?: string;
}

/** Asks for the code that was sent. */
export function CodePage(props: CodePageProps) {
  const { shell, lang, waiting, returnTo, signedIn, reports, notice, error, value, kept } = props;
  const w = words[lang];
  const phone = formatPhone(waiting.phone);
  const path = signedIn ? codePath(lang, returnTo) : signedOutPath(lang, returnTo);
  const below = path.slice(pathTo("myData", lang).length);
  return (
    <Page
      {...{ shell, lang, below }}
      title={titleOnce(props.again && w.sentNew, w.codeTitle)}
      page="myData"
      wrong={Boolean(error) || props.wrong}
      htmx={reports && !waiting.undelivered}
      personal
    >
      {error && <ErrorSummary errors={{ code: error }} lang={lang} />}
      <h1>{w.codeTitle}</h1>
      {props.again && <Done>{w.sentNew}</Done>}
      {notice && <Notice alert={props.wrong} focus>{notice}</Notice>}
      <p>{waiting.unsure ? w.unsure(phone) : w.sentTo(phone, timeUntil(waiting.endsAt, lang))}</p>
      <PostForm lang={lang} to="/verify" {...{ returnTo, kept }}>
        <input type="hidden" name="number" value={phone} />
        <Field
          name="code"
          label={w.code}
          hint={w.codeHint}
          error={error ?? undefined}
          value={value}
          inputMode="numeric"
          autocomplete="one-time-code"
        />
        <button class="button" type="submit">{signedIn ? w.goOn : w.open}</button>
      </PostForm>
      <NoMessage {...props} />
      <Risk lang={lang} />
      <OtherWays lang={lang} />
    </Page>
  );
}

/** What to do when the message does not come, open at once: whoever needs it is stuck. */
function NoMessage({ lang, waiting, returnTo, signedIn, reports, kept }: CodePageProps) {
  const w = words[lang];
  const number = formatPhone(waiting.phone);
  return (
    <section aria-labelledby="no-message">
      <h2 id="no-message">{w.noMessage}</h2>
      <Delivery {...{ lang, waiting, reports }} />
      <ul>
        <li>{w.noMessageWait}</li>
        <li>{w.noMessageCheck(formatPhone(waiting.phone))}</li>
        <li>{w.noMessageAgain(timeFrom(waiting.mayResendAt, lang))}</li>
        {reports && !waiting.undelivered && !kept && (
          <li>
            {w.noMessageLook}{" "}
            <a href={signedIn ? codePath(lang, returnTo) : signedOutPath(lang, returnTo)}>
              {w.look}
            </a>
          </li>
        )}
      </ul>
      <div class="actions">
        <PostForm lang={lang} to="/code" {...{ returnTo, kept }}>
          <input type="hidden" name="again" value="1" />
          <input type="hidden" name="number" value={number} />
          <button class="button button-quiet" type="submit">{w.sendAgain}</button>
        </PostForm>
        {signedIn && <a href={pathTo("myData", lang)}>{w.back}</a>}
        {!signedIn && !kept && (
          <a href={signedOutPath(lang, returnTo, "other=1")}>{w.otherNumber}</a>
        )}
        {!signedIn && kept && (
          <PostForm lang={lang} to="/keep" {...{ returnTo, kept }}>
            <button class="button button-quiet" type="submit">{w.otherNumber}</button>
          </PostForm>
        )}
      </div>
    </section>
  );
}

interface FreshPageProps {
  shell: Shell;
  lang: Lang;
  /** E.164, of the one who is signed in. */
  phone: string;
  returnTo: string | null;
  notice?: string | null;
  /** That no text message leaves now. */
  outage?: string;
}

/** Offers a fresh code to someone who is signed in, before what cannot be taken back. */
export function FreshPage({ shell, lang, phone, returnTo, notice, outage }: FreshPageProps) {
  const w = words[lang];
  return (
    <Page
      {...{ shell, lang }}
      title={w.freshTitle}
      page="myData"
      wrong={Boolean(notice)}
      below={codePath(lang, returnTo).slice(pathTo("myData", lang).length)}
      personal
    >
      <h1>{w.freshTitle}</h1>
      {notice && <Notice alert focus>{notice}</Notice>}
      {outage && <Notice alert>{outage}</Notice>}
      <p>{w.freshWhy(formatPhone(phone))}</p>
      <div class="actions">
        <PostForm lang={lang} to="/code" returnTo={returnTo} kept={null}>
          <button class="button" type="submit">{w.send}</button>
        </PostForm>
        <a href={pathTo("myData", lang)}>{w.back}</a>
      </div>
      <OtherWays lang={lang} />
    </Page>
  );
}

/** A form of the code step. The server says what is wrong, in words, so the browser does not. */
function PostForm({ lang, to, returnTo, kept, children }: {
  lang: Lang;
  to: string;
  returnTo: string | null;
  kept: string | null;
  children: ComponentChildren;
}) {
  return (
    <form method="post" action={pathTo("myData", lang, to)} noValidate>
      <Along {...{ returnTo, kept }} />
      {children}
    </form>
  );
}
