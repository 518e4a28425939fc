import { type ClientRequest, isLate } from "../../lib/requests/mod.ts";
import { endOf } from "../../lib/retention.ts";
import { AUTHORITY, CONTROLLER } from "../../lib/site/controller.ts";
import { formatPhone, writeDate, writeDay } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words as portal } from "../../lib/words/portal/mod.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { CheckField, Done, ErrorSummary, titleOnce } from "../_forms.tsx";
import type { Asker } from "./_asker.ts";
import { Back } from "./ask_page.tsx";

interface RequestProps {
  request: ClientRequest;
  lang: Lang;
}

/** A request from its receipt to its answer. */
export function FollowPage({ asker, request, done, error }: {
  asker: Asker;
  request: ClientRequest;
  /** What was done with it just now. */
  done?: string;
  error?: string;
}) {
  const { lang } = asker;
  const w = words[lang];
  const open = request.decidedAt === undefined;
  const hides = open && request.kind === "number_new_owner";
  const late = isLate(request, asker.now);
  const { name } = w.kind[request.kind];
  const state = w.follow.states[request.status].toLowerCase();
  return asker.frame({
    title: titleOnce(done, `${name}, ${request.reference} (${state})`),
    below: `/request/${request.id}`,
    wrong: error !== undefined,
    children: (
      <>
        {error && <ErrorSummary errors={{ confirm: error }} lang={lang} />}
        <h1>{name}</h1>
        {done && <Done>{done}</Done>}
        {hides && !done && <p class="notice notice-success">{portal[lang].requestPage.hidden}</p>}
        {late && <Late request={request} lang={lang} />}
        <Standing {...{ request, lang, late }} />
        {request.decision && <Decided asker={asker} request={request} />}
        {open && !late && <Next asker={asker} request={request} />}
        <Extended request={request} lang={lang} />
        <Asked request={request} lang={lang} />
        <Timeline request={request} lang={lang} />
        {open && !hides && <Cancel asker={asker} request={request} error={error} />}
        <p class="hint">{w.follow.deleted(writeDate(request.expiresAt, lang))}</p>
        <Back asker={asker} />
      </>
    ),
  });
}

/** An answer that is late is said to be late, with whom to ask and where to complain (Article 77). */
function Late({ request: { dueOn }, lang }: RequestProps) {
  const { follow: w } = words[lang];
  const { name, phone, email } = CONTROLLER.contact;
  return (
    <section class="notice notice-warning" aria-labelledby="late">
      <h2 id="late">{w.lateTitle}</h2>
      <p>{w.late(writeDay(dueOn, lang))} {w.lateAsk}</p>
      <p>
        {name}, <a href={`tel:${phone}`}>{formatPhone(phone).replaceAll(" ", "\u00a0")}</a>,{" "}
        <a href={`mailto:${email}`}>{email}</a>
      </p>
      <p>
        {w.lateComplain} <a href={AUTHORITY.website[lang]} rel="noreferrer">{w.authority}</a>
      </p>
    </section>
  );
}

function Standing({ request, lang, late }: RequestProps & { late: boolean }) {
  const { follow: w, kind } = words[lang];
  const { reference, receivedAt, dueOn, status, decidedAt } = request;
  return (
    <dl class="facts">
      <dt>{words[lang].check.kind}</dt>
      <dd>{kind[request.kind].name}</dd>
      <dt>{w.reference}</dt>
      <dd>{reference}</dd>
      <dt>{w.received}</dt>
      <dd>{writeDate(receivedAt, lang)}</dd>
      <dt>{w.state}</dt>
      <dd>
        {w.states[status]}
        {decidedAt !== undefined && ` ${writeDate(decidedAt, lang)}`}
      </dd>
      {decidedAt === undefined && (
        <>
          <dt>{late ? w.wasDue : w.due}</dt>
          <dd>{writeDay(dueOn, lang)}</dd>
        </>
      )}
    </dl>
  );
}

function Next({ asker, request }: { asker: Asker; request: ClientRequest }) {
  const { follow: w } = words[asker.lang];
  const hidden = request.kind === "number_new_owner";
  return (
    <section aria-labelledby="next">
      <h2 id="next">{w.next}</h2>
      <p>
        {hidden ? portal[asker.lang].requestPage.nextText : w.nextText}{" "}
        {asker.page === "myData" && w.nextMessage}
      </p>
    </section>
  );
}

function Extended({ request: { extension, dueOn, decidedAt }, lang }: RequestProps) {
  const { follow: w, step } = words[lang];
  if (!extension) return null;
  return (
    <section aria-labelledby="extension">
      <h2 id="extension">{decidedAt === undefined ? w.extension : step.extended}</h2>
      <p>{w.extended(writeDay(extension.from, lang), writeDay(dueOn, lang))}</p>
      <p class="quote" dir="auto">{extension.reason}</p>
    </section>
  );
}

/** The answer, on what ground, and where to go with it: Article 12(4). */
function Decided({ asker, request }: { asker: Asker; request: ClientRequest }) {
  const { lang } = asker;
  const { follow: w, outcome, ground } = words[lang];
  const { decision, execution, kind } = request;
  if (!decision) return null;
  const given = decision.outcome !== "refused";
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{w.decision}</h2>
      <p class="lead">{outcome[decision.outcome]}</p>
      {execution && given && <p>{w[execution.state]}</p>}
      {restricts(request) && (
        <p>{portal[lang].restricted(writeDate(endOf("restriction", decision.at), lang))}</p>
      )}
      {decision.ground && <p>{`${w.ground}: ${ground[decision.ground]}.`}</p>}
      {decision.reason && (
        <>
          <h3>{w.reason}</h3>
          <p class="quote" dir="auto">{decision.reason}</p>
        </>
      )}
      {request.ended && (
        <>
          <h3>{w.ended}</h3>
          <p>{w.endedText}</p>
          <ul>
            {request.ended.map(({ id, reference, kind: other }) => (
              <li key={id}>{words[lang].kind[other].name}, {reference}</li>
            ))}
          </ul>
        </>
      )}
      {kind === "portability" && given && (
        <p>
          <a
            class="button"
            href={asker.at(asker.page === "myData" ? "/download" : "/download.json")}
          >
            {w.download}
          </a>
        </p>
      )}
      <h3>{w.complain}</h3>
      <p>
        {w.complainText} <a href={AUTHORITY.website[lang]} rel="noreferrer">{w.authority}</a>
      </p>
    </section>
  );
}

/** Whether something is restricted by it: its end is told, since nothing else of it may be in sight. */
function restricts({ kind, decision, execution }: ClientRequest): boolean {
  if (decision?.outcome === "refused" || execution?.state !== "done") return false;
  return kind === "restriction" || (kind === "objection" && decision?.measure !== "erase");
}

function Asked({ request, lang }: RequestProps) {
  const { follow: w, ask, kind } = words[lang];
  const { target, wrong, right, text } = request;
  if (!target && text === undefined) return null;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{w.asked}</h2>
      <dl class="facts">
        {target && (
          <>
            <dt>{words[lang].check.about}</dt>
            <dd>{facts[lang].kinds[target.kind].one}</dd>
          </>
        )}
        {wrong !== undefined && (
          <>
            <dt>{ask.wrong}</dt>
            <dd class="quote" dir="auto">{wrong}</dd>
            <dt>{ask.right}</dt>
            <dd class="quote" dir="auto">{right}</dd>
          </>
        )}
        {text !== undefined && (
          <>
            <dt>{kind[request.kind].label}</dt>
            <dd class="quote" dir="auto">{text}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Timeline({ request: { history }, lang }: RequestProps) {
  const { follow: w, step } = words[lang];
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{w.timeline}</h2>
      <ol class="letter">
        {history.map((event, index) => (
          <li key={index}>
            <p class="margin">
              <time dateTime={new Date(event.at).toISOString()}>{writeDate(event.at, lang)}</time>
            </p>
            <p>{step[event.step]}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Cancel({ asker, request, error }: {
  asker: Asker;
  request: ClientRequest;
  error?: string;
}) {
  const { follow: w } = words[asker.lang];
  return (
    <section aria-labelledby="cancel">
      <h2 id="cancel">{w.cancelTitle}</h2>
      <p>{w.cancelText}</p>
      <form method="post" action={asker.at(`/request/${request.id}/cancel`)} noValidate>
        <CheckField name="confirm" label={w.cancelConfirm} error={error} />
        <button class="button button-quiet" type="submit">{w.cancel}</button>
      </form>
    </section>
  );
}
