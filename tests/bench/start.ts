import { type Figure, figure, median } from "./figure.ts";
import { firstAnswer, memoryOf, type Server, startBare, startSite } from "./processes.ts";

const PATH = "/tietosuoja";
const ROUNDS = 15;
/** A process that has just answered still sorts out what it needed for that. */
const SETTLED = 300;

/** From starting the process to the first 200 of the notice, and the memory that it then holds. */
export async function start(): Promise<Figure[]> {
  const ours = { time: [] as number[], memory: [] as number[] };
  const bare = { time: [] as number[], memory: [] as number[] };
  const measure = async (server: Server, into: typeof ours) => {
    await using running = server;
    const { after } = await firstAnswer(running, PATH);
    await new Promise((done) => setTimeout(done, SETTLED));
    into.time.push(after);
    const memory = await memoryOf(running.pid);
    if (memory !== null) into.memory.push(memory);
  };
  // The first of each fills the caches of the disk and of Deno.
  for (let round = 0; round <= ROUNDS; round++) {
    await measure(await startSite(), ours);
    await measure(startBare(), bare);
  }
  const time = { value: median(ours.time.slice(1)), reference: median(bare.time.slice(1)) };
  const figures = [
    figure("cold-start", { ...time, unit: "ms to the first 200" }, {
      target: "ratio ≤ 2.5",
      holds: ({ ratio }) => ratio <= 2.5,
    }),
  ];
  if (ours.memory.length === 0) return figures;
  const memory = { value: median(ours.memory), reference: median(bare.memory) };
  return [
    ...figures,
    figure("memory-after-start", { ...memory, unit: "MB" }, {
      target: "value ≤ 80",
      holds: ({ value }) => value <= 80,
    }),
  ];
}
