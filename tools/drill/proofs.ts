/** Prints what the drill has proved, a line each, and ends it where something does not hold. */
export class Proofs {
  readonly #from = performance.now();
  #count = 0;

  /** A line that something was proved. `holds` false ends the drill. */
  show(proof: string, holds: boolean, found?: unknown): void {
    if (!holds) throw new NotProved(proof, found);
    this.#count++;
    console.log(`${String(this.#count).padStart(2)}. ${proof}`);
  }

  /** A line of what is done now. */
  tell(line: string): void {
    console.log(`    ${line}`);
  }

  close(): void {
    const seconds = Math.round((performance.now() - this.#from) / 1000);
    console.log(`The drill proved ${this.#count} things in ${seconds} seconds.`);
  }
}

/** What was to be proved does not hold. */
export class NotProved extends Error {
  override readonly name = "NotProved";

  constructor(proof: string, found: unknown) {
    super(`Not so: ${proof}${found === undefined ? "" : `\n${JSON.stringify(found)}`}`);
  }
}
