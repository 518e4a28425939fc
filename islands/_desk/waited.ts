import { filled, type Template } from "../_chat/words.ts";

/** `{count}` in each. */
export interface Spans {
  readonly minutes: Template;
  readonly hours: Template;
  readonly days: Template;
}

const MINUTE = 60_000;

/** How long something has lasted, as one says it: in minutes, then in hours, then in days. */
export function waited(milliseconds: number, spans: Spans): string {
  const minutes = Math.max(1, Math.floor(milliseconds / MINUTE));
  if (minutes < 120) return filled(spans.minutes, { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return filled(spans.hours, { count: hours });
  return filled(spans.days, { count: Math.floor(hours / 24) });
}
