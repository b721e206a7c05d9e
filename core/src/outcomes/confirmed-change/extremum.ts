import { hasChanged } from "./measure.ts";
import type { ConfirmedChangeOptions } from "./options.ts";
import type { Series } from "./series.ts";

/** Both neighbours worse, or both better. The first and the last visit have one neighbour and never stick out. */
export function sticksOut(series: Series, visit: number, { measure, skipExtrema }: ConfirmedChangeOptions): boolean {
  const { values } = series;
  const [before, value, after] = [values[visit - 1], values[visit]!, values[visit + 1]];
  if (skipExtrema === "none" || before === undefined || after === undefined) return false;
  if (values[visit - 2] === value) return false;
  const threshold = skipExtrema === "all" ? "any-difference" : "least-change";
  return (["worsening", "improvement"] as const).some(
    (direction) =>
      hasChanged(measure, direction, threshold, before, value) &&
      hasChanged(measure, direction, threshold, after, value),
  );
}
