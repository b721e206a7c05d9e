import type { HalfPoints } from "./half-points.ts";

/** How many of the seven grades may equal one value: both ends included. */
export type Count = readonly [least: number, most: number];

/**
 * One line of the step table. It applies when every count that it names is met; a grade that it does not
 * name may occur any number of times. Grades 5 and 6 are counted together, as 5.
 */
export type StepLine = {
  readonly line: number;
  readonly counts: { readonly [grade in 1 | 2 | 3 | 4 | 5]?: Count };
  readonly step: HalfPoints;
  /** Not among the combinations that the scoring table prints: it goes beyond one step, so it belongs to the next. */
  readonly isDerived?: true;
};

/**
 * Converted grades → step of the functional systems. The first line that applies wins; the last applies always.
 *
 * @source outcomes reference, section 1.2
 */
export const stepLines: readonly StepLine[] = [
  { line: 1, counts: { 5: [1, 7] }, step: 10 },
  { line: 2, counts: { 4: [2, 7] }, step: 10 },
  { line: 3, counts: { 4: [1, 1], 3: [3, 6] }, step: 10, isDerived: true },
  { line: 4, counts: { 4: [1, 1], 3: [1, 2] }, step: 9 },
  { line: 5, counts: { 4: [1, 1], 3: [0, 0], 2: [1, 6] }, step: 9, isDerived: true },
  { line: 6, counts: { 4: [1, 1], 3: [0, 0], 2: [0, 0] }, step: 8 },
  { line: 7, counts: { 3: [6, 7] }, step: 10 },
  { line: 8, counts: { 3: [5, 5] }, step: 9 },
  { line: 9, counts: { 3: [3, 4] }, step: 8 },
  { line: 10, counts: { 3: [2, 2], 2: [1, 5] }, step: 8 },
  { line: 11, counts: { 3: [2, 2], 2: [0, 0] }, step: 7 },
  { line: 12, counts: { 3: [1, 1], 2: [3, 6] }, step: 8, isDerived: true },
  { line: 13, counts: { 3: [1, 1], 2: [1, 2] }, step: 7 },
  { line: 14, counts: { 3: [1, 1], 2: [0, 0] }, step: 6 },
  { line: 15, counts: { 2: [6, 7] }, step: 8 },
  { line: 16, counts: { 2: [5, 5] }, step: 7 },
  { line: 17, counts: { 2: [3, 4] }, step: 6 },
  { line: 18, counts: { 2: [2, 2] }, step: 5 },
  { line: 19, counts: { 2: [1, 1] }, step: 4 },
  { line: 20, counts: { 1: [2, 7] }, step: 3 },
  { line: 21, counts: { 1: [1, 1] }, step: 2 },
  { line: 22, counts: {}, step: 0 },
];
