import { type Day, type Rulebook, recordOf } from "@longwatch/core";
// The stages are core's own, below its public surface: only a benchmark of core may look there.
import { cannotTell } from "../core/src/cannot-tell.ts";
import { holdsOf } from "../core/src/decisions/holds.ts";
import { coverageOf } from "../core/src/obligations/coverage.ts";
import { obligationsOf } from "../core/src/obligations/obligations.ts";
import { signalsOf } from "../core/src/signals/signals.ts";
import { deriveTasks } from "../core/src/tasks/derive.ts";
import { buildTimeline } from "../core/src/timeline/timeline.ts";
import type { Task } from "./measure.ts";
import type { BenchPatient } from "./patients.ts";

/** One task for each stage of the full assessment; each is given what the stages before it made. */
export function stageTasks(patients: readonly BenchPatient[], rulebook: Rulebook, forMs: number): readonly Task[] {
  const prepared = patients.map(({ record, asOf }) => prepare(record, rulebook, asOf));
  const at = (turn: number): Prepared => prepared[turn % prepared.length]!;
  return [
    { name: "timeline", forMs, once: (turn) => timelineOf(at(turn), rulebook) },
    { name: "periods and status", forMs, once: (turn) => periodsOf(at(turn)) },
    { name: "and matching facts", forMs, once: (turn) => matchedOf(at(turn)) },
    { name: "signals", forMs, once: (turn) => signalsAt(at(turn)) },
    { name: "coverage", forMs, once: (turn) => coverage(at(turn)) },
    { name: "tasks", forMs, once: (turn) => tasks(at(turn)) },
    { name: "cannot-tell", forMs, once: (turn) => cannotTell({ ...at(turn), rulebook }) },
  ];
}

type Prepared = ReturnType<typeof prepare>;

function prepare(record: BenchPatient["record"], rulebook: Rulebook, asOf: Day) {
  const { patient, held: facts } = record;
  const timeline = buildTimeline(patient, facts, rulebook, asOf);
  const signals = signalsOf(patient, facts, record.facts, timeline, asOf);
  const obligations = obligationsOf(patient, timeline, facts, signals.signals, asOf);
  const holds = holdsOf(signals, obligations, asOf);
  const infusions = recordOf(
    patient,
    record.facts.filter((fact) => fact.kind === "infusion-given"),
  ).held;
  return { patient, facts, known: record.facts, asOf, timeline, obligations, signals, holds, infusions };
}

const timelineOf = ({ patient, facts, asOf }: Prepared, rulebook: Rulebook) =>
  buildTimeline(patient, facts, rulebook, asOf);
/** With no facts but the infusions nothing can be matched: what is left is generating, status and explanation. */
const periodsOf = ({ patient, timeline, infusions, asOf }: Prepared) =>
  obligationsOf(patient, timeline, infusions, [], asOf);
const matchedOf = ({ patient, timeline, facts, signals, asOf }: Prepared) =>
  obligationsOf(patient, timeline, facts, signals.signals, asOf);
const coverage = ({ obligations, timeline, asOf }: Prepared) => coverageOf(obligations, timeline, asOf);
const tasks = (prepared: Prepared) => deriveTasks({ ...prepared, unknown: [] });
const signalsAt = ({ patient, facts, known, timeline, asOf }: Prepared) =>
  signalsOf(patient, facts, known, timeline, asOf);
