import type { View } from "./view.ts";

/** Days to pixels. */
export const xOf = ({ from, through }: View, width: number): ((day: number) => number) => {
  const perDay = width / (through - from);
  return (day) => Math.round((day - from) * perDay * 10) / 10;
};

export type Tick = { readonly day: number; readonly label: string; readonly isMajor: boolean };

const first = (year: number, month: number): number => Math.round(Date.UTC(year, month, 1) / 86_400_000);
const steps = [1, 3, 6, 12, 24, 60] as const;

/** Firsts of months far enough apart to be read, named by the language. */
export function timeTicks({ from, through }: View, width: number, locale: string): readonly Tick[] {
  const perMonth = (width / (through - from)) * 30.4;
  const step = steps.find((months) => months * perMonth >= 58) ?? 120;
  const short = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const start = new Date(from * 86_400_000);
  const ticks: Tick[] = [];
  let month = Math.floor(start.getUTCMonth() / Math.min(step, 12)) * Math.min(step, 12);
  let year = start.getUTCFullYear();
  for (;;) {
    const day = first(year, month);
    if (day > through) return ticks;
    const isYear = month === 0;
    if (day >= from && (step <= 12 || year % (step / 12) === 0))
      ticks.push({
        day,
        label: isYear ? `${year}` : short.format(day * 86_400_000),
        isMajor: isYear,
      });
    month += Math.min(step, 12);
    if (month >= 12) {
      month -= 12;
      year += 1;
    }
  }
}

export type YScale = {
  readonly y: (value: number) => number;
  readonly isLogarithmic: boolean;
  readonly least: number;
  readonly most: number;
};

/**
 * Values to pixels, the larger the higher. Where the largest is many times the middle one, equal steps are equal factors:
 * a single peak would press all else flat.
 */
export function yOf(values: readonly number[], height: number, room: number): YScale {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 1];
  const middle = sorted[sorted.length >> 1] ?? 1;
  const isLogarithmic = low > 0 && high / middle > 12;
  const shape = isLogarithmic ? Math.log10 : (value: number) => value;
  const [bottom, top] = [shape(low), shape(high)];
  const span = top - bottom || Math.abs(top) || 1;
  const [least, most] = top === bottom ? [bottom - span / 2, top + span / 2] : [bottom, top];
  const inner = height - 2 * room;
  const y = (value: number): number => {
    const at = isLogarithmic && value <= 0 ? least : shape(value);
    const share = Math.min(Math.max((at - least) / (most - least), -0.15), 1.15);
    return Math.round((height - room - share * inner) * 10) / 10;
  };
  return { y, isLogarithmic, least: low, most: high };
}
