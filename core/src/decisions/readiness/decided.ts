import type { Day } from "../../base/calendar.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { learnedAt } from "../../signals/learned.ts";
import { type Cell, cellsOf, isNewSince } from "../cells.ts";
import { decisionsOn, wordOf } from "../course-decision.ts";
import type { Subject } from "./asked.ts";
import { type Found, green, lack, red, unknown } from "./found.ts";

type Decision = FactOfKind<"decision-made">;

/** The newest decision on the course of this infusion as a whole. */
export const decisionFor = (subject: Subject): Decision | undefined =>
  decisionsOn(subject.infusion.course, subject).at(-1);

/** Cells that say who should not be treated; the ways into treatment are not asked again on the morning. */
const speaksAgainst = ({ weighed }: Cell): boolean =>
  weighed.weight === "contraindication" || weighed.weight === "warning" || weighed.weight === "specialist";

/**
 * A named person has decided for this course, and no contraindication or warning is met today that was not by the facts that
 * were known then. One that could be told then and no longer can must be asked again.
 */
export function decidedTest(subject: Subject): Found {
  const decision = decisionFor(subject);
  if (decision === undefined) return unknown([lack("decision", "")]);
  const word = wordOf(decision);
  if (word === "against" || word === "wait") return red({ evidence: [decision.id] });
  if (word === undefined) return unknown([lack("decision", "")], { evidence: [decision.id] });
  const now = cellsOf(subject, subject.infusion.course).filter(speaksAgainst);
  const then = new Map(cellsThen(subject, decision).map((one) => [one.key, one]));
  const fresh = now.filter(
    (cell) => isMet(cell) && (!isMet(then.get(cell.key)) || isNewSince(cell, then.get(cell.key))),
  );
  const untold = now.filter((cell) => isUntold(cell) && !isUntold(then.get(cell.key)));
  const turnsOn = now.flatMap(({ judged, wordEndsOn }) =>
    wordEndsOn === undefined ? judged.turnsOn : [...judged.turnsOn, wordEndsOn],
  );
  const evidence = (some: readonly Cell[]): readonly string[] => some.flatMap(({ judged }) => judged.evidence);
  if (fresh.length > 0) return red({ evidence: [...evidence(fresh), ...fresh.map(({ key }) => key)], turnsOn });
  if (untold.length > 0)
    return unknown(
      untold.map(({ criterion }) => lack("answer-again", criterion.name)),
      { evidence: evidence(untold), turnsOn },
    );
  return green({ evidence: [decision.id], decidedBy: decision.id, turnsOn });
}

/** It speaks against treatment, and no named specialist has spoken for it since. */
const isMet = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.decidedBy === undefined ? cell.judged.answer === "yes" : cell.outcome === "no");

const isUntold = (cell: Cell | undefined): boolean => cell?.judged.answer === "cannot-tell";

/** The same cells on the day of the decision, by what was known when it was made. */
function cellsThen(subject: Subject, decision: Decision): readonly Cell[] {
  const { world, signals, timeline, infusion } = subject;
  const asOf: Day = decision.earliest;
  const then = {
    ...subject,
    asOf,
    facts: world.knownBy(learnedAt(decision)).facts,
    signals: { ...signals, signals: signals.signals.filter(({ openedOn }) => openedOn <= asOf) },
    timeline: { ...timeline, courses: timeline.courses.filter(({ firstOn }) => firstOn <= asOf) },
  };
  return cellsOf(then, infusion.course);
}
