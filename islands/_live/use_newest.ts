import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/** Keeps the newest line in sight for whoever is at the end, and tells others that it is there. */
export function useNewest(count: number) {
  const end = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const newBelow = useSignal(false);
  const toEnd = () => {
    newBelow.value = false;
    atEnd.current = true;
    requestAnimationFrame(() => end.current?.scrollIntoView({ block: "nearest" }));
  };
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => {
      atEnd.current = entry?.isIntersecting ?? true;
      if (atEnd.current) newBelow.value = false;
    });
    if (end.current) watch.observe(end.current);
    return () => watch.disconnect();
  }, []);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) {
      if (atEnd.current) toEnd();
      else newBelow.value = true;
    }
    before.current = count;
  }, [count]);
  return { end, newBelow, toEnd };
}
