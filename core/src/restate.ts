import type { AssessmentJson } from "./assessment-json.ts";

type Dated = Pick<AssessmentJson, "asOf" | "coverage">;

/**
 * A kept answer, said on a later day on which it still holds: all of it is the same but the day itself.
 *
 * @param asOf `YYYY-MM-DD`, before the answer's `nextChangeOn`
 */
export const restated = <A extends Dated>(answer: A, asOf: string): A =>
  answer.asOf === asOf
    ? answer
    : { ...answer, asOf, coverage: answer.coverage.map((one) => ({ ...one, through: asOf })) };
