import type { FunctionalSystem, VisitToCheck, Walking } from "@longwatch/core";
import { ambulationScore, functionalSystems, halfPointsOf, scoredExamination } from "./edss-score.ts";
import { limit, numberOf } from "./typed-number.ts";

/** How somebody walks, as the form has it: free is an answer of its own, never read from a distance. */
export const walks = [
  "unrestricted",
  "none",
  "unilateral",
  "bilateral",
  "wheelchair-alone",
  "wheelchair-with-help",
  "chair-or-bed-arms-effective",
  "bed-some-arm-use",
  "bed-can-communicate-and-eat",
  "bed-totally-helpless",
  "died-of-ms",
] as const;
export type Walk = (typeof walks)[number];

export type EdssDraft = {
  readonly scoredOn: string;
  readonly grades: { readonly [system in FunctionalSystem]?: number | undefined };
  readonly walk: Walk | null;
  readonly metres: string;
  readonly notDueToMs: readonly FunctionalSystem[];
  readonly cerebellarX: boolean;
  /** Typed by the examiner where it is another than the one worked out. */
  readonly ownScore: string;
};

export const asksDistance = (walk: Walk | null): boolean =>
  walk === "none" || walk === "unilateral" || walk === "bilateral";

const metresOf = ({ metres }: EdssDraft): number | undefined => numberOf(metres);
/** A score is one decimal at most: a comma in it can be read in one way only. */
const ownOf = ({ ownScore }: EdssDraft): number | undefined => numberOf(ownScore.replace(",", "."));

function walkingOf(draft: EdssDraft): Walking | undefined {
  const { walk } = draft;
  const metres = metresOf(draft);
  if (walk === null) return undefined;
  if (walk === "unrestricted") return { aid: "none", metres, isUnrestricted: true };
  if (walk === "none") return { aid: walk, metres, isUnrestricted: false };
  return walk === "unilateral" || walk === "bilateral" ? { aid: walk, metres } : { aid: walk };
}

/** The examination as far as it is typed. */
export function visitOf(draft: EdssDraft): VisitToCheck {
  const walking = walkingOf(draft);
  const walked = walking && ambulationScore(walking);
  return {
    grades: draft.grades,
    ambulation: walked?.known === "yes" ? walked.score : walked?.range,
    notDueToMs: draft.notDueToMs,
    recordedEdss: ownOf(draft),
  };
}

function ambulationFact(draft: EdssDraft): object | undefined {
  const walking = walkingOf(draft);
  if (walking === undefined) return undefined;
  const walked = ambulationScore(walking);
  return {
    scale: "0-16",
    ...(walked.known === "yes" ? { score: walked.score } : {}),
    ...(asksDistance(draft.walk) ? limit("distanceM", draft.metres) : {}),
    assistance: walking.aid,
    ...(walking.aid === "none" ? { restricted: draft.walk !== "unrestricted" } : {}),
  };
}

/** What is saved: the grades as examined, how somebody walks, and the score that is known, or the examiner's own. */
export function factsOf(draft: EdssDraft): readonly object[] {
  const { scoredOn, grades, notDueToMs, cerebellarX, ownScore } = draft;
  const graded = functionalSystems.filter((system) => grades[system] !== undefined);
  if (scoredOn === "" || (graded.length === 0 && draft.walk === null)) return [];
  const visit = visitOf(draft);
  const { score } = scoredExamination(visit);
  const own = visit.recordedEdss;
  // What is no score of the scale is not sent: the form says so, and waits.
  if (ownScore.trim() !== "" && (own === undefined || halfPointsOf(own) === undefined)) return [];
  const kept = own ?? (score.known === "yes" ? score.edss : undefined);
  const ambulation = ambulationFact(draft);
  return [
    {
      kind: "edss-scored",
      scoredOn,
      ...(kept === undefined ? {} : { score: kept }),
      ...(graded.length === 0
        ? {}
        : { functionalSystems: Object.fromEntries(graded.map((system) => [system, grades[system]])) }),
      ...(ambulation === undefined ? {} : { ambulation }),
      ...(notDueToMs.length === 0 ? {} : { notDueToMs }),
      ...(cerebellarX ? { cerebellarX } : {}),
    },
  ];
}
