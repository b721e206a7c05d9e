import { addDays, type Day } from "../../base/calendar.ts";
import type { Certainty } from "../../base/certainty.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind, resultsOf } from "../../facts/fact-index.ts";
import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { meaningOf } from "../../signals/words.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { type Answer, answerTo, isFresh, staleOn } from "./said.ts";

type Leaf<K extends CandidacyLeaf["kind"]> = Extract<CandidacyLeaf, { kind: K }>;
type Condition = FactOfKind<"condition-recorded">;

/**
 * Confirmed: yes, and an answer of yes without a diagnosis as well. Suspected: nobody can tell. Neither, and the question
 * answered with no: no.
 */
export function condition({ question, anyOf = [], when, validDays }: Leaf<"condition">, subject: Subject): Judged {
  const names = [question, ...anyOf];
  const recorded = ofKind(subject.facts, "condition-recorded", subject.asOf)
    .filter((one) => names.includes(one.condition) && one.certainty !== "excluded")
    .map((one) => ({ one, fits: fits(one, when, subject) }))
    .filter(({ fits: answer }) => answer !== "no");
  const over =
    when === "now" || when === "before-treatment" ? recorded.flatMap(({ one }) => afterEnd(one.resolvedOn)) : [];
  const found = recorded.find(({ one, fits: answer }) => answer === "yes" && one.certainty !== "suspected");
  if (found !== undefined) return yes({ evidence: [found.one.id], turnsOn: over });
  if (recorded.length > 0)
    return cannotTell(
      recorded.map(({ one }) => lack("condition", one.condition)),
      { turnsOn: over },
    );
  // What began since treatment cannot have begun where nothing was given.
  if (when === "since-treatment" && subject.timeline.courses.length === 0) return no();
  const asked = answerTo(question, subject, validDays);
  const once = when === "ever" ? yesTo(anyOf, subject, asked) : undefined;
  if (once !== undefined) return yes({ evidence: [once.fact] });
  if (asked !== undefined) {
    const known = { evidence: [asked.fact], turnsOn: asked.turnsOn };
    return asked.answer === "yes" ? yes(known) : no(known);
  }
  return isExcluded(question, subject) ? no() : cannotTell([lack("condition", question)]);
}

/** Whoever had one of the conditions had what is asked; a `no` to the whole that is as new or older takes nothing back. */
const yesTo = (names: readonly string[], subject: Subject, whole: Answer | undefined): Answer | undefined =>
  names
    .flatMap((name) => answerTo(name, subject) ?? [])
    .find(({ answer, on }) => answer === "yes" && (whole === undefined || on >= whole.on));

const isExcluded = (name: string, { facts, asOf }: Subject): boolean =>
  ofKind(facts, "condition-recorded", asOf).findLast((one) => one.condition === name)?.certainty === "excluded";

function fits(one: Condition, when: Leaf<"condition">["when"], { timeline, asOf }: Subject): Certainty {
  if (when === "ever") return "yes";
  if (when === "now") return one.resolvedOn === undefined || one.resolvedOn.latest >= asOf ? "yes" : "no";
  const first = timeline.courses[0]?.infusions[0];
  if (when === "before-treatment" && one.resolvedOn !== undefined && one.resolvedOn.latest < asOf) return "no";
  const isBefore: Certainty =
    first === undefined || one.latest < first.earliest ? "yes" : one.earliest >= first.latest ? "no" : "cannot-tell";
  if (when === "before-treatment") return isBefore;
  return isBefore === "yes" ? "no" : isBefore === "no" ? "yes" : "cannot-tell";
}

const afterEnd = (end: { readonly latest: Day } | undefined): readonly Day[] =>
  end === undefined ? [] : [addDays(end.latest, 1)];

/** Taken on the day; otherwise a review that named the class, or all medicines, says no. */
export function medicine({ anyOf, validDays }: Leaf<"medicine">, { facts, asOf }: Subject): Judged {
  const taken = ofKind(facts, "medicine-recorded", asOf).filter(
    (one) =>
      (one.status ?? "taken") === "taken" &&
      (anyOf.includes(one.medicineClass ?? "") || anyOf.includes(one.medicine.trim().toLowerCase())) &&
      (one.stoppedOn === undefined || one.stoppedOn.latest >= asOf),
  );
  if (taken[0] !== undefined)
    return yes({ evidence: [taken[0].id], turnsOn: taken.flatMap(({ stoppedOn }) => afterEnd(stoppedOn)) });
  const review = ofKind(facts, "medicines-reviewed", asOf).findLast(
    (one) => one.complete || anyOf.every((name) => one.classesAbsent.includes(name)),
  );
  if (review !== undefined && isFresh(review, asOf, validDays))
    return no({ evidence: [review.id], turnsOn: staleOn(review, validDays) });
  return cannotTell(anyOf.map((name) => lack("medicine", name)));
}

export function allergy({ anyOf }: Leaf<"allergy">, { facts, asOf }: Subject): Judged {
  const words = ofKind(facts, "allergy-recorded", asOf).filter((one) =>
    anyOf.includes(one.substance.trim().toLowerCase()),
  );
  const found = words.find(({ answer }) => answer === "yes");
  if (found !== undefined) return yes({ evidence: [found.id] });
  const denied = words.findLast(({ answer }) => answer === "no");
  return denied === undefined ? cannotTell([lack("allergy", anyOf[0]!)]) : no({ evidence: [denied.id] });
}

/** Not having been tested is not negative. */
export function positive({ anyOf, question }: Leaf<"positive">, subject: Subject): Judged {
  const known = condition({ kind: "condition", question, when: "ever" }, subject);
  if (known.answer === "yes") return known;
  const results = anyOf.flatMap((analyte) => {
    const { facts, earliest, flaws } = resultsOf(subject.facts, analyte);
    return facts.filter(
      (_, i) => flaws[i] === undefined && earliest[i]! <= subject.asOf,
    ) as FactOfKind<"result-reported">[];
  });
  const newest = results.toSorted((a, b) => a.earliest - b.earliest).at(-1);
  const meaning = newest === undefined ? undefined : meaningOf(newest.value);
  if (newest === undefined || meaning === undefined || meaning === "indeterminate")
    return cannotTell([lack("result", anyOf[0]!)]);
  return meaning === "positive" ? yes({ evidence: [newest.id] }) : no({ evidence: [newest.id] });
}

/** No label says from which number on; the limits are the clinic's. */
export function bloodPressure(leaf: Leaf<"blood-pressure">, subject: Subject): Judged {
  const known = condition({ kind: "condition", question: leaf.question, when: "now" }, subject);
  if (known.answer === "yes") return known;
  const readings = ofKind(subject.facts, "vitals-measured", subject.asOf).filter(
    (one) =>
      subject.asOf - one.earliest <= leaf.withinDays && one.systolic !== undefined && one.diastolic !== undefined,
  );
  const raised = readings.filter((one) => one.systolic! >= leaf.systolic || one.diastolic! >= leaf.diastolic);
  const turnsOn = [...readings.flatMap((one) => staleOn(one, leaf.withinDays)), ...known.turnsOn];
  const days = (some: typeof readings): number => new Set(some.map(({ earliest }) => earliest)).size;
  const compared = [{ what: "days-of-raised-blood-pressure", saw: days(raised), op: ">=" as const, than: leaf.days }];
  if (days(raised) >= leaf.days) return yes({ evidence: raised.map(({ id }) => id), compared, turnsOn });
  if (raised.length === 0 && readings.length > 0) return no({ evidence: [readings.at(-1)!.id], compared, turnsOn });
  return cannotTell([lack("blood-pressure", "")], { compared, turnsOn });
}
