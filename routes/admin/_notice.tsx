import type { ComponentChildren } from "preact";

/** Says that what was asked is done. */
export function Saved({ children }: { children: ComponentChildren }) {
  return <p class="notice notice-success" role="status">{children}</p>;
}

/** Something that somebody has to look at. */
export function Alarm({ children }: { children: ComponentChildren }) {
  return <p class="notice notice-danger">{children}</p>;
}
