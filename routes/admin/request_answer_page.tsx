import type { ComponentChildren } from "preact";
import { formatPhone } from "../../lib/phone/mod.ts";
import { isCopied, type StaffRequest } from "../../lib/requests/mod.ts";
import { AUTHORITY } from "../../lib/site/controller.ts";
import { writeDate } from "../../lib/site/format.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { words as requestWords } from "../../lib/words/requests/mod.ts";
import { Page } from "../_layout.tsx";
import { shellOf, type SiteContext } from "../_site.ts";
import type { RequestProps } from "./request_page.tsx";

export const FORMATS = ["print", "json", "csv"] as const;

/** What was decided, by whom, and how far it is carried out. */
export function Decided({ session, request }: RequestProps) {
  const { lang } = session;
  const w = words[lang];
  const { decision, decidedBy, execution, told, status, ended = [] } = request;
  if (status === "erased") return <p class="notice">{w.ended.alone}</p>;
  if (!decision) return <p class="notice">{w.statuses[status]}</p>;
  const { ground, reason } = decision;
  const sent = told === "sent" || told === "unknown";
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{w.decided.title}</h2>
      <p>
        <strong>{w.decided.outcomes[decision.outcome]}</strong>.{" "}
        {decidedBy && w.decided.by(decidedBy.name)}
      </p>
      {ground && <p>{requestWords[lang].ground[ground]}</p>}
      {reason && <p class="quote" dir="auto">{reason}</p>}
      {execution && <p>{w.decided[execution.state]}</p>}
      {ended.length > 0 && (
        <>
          <h3>{w.ended.with}</h3>
          <ul>
            {ended.map(({ id, reference, kind }) => (
              <li key={id}>
                <a href={`/admin/requests/${id}`}>{reviewWords[lang].requests.kinds[kind]}</a>,{" "}
                <code>{reference}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {request.phone && <p class="hint">{sent ? w.decided.told : w.decided.notTold}</p>}
    </section>
  );
}

/** What somebody was writing when a colleague decided: to be copied, and not sent. */
export function Unsent({ session, typed = {} }: RequestProps) {
  const w = words[session.lang].unsent;
  const { reason, correctedText } = typed;
  if (!reason && !correctedText) return null;
  return (
    <section aria-labelledby="unsent">
      <h2 id="unsent">{w}</h2>
      {correctedText && <p class="quote" dir="auto">{correctedText}</p>}
      {reason && <p class="quote" dir="auto">{reason}</p>}
    </section>
  );
}

/** What is still to be sent, of a request that came by hand. */
export function Answer({ session, request, touched }: RequestProps) {
  const w = words[session.lang].answer;
  const { id, decision, answerTo, enteredBy, kind, told } = request;
  if (!decision || !enteredBy) return null;
  const untold = told === undefined || told === "refused" || told === "unavailable";
  const copied = isCopied(kind) && decision.outcome !== "refused" && touched.client;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{w.title}</h2>
      {answerTo ? <p>{w.send(answerTo)}</p> : untold && <p>{w.byPhone}</p>}
      <p>
        <a class="button" href={`/admin/requests/${id}/letter`}>{w.letter}</a>
      </p>
      {copied && (
        <form method="post" action={`/admin/requests/${id}/copy`}>
          <p class="hint">{w.copyText}</p>
          <div class="actions">
            {FORMATS.map((format) => (
              <button
                key={format}
                type="submit"
                class="button button-quiet"
                name="format"
                value={format}
              >
                {w[format]}
              </button>
            ))}
          </div>
        </form>
      )}
    </section>
  );
}

/** A page for paper in the language of who asked; on the screen it leads back. */
export function Paper({ c, request, title, back, children }: {
  c: SiteContext;
  request: StaffRequest;
  title: string;
  /** In the language of the reader. */
  back: string;
  children: ComponentChildren;
}) {
  const shell = shellOf(c.get("services"));
  const { name, shortName, offices, contact } = shell.facts;
  return (
    <Page
      shell={shell}
      lang={request.lang}
      title={title}
      variant="desk"
      styles={["staff.css", "portal.css"]}
      navigation={
        <p>
          <a href={`/admin/requests/${request.id}`}>{back}</a>
        </p>
      }
      personal
    >
      <div class="letterhead">
        <p>
          {name} ({shortName})
        </p>
        <div>
          {offices.map(({ street, postalCode, city }) => (
            <p key={city}>{street}, {postalCode} {city}</p>
          ))}
        </div>
        <p>
          {contact.name}, {formatPhone(contact.phone)}, {contact.email}
        </p>
      </div>
      {children}
    </Page>
  );
}

/** The answer as a letter: what was asked and decided, why, and where to go with it (Article 12(4)). */
export function Letter({ request, now, enclosed }: {
  request: StaffRequest;
  now: number;
  /** Whether a copy of the data goes with it. */
  enclosed: boolean;
}) {
  const { lang, decision, answerTo, kind, reference, receivedAt, text, wrong, right } = request;
  const { ended = [] } = request;
  const { follow: w, letter, outcome, ground, kind: kinds, ask } = requestWords[lang];
  if (!decision) return null;
  const asked = [[kinds[kind].label, text], [ask.wrong, wrong], [ask.right, right]] as const;
  return (
    <>
      {answerTo && <p>{answerTo}</p>}
      <p>{writeDate(now, lang)}</p>
      <h1>{letter.title}</h1>
      <p>{kinds[kind].name}. {w.line(reference, writeDate(receivedAt, lang))}</p>
      <h2>{w.asked}</h2>
      {asked.map(([name, value]) =>
        value && (
          <div key={name}>
            <p class="hint">{name}</p>
            <p class="quote" dir="auto">{value}</p>
          </div>
        )
      )}
      <h2>{w.decision}</h2>
      <p class="lead">{outcome[decision.outcome]}</p>
      {decision.ground && <p>{`${w.ground}: ${ground[decision.ground]}.`}</p>}
      {decision.reason && (
        <>
          <h3>{w.reason}</h3>
          <p class="quote" dir="auto">{decision.reason}</p>
        </>
      )}
      {ended.length > 0 && (
        <>
          <h3>{w.ended}</h3>
          <p>{w.endedText}</p>
          <ul>
            {ended.map(({ id, reference, kind: other }) => (
              <li key={id}>{kinds[other].name}, {reference}</li>
            ))}
          </ul>
        </>
      )}
      {enclosed && <p>{letter.enclosed}</p>}
      <h2>{w.complain}</h2>
      <p>{w.complainText}</p>
      <p>
        {w.authority}, <a href={AUTHORITY.website[lang]} rel="noreferrer">tietosuoja.fi</a>,{" "}
        {AUTHORITY.email}, {formatPhone(AUTHORITY.switchboard)}
      </p>
    </>
  );
}
