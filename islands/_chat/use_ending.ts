import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Whether the keyboard is somewhere inside. */
export function focusIn(selector: string): boolean {
  return Boolean(document.activeElement?.closest(selector));
}

/**
 * What the end of a conversation would take from somebody who writes: the text, and the keyboard's
 * place, which goes on from how things stand.
 */
export function useEnding(over: boolean, draft: RefObject<string>) {
  const before = useRef(over);
  const cut = useRef({ text: "", writing: false });
  const status = useRef<HTMLDivElement>(null);
  if (over && !before.current) {
    // The field is still there now, and is not when the page has changed.
    cut.current = { text: draft.current ?? "", writing: focusIn(".composer") };
  }
  before.current = over;
  useEffect(() => {
    if (cut.current.writing) status.current?.focus();
  }, [over]);
  return { unsent: cut.current.text, status };
}
