import type { Arm } from "../life.ts";
import type { Grade } from "../parameter.ts";
import type { Embodied } from "./bodies.ts";
import type { Figure } from "./figure.ts";
import type { Seen } from "./seen.ts";

/** All people of a preset and arm; made when first asked for. */
export type Cohorts = (preset: string, arm?: Arm) => readonly Seen[];

/** Some people of a preset, alemtuzumab, with their bodies. */
export type Bodies = (preset: string) => readonly Embodied[];

/** One published figure, and how the same is measured in simulated people. */
export type Row = {
  /** Section of the evidence file. */
  readonly table: string;
  readonly who: string;
  readonly what: string;
  readonly unit: "%" | "per year" | "ratio" | "years" | "points" | "";
  /** NaN where only a range was published. */
  readonly published: number;
  /** Both ends belong to it. */
  readonly interval?: readonly [number, number];
  readonly grade: Grade;
  /** Absent: nothing in the model can be compared; `why` says so. */
  readonly measure?: (cohorts: Cohorts, bodies: Bodies) => Figure;
  /** Printed as a direction or a range without a figure: shown, and left out of the count. */
  readonly isQualitative?: true;
  /** Where the interval comes from, when it was not printed. */
  readonly note?: string;
  /** Why it misses, or why it cannot be compared. */
  readonly why?: string;
};

export type Judged = Row & {
  readonly simulated: Figure | undefined;
  readonly verdict: "fits" | "misses" | "not-compared";
};

/** Inside the published interval; where none was published, within 15 % or 3 percentage points. */
export function judge(row: Row, simulated: Figure | undefined): Judged {
  if (simulated === undefined) return { ...row, simulated, verdict: "not-compared" };
  const { value } = simulated;
  const away = Math.abs(value - row.published);
  const fits =
    row.interval !== undefined
      ? value >= row.interval[0] && value <= row.interval[1]
      : away <= 0.15 * Math.abs(row.published) || (row.unit === "%" && away <= 3);
  return { ...row, simulated, verdict: fits ? "fits" : "misses" };
}
