import { useEffect, useRef } from "preact/hooks";

/** A link of the chat that was pressed is what makes the page go away, if it goes that soon (ms). */
const FOLLOWED_WITHIN = 1_000;

/** Lets the browser ask before the page goes away with something that would be lost. */
export function useLeaveWarning(look: () => { unsent: boolean; unsaved: boolean }): void {
  const current = useRef(look);
  current.current = look;
  useEffect(() => {
    let own = -Infinity;
    // The chat's own pages, in other languages too, keep the receipt code and ask for it themselves.
    const follow = (event: Event) => {
      if (event.defaultPrevented) return;
      const link = (event.target as Element).closest<HTMLAnchorElement>(
        "main a, .site-header [hreflang]",
      );
      if (event.type === "submit" || link?.origin === location.origin) own = event.timeStamp;
    };
    const warn = (event: BeforeUnloadEvent) => {
      const { unsent, unsaved } = current.current();
      const quiet = document.documentElement.dataset.leaving !== undefined;
      const inside = event.timeStamp - own < FOLLOWED_WITHIN;
      if (!quiet && (unsent || (unsaved && !inside))) event.preventDefault();
    };
    document.addEventListener("click", follow);
    document.addEventListener("submit", follow);
    addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("click", follow);
      document.removeEventListener("submit", follow);
      removeEventListener("beforeunload", warn);
    };
  }, []);
}
