import { deliver } from "./chat_load.ts";
const pct = (v: readonly number[], p: number) =>
  v.toSorted((a, b) => a - b)[Math.ceil(v.length * p) - 1]!.toFixed(2);
for (
  const rate of [{ conversations: 10, perSecond: 10, seconds: 20 }, {
    conversations: 100,
    perSecond: 30,
    seconds: 20,
  }, { conversations: 500, perSecond: 50, seconds: 20 }]
) {
  const r = await deliver(rate);
  for (const mode of ["bare", "site"] as const) {
    const d = r[mode];
    console.log(
      rate.conversations,
      mode,
      "p50",
      pct(d.times, .5),
      "p90",
      pct(d.times, .9),
      "p95",
      pct(d.times, .95),
      "p99",
      pct(d.times, .99),
      "max",
      pct(d.times, 1),
      "mem",
      d.memory.toFixed(0),
    );
  }
}
