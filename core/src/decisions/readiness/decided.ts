import type { Day } from "../../base/calendar.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { learnedAt } from "../../signals/learned.ts";
import { type Signals, signalsOf } from "../../signals/signals.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { type Cell, cellsOf, isNewSince } from "../cells.ts";
import { decisionsOn, wordOf } from "../course-decision.ts";
import { isStricter } from "../weigh.ts";
import type { Subject } from "./asked.ts";
import { type Found, green, lack, type ReadinessLack, red, unknown } from "./found.ts";

type Decision = FactOfKind<"decision-made">;

/** The newest decision on the course of this infusion as a whole. */
export const decisionFor = (subject: Subject): Decision | undefined =>
  decisionsOn(subject.infusion.course, subject).at(-1);

/** The ways into treatment are not asked again on the morning, and who pays says nothing of whom it is right for. */
const isAskedAgain = ({ weighed, layer }: Cell): boolean =>
  layer !== "reimbursement" && !["required", "route", "advised"].includes(weighed.weight);

/**
 * A named person has decided for this course, and by the facts of today nothing forbids it or cannot be told. Only a decision
 * to go on against the rules covers what forbade it, or could not be told, by what was known then: it stays red, with the
 * name and the reason. A warning that was known then is part of what was decided.
 */
export function decidedTest(subject: Subject): Found {
  const decision = decisionFor(subject);
  if (decision === undefined) return unknown([lack("decision", "")]);
  const word = wordOf(decision);
  if (word === "against" || word === "wait") return red({ evidence: [decision.id] });
  if (word === undefined) return unknown([lack("decision", "")], { evidence: [decision.id] });
  const now = cellsOf(subject, subject.infusion.course).filter(isAskedAgain);
  const then = new Map(cellsThen(subject, decision).map((one) => [one.key, one]));
  const standing = Map.groupBy(now, (cell) => standingOf(cell, then.get(cell.key), decision));
  const { against = [], open = [], overridden = [] } = Object.fromEntries(standing);
  const lacks = open.flatMap((cell) => lacksOf(cell, then.get(cell.key)));
  const known = {
    evidence: [...against, ...open, ...overridden].flatMap(({ judged, key }) => [...judged.evidence, key]),
    turnsOn: now.flatMap(({ judged, wordEndsOn }) =>
      wordEndsOn === undefined ? judged.turnsOn : [...judged.turnsOn, wordEndsOn],
    ),
  };
  if (against.length > 0) return red({ ...known, lacks, isPartlyUnknown: open.length > 0 });
  const overriddenBy = overridden.length > 0 ? decision : undefined;
  if (open.length > 0) return unknown(lacks, { ...known, overriddenBy });
  if (overriddenBy !== undefined)
    return red({ ...known, lacks: overridden.flatMap(({ judged }) => judged.lacks), overriddenBy });
  return green({ ...known, evidence: [decision.id], decidedBy: decision.id });
}

type Standing = "nothing" | "against" | "open" | "overridden";

/** @param then the same cell by what was known at the decision; undefined: nobody asked it then */
function standingOf(cell: Cell, then: Cell | undefined, { about }: Decision): Standing {
  const { outcome, decidedBy } = cell;
  const isNew = isNewSince(cell, then);
  if (outcome === "yes") return "nothing";
  if (outcome === "with-justification") return isNew && decidedBy === undefined ? "against" : "nothing";
  if (about === "override" && !isNew && then !== undefined && !isStricter(outcome, then.outcome)) return "overridden";
  return outcome === "no" || isNew ? "against" : "open";
}

/** What would let it be told; where it is met, only a person's word. */
function lacksOf({ judged, criterion }: Cell, then: Cell | undefined): readonly ReadinessLack[] {
  if (judged.answer === "yes") return [lack("left-open", criterion.name)];
  const couldBeTold = then !== undefined && then.judged.answer !== "cannot-tell";
  return couldBeTold || judged.lacks.length === 0 ? [lack("answer-again", criterion.name)] : judged.lacks;
}

/** The same cells on the day of the decision, by what was known when it was made. */
function cellsThen(subject: Subject, decision: Decision): readonly Cell[] {
  const { world, infusion } = subject;
  const asOf = decision.earliest;
  const { facts } = world.knownBy(learnedAt(decision));
  const timeline = {
    ...subject.timeline,
    courses: subject.timeline.courses.filter(({ firstOn }) => firstOn <= asOf),
  };
  return cellsOf(
    { ...subject, asOf, facts, timeline, signals: signalsThen(subject, decision, timeline) },
    infusion.course,
  );
}

/** Warnings as they stood then: what was opened or confirmed since, nobody knew. */
function signalsThen({ patient, signals, known, world }: Subject, decision: Decision, timeline: Timeline): Signals {
  const asOf: Day = decision.earliest;
  if (signals.signals.every(({ openedOn }) => openedOn > asOf)) return { ...signals, signals: [] };
  const moment = learnedAt(decision);
  const knownThen = known.filter((fact) => learnedAt(fact) <= moment);
  return signalsOf(patient, world.knownBy(moment).facts, knownThen, timeline, asOf);
}
