import { freshSecrets } from "../lib/settings/mod.ts";
import type { Machine } from "./_machine.ts";

/** Prints a fresh set of secrets for production. */
export function keys({ print }: Machine): number {
  for (const [name, value] of Object.entries(freshSecrets())) print(`${name}=${value}`);
  return 0;
}
