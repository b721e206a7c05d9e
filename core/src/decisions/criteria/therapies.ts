import { addMonths } from "../../base/calendar.ts";
import type { Certainty } from "../../base/certainty.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { type CandidacyLeaf, otherTherapy } from "../../protocol/candidacy.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { answerTo } from "./said.ts";

type Therapy = FactOfKind<"therapy-recorded">;
type Leaf = Extract<CandidacyLeaf, { kind: "therapies-failed" }>;

/** The same substance is no earlier therapy of another kind. */
export const isThisOne = /alemtuzumab|lemtrada|campath/i;

/**
 * Different medicines that failed. One that was ended for another reason has not failed; where nobody wrote why it ended, or
 * whether it was a full course, it may have. None on file is not none: somebody must have asked.
 *
 * @source protocols.md section 1.1
 */
export function therapiesFailed({ count, fullFromMonths, validDays }: Leaf, subject: Subject): Judged {
  const byDrug = new Map<string, Therapy[]>();
  for (const one of ofKind(subject.facts, "therapy-recorded", subject.asOf)) {
    const drug = one.drug.trim().toLowerCase();
    if (!isThisOne.test(drug)) byDrug.set(drug, [...(byDrug.get(drug) ?? []), one]);
  }
  const failed: string[] = [];
  const open: Therapy[] = [];
  for (const courses of byDrug.values()) {
    const surely = courses.find((one) => hasFailed(one, fullFromMonths) === "yes");
    const perhaps = courses.find((one) => hasFailed(one, fullFromMonths) === "cannot-tell");
    if (surely !== undefined) failed.push(surely.id);
    else if (perhaps !== undefined) open.push(perhaps);
  }
  const compared = [{ what: "therapies-failed", saw: failed.length, op: ">=" as const, than: count }];
  if (failed.length >= count) return yes({ evidence: failed, compared });
  const asked = answerTo(otherTherapy, subject, validDays);
  const isComplete = asked?.answer === "no";
  if (isComplete && failed.length + open.length < count)
    return no({ evidence: [...failed, asked.fact], compared, turnsOn: asked.turnsOn });
  const lacks = [
    ...open.map(({ drug }) => lack("therapy-outcome", drug)),
    ...(isComplete ? [] : [lack("other-therapies", otherTherapy)]),
  ];
  return cannotTell(lacks, { evidence: failed, compared, turnsOn: asked?.turnsOn ?? [] });
}

function hasFailed(one: Therapy, fullFromMonths: number): Certainty {
  if (one.stopReason !== undefined && one.stopReason !== "inadequate-response") return "no";
  const full = isFull(one, fullFromMonths);
  if (full === "no") return "no";
  return one.stopReason === undefined ? "cannot-tell" : full;
}

/** What was said of it; otherwise how long it was taken, on any compatible day. */
function isFull({ adequateCourse, earliest, latest, stoppedOn }: Therapy, fullFromMonths: number): Certainty {
  if (adequateCourse === true || adequateCourse === "yes") return "yes";
  if (adequateCourse === false || adequateCourse === "no") return "no";
  if (stoppedOn === undefined) return "cannot-tell";
  if (addMonths(latest, fullFromMonths) <= stoppedOn.earliest) return "yes";
  return addMonths(earliest, fullFromMonths) > stoppedOn.latest ? "no" : "cannot-tell";
}
