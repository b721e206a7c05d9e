/** Where a panel lies, and what its axes hold: months straight, counts by their logarithm. */
export type Frame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly months: number;
  /** Cells per microlitre, both ends drawn. */
  readonly low: number;
  readonly high: number;
};

/** Room before the last infusion, in months, so that its line stands apart from the axis. */
const before = 0.4;

export const xOf = ({ left, width, months }: Frame, month: number): number =>
  left + (width * (month + before)) / (months + before);

/** A count outside the axis, nought among them, is drawn at its end. */
export function yOf({ top, height, low, high }: Frame, count: number): number {
  const inside = Math.min(Math.max(count, low), high);
  return top + height * (1 - Math.log(inside / low) / Math.log(high / low));
}

/** Room above and below what is drawn, as factors; below there is text. */
const room = { above: 1.3, below: 2 };

/** Round numbers around what is drawn: 1, 2 or 5 times a power of ten. */
export function roundAround(counts: readonly number[]): { readonly low: number; readonly high: number } {
  const seen = counts.filter((one) => one > 0);
  const rounds = Array.from({ length: 18 }, (_, i) => [1, 2, 5][i % 3]! * 10 ** Math.floor(i / 3));
  const [least, most] = [Math.min(...seen, 100) / room.below, Math.max(...seen, 500) * room.above];
  return {
    low: rounds.findLast((one) => one <= least) ?? rounds[0]!,
    high: rounds.find((one) => one >= most) ?? rounds.at(-1)!,
  };
}

/** 10, 30, 100, … inside an axis. */
export const countTicks = ({ low, high }: Frame): readonly number[] =>
  Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 1 : 3) * 10 ** Math.floor(i / 2)).filter(
    (one) => one >= low && one <= high,
  );

export function monthTicks({ months }: Frame): readonly number[] {
  const step = months <= 18 ? 3 : months <= 36 ? 6 : 12;
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, i) => i * step);
}
