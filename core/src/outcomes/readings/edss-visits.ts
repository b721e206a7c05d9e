import type { Day } from "../../base/calendar.ts";
import { once } from "../../base/once.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { type FactIndex, ofKind } from "../../facts/fact-index.ts";
import { isSteroidCourse } from "../../facts/medicines/steroids.ts";
import { type EdssScore, edssOf } from "../edss/edss.ts";
import { halfPointsOf } from "../edss/half-points.ts";
import { byExactness, type Undated } from "./exact-day.ts";
import { examinationOf, type RecordedExamination } from "./examination.ts";

type Scored = FactOfKind<"edss-scored">;

/** An EDSS on an exact day. */
export type EdssVisit = {
  readonly fact: string;
  readonly day: Day;
  /**
   * Points. The clinician's score where one is recorded, else that of the examination; undefined where neither gives one.
   * A recorded score that contradicts the examination stays: see `edssFindings`.
   */
  readonly value: number | undefined;
  readonly by: "recorded" | "computed" | "cannot-tell";
  /** As it stands in the record, in points: a recorded 0.5 too, which is no EDSS and gives no value. */
  readonly recorded: number | undefined;
  readonly examined: RecordedExamination | undefined;
  /** The score of the examination, worked out when asked for; undefined where nothing was examined. */
  readonly computed: () => EdssScore | undefined;
  /** False within 30 days after steroids were begun: what is seen then may pass. */
  readonly mayConfirm: boolean;
  /**
   * EDSS 10, and a death on file: death due to MS. A 10 in somebody alive is a slip of the pen, and needs confirming like
   * every other score. Another death is no EDSS, and ends what is known.
   */
  readonly isDeath: boolean;
};

const deathOfMs = 10;

export type EdssReadings = { readonly visits: readonly EdssVisit[]; readonly undated: readonly Undated[] };

/** A visit so many days after the onset of a relapse or the start of steroids lies under it, that day included. */
export const underInfluenceDays = 30;

function visitOf(scored: Scored, steroidDays: readonly Day[], hasDied: boolean): EdssVisit {
  const examined = examinationOf(scored);
  const computed = once(() => examined && edssOf(examined.examination, examined.options));
  const day = scored.earliest;
  const common = {
    fact: scored.id,
    day,
    recorded: scored.score,
    examined,
    computed,
    mayConfirm: !steroidDays.some((from) => from <= day && day - from <= underInfluenceDays),
  };
  if (scored.score !== undefined) {
    const isScore = halfPointsOf(scored.score) !== undefined;
    return {
      ...common,
      value: isScore ? scored.score : undefined,
      by: isScore ? "recorded" : "cannot-tell",
      isDeath: hasDied && scored.score === deathOfMs,
    };
  }
  const score = computed();
  return score?.known === "yes"
    ? { ...common, value: score.edss, by: "computed", isDeath: hasDied && score.edss === deathOfMs }
    : { ...common, value: undefined, by: "cannot-tell", isDeath: false };
}

/** Days on which a course of systemic steroids was begun; days that are not exact say nothing. */
export const steroidStarts = (facts: FactIndex, asOf: Day): readonly Day[] =>
  byExactness(ofKind(facts, "medicine-recorded", asOf).filter(isSteroidCourse)).exact.map(({ earliest }) => earliest);

/**
 * Every EDSS up to a day, it included, in order; of several on one day, in the order of their ids.
 *
 * @source outcomes reference, sections 1.9, 1.10 and 12
 */
export function edssReadings(facts: FactIndex, asOf: Day): EdssReadings {
  const { exact, undated } = byExactness(ofKind(facts, "edss-scored", asOf));
  const steroidDays = exact.length === 0 ? [] : steroidStarts(facts, asOf);
  const hasDied = ofKind(facts, "follow-up-ended", asOf).some(({ reason }) => reason === "died");
  return { visits: exact.map((scored) => visitOf(scored, steroidDays, hasDied)), undated };
}
