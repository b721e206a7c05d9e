import type { Day } from "../base/calendar.ts";
import type { Fact, FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind, resultsOf } from "../facts/fact-index.ts";
import { type ResultFlaw, resultFlaw } from "../facts/result-flaw.ts";
import type { Evidence } from "../protocol/rule.ts";
import { type Analyte, findAnalyte } from "../units/analytes.ts";
import { classOfMedicine } from "./medicine-classes.ts";

/** Why a fact of the right kind is no evidence. */
export type Flaw = ResultFlaw | "date-uncertain" | "uninterpretable" | "not-taken" | "not-reached" | "incomplete-review";
export type NotEvidence = { readonly fact: string; readonly on: Day; readonly why: Flaw };

/** One part of what fulfils a rule: every fact that could be it by `asOf`, in order of clinical day. */
export type Part = {
  readonly name: string;
  readonly facts: readonly Fact[];
  /** Why such a fact does not count; undefined: it does. */
  readonly flawOf: (fact: Fact) => Flaw | undefined;
};

/** The parts that must all be there. Any of several analytes can be one part; the first names it. */
export function partsOf(evidence: Evidence, index: FactIndex, asOf: Day): readonly Part[] {
  if ("results" in evidence) {
    return evidence.results.map((needed) => resultPart(typeof needed === "string" ? [needed] : needed, index, asOf));
  }
  if ("exam" in evidence) return [examPart(evidence.exam, index, asOf)];
  if ("mri" in evidence) return [part(evidence.mri, ofKind(index, "mri-read", asOf).filter((fact) => fact.region === evidence.mri))];
  if ("vitals" in evidence) {
    return [part(`vitals-${evidence.vitals}`, ofKind(index, "vitals-measured", asOf).filter((fact) => (fact.phase ?? "before") === evidence.vitals))];
  }
  if ("step" in evidence) return [stepPart(evidence.step, index, asOf)];
  if ("medicineClass" in evidence) return [medicinePart(evidence.medicineClass, index, asOf)];
  if ("review" in evidence) return [reviewPart(evidence.review, index, asOf)];
  return [part("contact", ofKind(index, "contact-made", asOf))];
}

const flawless = (): undefined => undefined;
const part = (name: string, facts: readonly Fact[], flawOf: Part["flawOf"] = flawless): Part => ({ name, facts, flawOf });

function resultPart(keys: readonly string[], index: FactIndex, asOf: Day): Part {
  const lists = keys.map((key) => resultsOf(index, key, asOf)).filter((list) => list.length > 0);
  const analytes = keys.map(findAnalyte);
  const onlyAnalyte = lists.length <= 1 ? analytes[keys.findIndex((key) => resultsOf(index, key, asOf).length > 0)] : undefined;
  const flawOf = (fact: Fact): Flaw | undefined => {
    const result = fact as FactOfKind<"result-reported">;
    return resultFlaw(result, onlyAnalyte ?? analyteAmong(result, analytes));
  };
  return part(keys[0]!, merged(lists), flawOf);
}

const analyteAmong = (result: FactOfKind<"result-reported">, analytes: readonly (Analyte | undefined)[]): Analyte | undefined =>
  analytes.find(
    (analyte) =>
      analyte !== undefined &&
      (analyte.key === result.analyte ||
        (result.analyte !== undefined && analyte.aliases.includes(result.analyte)) ||
        analyte.loinc.some((term) => term.code === result.loinc)),
  );

function merged<F extends Fact>(lists: readonly (readonly F[])[]): readonly F[] {
  if (lists.length <= 1) return lists[0] ?? [];
  return lists.flat().toSorted((a, b) => a.earliest - b.earliest || (a.id < b.id ? -1 : 1));
}

/** Examinations that a laboratory result stands for as well. */
const resultsForExam: Readonly<Record<string, readonly string[]>> = {
  "pregnancy-test": ["hcg"],
  "cervical-screen": ["hpv", "cervical_cytology"],
};

function examPart(exam: string, index: FactIndex, asOf: Day): Part {
  const exams = ofKind(index, "exam-done", asOf).filter((fact) => fact.exam === exam);
  const results = (resultsForExam[exam] ?? []).map((key) => resultsOf(index, key, asOf));
  return part(exam, merged<Fact>([exams, ...results].filter((list) => list.length > 0)), (fact) => {
    if (fact.kind === "result-reported") return resultFlaw(fact, fact.analyte === undefined ? undefined : findAnalyte(fact.analyte));
    return fact.kind === "exam-done" && fact.outcome === "uninterpretable" ? "uninterpretable" : undefined;
  });
}

/** Premedication may be written down as a step or as the medicine that was given. */
function stepPart(step: string, index: FactIndex, asOf: Day): Part {
  const steps = ofKind(index, "step-done", asOf).filter((fact) => fact.step === step);
  if (step !== "premedication") return part(step, steps);
  const steroids = ofKind(index, "medicine-recorded", asOf).filter((fact) => classOfMedicine(fact) === "corticosteroid");
  return part(step, merged<Fact>([steps, steroids].filter((list) => list.length > 0)), notTaken);
}

const medicinePart = (medicineClass: string, index: FactIndex, asOf: Day): Part =>
  part(medicineClass, ofKind(index, "medicine-recorded", asOf).filter((fact) => classOfMedicine(fact) === medicineClass), notTaken);

const notTaken = (fact: Fact): Flaw | undefined =>
  fact.kind === "medicine-recorded" && fact.status !== undefined && fact.status !== "taken" ? "not-taken" : undefined;

function reviewPart(review: "history" | "medicines", index: FactIndex, asOf: Day): Part {
  if (review === "history") return part("history-review", ofKind(index, "history-reviewed", asOf));
  return part("medicines-review", ofKind(index, "medicines-reviewed", asOf), (fact) =>
    fact.kind === "medicines-reviewed" && fact.complete && fact.overTheCounterAsked ? undefined : "incomplete-review",
  );
}
