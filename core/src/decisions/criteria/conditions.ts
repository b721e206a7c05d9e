import { addDays, type Day } from "../../base/calendar.ts";
import type { Certainty } from "../../base/certainty.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { type Answer, answerTo, isFresh, staleOn } from "./said.ts";

type Leaf = Extract<CandidacyLeaf, { kind: "condition" }>;
type Condition = FactOfKind<"condition-recorded">;

/**
 * Confirmed: yes, and an answer of yes without a diagnosis as well. Suspected: nobody can tell. Neither, and the question
 * answered with no: no.
 */
export function condition({ question, anyOf = [], when, validDays }: Leaf, subject: Subject): Judged {
  const names = [question, ...anyOf];
  const recorded = ofKind(subject.facts, "condition-recorded", subject.asOf)
    .filter((one) => names.includes(one.condition) && one.certainty !== "excluded")
    .map((one) => ({ one, fits: fits(one, when, subject) }))
    .filter(({ fits: answer }) => answer !== "no");
  const over =
    when === "now" || when === "before-treatment" ? recorded.flatMap(({ one }) => afterEnd(one.resolvedOn)) : [];
  // What is only suspected beside it is told as well: whoever decides must know of it.
  if (recorded.some(({ one, fits: answer }) => answer === "yes" && one.certainty !== "suspected"))
    return yes({ evidence: recorded.map(({ one }) => one.id), turnsOn: over });
  if (recorded.length > 0)
    return cannotTell(
      recorded.map(({ one }) => lack("condition", one.condition)),
      { turnsOn: over },
    );
  // What began since treatment cannot have begun where nothing was given.
  if (when === "since-treatment" && subject.timeline.courses.length === 0) return no();
  const newest = answerTo(question, subject);
  const once = when === "ever" ? yesTo(anyOf, subject, newest) : undefined;
  if (once !== undefined) return yes({ evidence: [once.fact] });
  // What once was does not pass: a yes never grows old, a no does.
  const asked = isOfThePast(when) && newest?.answer === "yes" ? newest : answerTo(question, subject, validDays);
  if (asked !== undefined) {
    const known = { evidence: [asked.fact], turnsOn: asked.turnsOn };
    return asked.answer === "yes" ? yes(known) : no(known);
  }
  return ruledOut(question, subject, validDays) ?? cannotTell([lack("condition", question)]);
}

const isOfThePast = (when: Leaf["when"]): boolean => when === "ever" || when === "before-treatment";

/** Whoever had one of the conditions had what is asked; a `no` to the whole that is as new or older takes nothing back. */
const yesTo = (names: readonly string[], subject: Subject, whole: Answer | undefined): Answer | undefined =>
  names
    .flatMap((name) => answerTo(name, subject) ?? [])
    .find(({ answer, on }) => answer === "yes" && (whole === undefined || on >= whole.on));

function ruledOut(name: string, { facts, asOf }: Subject, validDays?: number): Judged | undefined {
  const newest = ofKind(facts, "condition-recorded", asOf).findLast((one) => one.condition === name);
  return newest?.certainty === "excluded" && isFresh(newest, asOf, validDays)
    ? no({ evidence: [newest.id], turnsOn: staleOn(newest, validDays) })
    : undefined;
}

function fits(one: Condition, when: Leaf["when"], { timeline, asOf }: Subject): Certainty {
  if (when === "ever") return "yes";
  if (when === "now") return one.resolvedOn === undefined || one.resolvedOn.latest >= asOf ? "yes" : "no";
  const first = timeline.courses[0]?.infusions[0];
  if (when === "before-treatment" && one.resolvedOn !== undefined && one.resolvedOn.latest < asOf) return "no";
  const isBefore: Certainty =
    first === undefined || one.latest < first.earliest ? "yes" : one.earliest >= first.latest ? "no" : "cannot-tell";
  if (when === "before-treatment") return isBefore;
  return isBefore === "yes" ? "no" : isBefore === "no" ? "yes" : "cannot-tell";
}

/** The first day on which it is surely over. */
export const afterEnd = (end: { readonly latest: Day } | undefined): readonly Day[] =>
  end === undefined ? [] : [addDays(end.latest, 1)];
