import { ReceiptCode } from "../../islands/_chat/receipt.tsx";
import type { WireMessage } from "../../lib/chat/wire.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { words as errorWords } from "../../lib/words/errors/mod.ts";
import { Done } from "../_done.tsx";
import { liveWords } from "./_live_words.ts";
import { ChatPage, Conversation } from "./_page.tsx";
import { ELSEWHERE } from "./_elsewhere.ts";
import { here, type Place, receiptAt } from "./_place.ts";

interface LeavePageProps {
  place: Place;
  /** The receipt code, while it is not confirmed as saved. */
  unsaved: string | null;
}

/** Asks before a conversation is ended. */
export function EndPage(props: LeavePageProps) {
  const { place } = props;
  const w = words[place.lang];
  return (
    <LeavePage {...props} below="end" title={w.end.title} ask={w.end.ask} button={w.end.button} />
  );
}

/** Asks before an ended conversation is closed in this browser: only the receipt code opens it then. */
export function ClosePage(props: LeavePageProps) {
  const { place } = props;
  const w = words[place.lang];
  return (
    <LeavePage
      {...props}
      below="close"
      title={w.past.close}
      ask={w.closing}
      button={w.past.close}
    />
  );
}

/** Nobody goes without having seen the code once more. */
function LeavePage({ place, unsaved, below, title, ask, button }: LeavePageProps & {
  below: string;
  title: string;
  ask: string;
  button: string;
}) {
  const w = words[place.lang];
  return (
    <ChatPage place={place} title={title} below={`/${below}`} personal>
      <h1>{title}</h1>
      {unsaved !== null && (
        <>
          <p class="notice notice-warning">{w.end.unsaved}</p>
          <ReceiptCode
            receipt={unsaved}
            page={receiptAt(place)}
            saved={false}
            words={liveWords(place.lang)}
            action={here(place, "/receipt-saved")}
            back={below}
            live={false}
          />
        </>
      )}
      <p>{ask}</p>
      <form class="actions" method="post" action={here(place, `/${below}`)}>
        <input type="hidden" name="confirm" value="1" />
        <button class="button" type="submit">{button}</button>
        <a class="button button-quiet" href={here(place)}>{w.backToChat}</a>
      </form>
    </ChatPage>
  );
}

interface ErasePageProps {
  place: Place;
  /** The conversation is still going on. */
  open: boolean;
  /** Somebody was given it, who will be told. */
  given: boolean;
  /** Only this one. */
  message?: WireMessage;
}

/** Asks before a conversation, or one message of it, is erased. */
export function ErasePage({ place, open, given, message }: ErasePageProps) {
  const { lang } = place;
  const w = words[lang].erase;
  const title = message ? w.titleMessage : w.title;
  return (
    <ChatPage place={place} title={title} below="/erase" personal>
      <h1>{title}</h1>
      {message && (
        <Conversation
          lines={[{ ...message, key: `m${message.seq}` }]}
          lang={lang}
          now={place.now}
        />
      )}
      <p>{message ? w.askMessage : w.ask}</p>
      {open && !message && <p>{w.open}</p>}
      {given && <p>{w.given}</p>}
      <p class="notice notice-danger">{w.forGood}</p>
      <form class="actions" method="post" action={here(place, "/erase")}>
        {message && <input type="hidden" name="message" value={message.seq} />}
        <button class="button button-danger" type="submit">
          {message ? w.buttonMessage : w.button}
        </button>
        <a class="button button-quiet" href={here(place)}>{w.cancel}</a>
      </form>
    </ChatPage>
  );
}

export function ErasedPage({ place, given }: { place: Place; given: boolean }) {
  const { lang } = place;
  const w = words[lang].erase;
  return (
    <ChatPage place={place} title={w.doneTitle} personal>
      <h1>{w.doneTitle}</h1>
      <Done>{given ? w.doneGiven : w.done}</Done>
      <p>
        <a href={pathTo("home", lang)}>{errorWords[lang].toHome}</a>
      </p>
    </ChatPage>
  );
}

/** A page without our name that goes on to somebody else's by itself. */
export function ElsewherePage({ lang, title }: { lang: Lang; title: string }) {
  const url = ELSEWHERE[lang];
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="robots" content="noindex" />
        <meta http-equiv="refresh" content={`0;url=${url}`} />
      </head>
      <body>
        <p>
          <a href={url} rel="noreferrer">{title}</a>
        </p>
      </body>
    </html>
  );
}
