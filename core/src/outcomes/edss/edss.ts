import { type AmbulationScale, highestAmbulation, leastEdssOfAmbulation } from "./ambulation-scales.ts";
import type { AmbulationRange } from "./ambulation-score.ts";
import { countedGrade, type GradedExamination, type GradeOptions } from "./counted-grade.ts";
import { lineOfKey, weightOfGrade } from "./fs-step.ts";
import { type FunctionalSystem, functionalSystems } from "./functional-systems.ts";
import { edssOfHalfPoints } from "./half-points.ts";
import type { StepLine } from "./step-lines.ts";

export type Examination = GradedExamination & {
  /** A score of the scale that the options name; a range where the derivation could not tell; undefined if not done. */
  readonly ambulation: number | AmbulationRange | undefined;
};

export type EdssOptions = GradeOptions & { readonly ambulationScale: AmbulationScale };

export const defaultEdssOptions: EdssOptions = {
  cerebral1: "counts",
  fatigue: "counts",
  ambulationScale: "neurostatus16",
};

/** One thing that is examined. */
export type EdssPart = FunctionalSystem | "ambulation";

export type MissingPart = {
  readonly part: EdssPart;
  readonly why: "not-examined" | "not-a-grade" | "not-exact";
};

type Reasons = {
  /** Lines of the step table with everything missing at 0, and at its highest; the same one when nothing is. */
  readonly leastLine: StepLine;
  readonly mostLine: StepLine;
  /** Parts without a usable grade. An EDSS can be known in spite of them, never by assuming a value. */
  readonly missing: readonly MissingPart[];
};

/** An EDSS in points. `cannot-tell` gives the interval that remains possible, both ends included. */
export type EdssScore = Reasons &
  (
    | {
        readonly known: "yes";
        readonly edss: number;
        readonly decidedBy: "functional-systems" | "ambulation" | "both";
      }
    | { readonly known: "cannot-tell"; readonly least: number; readonly most: number }
  );

const nothing: readonly never[] = [];

/** The scores that walking may have; undefined where it was not scored, or not on this scale. */
export function rangeOfAmbulation(
  ambulation: Examination["ambulation"],
  scale: AmbulationScale,
): AmbulationRange | undefined {
  const range = typeof ambulation === "object" ? ambulation : { least: ambulation ?? -1, most: ambulation ?? -1 };
  const isOnScale =
    leastEdssOfAmbulation(range.least, scale) !== undefined && leastEdssOfAmbulation(range.most, scale) !== undefined;
  return isOnScale && range.least <= range.most ? range : undefined;
}

/**
 * The EDSS of an examination: the step of the functional systems, or what walking makes the least, whichever
 * is worse. What was not examined is tried at 0 and at its highest grade; only where both give one EDSS is it known.
 *
 * @source outcomes reference, sections 1.2, 1.4, 1.5 and 1.10
 */
export function edssOf(examination: Examination, options: EdssOptions = defaultEdssOptions): EdssScore {
  const { ambulation } = examination;
  const scale = options.ambulationScale;
  let missing: MissingPart[] | undefined;
  let leastKey = 0;
  let mostKey = 0;
  for (const system of functionalSystems) {
    const counted = countedGrade(examination, system, options);
    if (counted.why !== undefined) {
      missing ??= [];
      missing.push({ part: system, why: counted.why });
    }
    leastKey += weightOfGrade[counted.least]!;
    mostKey += weightOfGrade[counted.most]!;
  }
  const walked = rangeOfAmbulation(ambulation, scale);
  if (walked === undefined || walked.least !== walked.most) {
    missing ??= [];
    const why = walked !== undefined ? "not-exact" : ambulation === undefined ? "not-examined" : "not-a-grade";
    missing.push({ part: "ambulation", why });
  }
  const leastLine = lineOfKey(leastKey);
  const mostLine = lineOfKey(mostKey);
  const leastWalking = leastEdssOfAmbulation(walked?.least ?? 0, scale)!;
  const least = Math.max(leastLine.step, leastWalking);
  const most = Math.max(mostLine.step, leastEdssOfAmbulation(walked?.most ?? highestAmbulation(scale), scale)!);
  const reasons = { leastLine, mostLine, missing: missing ?? nothing };
  if (least !== most)
    return { known: "cannot-tell", least: edssOfHalfPoints(least), most: edssOfHalfPoints(most), ...reasons };
  const decidedBy =
    leastLine.step === leastWalking ? "both" : leastLine.step > leastWalking ? "functional-systems" : "ambulation";
  return { known: "yes", edss: edssOfHalfPoints(least), decidedBy, ...reasons };
}
