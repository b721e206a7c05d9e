import { addMonths } from "../../base/calendar.ts";
import type { Certainty } from "../../base/certainty.ts";
import { foldedWords } from "../../base/names.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { isAlemtuzumab, msTherapyOf } from "../../facts/medicines/ms-therapies.ts";
import { type CandidacyLeaf, otherTherapy } from "../../protocol/candidacy.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { answerTo } from "./said.ts";

type Therapy = FactOfKind<"therapy-recorded">;
type Leaf = Extract<CandidacyLeaf, { kind: "therapies-failed" }>;

/** One substance, or one name that we do not know and that may be any of the others, and what became of it. */
type Tried = { readonly drug: string; readonly isKnown: boolean; readonly failed: Certainty; readonly fact: string };

/**
 * Different medicines that failed; two names of one substance are one, and a name that we do not know may be another name of one
 * on file. One that was ended for another reason has not failed; where nobody wrote why it ended, or whether it was a full
 * course, it may have. None on file is not none: somebody must have asked.
 *
 * @source protocols.md section 1.1
 */
export function therapiesFailed({ count, fullFromMonths, validDays }: Leaf, subject: Subject): Judged {
  const tried = triedBy(subject, fullFromMonths);
  const failed = tried.filter((one) => one.failed === "yes");
  const open = tried.filter((one) => one.failed === "cannot-tell");
  const unnamed = failed.filter(({ isKnown }) => !isKnown);
  const surely = Math.max(failed.length - unnamed.length, Math.min(failed.length, 1));
  const compared = [{ what: "therapies-failed", saw: surely, op: ">=" as const, than: count }];
  const evidence = failed.map(({ fact }) => fact);
  if (surely >= count) return yes({ evidence, compared });
  const asked = answerTo(otherTherapy, subject, validDays);
  const isComplete = asked?.answer === "no";
  if (isComplete && failed.length + open.length < count)
    return no({ evidence: [...evidence, asked.fact], compared, turnsOn: asked.turnsOn });
  const lacks = [
    ...(failed.length < count ? [] : unnamed.map(({ drug }) => lack("therapy-name", drug))),
    ...open.map(({ drug }) => lack("therapy-outcome", drug)),
    ...(isComplete ? [] : [lack("other-therapies", otherTherapy)]),
  ];
  return cannotTell(lacks, { evidence, compared, turnsOn: asked?.turnsOn ?? [] });
}

function triedBy({ facts, asOf }: Subject, fullFromMonths: number): readonly Tried[] {
  const courses = new Map<string, Therapy[]>();
  for (const one of ofKind(facts, "therapy-recorded", asOf)) {
    if (isAlemtuzumab(one.drug)) continue;
    const name = msTherapyOf(one.drug) ?? foldedWords(one.drug);
    courses.set(name, [...(courses.get(name) ?? []), one]);
  }
  return [...courses.values()].map((all) => {
    const surely = all.find((one) => hasFailed(one, fullFromMonths) === "yes");
    const perhaps = all.find((one) => hasFailed(one, fullFromMonths) === "cannot-tell");
    const { id: fact, drug } = surely ?? perhaps ?? all[0]!;
    const isKnown = msTherapyOf(drug) !== undefined;
    return { drug, isKnown, fact, failed: surely ? "yes" : perhaps ? "cannot-tell" : "no" };
  });
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
