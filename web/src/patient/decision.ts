import type { PatientDecisionsJson } from "@longwatch/api";
import type { CandidacyJson, Reference } from "@longwatch/core";
import type { WrittenFact } from "../look/fact-words.ts";

export type Answer = CandidacyJson["answer"];
export type Criterion = CandidacyJson["criteria"][number];
/** What the server answers, with the shapes of what the schema leaves loose. */
export type Decisions = Omit<PatientDecisionsJson, "references" | "facts"> & {
  readonly references: readonly Reference[];
  readonly facts: readonly WrittenFact[];
};
/** A criterion, or the ways into treatment, of which one is enough, with what it makes of the answer. */
export type Part = { readonly outcome: Answer; readonly criteria: readonly Criterion[] };

/** What the answers are put together of: the payer's apart, which says who pays and not for whom it is right. */
export function partsOf({ criteria, layers }: CandidacyJson) {
  const byKey = new Map(criteria.map((one) => [one.key, one]));
  const partsIn = (some: CandidacyJson["layers"]): readonly Part[] =>
    some.flatMap(({ parts }) =>
      parts.map((part) => ({
        outcome: part.outcome,
        criteria: part.criteria.flatMap((key) => byKey.get(key) ?? []),
      })),
    );
  const isPayers = ({ layer }: CandidacyJson["layers"][number]): boolean => layer === "reimbursement";
  return { medical: partsIn(layers.filter((one) => !isPayers(one))), payers: partsIn(layers.filter(isPayers)) };
}
