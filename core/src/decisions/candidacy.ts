import type { Day } from "../base/calendar.ts";
import type { Fact } from "../facts/fact.ts";
import { type Layer, layers } from "../protocol/rule.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Cell, cellsOf } from "./cells.ts";
import type { Subject } from "./criteria/judged.ts";
import { type Decided, decidedOn } from "./decided.ts";
import { type CandidacyAnswer, outcomeOfRoutes, strictest } from "./weigh.ts";
import { displacedFacts, shapesQuestion, withdrawnFrom } from "./withdrawn.ts";

export type WeighedCriterion = Cell & {
  /** Facts that were taken back or corrected, with which it would be stricter. */
  readonly withdrawn: readonly string[];
};

export type LayerCandidacy = {
  readonly layer: Layer;
  readonly answer: CandidacyAnswer;
  /** What the answer is put together of, each with what it makes of it. */
  readonly parts: readonly CandidacyPart[];
};

/** One cell by its key; or all ways into treatment together, of which one is enough. */
export type CandidacyPart = { readonly outcome: CandidacyAnswer; readonly cells: readonly string[] };

/** Whether alemtuzumab is an option for this person by the rules of the day. It advises; whoever goes on decides. */
export type Candidacy = {
  /** Of all layers but the payer's, whose answer says who pays and not for whom it is right. */
  readonly answer: CandidacyAnswer;
  /** The course that is asked about. */
  readonly course: number;
  readonly layers: readonly LayerCandidacy[];
  readonly criteria: readonly WeighedCriterion[];
  /** Facts that were taken back or corrected, without which the answer may be more permissive. */
  readonly withdrawn: readonly string[];
  /** What was decided by name, newest first: it changes no answer but that of a criterion left to a specialist. */
  readonly decided: readonly Decided[];
  /** Later days on which it may be answered otherwise under the same rules and with no new fact, each once. */
  readonly mayChangeOn: readonly Day[];
};

/** `known`: every fact, those since taken back or corrected included. */
type Asked = Omit<Subject, "criteria" | "course"> & { readonly known: readonly Fact[] };

/** Undefined: no protocol that is in force here weighs anything, or what it weighs is stated nowhere: there is no answer, and none is made up. */
export function candidacyOf({ known, ...of }: Asked): Candidacy | undefined {
  const course = nextCourse(of.timeline);
  const cells = cellsOf(of, course);
  if (cells.length === 0) return undefined;
  const displaced = displacedFacts(known, of);
  const began = displaced.filter(({ earliest }) => earliest <= of.asOf);
  const withdrawn = withdrawnFrom(cells, began, of, course);
  const answers = layers.flatMap((layer): LayerCandidacy[] => {
    const own = cells.filter((one) => one.layer === layer);
    const parts = partsOf(own);
    return parts.length === 0 ? [] : [{ layer, answer: strictest(parts.map(({ outcome }) => outcome)), parts }];
  });
  const medical = answers.filter(({ layer }) => layer !== "reimbursement").map(({ answer }) => answer);
  return {
    answer: medical.length === 0 ? "cannot-tell" : strictest(medical),
    course,
    layers: answers,
    criteria: cells.map((cell, i) => ({ ...cell, withdrawn: withdrawn[i]! })),
    withdrawn: [
      ...new Set([...withdrawn.flat(), ...began.filter((fact) => shapesQuestion(fact, of.facts)).map(({ id }) => id)]),
    ],
    decided: decidedOn(course, cells, of),
    mayChangeOn: laterDays(cells, displaced, of.asOf),
  };
}

/** The one under way belongs to what was decided before it. */
function nextCourse({ courses }: Timeline): number {
  const last = courses.at(-1);
  if (last === undefined) return 1;
  return last.state === "in-progress" ? last.number : last.number + 1;
}

/** Within a layer: the routes together, and every other criterion by itself. */
function partsOf(own: readonly Cell[]): readonly CandidacyPart[] {
  const isRoute = ({ weighed }: Cell): boolean => weighed.weight === "route";
  const routes = own.filter(isRoute);
  const together = {
    outcome: outcomeOfRoutes(routes.map(({ judged }) => judged.answer)),
    cells: routes.map(({ key }) => key),
  };
  const others = own.filter((one) => !isRoute(one)).map(({ outcome, key }) => ({ outcome, cells: [key] }));
  return routes.length === 0 ? others : [together, ...others];
}

function laterDays(cells: readonly Cell[], displaced: readonly Fact[], asOf: Day): readonly Day[] {
  const days = [
    ...cells.flatMap(({ judged, wordEndsOn = asOf }) => [...judged.turnsOn, wordEndsOn]),
    ...displaced.map(({ earliest }) => earliest),
  ];
  return [...new Set(days.filter((day) => day > asOf))];
}
