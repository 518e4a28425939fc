import { deliver, type Rate } from "./chat_load.ts";
import { type Figure, figure } from "./figure.ts";

/** People write a message in ten seconds or so; few conversations are hurried to have enough to count. */
const RATES: readonly Rate[] = [
  { conversations: 10, perSecond: 10, seconds: 30 },
  { conversations: 100, perSecond: 30, seconds: 20 },
  { conversations: 500, perSecond: 50, seconds: 20 },
];

/** From sending a message to its event at the other side, visitors and advisers in turns. */
export async function chat(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const rate of RATES) {
    const { site, bare } = await deliver(rate);
    const name = `chat-${rate.conversations}`;
    const compared = (part: number) => ({
      value: percentile(site.times, part),
      reference: percentile(bare.times, part),
      unit: "ms to the other side",
    });
    figures.push(
      figure(`${name}-p50`, compared(0.5)),
      figure(`${name}-p99`, compared(0.99), {
        target: "ratio ≤ 2",
        holds: ({ ratio }) => ratio <= 2,
      }),
    );
    // The fewer there are, the more of the difference is the server's own coming and going.
    if (rate.conversations === 500 && !Number.isNaN(site.memory)) {
      const memory = { value: site.memory, reference: bare.memory, unit: "KB a stream" };
      figures.push(
        figure(`${name}-memory`, memory, {
          target: "value ≤ 150",
          holds: ({ value }) => value <= 150,
        }),
      );
    }
  }
  return figures;
}

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1]!;
}
