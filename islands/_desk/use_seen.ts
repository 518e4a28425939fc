import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/**
 * Tells when the end of a conversation has been in sight of whoever works in this window: what lies
 * below the fold, or above which one has scrolled, nobody has read.
 * @param unseen the number of the last message, if it is one to be read.
 */
export function useSeen(
  end: RefObject<HTMLElement | null>,
  unseen: number,
  onSeen: () => void,
): void {
  useEffect(() => {
    if (unseen === 0 || !end.current) return;
    let inSight = false;
    const look = () => {
      if (!inSight || document.visibilityState !== "visible" || !document.hasFocus()) return;
      stop();
      onSeen();
    };
    const watch = new IntersectionObserver((entries) => {
      inSight = entries.at(-1)!.isIntersecting;
      look();
    });
    const stop = () => {
      watch.disconnect();
      removeEventListener("focus", look);
    };
    // After the conversation has been brought to its end, where it follows by itself.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => watch.observe(end.current!))
    );
    addEventListener("focus", look);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [unseen]);
}
