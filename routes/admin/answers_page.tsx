import type { ReadyAnswer } from "../../lib/chat/mod.ts";
import { LANG_TAG, LANGS } from "../../lib/site/languages.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words as adminWords } from "../../lib/words/admin/mod.ts";
import { words } from "../../lib/words/desk/mod.ts";
import { ErrorSummary, Field, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import { Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";

interface FormProps {
  c: SiteContext;
  session: StaffSession;
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
}

/** All ready-made answers, and a form for one more. */
export function AnswersPage(props: FormProps & { answers: readonly ReadyAnswer[] }) {
  const { c, session, answers, errors } = props;
  const { lang } = session;
  const w = words[lang].answers;
  const wrong = Object.keys(errors).length > 0;
  const rows = answers.map(({ id, title, text }) => ({
    key: id,
    cells: [
      title,
      <span key={id} class="bubble-text">{text.fi}</span>,
      <a key={id} href={`/admin/answers/${id}`} aria-label={`${w.edit}: ${title}`}>{w.edit}</a>,
    ],
  }));
  return (
    <StaffPage c={c} session={session} title={w.title} item="answers" wrong={wrong}>
      <ErrorSummary errors={errors} lang={lang} />
      <h1>{w.title}</h1>
      {c.req.query("saved") && !wrong && <Saved>{adminWords[lang].saved}</Saved>}
      <p>{w.text}</p>
      {rows.length === 0
        ? <p>{w.none}</p>
        : <Table columns={[w.name, w.inLang.fi, ""]} rows={rows} />}
      <details open={wrong || answers.length === 0}>
        <summary>{w.add}</summary>
        <AnswerForm {...props} action="/admin/answers" />
      </details>
    </StaffPage>
  );
}

/** One ready-made answer. */
export function EditPage(props: FormProps & { id: string }) {
  const { c, session, id, errors } = props;
  const w = words[session.lang].answers;
  const wrong = Object.keys(errors).length > 0;
  return (
    <StaffPage c={c} session={session} title={w.editTitle} item="answers" wrong={wrong}>
      <ErrorSummary errors={errors} lang={session.lang} />
      <h1>{w.editTitle}</h1>
      <AnswerForm {...props} action={`/admin/answers/${id}`} />
      <form method="post" action={`/admin/answers/${id}/remove`}>
        <button type="submit" class="button button-danger">{w.remove}</button>
      </form>
    </StaffPage>
  );
}

function AnswerForm({ session, values, errors, action }: FormProps & { action: string }) {
  const { lang } = session;
  const w = words[lang].answers;
  return (
    <form method="post" action={action} noValidate>
      <Field
        name="title"
        label={w.name}
        hint={w.nameHint}
        error={errors.title}
        value={values.title}
        maxLength={80}
      />
      {LANGS.map((one) => (
        <Field
          key={one}
          name={one}
          label={w.inLang[one]}
          error={errors[one]}
          value={values[one]}
          rows={4}
        />
      ))}
      <button type="submit" class="button" lang={LANG_TAG[lang]}>{adminWords[lang].save}</button>
    </form>
  );
}
