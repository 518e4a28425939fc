import { Fragment } from "preact";
import type { HeldChat, HeldItem } from "../../lib/holdings.ts";
import { formatPhone } from "../../lib/phone/mod.ts";
import type { ClientRecord, RecordOf } from "../../lib/records/mod.ts";
import { writeDate, writeInstant, writeTime } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";

export interface ItemProps {
  item: HeldItem;
  lang: Lang;
  /** Unique on the page. */
  id: string;
  /** Where it is deleted; absent on paper. */
  eraseHref?: string;
  /** One below the heading that it stands under. */
  heading?: "h2" | "h3";
}

/** One thing that is held: its time in the margin, then what it is and when it goes. */
export function Item({ item, lang, id, eraseHref, heading: Heading = "h3" }: ItemProps) {
  const w = words[lang];
  return (
    <li id={id}>
      <p class="margin" id={`${id}-time`}>
        <time dateTime={new Date(item.at).toISOString()}>
          {writeDate(item.at, lang)} <span>{writeTime(item.at, lang)}</span>
        </time>
      </p>
      <Heading id={`${id}-name`}>{facts[lang].kinds[item.kind].one}</Heading>
      <Content content={item.content} lang={lang} />
      <p class="hint">{w.itemFoot(writeDate(item.expiresAt, lang))}</p>
      {eraseHref && (
        <p>
          <a
            class="link-danger"
            href={eraseHref}
            id={`${id}-erase`}
            aria-labelledby={`${id}-erase ${id}-name ${id}-time`}
          >
            {w.eraseItem}
          </a>
        </p>
      )}
    </li>
  );
}

function Content({ content, lang }: { content: ClientRecord | HeldChat; lang: Lang }) {
  const { from, field } = words[lang];
  switch (content.kind) {
    case "call":
      return <Call call={content} lang={lang} />;
    case "chat":
      return <Chat chat={content} lang={lang} />;
    case "call_note":
      return <Written by={`${field.adviser}: ${content.adviserName}`} text={content.text} />;
    case "inquiry":
      return <Written by={from.you} text={content.text} />;
    case "sms":
    case "sms_answer": {
      const { direction, adviserName, text } = content;
      return (
        <Written by={sender(direction === "in" ? from.you : from.us, adviserName)} text={text} />
      );
    }
  }
}

function Call({ call, lang }: { call: RecordOf<"call">; lang: Lang }) {
  const { field } = words[lang];
  const lines = [
    [field.started, writeInstant(Date.parse(call.startedAt), lang)],
    [field.ended, writeInstant(Date.parse(call.endedAt), lang)],
    [field.callerNumber, formatPhone(call.callerNumber)],
    [field.serviceNumber, formatPhone(call.serviceNumber)],
    [field.adviser, call.adviserName],
    [field.adviserNumber, formatPhone(call.adviserNumber)],
  ] as const;
  return <Facts lines={lines} />;
}

function Chat({ chat, lang }: { chat: HeldChat; lang: Lang }) {
  const { field, from } = words[lang];
  const who = { visitor: from.you, adviser: from.adviser, note: from.note };
  const lines = [
    [field.started, writeInstant(Date.parse(chat.startedAt), lang)],
    [field.ended, writeInstant(Date.parse(chat.endedAt), lang)],
    [field.nickname, chat.nickname ?? ""],
    [field.adviser, chat.adviserNames.join(", ")],
  ] as const;
  return (
    <>
      <Facts lines={lines.filter(([, value]) => value !== "")} />
      <ol class="messages" aria-label={field.messages}>
        {chat.messages.map((message, index) => (
          <li key={index}>
            <p class="hint">
              {sender(who[message.from], message.adviserName)}{" "}
              <time dateTime={message.sentAt}>
                {writeInstant(Date.parse(message.sentAt), lang)}
              </time>
            </p>
            <p class="quote" dir="auto">{message.text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Written({ by, text }: { by: string; text: string }) {
  return (
    <>
      <p class="hint">{by}</p>
      <p class="quote" dir="auto">{text}</p>
    </>
  );
}

/** Names and values, one under another. */
export function Facts({ lines }: { lines: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl class="facts">
      {lines.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function sender(who: string, adviserName?: string): string {
  return adviserName ? `${who}, ${adviserName}` : who;
}
