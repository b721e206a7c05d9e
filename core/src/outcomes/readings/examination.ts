import type { FactOfKind } from "../../facts/fact.ts";
import type { AmbulationScale } from "../edss/ambulation-scales.ts";
import { ambulationScore, mobilityBeyondWalking, type Walking } from "../edss/ambulation-score.ts";
import { defaultEdssOptions, type EdssOptions, type Examination } from "../edss/edss.ts";

type Scored = FactOfKind<"edss-scored">;
type Ambulation = NonNullable<Scored["ambulation"]>;

const scales: Readonly<Record<Ambulation["scale"], AmbulationScale>> = {
  "0-16": "neurostatus16",
  "0-13": "registry13",
};

/** The aid as a word that we know; another word, or none, says nothing about walking. */
function walkingOf({ assistance, distanceM: metres, restricted }: Ambulation): Walking | undefined {
  const isUnrestricted = restricted === undefined ? undefined : !restricted;
  if (assistance === "none" || (assistance === undefined && isUnrestricted === true))
    return { aid: "none", metres, isUnrestricted };
  if (assistance === "unilateral" || assistance === "bilateral") return { aid: assistance, metres };
  const aid = mobilityBeyondWalking.find((word) => word === assistance);
  return aid === undefined ? undefined : { aid };
}

/** A score stands as it is; walking is scored on the 0–16 scale only, for the other is never derived. */
function ambulationOf(ambulation: Ambulation): Examination["ambulation"] {
  if (ambulation.score !== undefined) return ambulation.score;
  const walking = ambulation.scale === "0-16" ? walkingOf(ambulation) : undefined;
  if (walking === undefined) return undefined;
  const scored = ambulationScore(walking);
  return scored.known === "yes" ? scored.score : scored.range;
}

/** What was examined, to be read by the options beside it; undefined where there is a score alone. */
export type RecordedExamination = { readonly examination: Examination; readonly options: EdssOptions };

/** The examination of a recorded EDSS. What was not written down is missing, never normal. */
export function examinationOf(scored: Scored): RecordedExamination | undefined {
  const { functionalSystems, ambulation, notDueToMs, cerebralWithoutFatigue } = scored;
  if (functionalSystems === undefined && ambulation === undefined) return undefined;
  return {
    examination: {
      grades: functionalSystems ?? {},
      ambulation: ambulation === undefined ? undefined : ambulationOf(ambulation),
      notDueToMs,
      cerebralWithoutFatigue,
    },
    options: { ...defaultEdssOptions, ambulationScale: scales[ambulation?.scale ?? "0-16"] },
  };
}
