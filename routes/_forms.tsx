import type { ComponentChildren, InputHTMLAttributes } from "preact";
import type { Lang } from "../lib/site/languages.ts";
import { words } from "../lib/words/shell/mod.ts";

/** What is wrong with a field, in the reader's words. Keys are field names. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The list of what is wrong, first on the page, each line a link to its field. */
export function ErrorSummary({ errors, lang }: { errors: FieldErrors; lang: Lang }) {
  const lines = Object.entries(errors);
  if (lines.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} id="errors">
      <h2>{words[lang].errorSummary}</h2>
      <ul>
        {lines.map(([field, message]) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export interface FieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string;
  value?: string;
  type?: "text" | "tel" | "email" | "date" | "search";
  inputMode?: "numeric" | "tel" | "text";
  autocomplete?: string;
  maxLength?: number;
  required?: boolean;
  /** Shows several lines. */
  rows?: number;
}

/** One labelled field with its hint and its error. */
export function Field(props: FieldProps) {
  const { name, label, hint, error, rows } = props;
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  const shared = {
    id: name,
    name,
    required: props.required,
    maxLength: props.maxLength,
    autocomplete: props.autocomplete,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
  const input = {
    ...shared,
    type: props.type ?? "text",
    inputMode: props.inputMode,
    value: props.value,
  } as InputHTMLAttributes<HTMLInputElement>;
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label for={name}>{label}</label>
      {hint && <p class="hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p class="field-error" id={`${name}-error`}>{error}</p>}
      {rows ? <textarea {...shared} rows={rows}>{props.value}</textarea> : <input {...input} />}
    </div>
  );
}
