import { deliver, type Delivery, type Mode, type Rate } from "./chat_load.ts";
import { type Figure, figure } from "./figure.ts";

/** People write a message in ten seconds or so; few conversations are hurried to have enough to count. */
const RATES: readonly Rate[] = [
  { conversations: 10, perSecond: 10, seconds: 30 },
  { conversations: 100, perSecond: 30, seconds: 20 },
  { conversations: 500, perSecond: 50, seconds: 20 },
];

type Deliveries = Record<Mode, Delivery>;

/** From sending a message to its event at the other side, visitors and advisers in turns. */
export async function chat(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const results: Deliveries[] = [];
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
    results.push({ site, bare });
  }
  const [, some, many] = results as [unknown, Deliveries, Deliveries];
  const memory = {
    value: between(some.site, many.site),
    reference: between(some.bare, many.bare),
    unit: "KB a stream",
  };
  if (!Number.isNaN(memory.value)) {
    figures.push(figure("chat-memory", memory, {
      target: "value ≤ 150",
      holds: ({ value }) => value <= 150,
    }));
  }
  return figures;
}

/** What each further stream takes, in KB: the server's own coming and going is in both. */
function between(few: Delivery, many: Delivery): number {
  return (many.memory - few.memory) * 1_024 / (many.streams - few.streams);
}

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1]!;
}
