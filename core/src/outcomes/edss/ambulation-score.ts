/** Scores of the 0–16 scale: both ends included, equal where the score is known. */
export type AmbulationRange = { readonly least: number; readonly most: number };

/** What is scored where nobody walks any more, best first. */
export const mobilityBeyondWalking = [
  "wheelchair-alone",
  "wheelchair-with-help",
  "chair-or-bed-arms-effective",
  "bed-some-arm-use",
  "bed-can-communicate-and-eat",
  "bed-totally-helpless",
  "died-of-ms",
] as const;
export type MobilityBeyondWalking = (typeof mobilityBeyondWalking)[number];

/**
 * What the examiner enters. Distances are the longest walked without rest, in metres; undefined is not measured.
 * A foot orthosis is no aid; leaning on a person is one.
 */
export type Walking =
  | {
      readonly aid: "none";
      readonly metres: number | undefined;
      /** Judged against healthy people of the same age; never inferred from a distance. */
      readonly isUnrestricted: boolean | undefined;
    }
  | { readonly aid: "unilateral" | "bilateral"; readonly metres: number | undefined }
  | { readonly aid: MobilityBeyondWalking };

export type AmbulationScore =
  | { readonly known: "yes"; readonly score: number }
  | {
      readonly known: "cannot-tell";
      readonly range: AmbulationRange;
      readonly missing: readonly ("metres" | "unrestricted")[];
    };

type Reach = readonly { readonly fromMetres: number; readonly score: number }[];

/** Best first; a distance is the lower bound of its score, included. */
const reaches: Readonly<Record<"none" | "unilateral" | "bilateral", Reach>> = {
  none: [
    { fromMetres: 500, score: 1 },
    { fromMetres: 300, score: 2 },
    { fromMetres: 200, score: 3 },
    { fromMetres: 100, score: 4 },
    { fromMetres: 0, score: 5 },
  ],
  unilateral: [
    { fromMetres: 50, score: 6 },
    { fromMetres: 0, score: 8 },
  ],
  bilateral: [
    { fromMetres: 120, score: 7 },
    { fromMetres: 5, score: 9 },
    { fromMetres: 0, score: 10 },
  ],
};

const beyondWalking: Readonly<Record<MobilityBeyondWalking, number>> = {
  "wheelchair-alone": 10,
  "wheelchair-with-help": 11,
  "chair-or-bed-arms-effective": 12,
  "bed-some-arm-use": 13,
  "bed-can-communicate-and-eat": 14,
  "bed-totally-helpless": 15,
  "died-of-ms": 16,
};

/** A distance that is no distance (negative, not a number) is not measured. */
function rangeOf(reach: Reach, metres: number | undefined): AmbulationRange {
  const score = metres === undefined ? undefined : reach.find(({ fromMetres }) => metres >= fromMetres)?.score;
  return { least: score ?? reach[0]!.score, most: score ?? reach.at(-1)!.score };
}

/**
 * The ambulation score (0–16) of one way of walking. Where somebody was tried with different aids, score each
 * and keep the best with {@link bestAmbulation}.
 *
 * @returns where the distance or the judgement is missing, the scores that remain possible
 * @source outcomes reference, section 1.3
 */
export function ambulationScore(walking: Walking): AmbulationScore {
  if (walking.aid !== "none" && walking.aid !== "unilateral" && walking.aid !== "bilateral")
    return { known: "yes", score: beyondWalking[walking.aid] };
  if (walking.aid === "none" && walking.isUnrestricted === true) return { known: "yes", score: 0 };
  const walked = rangeOf(reaches[walking.aid], walking.metres);
  const isUnjudged = walking.aid === "none" && walking.isUnrestricted === undefined;
  if (!isUnjudged && walked.least === walked.most) return { known: "yes", score: walked.least };
  return {
    known: "cannot-tell",
    range: { least: isUnjudged ? 0 : walked.least, most: walked.most },
    missing: [
      ...(isUnjudged ? ["unrestricted" as const] : []),
      ...(walked.least < walked.most ? ["metres" as const] : []),
    ],
  };
}

/**
 * The score of somebody tried with several aids: the lowest that any trial gives.
 *
 * @returns every score, 0 to 16, where there was no trial
 */
export function bestAmbulation(trials: readonly AmbulationScore[]): AmbulationRange {
  const ranges = trials.map((one) => (one.known === "yes" ? { least: one.score, most: one.score } : one.range));
  if (ranges.length === 0) return { least: 0, most: beyondWalking["died-of-ms"] };
  return {
    least: Math.min(...ranges.map(({ least }) => least)),
    most: Math.min(...ranges.map(({ most }) => most)),
  };
}
