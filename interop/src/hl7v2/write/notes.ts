import { findingsIn } from "../findings.ts";
import type { ResultFact } from "../outcome.ts";
import { hasSpecimenSegment, type LaboratoryProfile } from "./profile.ts";

/** Comments, what was found and is not said by them, and, before there was SPM, what was remarked on the specimen. */
export function notesOfFact(fact: ResultFact, profile: LaboratoryProfile): readonly string[] {
  const remarks = hasSpecimenSegment(profile) ? [] : (fact.specimen ?? []).map((remark) => `Specimen ${remark}`);
  if (profile.comments === "none") return remarks;
  const comments = commentsOf(fact);
  return [...comments, ...unsaidFindings(fact, comments), ...remarks];
}

export const commentsOf = ({ comments = [] }: ResultFact): readonly string[] =>
  (typeof comments === "string" ? [comments] : comments).filter((text) => text.trim() !== "");

/** `red-cell-casts` → `red cell casts seen`, unless a comment names it. */
export function unsaidFindings({ findings = [], value }: ResultFact, comments: readonly string[]): readonly string[] {
  const said = findingsIn([...comments, ...(typeof value === "string" ? [value] : [])]);
  return findings.filter((finding) => !said.includes(finding)).map((finding) => `${finding.replaceAll("-", " ")} seen`);
}
