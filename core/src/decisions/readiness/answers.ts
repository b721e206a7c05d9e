import { addDays } from "../../base/calendar.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind, resultsOf } from "../../facts/fact-index.ts";
import type { ReadinessTestOf } from "../../protocol/readiness.ts";
import { isPregnant, pregnanciesOf } from "../../signals/pregnancies.ts";
import { meaningOf } from "../../signals/words.ts";
import { pregnancyAnalyte } from "../criteria/pregnancy.ts";
import { judge } from "../criteria/test.ts";
import type { Subject } from "./asked.ts";
import { decisionFor } from "./decided.ts";
import { type Found, green, lack, red, unknown } from "./found.ts";

/** What can be asked of a person before a course, as it is answered on the day. */
export function personTest({ wants, when }: ReadinessTestOf<"person">, subject: Subject): Found {
  const { answer, evidence, lacks, turnsOn } = judge(when, subject);
  const known = { evidence, turnsOn };
  if (answer === "cannot-tell") return unknown(lacks, known);
  return answer === wants ? green(known) : red(known);
}

/** Begun after the decision for this course, or with none on file; the review of the day says that there is no other. */
export function newMedicine({ anyOf }: ReadinessTestOf<"new-medicine">, subject: Subject): Found {
  const { facts, asOf } = subject;
  const decision = decisionFor(subject);
  const taken = ofKind(facts, "medicine-recorded", asOf).filter(
    (one) =>
      (one.status ?? "taken") === "taken" &&
      (anyOf.includes(one.medicineClass ?? "") || anyOf.includes(one.medicine.trim().toLowerCase())) &&
      (one.stoppedOn === undefined || one.stoppedOn.latest >= asOf),
  );
  const fresh = taken.filter((one) => decision === undefined || one.latest > decision.earliest);
  const turnsOn = taken.flatMap(({ stoppedOn }) => (stoppedOn === undefined ? [] : [addDays(stoppedOn.latest, 1)]));
  if (fresh.length > 0) return red({ evidence: fresh.map(({ id }) => id), turnsOn });
  const review = ofKind(facts, "medicines-reviewed", asOf).findLast(
    (one) => one.earliest === asOf && (one.complete || anyOf.every((name) => one.classesAbsent.includes(name))),
  );
  if (review === undefined) return unknown([lack("medicines-today", "")], { turnsOn });
  return green({ evidence: [review.id, ...taken.map(({ id }) => id)], turnsOn });
}

/**
 * A negative test on or after the first day of the course. A pregnancy on file, a positive test or none at all is red.
 *
 * @source resolutions.md section 2, day-of-infusion no-go
 */
export function pregnancyTest({ facts, asOf, infusion, timeline }: Subject): Found {
  const known = pregnanciesOf(ofKind(facts, "pregnancy-recorded", asOf)).filter((one) => isPregnant(one, asOf));
  if (known[0] !== undefined) return red({ evidence: known.map(({ fact }) => fact) });
  const since = timeline.courses.find(({ number }) => number === infusion.course)?.firstOn ?? asOf;
  const tests = [...examsSince(facts, asOf, since), ...resultsSince(facts, asOf, since)];
  const positive = tests.filter(({ isNegative }) => isNegative === false);
  if (positive.length > 0) return red({ evidence: positive.map(({ fact }) => fact) });
  const negative = tests.filter(({ isNegative }) => isNegative === true).at(-1);
  if (negative === undefined) return red({ lacks: [lack("step-today", "pregnancy-test")] });
  return green({ evidence: [negative.fact] });
}

type Tested = { readonly fact: string; readonly isNegative: boolean | undefined };

const examsSince = (facts: Subject["facts"], asOf: Subject["asOf"], since: number): readonly Tested[] =>
  ofKind(facts, "exam-done", asOf)
    .filter((one) => one.exam === "pregnancy-test" && one.earliest >= since)
    .map(({ id, outcome }) => ({
      fact: id,
      isNegative: outcome === "uninterpretable" ? undefined : outcome === "normal",
    }));

function resultsSince(facts: Subject["facts"], asOf: Subject["asOf"], since: number): readonly Tested[] {
  const { facts: results, flaws, earliest } = resultsOf(facts, pregnancyAnalyte);
  return (results as readonly FactOfKind<"result-reported">[])
    .filter((_, i) => flaws[i] === undefined && earliest[i]! <= asOf && earliest[i]! >= since)
    .map(({ id, value }) => {
      const meaning = meaningOf(value);
      return { fact: id, isNegative: meaning === "negative" ? true : meaning === "positive" ? false : undefined };
    });
}
