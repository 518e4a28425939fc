import type { AvailableNow, OpeningHours } from "../../lib/chat/mod.ts";
import { MAX_NICKNAME } from "../../lib/chat/wire.ts";
import { formatPhone } from "../../lib/phone/mod.ts";
import { RETENTION } from "../../lib/retention.ts";
import { CONTROLLER } from "../../lib/site/controller.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { words as shellWords } from "../../lib/words/shell/mod.ts";
import { Done, doneTitle } from "../_done.tsx";
import { ErrorSummary, Field, type FieldErrors, Refusal } from "../_forms.tsx";
import { Asked } from "./_asked.tsx";
import { ChatPage, ExitHonestly, titled } from "./_page.tsx";
import { here, type Place } from "./_place.ts";
import { EveryDay, Hours } from "./hours.tsx";

export interface StartPageProps {
  place: Place;
  available: AvailableNow;
  hours: OpeningHours;
  /** Something that has just been done. */
  done?: string;
  errors?: FieldErrors;
  values?: { nickname?: string; question?: string };
  /** Why a chat cannot be started now. */
  refused?: string;
  /** Makes sending the form twice start one conversation's question once. */
  messageId: string;
}

/** Before the start: what is recorded and how long, who answers and when. Nothing is stored yet. */
export function StartPage(props: StartPageProps) {
  const { place, available, hours, errors = {}, values = {}, refused, done } = props;
  const { lang } = place;
  const w = words[lang];
  const wrong = Object.keys(errors).length > 0 || refused !== undefined;
  const asks = !available.canChat || values.question !== undefined;
  const title = done ? titled(doneTitle(done), lang) : w.title;
  return (
    <ChatPage place={place} title={title} description={w.lead} wrong={wrong}>
      <ErrorSummary errors={errors} lang={lang} />
      {done && <Done>{done}</Done>}
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      {refused && <Refusal>{refused}</Refusal>}
      <Hours place={place} available={available} />
      <Before lang={lang} />
      <form method="post" action={here(place)}>
        <Field
          name="nickname"
          label={w.start.nickname}
          hint={w.start.nicknameHint}
          error={errors.nickname}
          value={values.nickname}
          autocomplete="off"
          maxLength={MAX_NICKNAME}
          optional={lang}
        />
        {asks && (
          <>
            <Field
              name="question"
              label={w.start.question}
              hint={w.start.questionHint}
              error={errors.question}
              value={values.question}
              autocomplete="off"
              rows={6}
            />
            <input type="hidden" name="id" value={props.messageId} />
            {errors.question === w.faults.identity && <Asked text={values.question ?? ""} />}
          </>
        )}
        <div class="actions">
          <button class="button" type="submit">
            {available.canChat ? w.start.button : w.start.leave}
          </button>
        </div>
      </form>
      <EveryDay place={place} hours={hours} />
      <p>
        {w.start.haveReceipt} <a href={pathTo("receipt", lang)}>{w.start.openReceipt}</a>
      </p>
      {!available.canChat && <OtherWays lang={lang} />}
      <ExitHonestly lang={lang} />
    </ChatPage>
  );
}

function Before({ lang }: { lang: Lang }) {
  const w = words[lang].before;
  return (
    <section aria-labelledby="before">
      <h2 id="before">{w.title}</h2>
      <ul>
        <li>
          <strong>{w.noCode}</strong>
        </li>
        <li>{w.recorded}</li>
        <li>{w.kept(RETENTION.chat.keep.years)}</li>
        <li>{w.receipt}</li>
      </ul>
      <details>
        <summary>{w.fold}</summary>
        <ul>
          <li>{w.address}</li>
          <li>{w.device}</li>
        </ul>
      </details>
      <p>
        <a href={pathTo("notice", lang)}>{w.more}</a>
      </p>
    </section>
  );
}

function OtherWays({ lang }: { lang: Lang }) {
  const { call, visit } = shellWords[lang].footer;
  const { phone } = CONTROLLER.contact;
  return (
    <section aria-labelledby="other-ways">
      <h2 id="other-ways">{words[lang].start.other}</h2>
      <dl class="facts">
        <dt>{call}</dt>
        <dd>
          <a href={`tel:${phone}`}>{formatPhone(phone)}</a>
        </dd>
        <dt>{visit}</dt>
        <dd>
          {CONTROLLER.offices.map(({ street, postalCode, city }) => (
            <address key={street}>{`${street}, ${postalCode} ${city}`}</address>
          ))}
        </dd>
      </dl>
    </section>
  );
}
