import assert from "node:assert/strict";
import type { Machine, Outcome } from "./machine.ts";

const OPERATIONS = new URL("../../docs/operations.md", import.meta.url);

/** A part of `docs/operations.md` that a test follows: it runs what stands there, and nothing like it. */
export class Guide {
  readonly #title: string;
  readonly #text: string;
  readonly #followed = new Set<string>();

  private constructor(title: string, text: string) {
    this.#title = title;
    this.#text = text;
  }

  static async read(title: string): Promise<Guide> {
    const parts = (await Deno.readTextFile(OPERATIONS)).split(/^#+ /m);
    const part = parts.find((text) => text.startsWith(`${title}\n`));
    assert.ok(part, `docs/operations.md has no part "${title}"`);
    return new Guide(title, part.replaceAll(/\s+/g, " "));
  }

  /** Runs a command of the guide, which has to stand there in these words, and to succeed. */
  async follow(machine: Machine, command: string): Promise<Outcome> {
    this.says(command);
    return await succeed(machine, command);
  }

  /** A command or a setting that the test carries out in its own way. */
  says(words: string): void {
    assert.ok(this.#text.includes(`\`${words}\``), `"${this.#title}" does not say: ${words}`);
    this.#followed.add(words);
  }

  /** The number that it states: the first group of what fits. */
  states(pattern: RegExp): number {
    const found = pattern.exec(this.#text);
    assert.ok(found, `"${this.#title}" does not state: ${pattern}`);
    return Number(found[1]);
  }

  /** The commands of the guide that nobody followed. */
  left(): string[] {
    const quoted = this.#text.split("`").filter((_, place) => place % 2 === 1);
    return quoted.filter((words) => words.includes(" ") && !this.#followed.has(words));
  }
}

/** Runs a line in a machine; fails with what it printed unless it succeeds. */
export async function succeed(machine: Machine, line: string): Promise<Outcome> {
  const outcome = await machine.run(line);
  assert.equal(outcome.code, 0, `${line}\n${outcome.text}`);
  return outcome;
}
