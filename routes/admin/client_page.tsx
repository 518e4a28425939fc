import type { AuditPurpose } from "../../lib/audit/mod.ts";
import type { DeskConversation } from "../../lib/chat/desk_wire.ts";
import type { Hold } from "../../lib/holds/mod.ts";
import type { HeldItem } from "../../lib/holdings.ts";
import { formatPhone, maskPhone } from "../../lib/phone/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeDate, writeInstant, writeTime } from "../../lib/site/format.ts";
import { ACCESS, allows, type StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ChoiceField, ErrorSummary, Field } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import type { AtHand, Opened } from "./_client.ts";
import { Given } from "./_given.tsx";
import { Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { ItemContent } from "./client_item.tsx";

interface Base {
  c: SiteContext;
  session: StaffSession;
}

/** The form that finds a client. The number is sent in the body, and stands in no address. */
export function FindPage({ c, session, typed, error }: Base & { typed?: string; error?: string }) {
  const w = words[session.lang].find;
  const wrong = error !== undefined;
  return (
    <StaffPage {...{ c, session, wrong }} title={w.title} item="clients">
      {error && <ErrorSummary errors={{ phone: error }} lang={session.lang} />}
      <h1>{w.title}</h1>
      <p>{w.text}</p>
      <form method="post" action="/admin/clients" noValidate>
        <Field
          name="phone"
          label={w.phone}
          type="tel"
          inputMode="tel"
          autocomplete="off"
          value={typed}
          error={error}
        />
        <button type="submit" class="button">{w.find}</button>
      </form>
    </StaffPage>
  );
}

/** What for: chosen before anything is shown. */
export function PurposePage({ c, session, found, wrong, purposes }: Base & {
  found: AtHand;
  wrong: boolean;
  purposes: readonly AuditPurpose[];
}) {
  const { lang } = session;
  const w = words[lang];
  const names = reviewWords[lang].audit.purposes;
  const error = wrong ? w.open.choose : undefined;
  return (
    <StaffPage {...{ c, session, wrong }} title={w.open.title} item="clients">
      {error && <ErrorSummary errors={{ purpose: error }} lang={lang} />}
      <h1>{w.open.title}</h1>
      <p>{w.number}: {maskPhone(found.phone)}</p>
      <p>{w.open.text}</p>
      <form method="post" action={`/admin/clients/${found.id}/open`} noValidate>
        <ChoiceField
          name="purpose"
          label={w.open.purpose}
          error={error}
          options={purposes.map((value) => ({ value, label: names[value] }))}
        />
        <button type="submit" class="button">{w.open.open}</button>
      </form>
    </StaffPage>
  );
}

interface LinkedSection {
  readonly kind: HeldKind;
  readonly items: readonly { item: HeldItem; handle: string; hold?: Hold }[];
  readonly next?: string;
}

/** What is held of one client, kind by kind, and what staff may do about it. */
export function ClientPage(
  { c, session, opened, revealed, sections, given, attached }: Base & {
    opened: Opened;
    revealed: boolean;
    sections: readonly LinkedSection[];
    given: readonly Disclosure[];
    attached: boolean;
  },
) {
  const { lang, roles } = session;
  const { id, phone, purpose, until } = opened;
  const w = words[lang];
  const base = `/admin/clients/${id}`;
  const done = Object.entries(w.done).find(([name]) => name === c.req.query("done"))?.[1];
  const name = reviewWords[lang].audit.purposes[purpose];
  return (
    <StaffPage {...{ c, session }} title={w.title} item="clients">
      <h1>{w.title}</h1>
      {done && <Saved>{done}</Saved>}
      <p class="hint">{w.openedFor(name, writeTime(until, lang))}</p>
      <p>
        {w.number}: <strong>{revealed ? formatPhone(phone) : maskPhone(phone)}</strong>
      </p>
      {!revealed && (
        <form method="post" action={`${base}/number`}>
          <button type="submit" class="button button-quiet">{w.reveal}</button>{" "}
          <span class="hint">{w.revealHint}</span>
        </form>
      )}
      {!attached && <p class="notice notice-warning">{w.detached}</p>}
      <ul>
        <li>
          <a href={`${base}/end`}>{w.end.link}</a>
        </li>
        {attached && allows(ACCESS["GET /admin/clients/:id/new-owner"], roles) && (
          <li>
            <a href={`${base}/new-owner`}>{w.owner.link}</a>
          </li>
        )}
      </ul>
      {sections.length === 0 && <p>{w.nothing}</p>}
      {sections.map(({ kind, items, next }) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{w.kinds[kind]}</h2>
          {items.map((one) => <Item key={one.item.id} {...{ session, base, ...one }} />)}
          {next && (
            <p>
              <a href={`${base}?kind=${kind}&after=${next}`}>{w.older}</a>
            </p>
          )}
        </section>
      ))}
      <section aria-labelledby="recipients">
        <h2 id="recipients">{w.recipients.title}</h2>
        <Given {...{ lang, given }} removeAt={`${base}/recipients/remove`} />
        <p>
          <a class="button button-quiet" href={`${base}/recipients`}>{w.recipients.add}</a>
        </p>
      </section>
    </StaffPage>
  );
}

function Item({ session, base, item, handle, hold }: {
  session: StaffSession;
  base: string;
  item: HeldItem;
  handle: string;
  hold?: Hold;
}) {
  const { lang, roles } = session;
  const w = words[lang];
  const { kind, at, expiresAt, restrictedUntil, changes } = item;
  const mayHold = allows(ACCESS["POST /admin/clients/:id/hold"], roles);
  return (
    <article class="card" aria-label={`${w.kinds[kind]} ${writeInstant(at, lang)}`}>
      <p>
        <time dateTime={new Date(at).toISOString()}>{writeInstant(at, lang)}</time>
      </p>
      {restrictedUntil
        ? <p class="notice notice-warning">{w.restricted(writeDate(restrictedUntil, lang))}</p>
        : <ItemContent item={item} lang={lang} />}
      {!restrictedUntil && changes && <p class="hint">{w.corrected}</p>}
      {kind === "chat" && !restrictedUntil && (
        <form method="post" action={`${base}/chat`}>
          <input type="hidden" name="item" value={handle} />
          <button type="submit" class="button button-quiet">{w.openChat}</button>{" "}
          <span class="hint">{w.openChatHint}</span>
        </form>
      )}
      {hold && <p class="notice">{w.hold.on}: {w.hold.grounds[hold.ground]}. {hold.reason}</p>}
      <p class="hint">{w.goes(writeDate(expiresAt, lang))}</p>
      {mayHold && !hold && (
        <p>
          <a
            href={`${base}/hold?item=${handle}`}
            aria-label={`${w.hold.mark}: ${w.kinds[kind]} ${writeInstant(at, lang)}`}
          >
            {w.hold.mark}
          </a>
        </p>
      )}
      {mayHold && hold && (
        <form method="post" action={`${base}/lift`}>
          <input type="hidden" name="item" value={handle} />
          <button type="submit" class="button-link">{w.hold.lift}</button>
        </form>
      )}
    </article>
  );
}

/** One past conversation, to be read. */
export function ChatPage({ c, session, opened, conversation }: Base & {
  opened: Opened;
  conversation: DeskConversation;
}) {
  const { lang } = session;
  const w = words[lang];
  const { messages, notes, state } = conversation;
  const lines = [
    ...messages.map(({ from, sentAt, text, erased, adviserName }) => ({
      who: from === "adviser" ? adviserName ?? w.fromUs : w.fromClient,
      at: sentAt,
      text: erased ? "–" : text ?? "",
    })),
    ...notes.map(({ text, writtenAt, by, adviserName }) => ({
      who: by === "client" ? w.statement : `${w.note}, ${adviserName}`,
      at: writtenAt,
      text,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <StaffPage {...{ c, session }} title={w.kinds.chat} item="clients">
      <p>
        <a href={`/admin/clients/${opened.id}`}>{w.back}</a>
      </p>
      <h1>{w.kinds.chat}</h1>
      <p class="hint">{w.goes(writeDate(Date.parse(state.deletedAt), lang))}</p>
      {lines.map(({ who, at, text }, index) => (
        <div key={index}>
          <p class="hint">{who}, {writeInstant(Date.parse(at), lang)}</p>
          <p class="quote" dir="auto">{text}</p>
        </div>
      ))}
    </StaffPage>
  );
}
