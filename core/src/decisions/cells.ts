import { addDays, type Day } from "../base/calendar.ts";
import { decisionsBy } from "../facts/by-name.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { CandidacyCriterion, Weighed } from "../protocol/candidacy.ts";
import { segmentOn } from "../protocol/in-force.ts";
import { type Protocol, protocolName } from "../protocol/protocol.ts";
import type { Layer } from "../protocol/rule.ts";
import { learnedAt } from "../signals/learned.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Judged, Subject } from "./criteria/judged.ts";
import { judge } from "./criteria/test.ts";
import { type CandidacyAnswer, outcomeOf } from "./weigh.ts";

/** One cell of the matrix for one person: what was asked, how it is weighed, what was found, and what follows. */
export type Cell = {
  /** `candidacy/<protocol>/<criterion>`: by this it is explained, and a specialist's word names it. */
  readonly key: string;
  readonly criterion: CandidacyCriterion;
  readonly weighed: Weighed;
  readonly layer: Layer;
  readonly protocol: string;
  readonly judged: Judged;
  /** What it would make of the answer alone; a route that is not met leaves it to the other routes. */
  readonly outcome: CandidacyAnswer;
  /** The named person's decision that settled it. */
  readonly decidedBy: string | undefined;
  /** The day after the last on which that decision counts. */
  readonly wordEndsOn: Day | undefined;
};

/**
 * Every cell that is asked of this person before this course, in the order of the protocols; none at all where one of them
 * weighs what no protocol of the day states, as without that nothing can be answered.
 */
export function cellsOf(of: Omit<Subject, "criteria" | "course">, course: number): readonly Cell[] {
  const { protocols } = segmentOn(of.timeline.segments, of.asOf);
  const criteria = criteriaOn(of);
  if (protocols.some((one) => one.candidacy?.some(({ criterion }) => !criteria.has(criterion)))) return [];
  const subject: Subject = { ...of, criteria, course };
  const judged = new Map<string, Judged>();
  return protocols.flatMap((protocol) =>
    (protocol.candidacy ?? [])
      .filter((one) => isAsked(one, protocol, course, of.timeline))
      .map((weighed) => {
        const criterion = criteria.get(weighed.criterion)!;
        const found = judged.get(criterion.id) ?? judge(criterion.when, subject);
        judged.set(criterion.id, found);
        return cellOf(criterion, weighed, protocol, found, subject);
      }),
  );
}

/** Every criterion that is stated on the day, by its id. */
export const criteriaOn = ({ timeline, asOf }: Pick<Subject, "timeline" | "asOf">): Subject["criteria"] =>
  new Map(
    segmentOn(timeline.segments, asOf)
      .protocols.flatMap((one) => one.criteria ?? [])
      .map((one) => [one.id, one]),
  );

function isAsked({ courses, newStartsOnly }: Weighed, protocol: Protocol, course: number, timeline: Timeline): boolean {
  const hadSurelyBegun = timeline.courses[0]?.infusions.some(({ latest }) => latest < protocol.effective.from) === true;
  if (newStartsOnly === true && hadSurelyBegun) return false;
  switch (courses) {
    case "first":
      return course === 1;
    case "later":
      return course > 1;
    case "further":
      return course > 2;
    case "first-and-further":
      return course !== 2;
    case undefined:
      return true;
  }
}

function cellOf(
  criterion: CandidacyCriterion,
  weighed: Weighed,
  protocol: Protocol,
  judged: Judged,
  { facts, asOf }: Subject,
): Cell {
  const { weight } = weighed;
  const key = `candidacy/${protocol.protocol}/${criterion.id}`;
  const word =
    weight === "specialist" && judged.answer === "yes" ? wordOn(key, judged.evidence, facts, asOf) : undefined;
  const alone = weight === "route" ? judged.answer : outcomeOf(weight, judged.answer);
  return {
    key,
    criterion,
    weighed,
    layer: weighed.layer ?? protocol.layer,
    protocol: protocolName(protocol),
    judged,
    outcome: word === undefined ? alone : word.isFor ? "with-justification" : "no",
    decidedBy: word?.fact,
    wordEndsOn: word?.endsOn,
  };
}

/** A specialist's word counts for so many days: what it spoke of may have changed. */
const wordDays = 90;
type Word = { readonly isFor: boolean; readonly fact: string; readonly endsOn: Day };

/** The newest named decision on it: for, or against. */
function wordOn(key: string, evidence: readonly string[], facts: FactIndex, asOf: Day): Word | undefined {
  const word = decisionsBy(facts, asOf).findLast((one) => one.of === key);
  if (word === undefined) return undefined;
  const endsOn = addDays(word.earliest, wordDays + 1);
  if (endsOn <= asOf) return undefined;
  const outcome = word.outcome.trim().toLowerCase();
  if (outcome !== "for" && outcome !== "against") return undefined;
  if (outcome === "for" && !isKnownTo(word, evidence, facts)) return undefined;
  return { isFor: outcome === "for", fact: word.id, endsOn };
}

/** Whoever spoke for it could know all that it stands on; what was learned later, they did not speak of. */
function isKnownTo(word: Fact, evidence: readonly string[], { all }: FactIndex): boolean {
  const moment = learnedAt(word);
  return all.every((fact) => !evidence.includes(fact.id) || learnedAt(fact) <= moment);
}

/**
 * Met, and not by what was known then: of what is left to a specialist each disease counts by itself.
 *
 * @param then the same cell by what was known at an earlier moment; undefined: nobody asked it
 */
export function isNewSince({ judged, weighed }: Cell, then: Cell | undefined): boolean {
  if (judged.answer !== "yes") return false;
  if (then?.judged.answer !== "yes") return true;
  return weighed.weight === "specialist" && judged.evidence.some((id) => !then.judged.evidence.includes(id));
}
