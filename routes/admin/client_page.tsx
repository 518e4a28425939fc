import type { AuditPurpose } from "../../lib/audit/mod.ts";
import type { DeskConversation } from "../../lib/chat/desk_wire.ts";
import { maskPhone } from "../../lib/phone/mod.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ChoiceField, ErrorSummary, Field } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import type { AtHand, Opened } from "./_client.ts";
import { StaffPage } from "./_page.tsx";

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

/** One past conversation, to be read. */
export function ChatPage({ c, session, opened, conversation }: Base & {
  opened: Opened;
  conversation: DeskConversation;
}) {
  const { lang } = session;
  const w = words[lang];
  const { messages, notes } = conversation;
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
    <StaffPage {...{ c, session }} title={w.kinds.chat} item="clients" styles={["review.css"]}>
      <p>
        <a href={`/admin/clients/${opened.id}`}>{w.back}</a>
      </p>
      <h1>{w.kinds.chat}</h1>
      <p class="hint">{w.goes(writeDate(Date.parse(conversation.deletedAt), lang))}</p>
      <ol class="rows">
        {lines.map(({ who, at, text }, index) => (
          <li key={index}>
            <p>{writeInstant(Date.parse(at), lang)}</p>
            <div>
              <p class="hint">{who}</p>
              <p class="quote" dir="auto">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </StaffPage>
  );
}
