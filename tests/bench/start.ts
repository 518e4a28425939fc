import { type Figure, figure, median } from "./figure.ts";
import { firstAnswer, memoryOf, type Server, startBare, startSite } from "./processes.ts";

/** What nearly everybody asks for first, and what needs the whole site: its code loaded, its store open. */
const PATHS = { notice: "/tietosuoja", whole: "/readyz" } as const;
const ROUNDS = 15;
/** A process that has just answered still sorts out what it needed for that. */
const SETTLED = 300;

/** From starting the process to the first 200, and the memory that it then holds. */
export async function start(): Promise<Figure[]> {
  const notice: number[] = [];
  const whole: number[] = [];
  const memory: number[] = [];
  const bare = { time: [] as number[], memory: [] as number[] };
  // The first of each fills the caches of the disk and of Deno.
  for (let round = 0; round <= ROUNDS; round++) {
    whole.push((await measure(await startSite(), PATHS.whole)).after);
    const told = await measure(await startSite(), PATHS.notice);
    notice.push(told.after);
    memory.push(told.memory);
    const reference = await measure(startBare(), PATHS.notice);
    bare.time.push(reference.after);
    bare.memory.push(reference.memory);
  }
  const reference = median(bare.time.slice(1));
  const unit = "ms to the first 200";
  const figures = [
    figure("cold-start", { value: median(notice.slice(1)), unit, reference }, {
      target: "ratio ≤ 2.5",
      holds: ({ ratio }) => ratio <= 2.5,
    }),
    figure("cold-start-whole", { value: median(whole.slice(1)), unit, reference }),
  ];
  if (memory.some(Number.isNaN)) return figures;
  const held = { value: median(memory), reference: median(bare.memory) };
  return [
    ...figures,
    figure("memory-after-start", { ...held, unit: "MB" }, {
      target: "value ≤ 80",
      holds: ({ value }) => value <= 80,
    }),
  ];
}

async function measure(server: Server, path: string): Promise<{ after: number; memory: number }> {
  await using running = server;
  const { after } = await firstAnswer(running, path);
  await new Promise((done) => setTimeout(done, SETTLED));
  return { after, memory: await memoryOf(running.pid) ?? NaN };
}
