import type { Answer, Assessment } from "./assessment.ts";
import type { Day } from "./base/calendar.ts";
import type { Instant } from "./base/instant.ts";
import { once } from "./base/once.ts";
import { cannotTell } from "./cannot-tell.ts";
import { candidacyOf } from "./decisions/candidacy.ts";
import { holdsOf } from "./decisions/holds.ts";
import { readinessOf } from "./decisions/readiness.ts";
import { retreatmentOf } from "./decisions/retreatment.ts";
import { timersOf } from "./decisions/timers.ts";
import type { Fact } from "./facts/fact.ts";
import type { FactIndex } from "./facts/fact-index.ts";
import { holdingFacts, knownFacts } from "./facts/holding.ts";
import type { Patient } from "./facts/patient.ts";
import type { PatientRecord } from "./facts/record.ts";
import { nextChangeOn } from "./next-change.ts";
import { coverageOf } from "./obligations/coverage.ts";
import { obligationsOf, type RuleObligations } from "./obligations/obligations.ts";
import { courseChangesOf } from "./outcomes/person/course-changes.ts";
import type { Rulebook } from "./protocol/rulebook.ts";
import { type Signals, signalsOf } from "./signals/signals.ts";
import { deriveTasks } from "./tasks/derive.ts";
import { buildTimeline } from "./timeline/timeline.ts";

/**
 * The main path: what must be done for one patient, computed, never stored. The same facts, rulebook and
 * date give the same answer, whatever order the facts came in. Facts whose clinical day is after `asOf`
 * do not count yet, plans apart.
 *
 * @param knownAt what was known at this moment, it included; `undefined`: all that is known
 */
export function assess(record: PatientRecord, rulebook: Rulebook, asOf: Day, knownAt?: Instant): Assessment {
  const known = knownFacts(record.facts, knownAt);
  const facts = known === record.facts ? record.held : holdingFacts(known, undefined);
  const answer = answerOn(record.patient, facts, known, rulebook, asOf);
  const changesOn = nextChangeOn(answer, (day) => answerOn(record.patient, facts, known, rulebook, day));
  return { ...answer, knownAt, nextChangeOn: changesOn };
}

/**
 * The same without asking on which later day it differs: for whoever compares answers of one day.
 *
 * @param judged what another rulebook has made of the same facts on the same day, where both judge signals alike
 */
export const answerToday = (
  { patient, held, facts }: PatientRecord,
  rulebook: Rulebook,
  asOf: Day,
  judged?: Signals,
): Answer => answerOn(patient, held, facts, rulebook, asOf, judged);

/** Facts that hold → timeline → signals → obligations → what is held, what none of them could settle → tasks. */
function answerOn(
  patient: Patient,
  facts: FactIndex,
  known: readonly Fact[],
  rulebook: Rulebook,
  asOf: Day,
  judged?: Signals,
): Answer {
  const timeline = buildTimeline(patient, facts, rulebook, asOf);
  const signals = judged ?? signalsOf(patient, facts, known, timeline, asOf);
  const obligations = obligationsOf(patient, timeline, facts, signals.signals, asOf);
  const coverage = coverageOf(obligations, timeline, asOf);
  const holds = timeline.followUp.hasDied ? [] : holdsOf(signals, obligations, asOf);
  const unknown = cannotTell({ patient, facts, rulebook, timeline, obligations, signals, asOf });
  const { tasks, changesOn, mayChangeOn } = deriveTasks({
    facts,
    timeline,
    obligations,
    signals,
    holds,
    unknown,
    asOf,
  });
  const candidacy = once(() => candidacyOf({ patient, facts, known, timeline, signals, asOf }));
  return {
    patient,
    asOf,
    facts,
    timeline,
    obligations,
    coverage,
    signals,
    holds,
    candidacy,
    retreatment: once(() => {
      const timers = timersOf({ patient, facts, timeline, obligations, asOf });
      return retreatmentOf({ patient, facts, timeline, candidacy: candidacy(), holds, timers, asOf });
    }),
    readiness: once(() => readinessOf({ patient, facts, known, timeline, signals, obligations, asOf })),
    disability: once(() => courseChangesOf(facts, timeline.courses, asOf)),
    tasks,
    cannotTell: unknown,
    tasksChangeOn: changesOn,
    tasksMayChangeOn: mayChangeOn,
  };
}

/** Point status: the obligations whose period holds `asOf`, by the same pipeline and nothing else. */
export function statusOn(record: PatientRecord, rulebook: Rulebook, asOf: Day): readonly RuleObligations[] {
  const { patient, held, facts } = record;
  const timeline = buildTimeline(patient, held, rulebook, asOf);
  const { signals } = signalsOf(patient, held, facts, timeline, asOf);
  return obligationsOf(patient, timeline, held, signals, asOf, asOf);
}
