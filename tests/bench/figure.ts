/** One measured figure. `ratio` is value ÷ reference, both measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference?: number;
  readonly ratio?: number;
  /** What it has to be, in words and numbers. */
  readonly target?: string;
  readonly ok?: boolean;
}

interface Goal {
  readonly target: string;
  readonly holds: (figure: { value: number; ratio: number }) => boolean;
}

/** Puts a figure together; `reference` is what it is measured against. */
export function figure(
  name: string,
  measured: { value: number; unit: string; reference?: number },
  goal?: Goal,
): Figure {
  const { value, unit, reference } = measured;
  const ratio = reference === undefined ? undefined : value / reference;
  return {
    name,
    value: rounded(value),
    unit,
    ...(reference !== undefined && { reference: rounded(reference), ratio: rounded(ratio!) }),
    ...(goal && { target: goal.target, ok: goal.holds({ value, ratio: ratio ?? NaN }) }),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * What a quarter of all values does not reach: of times it is steadier than the median, since whatever
 * else the machine does only adds to them.
 */
export function lowerQuartile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 2]!;
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
