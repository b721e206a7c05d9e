import type { CohortFigure } from "./cohort-figure.ts";

const isSmall = (people: number | null, least: number): boolean => people !== null && people > 0 && people < least;

/**
 * Hides a figure about fewer than `least` people, or one that counts fewer than that, or leaves fewer than that
 * uncounted: somebody could be found behind it. Nought is shown. What follows from the figures beside it is not hidden.
 *
 * @param least 0 or 1: nothing is hidden
 * @source outcomes reference, section 7
 */
export function withoutSmallCells(figure: CohortFigure, least: number): CohortFigure {
  const { n, count, missing, shape } = figure;
  const rest = shape === "share" && n !== null && count !== null ? n - count : null;
  const hides = [n, count, rest].some((people) => isSmall(people, least));
  const shown = isSmall(missing, least) ? { ...figure, missing: null } : figure;
  if (!hides) return shown;
  const nothing = { value: null, lower: null, upper: null, between: null, spread: null, n: null, count: null };
  return { ...shown, ...nothing, because: "small-cell" };
}
