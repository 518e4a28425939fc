import type { ComponentChildren } from "preact";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/phone/mod.ts";
import { ErrorSummary, Field } from "../_forms.tsx";
import { Page, type Shell } from "../_layout.tsx";
import { OtherWays } from "./other_ways.tsx";

export interface PhonePageProps {
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
}

/** "My data", signed out: asks for the number that a code is sent to. */
export function PhonePage({ shell, lang, value, error, notice, alert, outage }: PhonePageProps) {
  const w = words[lang];
  const wrong = Boolean(error || alert);
  return (
    <Page
      {...{ shell, lang }}
      title={w.title}
      description={w.lead}
      page="myData"
      wrong={wrong}
      personal={wrong}
    >
      {error && <ErrorSummary errors={{ phone: error }} lang={lang} />}
      <h1>{w.title}</h1>
      {notice && <Notice alert={alert}>{notice}</Notice>}
      {outage && <Notice alert>{outage}</Notice>}
      <p class="lead">{w.lead}</p>
      <p>{w.how}</p>
      <form method="post" action={pathTo("myData", lang, "/code")} noValidate>
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
    </Page>
  );
}

/** Something to know before anything else on the page. */
export function Notice({ alert, children }: { alert?: boolean; children: ComponentChildren }) {
  const kind = alert ? "notice notice-warning" : "notice";
  return <p class={kind} role={alert ? "alert" : "status"}>{children}</p>;
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
