/** Where something is drawn: years across, values up, from 0. */
export type Frame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly years: number;
  readonly most: number;
};

export const xOf = ({ left, width, years }: Frame, year: number): number => left + (width * year) / years;
export const yOf = ({ top, height, most }: Frame, value: number): number =>
  top + height * (1 - Math.min(value, most) / most);

/** Whole years, or half years where there are few. */
export const yearTicks = (years: number): readonly number[] => {
  const step = years <= 3 ? 0.5 : years <= 12 ? 1 : 2;
  return Array.from({ length: Math.floor(years / step + 1e-9) + 1 }, (_, i) => i * step);
};

/** The least number that is not below and whose quarters are short to write. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].map((one) => one * power).find((one) => one >= value - 1e-12)!;
}

/** Four steps of an axis from 0, its end included. */
export const valueTicks = (most: number): readonly number[] => [0, 0.25, 0.5, 0.75, 1].map((part) => part * most);
