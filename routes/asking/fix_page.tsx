import { writeDate } from "../../lib/site/format.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { Done, ErrorSummary, Field, titleOnce } from "../_forms.tsx";
import { type Asker, type Chosen, query } from "./_asker.ts";
import { Back, Carried } from "./ask_page.tsx";

interface FixProps {
  asker: Asker;
  chosen: Chosen;
}

/** What can be done about one thing that is held, each as a link to where it is done. */
export function FixPage({ asker, chosen }: FixProps) {
  const w = words[asker.lang];
  const { title, hold, target } = chosen;
  const links = linksFor({ asker, chosen });
  return asker.frame({
    title: w.fix.title,
    below: `/fix${query(chosen)}`,
    children: (
      <>
        <h1>{w.fix.title}</h1>
        <p class="lead">{title}</p>
        {hold && (
          <section class="notice" aria-labelledby="held">
            <h2 id="held">{w.fix.held}</h2>
            <p>{w.fix.heldText(writeDate(hold.placedAt, asker.lang))}</p>
            <p>{`${w.follow.ground}: ${w.ground[hold.ground]}.`}</p>
            <p class="quote" dir="auto">{hold.reason}</p>
          </section>
        )}
        <h2>{w.fix.what}</h2>
        {target.kind === "call" && <p>{w.fix.call}</p>}
        <ul>
          {links.map(([label, href]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        <Back asker={asker} />
      </>
    ),
  });
}

function linksFor({ asker, chosen }: FixProps): (readonly [label: string, href: string])[] {
  const { fix: w } = words[asker.lang];
  const { target, text, notes = [], hold, named } = chosen;
  const at = (below: string) => asker.at(`${below}${query(chosen)}`);
  const erase = asker.page === "myData" ? `/delete?scope=${named}` : "/erase";
  return [
    ...(text === undefined ? [] : [[w.correct, at("/ask/correction")] as const]),
    ...(notes.length > 0 ? [[w.correctNote, at("/ask/correction")] as const] : []),
    ...(target.kind === "chat"
      ? [[w.statement, at("/statement")], [w.nickname, at("/nickname")]] as const
      : []),
    ...(target.kind === "contact" ? [[w.contact, asker.at("/contact")] as const] : []),
    [w.restriction, at("/ask/restriction")],
    [w.objection, at("/ask/objection")],
    [w.other, at("/ask/other")],
    hold ? [w.askErasure, at("/ask/erasure")] : [w.erase, asker.at(erase)],
  ];
}

/** A statement of the client's own, beside a conversation that nobody rewrites. */
export function StatementPage({ asker, chosen, saved, text, error }: FixProps & {
  saved?: boolean;
  text?: string;
  error?: string;
}) {
  const { statement: w } = words[asker.lang];
  return asker.frame({
    title: titleOnce(saved && w.saved, w.title),
    below: `/statement${query(chosen)}`,
    wrong: error !== undefined,
    children: (
      <>
        <ErrorSummary errors={error ? { text: error } : {}} lang={asker.lang} />
        <h1>{w.title}</h1>
        {saved && <Done>{w.saved}</Done>}
        <p class="lead">{w.lead}</p>
        <form
          method="post"
          action={asker.at("/statement")}
          noValidate
          data-written={text ? "" : undefined}
        >
          <Carried {...{ asker, chosen }} />
          <input type="hidden" name="id" value={crypto.randomUUID()} />
          <Field name="text" label={w.label} hint={w.hint} error={error} value={text} rows={6} />
          <button class="button" type="submit">{w.button}</button>
        </form>
        <Back asker={asker} />
      </>
    ),
  });
}

/** The nickname that the client gave, theirs to change. */
export function NicknamePage({ asker, chosen, saved, typed, error }: FixProps & {
  saved?: boolean;
  typed?: string;
  error?: string;
}) {
  const { nickname: w } = words[asker.lang];
  return asker.frame({
    title: titleOnce(saved && w.saved, w.title),
    below: `/nickname${query(chosen)}`,
    wrong: error !== undefined,
    children: (
      <>
        <ErrorSummary errors={error ? { nickname: error } : {}} lang={asker.lang} />
        <h1>{w.title}</h1>
        {saved && <Done>{w.saved}</Done>}
        <p class="lead">{w.lead}</p>
        <form
          method="post"
          action={asker.at("/nickname")}
          noValidate
          data-written={typed ? "" : undefined}
        >
          <Carried {...{ asker, chosen }} />
          <Field
            name="nickname"
            label={w.label}
            error={error}
            value={typed ?? chosen.nickname}
            autocomplete="off"
          />
          <button class="button" type="submit">{w.button}</button>
        </form>
        <Back asker={asker} />
      </>
    ),
  });
}
