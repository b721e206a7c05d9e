import type { Issue } from "../../base/result.ts";
import { findAnalyte } from "../../units/analytes.ts";
import {
  analytesOf,
  type CandidacyCriterion,
  type CandidacyLeaf,
  itemOf,
  leavesOf,
  type Weighed,
} from "../candidacy.ts";
import type { Protocol } from "../protocol.ts";
import { type Check, layerOf, problem } from "./check.ts";

/**
 * Every cell weighs a criterion that somebody states, once in a layer; no criterion leads back to itself; and what criteria
 * need to be asked is asked, once.
 */
export const checkCandidacy: Check = (protocol, { policies }) => {
  const stated = new Map([protocol, ...policies].flatMap((one) => one.criteria ?? []).map((one) => [one.id, one]));
  return [
    ...(protocol.criteria ?? []).flatMap((one, i) => criterionProblems(one, `/criteria/${i}`, protocol, stated)),
    ...questionProblems(protocol),
    ...(protocol.candidacy ?? []).flatMap((one, i) => cellProblems(one, i, protocol, stated)),
  ];
};

/** What no form asks nobody can answer; what no criterion needs nobody is asked. */
function questionProblems({ criteria = [], questions = [] }: Protocol): readonly Issue[] {
  const needed = new Set(criteria.flatMap(({ when }) => leavesOf(when).flatMap((leaf) => itemOf(leaf) ?? [])));
  const asked = questions.flatMap(({ asks }) => asks.map(({ item }) => item));
  return [
    ...[...needed]
      .filter((item) => !asked.includes(item))
      .map((item) =>
        problem("protocol-question-missing", "/questions", `"${item}"`, "Write the question, in English and Spanish."),
      ),
    ...asked
      .filter((item, i) => !needed.has(item) || asked.indexOf(item) !== i)
      .map((item) =>
        problem(
          "protocol-question-unused",
          "/questions",
          `"${item}"`,
          "Take it out: it is asked already, or no criterion needs it.",
        ),
      ),
  ];
}

type Stated = ReadonlyMap<string, CandidacyCriterion>;

function criterionProblems(
  criterion: CandidacyCriterion,
  at: string,
  { criteria = [] }: Protocol,
  stated: Stated,
): readonly Issue[] {
  const leaves = leavesOf(criterion.when);
  return [
    ...(criteria.filter(({ id }) => id === criterion.id).length === 1
      ? []
      : [problem("protocol-rule-duplicate", `${at}/id`, `"${criterion.id}" again`, "Give it an id of its own.")]),
    ...leaves.flatMap((leaf) => unknownIn(leaf, at, stated)),
    ...(leadsTo(criterion.id, criterion, stated, new Set())
      ? [problem("value-not-allowed", `${at}/when`, `"${criterion.id}" within itself`, "Take it out of its own test.")]
      : []),
  ];
}

function unknownIn(leaf: CandidacyLeaf, at: string, stated: Stated): readonly Issue[] {
  if (leaf.kind === "criterion" && !stated.has(leaf.id)) return [unknownCriterion(leaf.id, `${at}/when`)];
  return analytesOf(leaf)
    .filter((key) => findAnalyte(key) === undefined)
    .map((key) =>
      problem(
        "analyte-unknown",
        `${at}/when`,
        `"${key}"`,
        "Write a key of the analyte catalogue (docs/reference/analytes.md).",
      ),
    );
}

const unknownCriterion = (id: string, at: string): Issue =>
  problem("protocol-criterion-unknown", at, `"${id}"`, "Write the id of a criterion of this file or of a policy.");

function leadsTo(id: string, from: CandidacyCriterion, stated: Stated, seen: Set<string>): boolean {
  return leavesOf(from.when).some((leaf) => {
    if (leaf.kind !== "criterion" || seen.has(leaf.id)) return false;
    seen.add(leaf.id);
    const next = stated.get(leaf.id);
    return leaf.id === id || (next !== undefined && leadsTo(id, next, stated, seen));
  });
}

function cellProblems(cell: Weighed, i: number, protocol: Protocol, stated: Stated): readonly Issue[] {
  const at = `/candidacy/${i}/criterion`;
  const isSame = (other: Weighed): boolean =>
    other.criterion === cell.criterion &&
    other.courses === cell.courses &&
    layerOf(other, protocol) === layerOf(cell, protocol);
  const first = protocol.candidacy!.findIndex(isSame);
  const remedy = `Keep one of the two; /candidacy/${first} weighs it in the same layer.`;
  return [
    ...(stated.has(cell.criterion) ? [] : [unknownCriterion(cell.criterion, at)]),
    ...(first === i ? [] : [problem("protocol-rule-duplicate", at, `"${cell.criterion}" again`, remedy)]),
  ];
}
