import type { Log } from "../lib/log/mod.ts";
import type { Settings } from "../lib/settings/mod.ts";
import type { OpenOptions } from "./_store.ts";

/** What a command may use of the machine that it runs on. `main.ts` hands it over; a test makes its own. */
export interface Machine {
  /** What stood after the command's name. */
  readonly args: readonly string[];
  readonly log: Log;
  /** One line on standard output. */
  print(line: string): void;
  /** One line on standard error. */
  complain(line: string): void;
  /** The settings that the environment holds; those of production have to be there, or the process ends. */
  settings(mode: Settings["mode"]): Promise<Settings>;
  /** The settings of the installation that is here. Those of development only where it has been started. */
  settingsHere(): Promise<Settings>;
  /** Opens the store that `KV_URL` names. Whoever opens it closes it. */
  openStore(settings: Settings, options?: OpenOptions): Promise<Deno.Kv>;
}

/**
 * One thing that can be asked of `main.ts`. It answers the exit code once it is done; without one it
 * goes on, as a server does.
 */
export type Command = (machine: Machine) => Promise<number | void> | number | void;
