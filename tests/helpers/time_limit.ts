/**
 * Preloaded before the tests where nobody watches them: one that hangs fails, and the others go on.
 * It costs the line that a failure is reported with, so it is left out where somebody does.
 */
const TIMEOUT = 300_000;

const register = Deno.test;

function limited(test: string | Deno.TestDefinition, fn?: Deno.TestDefinition["fn"]): void {
  if (typeof test === "object") register({ timeout: TIMEOUT, ...test });
  else if (typeof fn === "function") register({ timeout: TIMEOUT, name: test, fn });
  else throw new TypeError("A test is registered by its name and function, or by one definition.");
}

Object.assign(Deno, { test: Object.assign(limited, register) });
