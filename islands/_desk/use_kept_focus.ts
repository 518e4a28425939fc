import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * Gives the focus to `fallback` when what had it has gone from the page: whoever works by keyboard would
 * begin at the top of the page otherwise.
 */
export function useKeptFocus(fallback: RefObject<HTMLElement | null>): void {
  const last = useRef<Element>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => last.current = target as Element;
    addEventListener("focusin", note);
    return () => removeEventListener("focusin", note);
  }, []);
  useEffect(() => {
    const gone = last.current?.isConnected === false;
    if (gone && document.activeElement === document.body) fallback.current?.focus();
  });
}
