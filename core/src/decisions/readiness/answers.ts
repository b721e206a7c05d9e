import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind, resultsOf } from "../../facts/fact-index.ts";
import type { ReadinessTestOf } from "../../protocol/readiness.ts";
import { isPregnant, pregnanciesOf } from "../../signals/pregnancies.ts";
import { meaningOf } from "../../signals/words.ts";
import { endsOf, isOneOf, isOpen, reviewsOf, takenOn } from "../criteria/medicines.ts";
import { pregnancyAnalyte } from "../criteria/pregnancy.ts";
import { judge } from "../criteria/test.ts";
import { beginsOn, type Subject } from "./asked.ts";
import { decisionFor } from "./decided.ts";
import { type Found, green, lack, red, unknown } from "./found.ts";

/** What can be asked of a person before a course, as it is answered on the day. */
export function personTest({ wants, when }: ReadinessTestOf<"person">, subject: Subject): Found {
  const { answer, evidence, lacks, turnsOn } = judge(when, subject);
  const known = { evidence, turnsOn };
  if (answer === "cannot-tell") return unknown(lacks, known);
  return answer === wants ? green(known) : red(known);
}

/**
 * Begun after the decision for this course, or with none on file; the review of the day says that there is no other. What was
 * begun and may be one of them leaves it unknown.
 */
export function newMedicine({ anyOf }: ReadinessTestOf<"new-medicine">, subject: Subject): Found {
  const decision = decisionFor(subject);
  const taken = takenOn(subject);
  const begun = taken.filter((one) => decision === undefined || one.latest > decision.earliest);
  const fresh = begun.filter((one) => isOneOf(one, anyOf));
  const turnsOn = endsOf(taken);
  if (fresh.length > 0) return red({ evidence: fresh.map(({ id }) => id), turnsOn });
  const reviews = reviewsOf(anyOf, subject).filter(({ earliest }) => earliest === subject.asOf);
  const review = reviews.at(-1);
  if (review === undefined) return unknown([lack("medicines-today", "")], { turnsOn });
  const open = begun.filter((one) => isOpen(one, anyOf, reviews));
  if (open.length > 0)
    return unknown(
      open.map((one) => lack("medicine-kind", one.medicine)),
      { turnsOn },
    );
  const known = taken.filter((one) => isOneOf(one, anyOf));
  return green({ evidence: [review.id, ...known.map(({ id }) => id)], turnsOn });
}

/**
 * A negative test on or after the first day of the course. A pregnancy on file, a positive test or none at all is red.
 *
 * @source resolutions.md section 2, day-of-infusion no-go
 */
export function pregnancyTest(subject: Subject): Found {
  const { facts, asOf } = subject;
  const known = pregnanciesOf(ofKind(facts, "pregnancy-recorded", asOf)).filter((one) => isPregnant(one, asOf));
  if (known[0] !== undefined) return red({ evidence: known.map(({ fact }) => fact) });
  const since = beginsOn(subject);
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
