import { type Figure, figure, median } from "./figure.ts";
import { throughput } from "./load.ts";
import { firstAnswer, requestFor, startBare, startSite } from "./processes.ts";

const PATH = "/tietosuoja";
const ROUNDS = 9;
const LOAD = { connections: 8, depth: 8, milliseconds: 1_000 };

/** Requests a second for the notice, beside a bare server that answers the same bytes. */
export async function noticeThroughput(): Promise<Figure[]> {
  const file = await Deno.makeTempFile({ prefix: "tyyne-bench-" });
  await using site = await startSite();
  const { answer } = await firstAnswer(site, PATH);
  await Deno.writeFile(file, answer);
  await using bare = startBare(file);
  await firstAnswer(bare, PATH);
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  const request = requestFor(PATH);
  await throughput(request, { ...LOAD, port: site.port });
  await throughput(request, { ...LOAD, port: bare.port });
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await throughput(request, { ...LOAD, port: site.port }));
    rates.bare.push(await throughput(request, { ...LOAD, port: bare.port }));
  }
  await Deno.remove(file);
  return [
    figure("notice-throughput", {
      value: median(rates.ours),
      unit: "requests/s",
      reference: median(rates.bare),
    }, { target: "ratio ≥ 0.95", holds: ({ ratio }) => ratio >= 0.95 }),
  ];
}
