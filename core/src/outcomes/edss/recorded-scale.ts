import type { AmbulationScale } from "./ambulation-scales.ts";
import { defaultEdssOptions, type EdssScore, edssOf } from "./edss.ts";
import type { FunctionalGrades } from "./functional-systems.ts";

const fits = (score: EdssScore, edss: number): boolean =>
  score.known === "yes" ? score.edss === edss : score.least <= edss && edss <= score.most;

/**
 * The ambulation scales under which an imported row gives the EDSS that was recorded with it. Two: the row does
 * not tell them apart. None: something in the row is wrong. Ask for the scale then; never guess.
 *
 * @param recordedEdss points
 * @source outcomes reference, section 1.5
 */
export const scalesThatFit = (
  grades: FunctionalGrades,
  ambulationCode: number,
  recordedEdss: number,
): readonly AmbulationScale[] =>
  (["neurostatus16", "registry13"] as const).filter((ambulationScale) => {
    const score = edssOf({ grades, ambulation: ambulationCode }, { ...defaultEdssOptions, ambulationScale });
    return score.missing.every(({ why }) => why !== "not-a-grade") && fits(score, recordedEdss);
  });
