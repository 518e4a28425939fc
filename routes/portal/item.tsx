import { Fragment } from "preact";
import type { Amendment, HeldChat, HeldItem } from "../../lib/holdings.ts";
import { formatPhone } from "../../lib/phone/mod.ts";
import type { ClientRecord, RecordOf } from "../../lib/records/mod.ts";
import { writeDate, writeInstant, writeTime } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { longTitle } from "../_long_title.ts";
import { Unreadable } from "../_unreadable.tsx";

interface ItemProps {
  item: HeldItem;
  lang: Lang;
  /** Unique on the page. */
  id: string;
  /** Where it is deleted; absent on paper. */
  eraseHref?: string;
  /** Where it is corrected, or something is asked of it; absent on paper. */
  fixHref?: string;
  /** It is on hold for an open matter. */
  held?: boolean;
  /** Whom to call about what does not open (E.164). */
  call: string;
  /** One below the heading that it stands under. */
  heading?: "h2" | "h3";
}

/** One thing that is held: its time in the margin, then what it is and when it goes. */
export function Item(props: ItemProps) {
  const { item, lang, id, eraseHref, fixHref, held, call, heading: Heading = "h3" } = props;
  const { content } = item;
  const w = words[lang];
  return (
    <li id={id}>
      <p class="margin">
        <time dateTime={new Date(item.at).toISOString()}>
          {writeDate(item.at, lang)} <span>{writeTime(item.at, lang)}</span>
        </time>
      </p>
      <Heading id={`${id}-name`}>
        {longTitle(facts[lang].kinds[item.kind].one)}
        <span class="visually-hidden">
          {`, ${writeDate(item.at, lang)} ${writeTime(item.at, lang)}`}
        </span>
      </Heading>
      <Content content={content} lang={lang} />
      {content.kind === "chat" && content.damaged && (
        <PartUnreadable count={content.damaged} {...{ lang, call }} />
      )}
      <Changes changes={item.changes ?? []} lang={lang} />
      {item.restrictedUntil && (
        <p class="notice">{w.restricted(writeDate(item.restrictedUntil, lang))}</p>
      )}
      {held && <p class="notice">{w.onHold}</p>}
      <p class="hint">{w.itemFoot(writeDate(item.expiresAt, lang))}</p>
      {eraseHref && (
        <p class="actions">
          {fixHref && (
            <a
              href={fixHref}
              id={`${id}-fix`}
              aria-labelledby={`${id}-fix ${id}-name`}
            >
              {w.fixItem}
            </a>
          )}
          <a
            class="link-danger"
            href={eraseHref}
            id={`${id}-erase`}
            aria-labelledby={`${id}-erase ${id}-name`}
          >
            {w.eraseItem}
          </a>
        </p>
      )}
    </li>
  );
}

/** What an item says, by its kind. */
export function Content({ content, lang }: { content: ClientRecord | HeldChat; lang: Lang }) {
  const { from, field } = words[lang];
  switch (content.kind) {
    case "call":
      return <Call call={content} lang={lang} />;
    case "chat":
      return <Chat chat={content} lang={lang} />;
    case "contact":
      return <Told contact={content} lang={lang} />;
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

function PartUnreadable({ count, lang, call }: { count: number; lang: Lang; call: string }) {
  const { ofChat } = words[lang].unreadable;
  return <Unreadable say={(phone) => ofChat(count, phone)} call={call} />;
}

/** What was corrected: it stands there until the item itself goes. */
function Changes({ changes, lang }: { changes: readonly Amendment[]; lang: Lang }) {
  const w = words[lang];
  return (
    <>
      {changes.map(({ at, before }) => (
        <Fragment key={at}>
          <p class="hint">{w.changed(writeDate(at, lang))}</p>
          {Object.entries(before).map(([name, value]) => (
            <p key={name} class="quote" dir="auto">{value === "" ? w.field.empty : value}</p>
          ))}
        </Fragment>
      ))}
    </>
  );
}

function Call({ call, lang }: { call: RecordOf<"call">; lang: Lang }) {
  const { field } = words[lang];
  const lines = [
    [field.started, writeInstant(Date.parse(call.startedAt), lang)],
    [field.ended, writeInstant(Date.parse(call.endedAt), lang)],
    [field.adviser, call.adviserName],
    [field.callerNumber, formatPhone(call.callerNumber)],
    [field.serviceNumber, formatPhone(call.serviceNumber)],
    [field.adviserNumber, formatPhone(call.adviserNumber)],
  ] as const;
  return <Pairs lines={lines} />;
}

/** What the client told of themselves. */
function Told({ contact, lang }: { contact: RecordOf<"contact">; lang: Lang }) {
  const { field, languages } = words[lang];
  const lines = [
    [field.name, contact.name ?? ""],
    [field.email, contact.email ?? ""],
    [field.address, contact.address ?? ""],
    [field.language, contact.lang ? languages[contact.lang] : ""],
  ] as const;
  return <Pairs lines={lines.filter(([, value]) => value !== "")} />;
}

function Chat({ chat, lang }: { chat: HeldChat; lang: Lang }) {
  const { field, from } = words[lang];
  const who = {
    visitor: from.you,
    adviser: from.adviser,
    note: from.note,
    statement: from.statement,
  };
  const lines = [
    [field.started, writeInstant(Date.parse(chat.startedAt), lang)],
    [field.ended, writeInstant(Date.parse(chat.endedAt), lang)],
    [field.nickname, chat.nickname ?? ""],
    [field.formerly, (chat.formerNicknames ?? []).join(", ")],
    [field.adviser, chat.adviserNames.join(", ")],
  ] as const;
  return (
    <>
      <Pairs lines={lines.filter(([, value]) => value !== "")} />
      {chat.messages.length > 0 && (
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
      )}
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

type Lines = readonly (readonly [name: string, value: string])[];

/** The few facts of one thing, as close together as there is room for. */
function Pairs({ lines }: { lines: Lines }) {
  return (
    <dl class="pairs">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Names and values, one under another. */
export function Facts({ lines }: { lines: Lines }) {
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
