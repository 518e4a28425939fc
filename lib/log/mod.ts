export { type Refusal, Refusals } from "./refusals.ts";

/**
 * What a log line may hold: names, counts, codes. Never a number, a text, an address or an id of a
 * person.
 */
type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** One line of JSON an event, on standard output or error. */
export function jsonLog(write: (line: string, level: "info" | "error") => void): Log {
  const line = (level: "info" | "error") => (event: string, fields: LogFields = {}) =>
    write(JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }), level);
  return { info: line("info"), error: line("error") };
}

/** Says nothing; for tests. */
export const silentLog: Log = { info() {}, error() {} };
