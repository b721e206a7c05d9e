import type { Certainty } from "../base/certainty.ts";
import type { Weight } from "../protocol/candidacy.ts";

/** Most forbidding first; the order in which answers are put together. */
export const candidacyAnswers = ["no", "cannot-tell", "with-justification", "yes"] as const;
export type CandidacyAnswer = (typeof candidacyAnswers)[number];

export const strictest = (answers: readonly CandidacyAnswer[]): CandidacyAnswer =>
  candidacyAnswers.find((one) => answers.includes(one)) ?? "yes";

export const isStricter = (one: CandidacyAnswer, other: CandidacyAnswer): boolean =>
  candidacyAnswers.indexOf(one) < candidacyAnswers.indexOf(other);

type Outcomes = Readonly<Record<Certainty, CandidacyAnswer>>;

/**
 * What one criterion means for the whole, by how it is weighed. Routes are weighed together, where one is enough. Unknown is
 * never permitted; what a source has not been read for is unknown for whom it would concern.
 *
 * @source protocols.md sections 1.1 and 1.3
 */
const outcomes: Readonly<Record<Exclude<Weight, "route">, Outcomes>> = {
  required: { yes: "yes", no: "no", "cannot-tell": "cannot-tell" },
  advised: { yes: "yes", no: "with-justification", "cannot-tell": "cannot-tell" },
  contraindication: { yes: "no", no: "yes", "cannot-tell": "cannot-tell" },
  warning: { yes: "with-justification", no: "yes", "cannot-tell": "cannot-tell" },
  specialist: { yes: "cannot-tell", no: "yes", "cannot-tell": "cannot-tell" },
  unread: { yes: "cannot-tell", no: "yes", "cannot-tell": "cannot-tell" },
};

export const outcomeOf = (weight: Exclude<Weight, "route">, answer: Certainty): CandidacyAnswer =>
  outcomes[weight][answer];

/** One route is enough; without any route in the source there is nothing to meet. */
export function outcomeOfRoutes(answers: readonly Certainty[]): CandidacyAnswer {
  if (answers.length === 0 || answers.includes("yes")) return "yes";
  return answers.includes("cannot-tell") ? "cannot-tell" : "no";
}
