import { formatPhone, type WaitingCode } from "../../lib/phone/mod.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { timeUntil, words as phoneWords } from "../../lib/words/phone/mod.ts";
import { words as shellWords } from "../../lib/words/shell/mod.ts";
import { ErrorSummary, Field, type FieldErrors, Refusal } from "../_forms.tsx";
import { longTitle } from "../_long_title.ts";
import { ChatPage } from "./_page.tsx";
import { here, type Place } from "./_place.ts";

export interface LinkPageProps {
  place: Place;
  linked: boolean;
  /** This browser waits for a code. */
  waiting: WaitingCode | null;
  errors?: FieldErrors;
  notice?: string;
  /** That no text message leaves now. */
  outage?: string;
  phone?: string;
}

/** Proves a phone number, so that the conversation is shown in "my data". Nobody has to. */
export function LinkPage(props: LinkPageProps) {
  const { place, linked, waiting, errors = {}, notice, outage } = props;
  const { lang } = place;
  const w = words[lang];
  const wrong = Object.keys(errors).length > 0 || notice !== undefined;
  return (
    <ChatPage place={place} title={w.link.title} below="/phone" wrong={wrong} personal>
      <ErrorSummary errors={errors} lang={lang} />
      <h1>{longTitle(w.link.title)}</h1>
      {notice && <Refusal>{notice}</Refusal>}
      {outage && <p class="notice notice-warning">{outage}</p>}
      {linked
        ? (
          <p>
            {w.link.isLinked} <a href={pathTo("myData", lang)}>{shellWords[lang].myData}</a>
          </p>
        )
        : (
          <>
            <p>{w.link.lead}</p>
            {waiting && <CodeForm {...props} waiting={waiting} />}
            <PhoneForm {...props} />
          </>
        )}
      <p>
        <a href={here(place)}>{w.backToChat}</a>
      </p>
    </ChatPage>
  );
}

function CodeForm({ place, waiting, errors = {} }: LinkPageProps & { waiting: WaitingCode }) {
  const { lang } = place;
  const w = words[lang].link;
  const phone = formatPhone(waiting.phone);
  const said = waiting.unsure ? phoneWords[lang].unsure(phone) : w.sentTo(
    phone,
    timeUntil(waiting.endsAt, lang),
  );
  return (
    <form method="post" action={here(place, "/phone/code")}>
      <p class="notice">{said}</p>
      <Field
        name="code"
        label={w.code}
        hint={w.codeHint}
        error={errors.code}
        inputMode="numeric"
        autocomplete="one-time-code"
      />
      <div class="actions">
        <button class="button" type="submit">{w.button}</button>
      </div>
    </form>
  );
}

function PhoneForm({ place, waiting, errors = {}, phone }: LinkPageProps) {
  const w = words[place.lang].link;
  return (
    <form method="post" action={here(place, "/phone")}>
      {waiting && <h2>{w.another}</h2>}
      <Field
        name="phone"
        label={w.phone}
        hint={w.phoneHint}
        error={errors.phone}
        value={phone}
        type="tel"
        autocomplete="tel"
      />
      <div class="actions">
        <button class={waiting ? "button button-quiet" : "button"} type="submit">
          {w.send}
        </button>
      </div>
    </form>
  );
}
