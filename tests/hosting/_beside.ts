import assert from "node:assert/strict";
import type { Machine } from "../helpers/machine.ts";
import type { Surroundings } from "./_people.ts";
import { rootOf } from "./_site.ts";

/** Where people are on the wire. */
const FIRST_PLACE = 101;

/** Runs a program of people beside a machine until it says that all is done. */
export async function untilDone(
  machine: Machine,
  [program, work]: [program: string, work: string],
  around: Surroundings,
): Promise<void> {
  const args = ["-A", `tests/hosting/${program}`, work, JSON.stringify(around)];
  const running = machine.beside(args);
  await running.stdin.close();
  const { code, stdout, stderr } = await running.output();
  const text = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("");
  assert.deepEqual([code, text.trim()], [0, "done"]);
}

/** What a program beside a machine has to know. `people`: how many, each at an address of their own. */
export async function surroundingsOf(
  beside: Machine,
  { instance, front, people }: { instance: Machine; front: Machine; people: number },
): Promise<Surroundings> {
  const text = await Deno.readTextFile(`${instance.folder}/etc/tyyne/settings`);
  const lines = text.trim().split("\n").map((line) => /^([^=]+)=(.*)$/.exec(line)!.slice(1));
  const addresses = [];
  for (let n = 0; n < people; n++) addresses.push(await beside.alsoAt(FIRST_PLACE + n));
  return { settings: Object.fromEntries(lines), authority: await rootOf(front), addresses };
}
