import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/**
 * Keeps the newest line in sight for whoever is at the end, and tells others that it is there.
 * @param options.inside the lines scroll in a box of their own, and not with the page.
 */
export function useNewest(count: number, { inside = false } = {}) {
  const end = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const newBelow = useSignal(false);
  const toEnd = () => {
    newBelow.value = false;
    atEnd.current = true;
    requestAnimationFrame(() => {
      const box = end.current?.parentElement;
      if (inside) box?.scrollTo({ top: box.scrollHeight });
      else end.current?.scrollIntoView({ block: "nearest" });
    });
  };
  /** For who asked to go there: the keyboard goes along. */
  const toNewest = () => {
    toEnd();
    const newest = end.current?.parentElement?.querySelector<HTMLElement>(
      ".conversation > :last-child",
    );
    if (!newest) return;
    newest.tabIndex = -1;
    newest.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (!end.current) return;
    const root = inside ? end.current.parentElement : null;
    const watch = new IntersectionObserver(([entry]) => {
      atEnd.current = entry?.isIntersecting ?? true;
      if (atEnd.current) newBelow.value = false;
    }, { root, rootMargin: "0px 0px 24px 0px" });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, []);
  const before = useRef(inside ? 0 : count);
  // Once the new line is drawn, the end is out of sight: what counts is where one was before.
  const wasAtEnd = atEnd.current;
  useEffect(() => {
    if (count > before.current) {
      if (wasAtEnd || before.current === 0) toEnd();
      else newBelow.value = true;
    }
    before.current = count;
  }, [count]);
  return { end, newBelow, toEnd, toNewest };
}
