import type { Figure } from "../trials/evidence.ts";

/** So many of so many people. */
export type Frequency = { readonly count: number; readonly of: 100 | 1000 };

/** How many people of a percentage are counted: a hundred, or a thousand where any of its numbers is less than one in a hundred; alike for all that are compared. */
export function peopleCounted({ measure, values }: Figure): Frequency["of"] | undefined {
  if (measure !== "share" && measure !== "risk-kaplan-meier") return undefined;
  return values.some(({ value }) => value > 0 && value < 1) ? 1000 : 100;
}

/** To whole people, halves up. */
export const inPeople = (percentage: number, of: Frequency["of"]): Frequency => ({
  count: Math.floor((percentage * of) / 100 + 0.5 + 1e-9),
  of,
});
