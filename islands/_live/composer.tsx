import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { hasIdentityCode } from "../../lib/chat/identity_code.ts";
import { MAX_TEXT, TYPING_EVERY } from "../../lib/chat/wire.ts";

interface ComposerProps {
  /** Of the field; unique on the page. */
  id: string;
  label: string;
  /** Whom it goes to, where there are several fields on the page: only heard. */
  about?: string;
  hint?: string;
  send: string;
  /** Said where a keyboard is likely. */
  enterSends: string;
  /** `empty`, `too-long`; `identity`: asked once before something with a personal identity code is sent. */
  faults: Readonly<Record<string, string | undefined>>;
  /** Rows of the field. */
  rows: number;
  onSend: (text: string) => void;
  onTyping: () => void;
  /** What was begun before the field was there. */
  begun?: string;
  /** The keyboard was at what this field takes the place of. */
  focused?: boolean;
  /** What is written and not sent; empty when there is nothing. */
  onDraft?: (text: string) => void;
}

/** One field that sends. What is refused stays in it. */
export function Composer(props: ComposerProps) {
  const { id, label, about, hint, rows } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const error = useSignal("");
  const keyboard = useSignal(false);
  const told = useRef(0);
  /** The text about which it was asked whether it shall go. */
  const asked = useRef("");
  useEffect(() => {
    keyboard.value = matchMedia("(pointer: fine)").matches;
    if (props.begun) field.current!.value = props.begun;
    if (props.focused) field.current!.focus();
  }, []);

  const send = () => {
    const { value } = field.current!;
    let fault = faultOf(value);
    if (!fault && props.faults.identity && value !== asked.current && hasIdentityCode(value)) {
      fault = "identity";
      asked.current = value;
    }
    error.value = props.faults[fault] ?? "";
    if (!fault) {
      props.onSend(value);
      field.current!.value = "";
      props.onDraft?.("");
      told.current = 0;
    }
    field.current!.focus();
  };
  const written = () => {
    const { value } = field.current!;
    const something = value.trim() !== "";
    props.onDraft?.(something ? value : "");
    if (error.value && !faultOf(value)) error.value = "";
    if (!something || Date.now() - told.current < TYPING_EVERY) return;
    told.current = Date.now();
    props.onTyping();
  };
  const hints = [hint, keyboard.value && props.enterSends].filter(Boolean).join(" ");
  return (
    <form
      class="composer no-print"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for={id}>
        {label}
        {about && <span class="visually-hidden">{`: ${about}`}</span>}
      </label>
      {hints && <p class="hint" id={`${id}-hint`}>{hints}</p>}
      <p class="field-error" id={`${id}-error`} role="alert">{error.value}</p>
      <div class="composer-row">
        <textarea
          ref={field}
          id={id}
          rows={rows}
          dir="auto"
          autocomplete="off"
          enterkeyhint="enter"
          aria-describedby={`${id}-error${hints ? ` ${id}-hint` : ""}`}
          aria-invalid={error.value ? "true" : undefined}
          onInput={written}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            if (!keyboard.value && !event.ctrlKey) return;
            event.preventDefault();
            send();
          }}
        />
        <button class="button" type="submit">{props.send}</button>
      </div>
    </form>
  );
}

function faultOf(text: string): string {
  if (text.trim() === "") return "empty";
  return [...text].length > MAX_TEXT ? "too-long" : "";
}
