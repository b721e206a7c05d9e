import { assess, compileRulebook, type PatientRecord, type Protocol, type Rulebook, recordOf } from "@longwatch/core";
import { median } from "./measure.ts";
import { type BenchPatient, makePatients } from "./patients.ts";

/** µs of one core for an assessment, medians. `first`: nothing of the record has been asked before; `again`: it has, and is held. */
export type SignalCost = {
  readonly of: string;
  readonly panels: number;
  readonly rules: number;
  /** Of rules at facts, and of warnings that they are told as; on average. */
  readonly hits: number;
  readonly signals: number;
  readonly first: number;
  readonly again: number;
};

type Case = { readonly of: string; readonly panels: number; readonly rules: number; readonly atRandom?: boolean };

const all = Number.POSITIVE_INFINITY;
const cases: readonly Case[] = [
  ...[15, 30, 60, 120].map((panels) => ({ of: "panels", panels, rules: all })),
  ...[0, 50, 100].map((rules) => ({ of: "rules", panels: 60, rules })),
  { of: "values at random", panels: 60, rules: all, atRandom: true },
];

/** What an assessment costs as results and signal rules grow, and where every value is a surprise. */
export function signalCost(
  protocols: readonly Protocol[],
  { quick, repetitions }: { readonly quick: boolean; readonly repetitions: number },
): readonly SignalCost[] {
  const prepared = cases.map((one) => {
    const rulebook = withSignals(protocols, one.rules);
    const shape = { courses: 2, panels: one.panels };
    const patients = makePatients(quick ? 20 : 100, shape, 11, one.atRandom === true);
    return { one, rulebook, patients, first: [] as number[], again: [] as number[] };
  });
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const { rulebook, patients, first, again } of prepared) {
      const records = patients.map(({ record }) => recordOf(record.patient, record.facts));
      const once = microseconds(records, patients, rulebook);
      microseconds(records, patients, rulebook);
      const later = Array.from({ length: quick ? 2 : 5 }, () => microseconds(records, patients, rulebook));
      if (repetition === 0) continue;
      first.push(once);
      again.push(median(later));
    }
  }
  return prepared.map(({ one, rulebook, patients, first, again }) => {
    const told = patients.map(({ record, asOf }) => assess(record, rulebook, asOf).signals.signals);
    const mean = (count: (of: (typeof told)[number]) => number): number =>
      told.reduce((sum, of) => sum + count(of), 0) / told.length;
    return {
      of: one.of,
      panels: one.panels,
      rules: Math.min(one.rules, signalCount(protocols)),
      hits: mean((of) => of.reduce((sum, signal) => sum + signal.hits.length, 0)),
      signals: mean((of) => of.length),
      first: median(first),
      again: median(again),
    };
  });
}

/** One assessment of each; the mean. Processor time of this thread: others that share the core count for nothing. */
function microseconds(
  records: readonly PatientRecord[],
  patients: readonly BenchPatient[],
  rulebook: Rulebook,
): number {
  const before = process.threadCpuUsage();
  for (const [i, record] of records.entries()) assess(record, rulebook, patients[i]!.asOf);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / records.length;
}

export const signalCount = (protocols: readonly Protocol[]): number =>
  protocols.reduce((sum, one) => sum + (one.signals?.length ?? 0), 0);

/** So many of the signal rules, from all over the list. */
export function withSignals(protocols: readonly Protocol[], most: number): Rulebook {
  const share = Math.min(1, most / signalCount(protocols));
  return compileRulebook(
    protocols.map((one) => ({
      ...one,
      signals: one.signals?.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share)),
    })) as Protocol[],
  );
}
