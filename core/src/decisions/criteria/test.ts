import type { Certainty } from "../../base/certainty.ts";
import { assertNever } from "../../base/result.ts";
import type { CandidacyLeaf, CandidacyTest } from "../../protocol/candidacy.ts";
import { mri, relapses } from "./activity.ts";
import { allergy } from "./allergies.ts";
import { bloodPressure } from "./blood-pressure.ts";
import { condition } from "./conditions.ts";
import { confirmedSignal } from "./confirmed.ts";
import { activitySinceCourse, coursesGiven, pregnancyPlanned } from "./courses.ts";
import { infectionTests, positive } from "./infections.ts";
import type { Judged, Subject } from "./judged.ts";
import { medicine } from "./medicines.ts";
import { age, phenotype } from "./person.ts";
import { pregnancy } from "./pregnancy.ts";
import { said } from "./said.ts";
import { therapiesFailed } from "./therapies.ts";

/** Whether a person meets a criterion: yes, no, or cannot tell with what is missing. */
export function judge(test: CandidacyTest, subject: Subject): Judged {
  if (test.kind !== "any" && test.kind !== "all") return leafOf(test, subject);
  const parts = test.of.map((one) => judge(one, subject));
  const answer = test.kind === "any" ? anyOf(parts) : allOf(parts);
  // What decides is told; what could not decide any more need not be asked for.
  const telling = answer === "cannot-tell" ? parts : parts.filter((one) => one.answer === answer);
  return {
    answer,
    evidence: [...new Set(telling.flatMap(({ evidence }) => evidence))],
    lacks: answer === "cannot-tell" ? parts.flatMap(({ lacks }) => lacks) : [],
    compared: parts.flatMap(({ compared }) => compared),
    turnsOn: parts.flatMap(({ turnsOn }) => turnsOn),
  };
}

const has = (parts: readonly Judged[], answer: Certainty): boolean => parts.some((one) => one.answer === answer);
const anyOf = (parts: readonly Judged[]): Certainty =>
  has(parts, "yes") ? "yes" : has(parts, "cannot-tell") ? "cannot-tell" : "no";
const allOf = (parts: readonly Judged[]): Certainty =>
  has(parts, "no") ? "no" : has(parts, "cannot-tell") ? "cannot-tell" : "yes";

function leafOf(leaf: CandidacyLeaf, subject: Subject): Judged {
  switch (leaf.kind) {
    case "age":
      return age(leaf, subject);
    case "phenotype":
      return phenotype(leaf, subject);
    case "therapies-failed":
      return therapiesFailed(leaf, subject);
    case "relapses":
      return relapses(leaf, subject);
    case "mri":
      return mri(leaf, subject);
    case "said":
      return said(leaf.item, subject, leaf.validDays);
    case "condition":
      return condition(leaf, subject);
    case "medicine":
      return medicine(leaf, subject);
    case "allergy":
      return allergy(leaf, subject);
    case "positive":
      return positive(leaf, subject);
    case "infection-tests":
      return infectionTests(leaf, subject);
    case "blood-pressure":
      return bloodPressure(leaf, subject);
    case "pregnancy":
      return pregnancy(subject);
    case "pregnancy-planned":
      return pregnancyPlanned(leaf, subject);
    case "courses-given":
      return coursesGiven(leaf, subject);
    case "activity-since-course":
      return activitySinceCourse(leaf, subject);
    case "criterion":
      return judge(subject.criteria.get(leaf.id)!.when, subject);
    case "confirmed-signal":
      return confirmedSignal(leaf, subject);
    default:
      return assertNever(leaf);
  }
}
