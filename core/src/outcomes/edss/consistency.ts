import { leastEdssOfAmbulation } from "./ambulation-scales.ts";
import { defaultEdssOptions, type EdssOptions, type Examination, edssOf } from "./edss.ts";
import { type FunctionalSystem, functionalSystems } from "./functional-systems.ts";
import { halfPointsOf } from "./half-points.ts";

export type EdssWarning =
  | { readonly code: "walking-limited-without-motor-signs" }
  | { readonly code: "walking-far-worse-than-motor-signs" }
  | { readonly code: "severe-grade-but-unrestricted"; readonly systems: readonly FunctionalSystem[] }
  | { readonly code: "lost-function-but-walking"; readonly systems: readonly FunctionalSystem[] }
  | { readonly code: "no-such-edss"; readonly recorded: number }
  | { readonly code: "recorded-differs"; readonly recorded: number; readonly least: number; readonly most: number }
  | { readonly code: "death-score-while-alive" }
  | { readonly code: "change-without-new-finding"; readonly previous: number }
  | { readonly code: "during-relapse"; readonly days: number };

export type VisitToCheck = Examination & {
  /** The clinician's score, in points. It stays; a difference is a task, never a correction. */
  readonly recordedEdss?: number | undefined;
  /** Undefined: not known, and no warning about a score of 10. */
  readonly isAlive?: boolean | undefined;
  readonly previous?: (Examination & { readonly recordedEdss?: number | undefined }) | undefined;
  /** Days since the latest relapse onset or steroid course, 0 on the same day; undefined where there was none. */
  readonly daysSinceRelapseOrSteroids?: number | undefined;
};

const relapseDays = 30;

/** Half-points that tell walking apart on either scale: from 6.0 an aid or less than 100 m, from 7.0 no walking. */
const limitedFrom = 12;
const notWalkingFrom = 14;

function examinationWarnings(visit: VisitToCheck, options: EdssOptions): readonly EdssWarning[] {
  const { grades, ambulation } = visit;
  const walking =
    typeof ambulation === "number" ? leastEdssOfAmbulation(ambulation, options.ambulationScale) : undefined;
  if (walking === undefined) return [];
  const warnings: EdssWarning[] = [];
  const { pyramidal, cerebellar } = grades;
  if (pyramidal !== undefined && cerebellar !== undefined) {
    if (walking > 0 && pyramidal < 2 && cerebellar < 2) warnings.push({ code: "walking-limited-without-motor-signs" });
    if (walking >= limitedFrom && pyramidal <= 2 && cerebellar <= 2)
      warnings.push({ code: "walking-far-worse-than-motor-signs" });
  }
  const severe = functionalSystems.filter(
    (system) => system !== "visual" && system !== "bowelBladder" && (grades[system] ?? 0) >= 5,
  );
  if (walking === 0 && severe.length > 0) warnings.push({ code: "severe-grade-but-unrestricted", systems: severe });
  const lost = (["pyramidal", "sensory"] as const).filter((system) => grades[system] === 6);
  if (walking < notWalkingFrom && lost.length > 0) warnings.push({ code: "lost-function-but-walking", systems: lost });
  return warnings;
}

function recordedWarnings(visit: VisitToCheck, options: EdssOptions): readonly EdssWarning[] {
  const recorded = visit.recordedEdss;
  const score = edssOf(visit, options);
  const [least, most] = score.known === "yes" ? [score.edss, score.edss] : [score.least, score.most];
  const warnings: EdssWarning[] = [];
  if (recorded !== undefined && halfPointsOf(recorded) === undefined) warnings.push({ code: "no-such-edss", recorded });
  else if (recorded !== undefined && (recorded < least || recorded > most))
    warnings.push({ code: "recorded-differs", recorded, least, most });
  if ((recorded === 10 || least === 10) && visit.isAlive === true) warnings.push({ code: "death-score-while-alive" });
  return warnings;
}

const hasSameFindings = (one: Examination, other: Examination): boolean =>
  functionalSystems.every(
    (system) => one.grades[system] !== undefined && one.grades[system] === other.grades[system],
  ) &&
  typeof one.ambulation === "number" &&
  one.ambulation === other.ambulation;

/**
 * What a reviewer would ask about a visit. Warnings never block and never change a score; where a grade that a
 * warning needs is missing, that warning is not given.
 *
 * @source outcomes reference, section 1.9
 */
export function edssWarnings(visit: VisitToCheck, options: EdssOptions = defaultEdssOptions): readonly EdssWarning[] {
  const warnings = [...examinationWarnings(visit, options), ...recordedWarnings(visit, options)];
  const before = visit.previous?.recordedEdss;
  if (visit.previous !== undefined && before !== undefined && visit.recordedEdss !== undefined) {
    const isLarge = Math.abs(visit.recordedEdss - before) >= 1;
    if (isLarge && hasSameFindings(visit, visit.previous))
      warnings.push({ code: "change-without-new-finding", previous: before });
  }
  const days = visit.daysSinceRelapseOrSteroids;
  if (days !== undefined && days >= 0 && days <= relapseDays) warnings.push({ code: "during-relapse", days });
  return warnings;
}
