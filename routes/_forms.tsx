import type { ComponentChildren, InputHTMLAttributes } from "preact";
import type { Lang } from "../lib/site/languages.ts";
import { words } from "../lib/words/shell/mod.ts";

/** What is wrong with a field, in the reader's words. Keys are field names. */
export type FieldErrors = Readonly<Record<string, string>>;

/**
 * The list of what is wrong, first on the page, each line a link to its field. It takes the focus as
 * the page comes, so that a screen reader begins there; that needs no script.
 */
export function ErrorSummary({ errors, lang }: { errors: FieldErrors; lang: Lang }) {
  const lines = Object.entries(errors);
  if (lines.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autoFocus id="errors">
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

/**
 * Why what was asked is not done now, where no field is wrong. It takes the focus as the error summary
 * does: a screen reader announces no live region of a page that has just come.
 */
export function Refusal({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice notice-warning" role="alert" tabIndex={-1} autoFocus id="errors">
      {children}
    </p>
  );
}

/**
 * That something is done, first on the page. It takes the focus as the page comes, as the error summary
 * does, so that nobody has to look for it; what has the focus is read, so it is no live region.
 */
export function Done({ children }: { children: ComponentChildren }) {
  return <p class="notice notice-success" tabIndex={-1} autoFocus id="done">{children}</p>;
}

/** A title that says first what is done, since a title is what a screen reader reads first. */
export function titleOnce(done: string | false | undefined, title: string): string {
  return done ? `${done.replace(/\.$/, "")} – ${title}` : title;
}

/** What every kind of field has. */
interface Labelled {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  /** The id of the form that it belongs to, where it stands outside of it. */
  form?: string;
}

interface FieldProps extends Labelled {
  label: string;
  value?: string;
  type?: "text" | "tel" | "email" | "date" | "time" | "search" | "password";
  inputMode?: "numeric" | "tel" | "text";
  autocomplete?: string;
  maxLength?: number;
  required?: boolean;
  /** Says so behind the label, in words. */
  optional?: Lang;
  /** Shows several lines. */
  rows?: number;
  /** The form that it belongs to, where it stands outside of it. */
  form?: string;
}

/** One labelled field with its hint and its error. */
export function Field(props: FieldProps) {
  const { name, label, rows, optional } = props;
  const shared = {
    ...described(props),
    required: props.required,
    maxLength: props.maxLength,
    autocomplete: props.autocomplete,
    form: props.form,
  };
  const input = {
    ...shared,
    type: props.type ?? "text",
    inputMode: props.inputMode,
    value: props.value,
  } as InputHTMLAttributes<HTMLInputElement>;
  return (
    <div class={props.error ? "field field-wrong" : "field"}>
      <label for={name}>{optional ? `${label} (${words[optional].optional})` : label}</label>
      <HintAndError {...props} />
      {rows ? <textarea {...shared} rows={rows}>{props.value}</textarea> : <input {...input} />}
    </div>
  );
}

interface SelectFieldProps extends Labelled {
  value?: string;
  options: readonly { value: string; label: string }[];
}

/** One labelled list to choose from. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, options, value } = props;
  return (
    <div class={props.error ? "field field-wrong" : "field"}>
      <label for={name}>{label}</label>
      <HintAndError {...props} />
      <select {...described(props)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckFieldProps extends Labelled {
  checked?: boolean;
  /** What is sent when it is checked. */
  value?: string;
}

/** One box to tick, for example a confirmation. */
export function CheckField(props: CheckFieldProps) {
  const { name, label, checked, value = "1" } = props;
  return (
    <div class={props.error ? "field-wrong" : undefined}>
      <div class="choice">
        <input type="checkbox" {...described(props)} value={value} checked={checked} />
        <label for={name}>{label}</label>
        <HintAndError {...props} />
      </div>
    </div>
  );
}

interface ChoiceFieldProps extends Labelled {
  value?: string;
  options: readonly { value: string; label: ComponentChildren; hint?: ComponentChildren }[];
}

/** One of a few, all of them in sight. The first has the id of the field: the error's link ends there. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, label, options, value } = props;
  const { "aria-describedby": describedBy } = described(props);
  return (
    <fieldset
      class={props.error ? "choices field-wrong" : "choices"}
      aria-describedby={describedBy}
    >
      <legend>{label}</legend>
      <HintAndError {...props} />
      {options.map((option, index) => {
        const id = index === 0 ? name : `${name}-${option.value.replaceAll(/[^\w-]+/g, "-")}`;
        return (
          <div class="choice" key={option.value}>
            <input
              type="radio"
              id={id}
              name={name}
              form={props.form}
              value={option.value}
              checked={option.value === value}
            />
            <label for={id}>{option.label}</label>
            {option.hint && <p class="hint">{option.hint}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}

function HintAndError({ name, hint, error }: Labelled) {
  return (
    <>
      {hint && <p class="hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p class="field-error" id={`${name}-error`}>{error}</p>}
    </>
  );
}

function described({ name, hint, error, form }: Labelled) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return {
    id: name,
    name,
    ...(form && { form }),
    "aria-describedby": ids || undefined,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
}
