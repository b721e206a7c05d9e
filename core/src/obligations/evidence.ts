import type { Day } from "../base/calendar.ts";
import type { Fact, FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind, resultsOf } from "../facts/fact-index.ts";
import { classOfMedicine } from "../facts/medicines/classes.ts";
import type { ResultFlaw } from "../facts/result-flaw.ts";
import { countUpTo, merged, type Series, seriesOf } from "../facts/series.ts";
import type { Evidence } from "../protocol/rule.ts";
import { findAnalyte } from "../units/analytes.ts";

/** Why a fact of the right kind is no evidence. */
export type Flaw =
  | ResultFlaw
  | "date-uncertain"
  | "uninterpretable"
  | "not-taken"
  | "stopped"
  | "not-reached"
  | "incomplete-review";
export type NotEvidence = { readonly fact: string; readonly part: string; readonly on: Day; readonly why: Flaw };

/** One part of what fulfils a rule, and every fact that could be it; those after `count` lie ahead of `asOf`. */
export type Part = { readonly name: string; readonly series: Series<Flaw>; readonly count: number };

/** The parts that must all be there. Any of several analytes can be one part; the first names it. */
export function partsOf(evidence: Evidence, index: FactIndex, asOf: Day): readonly Part[] {
  if ("results" in evidence) return evidence.results.map((needed) => resultPart(needed, index, asOf));
  if ("tests" in evidence) return evidence.tests.map((test) => testPart(test, index, asOf));
  return [otherPart(evidence, index, asOf)];
}

export const partOf = (name: string, series: Series<Flaw>, asOf: Day): Part => ({
  name,
  series,
  count: countUpTo(series, asOf),
});

function resultPart(needed: string | readonly string[], index: FactIndex, asOf: Day): Part {
  if (typeof needed === "string") return partOf(needed, resultsOf(index, needed), asOf);
  return partOf(needed[0]!, merged<Flaw>(needed.map((key) => resultsOf(index, key))), asOf);
}

/** A test by its name: a result where the catalogue has such an analyte, otherwise whatever was written down under that name. */
function testPart(test: string, index: FactIndex, asOf: Day): Part {
  const key = findAnalyte(test)?.key;
  if (key !== undefined) return resultPart(key, index, asOf);
  const exams = ofKind(index, "exam-done", asOf).filter((fact) => fact.exam === test);
  const steps = ofKind(index, "step-done", asOf).filter((fact) => fact.step === test);
  return partOf(test, merged<Flaw>([readSeries(exams), seriesOf<Fact, Flaw>(steps, () => undefined)]), asOf);
}

function otherPart(
  evidence: Exclude<Evidence, { results: unknown } | { tests: unknown }>,
  index: FactIndex,
  asOf: Day,
): Part {
  if ("exam" in evidence) return examPart(evidence.exam, index, asOf);
  if ("mri" in evidence)
    return part(
      evidence.mri,
      ofKind(index, "mri-read", asOf).filter((fact) => fact.region === evidence.mri),
      asOf,
    );
  if ("vitals" in evidence) {
    const vitals = ofKind(index, "vitals-measured", asOf).filter(
      (fact) => (fact.phase ?? "before") === evidence.vitals,
    );
    return part(`vitals-${evidence.vitals}`, vitals, asOf);
  }
  if ("step" in evidence) return stepPart(evidence.step, index, asOf);
  if ("medicineClass" in evidence) return medicinePart(evidence.medicineClass, index, asOf);
  if ("review" in evidence) return reviewPart(evidence.review, index, asOf);
  return part("contact", ofKind(index, "contact-made", asOf), asOf);
}

const part = <F extends Fact>(
  name: string,
  facts: readonly F[],
  asOf: Day,
  flawOf: (fact: F) => Flaw | undefined = () => undefined,
): Part => partOf(name, seriesOf(facts, flawOf), asOf);

/** Examinations that a laboratory result stands for as well. */
const resultsForExam: Readonly<Record<string, readonly string[]>> = {
  "pregnancy-test": ["hcg"],
  "cervical-screen": ["hpv", "cervical_cytology"],
};

function examPart(exam: string, index: FactIndex, asOf: Day): Part {
  const exams = ofKind(index, "exam-done", asOf).filter((fact) => fact.exam === exam);
  return partOf(
    exam,
    merged<Flaw>([readSeries(exams), ...(resultsForExam[exam] ?? []).map((key) => resultsOf(index, key))]),
    asOf,
  );
}

const readSeries = (exams: readonly FactOfKind<"exam-done">[]): Series<Flaw> =>
  seriesOf(exams, (fact) => (fact.outcome === "uninterpretable" ? "uninterpretable" : undefined));

/** Premedication may be written down as a step or as the medicine that was given. */
function stepPart(step: string, index: FactIndex, asOf: Day): Part {
  const steps = ofKind(index, "step-done", asOf).filter((fact) => fact.step === step);
  if (step !== "premedication") return part(step, steps, asOf);
  const steroids = ofKind(index, "medicine-recorded", asOf).filter(
    (fact) => classOfMedicine(fact) === "corticosteroid",
  );
  return partOf(step, merged<Flaw>([seriesOf<Fact, Flaw>(steps, () => undefined), seriesOf(steroids, notTaken)]), asOf);
}

const medicinePart = (medicineClass: string, index: FactIndex, asOf: Day): Part =>
  part(
    medicineClass,
    ofKind(index, "medicine-recorded", asOf).filter((fact) => classOfMedicine(fact) === medicineClass),
    asOf,
    notTaken,
  );

const notTaken = (fact: FactOfKind<"medicine-recorded">): Flaw | undefined =>
  fact.status !== undefined && fact.status !== "taken" ? "not-taken" : undefined;

function reviewPart(review: "history" | "medicines", index: FactIndex, asOf: Day): Part {
  if (review === "history") return part("history-review", ofKind(index, "history-reviewed", asOf), asOf);
  return part("medicines-review", ofKind(index, "medicines-reviewed", asOf), asOf, (fact) =>
    fact.complete && fact.overTheCounterAsked ? undefined : "incomplete-review",
  );
}
