import { addDays, type Day } from "../base/calendar.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { CandidacyCriterion, Weighed, Weight } from "../protocol/candidacy.ts";
import { segmentOn } from "../protocol/in-force.ts";
import { type Protocol, protocolName } from "../protocol/protocol.ts";
import { type Layer, layers } from "../protocol/rule.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Judged, Subject } from "./criteria/judged.ts";
import { judge } from "./criteria/test.ts";
import { type CandidacyAnswer, outcomeOf, outcomeOfRoutes, strictest } from "./weigh.ts";

/** One cell of the matrix for one person: what was asked, how it is weighed, what was found, and what follows. */
export type WeighedCriterion = {
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
};

export type LayerCandidacy = { readonly layer: Layer; readonly answer: CandidacyAnswer };

/** Whether alemtuzumab is an option for this person by the rules of the day. It advises; whoever goes on decides. */
export type Candidacy = {
  /** Of all layers but the payer's, whose answer says who pays and not for whom it is right. */
  readonly answer: CandidacyAnswer;
  /** The course that is asked about. */
  readonly course: number;
  readonly layers: readonly LayerCandidacy[];
  readonly criteria: readonly WeighedCriterion[];
};

/** Undefined: no protocol that is in force here weighs anything, so that there is no answer, and none is made up. */
export function candidacyOf(of: Omit<Subject, "criteria">): Candidacy | undefined {
  const { timeline, asOf } = of;
  const { protocols } = segmentOn(timeline.segments, asOf);
  const criteria = new Map(protocols.flatMap((one) => one.criteria ?? []).map((one) => [one.id, one]));
  const subject: Subject = { ...of, criteria };
  const course = nextCourse(timeline);
  const judged = new Map<string, Judged>();
  const all = protocols.flatMap((protocol) =>
    (protocol.candidacy ?? [])
      .filter((one) => isAsked(one, protocol, course, timeline))
      .map((weighed) => {
        const criterion = criteria.get(weighed.criterion)!;
        const found = judged.get(criterion.id) ?? judge(criterion.when, subject);
        judged.set(criterion.id, found);
        return cellOf(criterion, weighed, protocol, found, subject);
      }),
  );
  if (all.length === 0) return undefined;
  const answers = layers.flatMap((layer): LayerCandidacy[] => {
    const own = all.filter((one) => one.layer === layer);
    return own.length === 0 ? [] : [{ layer, answer: answerOf(own) }];
  });
  const medical = answers.filter(({ layer }) => layer !== "reimbursement").map(({ answer }) => answer);
  return { answer: medical.length === 0 ? "cannot-tell" : strictest(medical), course, layers: answers, criteria: all };
}

/** The one under way belongs to what was decided before it. */
function nextCourse({ courses }: Timeline): number {
  const last = courses.at(-1);
  if (last === undefined) return 1;
  return last.state === "in-progress" ? last.number : last.number + 1;
}

function isAsked({ courses, newStartsOnly }: Weighed, protocol: Protocol, course: number, timeline: Timeline): boolean {
  const first = timeline.courses[0];
  if (newStartsOnly === true && first !== undefined && first.firstOn < protocol.effective.from) return false;
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
): WeighedCriterion {
  const { weight } = weighed;
  const key = `candidacy/${protocol.protocol}/${criterion.id}`;
  const word = weight === "specialist" && judged.answer === "yes" ? wordOn(key, facts, asOf) : undefined;
  const alone: CandidacyAnswer =
    weight === "route"
      ? judged.answer
      : word === undefined
        ? outcomeOf(weight, judged.answer)
        : word.isFor
          ? "with-justification"
          : "no";
  return {
    key,
    criterion,
    weighed,
    layer: weighed.layer ?? protocol.layer,
    protocol: protocolName(protocol),
    judged,
    outcome: alone,
    decidedBy: word?.fact,
  };
}

/** A specialist's word counts for so many days: what it spoke of may have changed. */
const wordDays = 90;

/** The newest named decision on it: for, or against. */
function wordOn(
  key: string,
  facts: FactIndex,
  asOf: Day,
): { readonly isFor: boolean; readonly fact: string } | undefined {
  const word = ofKind(facts, "decision-made", asOf).findLast((one) => one.of === key);
  if (word === undefined || addDays(word.earliest, wordDays) < asOf) return undefined;
  const outcome = word.outcome.trim().toLowerCase();
  if (outcome !== "for" && outcome !== "against") return undefined;
  return { isFor: outcome === "for", fact: word.id };
}

/** Within a layer: every criterion by itself, and the routes together. */
function answerOf(own: readonly WeighedCriterion[]): CandidacyAnswer {
  const isRoute = ({ weighed }: WeighedCriterion): boolean => weighed.weight === ("route" satisfies Weight);
  const routes = own.filter(isRoute).map(({ judged }) => judged.answer);
  return strictest([...own.filter((one) => !isRoute(one)).map(({ outcome }) => outcome), outcomeOfRoutes(routes)]);
}
