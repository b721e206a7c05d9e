import { leastEdssOfAmbulation } from "./ambulation-scales.ts";
import { type CountedGrade, countedGrade } from "./counted-grade.ts";
import {
  defaultEdssOptions,
  type EdssOptions,
  type EdssPart,
  type Examination,
  edssOf,
  rangeOfAmbulation,
} from "./edss.ts";
import { lineOfKey, weightOfGrade } from "./fs-step.ts";
import { functionalSystems } from "./functional-systems.ts";

/** The different sums of weights that these systems can still come to. At most 792, however many are open. */
function sumsOf(grades: readonly CountedGrade[]): ReadonlySet<number> {
  let sums = new Set([0]);
  for (const { least, most } of grades) {
    const further = new Set<number>();
    for (const sum of sums)
      for (let grade = least; grade <= most; grade += 1) further.add(sum + (weightOfGrade[grade] ?? 0));
    sums = further;
  }
  return sums;
}

/**
 * What still has to be examined, in a good order: walking first, for one answer may decide everything; then the
 * systems in the order of the examination. A part is listed only where its answer can still change the EDSS,
 * whatever the other open parts turn out to be. Empty: the EDSS is known.
 *
 * The EDSS never falls when a grade rises, so that a part matters if its lowest and its highest answer give
 * different scores in some case of the others.
 *
 * @source outcomes reference, section 1.10
 */
export function stillNeeded(examination: Examination, options: EdssOptions = defaultEdssOptions): readonly EdssPart[] {
  const score = edssOf(examination, options);
  if (score.known === "yes") return [];
  const { ambulationScale } = options;
  const walked = rangeOfAmbulation(examination.ambulation, ambulationScale);
  const leastWalking = leastEdssOfAmbulation(walked?.least ?? 0, ambulationScale) ?? 0;
  const counted = functionalSystems.map((system) => countedGrade(examination, system, options));
  const edss = (key: number): number => Math.max(lineOfKey(key).step, leastWalking);
  const open = functionalSystems.filter((_, i) => {
    const { least, most } = counted[i]!;
    if (least === most) return false;
    const [low, high] = [weightOfGrade[least]!, weightOfGrade[most]!];
    return [...sumsOf(counted.toSpliced(i, 1))].some((sum) => edss(sum + low) !== edss(sum + high));
  });
  const mostWalking = walked === undefined ? undefined : leastEdssOfAmbulation(walked.most, ambulationScale);
  const isWalkingOpen = mostWalking === undefined || mostWalking > Math.max(score.leastLine.step, leastWalking);
  return isWalkingOpen ? ["ambulation", ...open] : open;
}
