import type { ComponentChildren } from "preact";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/phone/mod.ts";
import { ErrorSummary, Field, titleOnce } from "../_forms.tsx";
import { Page, type Shell } from "../_layout.tsx";
import { signedOutPath } from "../middleware/portal_session.ts";
import { OtherWays } from "./other_ways.tsx";

interface PhonePageProps {
  shell: Shell;
  lang: Lang;
  /** What was typed, when it comes back with an error. */
  value?: string;
  error?: string | null;
  notice?: string | null;
  /** Whether the notice says that something is in the way. */
  alert?: boolean;
  /** That no text message leaves now. */
  outage?: string;
  /** What is done, in a few words: first in the title. */
  done?: string;
  /** The page of "my data" that was asked for. */
  returnTo: string | null;
  /** What was typed when a session had ended, sealed. */
  kept: string | null;
}

/** "My data", signed out: asks for the number that a code is sent to. */
export function PhonePage(props: PhonePageProps) {
  const { shell, lang, value, error, notice, alert, outage, returnTo, kept, done } = props;
  const w = words[lang];
  const wrong = Boolean(error || alert);
  const wanted = returnTo !== null && returnTo !== pathTo("myData", lang);
  return (
    <Page
      {...{ shell, lang }}
      title={titleOnce(done, w.title)}
      description={w.lead}
      page="myData"
      wrong={wrong}
      below={signedOutPath(lang, returnTo).slice(pathTo("myData", lang).length)}
      personal={wrong || returnTo !== null || kept !== null}
    >
      {error && <ErrorSummary errors={{ phone: error }} lang={lang} />}
      <h1>{w.title}</h1>
      {notice && <Notice alert={alert} focus>{notice}</Notice>}
      {outage && <Notice alert>{outage}</Notice>}
      {wanted && !notice && <p class="notice">{w.wanted}</p>}
      <p class="lead">{w.lead}</p>
      <p>{w.how}</p>
      <form method="post" action={pathTo("myData", lang, "/code")} noValidate>
        <Along {...{ returnTo, kept }} />
        <Field
          name="phone"
          label={w.phone}
          hint={w.phoneHint}
          error={error ?? undefined}
          value={value}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
        />
        <p class="hint">{w.cookie}</p>
        <button class="button" type="submit">{w.send}</button>
      </form>
      <Risk lang={lang} />
      <OtherWays lang={lang} />
      <p>
        <a href={pathTo("myData", lang, "/deleted")}>{w.receiptLink}</a>
      </p>
    </Page>
  );
}

/** What a form of the code step takes along. */
export function Along({ returnTo, kept }: Pick<PhonePageProps, "returnTo" | "kept">) {
  return (
    <>
      {returnTo && <input type="hidden" name="to" value={returnTo} />}
      {kept && <input type="hidden" name="kept" value={kept} />}
    </>
  );
}

/**
 * Something to know before anything else on the page. What answers a press takes the focus, as the
 * error summary does.
 */
export function Notice({ alert, focus, children }: {
  alert?: boolean;
  focus?: boolean;
  children: ComponentChildren;
}) {
  const kind = alert ? "notice notice-warning" : "notice";
  const taking = focus ? { tabIndex: -1, autoFocus: true } : {};
  const role = alert ? "alert" : focus ? undefined : "status";
  return <p class={kind} role={role} {...taking}>{children}</p>;
}

/** Says plainly what a code by text message does not protect from. */
export function Risk({ lang }: { lang: Lang }) {
  const w = words[lang];
  return (
    <section aria-labelledby="risk">
      <h2 id="risk">{w.risk}</h2>
      <p>{w.riskText}</p>
    </section>
  );
}
