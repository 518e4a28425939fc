import type { PastConversation } from "../../lib/chat/mod.ts";
import { writeDate, writeInstant, writeTime } from "../../lib/site/format.ts";
import type { ClientRequest } from "../../lib/requests/mod.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { words as asking } from "../../lib/words/requests/mod.ts";
import { Done, doneTitle } from "../_done.tsx";
import { UnreadableRequests } from "../_unreadable.tsx";
import { ErrorSummary, Field, Refusal } from "../_forms.tsx";
import { type Beside, GivenTo, OnHold } from "./_beside.tsx";
import { ChatPage, Conversation, ExitHonestly, type Line, titled } from "./_page.tsx";
import { here, type Place } from "./_place.ts";

/** Where a receipt code is given. */
export function OpenPage(
  props: { place: Place; typed?: string; error?: string; refused?: string; done?: string },
) {
  const { place, typed, error, refused, done } = props;
  const { lang } = place;
  const w = words[lang].open;
  const wrong = error !== undefined || refused !== undefined;
  return (
    <ChatPage
      place={place}
      title={done ? titled(doneTitle(done), lang) : w.title}
      description={w.lead}
      wrong={wrong}
    >
      <ErrorSummary errors={error ? { code: error } : {}} lang={lang} />
      {done && <Done>{done}</Done>}
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      {refused && <Refusal>{refused}</Refusal>}
      <form method="post" action={here(place)}>
        <Field
          name="code"
          label={w.code}
          hint={w.codeHint}
          value={typed}
          error={error}
          autocomplete="off"
        />
        <div class="actions">
          <button class="button" type="submit">{w.button}</button>
        </div>
      </form>
      <p class="hint">{w.device}</p>
      <p class="hint">{w.lost}</p>
      <ExitHonestly lang={lang} />
    </ChatPage>
  );
}

/** A past conversation, opened with its receipt code: everything that is held of it. */
export function PastPage({ place, past, requests, unreadable, beside, until }: {
  place: Place;
  past: PastConversation;
  beside: Beside;
  /** What was asked about it with the receipt code. */
  requests: readonly ClientRequest[];
  /** When what does not open of it was asked (epoch milliseconds). */
  unreadable: readonly number[];
  /** When the page is closed (epoch milliseconds). */
  until: number;
}) {
  const { lang } = place;
  const w = words[lang];
  const { state, notes } = past;
  const over = state.status === "ended";
  return (
    <ChatPage place={place} title={w.past.title} personal>
      <h1>{w.past.title}</h1>
      <p class="hint no-print">{w.past.closes(writeTime(until, lang))}</p>
      <Facts place={place} past={past} held={beside.hold !== null} />
      {beside.hold && <OnHold place={place} hold={beside.hold} />}
      <section aria-labelledby="messages">
        <h2 id="messages">{w.conversation}</h2>
        {notes.length > 0 && <p class="hint">{w.past.note}</p>}
        <Conversation lines={linesOf(place, past, beside)} lang={lang} now={place.now} />
      </section>
      <GivenTo place={place} given={beside.given} />
      <section class="no-print" aria-labelledby="actions">
        <h2 id="actions">{w.past.actions}</h2>
        <ul>
          <li>
            <a href={here(place, "/download.txt")} download>{w.past.text}</a>
          </li>
          <li>
            <a href={here(place, "/download.json")} download>{w.past.json}</a>
          </li>
          <li>{w.receipt.print}</li>
          <li>
            <a href={here(place, "/fix")}>{asking[lang].fix.title}</a>
          </li>
          <li>
            <a href={here(place, "/views")}>{asking[lang].views.link}</a>
          </li>
        </ul>
        {!over && (
          <form method="post" action={here(place, "/continue")}>
            <button class="button" type="submit">{w.past.goOn}</button>
          </form>
        )}
        {!beside.hold && (
          <div class="actions">
            <a class="button button-danger" href={here(place, "/erase")}>{w.erase.title}</a>
          </div>
        )}
        <form class="actions" method="post" action={here(place, "/close")}>
          <button class="button button-quiet" type="submit">{w.past.close}</button>
        </form>
      </section>
      <UnreadableRequests
        {...{ unreadable, lang }}
        call={place.shell.facts.contact.phone}
      />
      <Asked place={place} requests={requests} />
      <ExitHonestly lang={lang} />
    </ChatPage>
  );
}

/** What was asked about the conversation, and how each request stands. */
function Asked({ place, requests }: { place: Place; requests: readonly ClientRequest[] }) {
  const { lang } = place;
  const { follow: w, kind } = asking[lang];
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{w.list}</h2>
      <ul>
        {requests.map((request) => (
          <li key={request.id}>
            <a href={here(place, `/request/${request.id}`)}>
              {kind[request.kind].name}
              <span class="visually-hidden">{`, ${request.reference}`}</span>
            </a>
            <p class="hint">{`${request.reference}. ${w.states[request.status]}.`}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ place, past, held }: { place: Place; past: PastConversation; held: boolean }) {
  const { lang } = place;
  const w = words[lang];
  const { state, nickname } = past;
  const goes = held ? w.past.goes : w.deletedAt;
  const instant = (at: string) => writeInstant(Date.parse(at), lang);
  return (
    <dl class="facts">
      <dt>{w.past.started}</dt>
      <dd>{instant(state.startedAt)}</dd>
      <dt>{w.past.ended}</dt>
      <dd>
        <p>{state.endedAt ? instant(state.endedAt) : w.past.notEnded}</p>
        {state.status === "question" && <p>{w.questionWaits}</p>}
        {state.deletedAt && <p>{goes(writeDate(Date.parse(state.deletedAt), lang))}</p>}
      </dd>
      {nickname && (
        <>
          <dt>{w.past.nickname}</dt>
          <dd>
            <bdi>{nickname}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}

function linesOf(
  place: Place,
  { messages, notes }: PastConversation,
  { hold }: Beside,
): Line[] {
  const w = words[place.lang].erase;
  const said = messages.map((message): Line => ({
    ...message,
    key: `m${message.seq}`,
    action: message.erased || hold ? undefined : (
      <p class="no-print">
        <a class="link-danger" href={here(place, `/erase?message=${message.seq}`)}>
          {w.this}
          <span class="visually-hidden">
            {`: ${w.which(message.seq)}, ${writeInstant(Date.parse(message.sentAt), place.lang)}`}
          </span>
        </a>
      </p>
    ),
  }));
  const noted = notes.map(({ number, ...note }, i): Line => ({
    ...note,
    key: `n${i + 1}`,
    from: number === undefined ? "statement" : "note",
  }));
  return [...said, ...noted].sort((a, b) => Date.parse(a.sentAt!) - Date.parse(b.sentAt!));
}
