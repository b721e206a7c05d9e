import { assess, type Rulebook, statusOn } from "@longwatch/core";
import { interleaved, median, type Task } from "./measure.ts";
import { makePatients, type PatientShape } from "./patients.ts";

const shapes: readonly PatientShape[] = [
  { courses: 1, panels: 12 },
  { courses: 1, panels: 48 },
  { courses: 2, panels: 12 },
  { courses: 2, panels: 60 },
  { courses: 2, panels: 120 },
  { courses: 4, panels: 60 },
  { courses: 4, panels: 120 },
];

export type Growth = {
  readonly shape: PatientShape;
  readonly facts: number;
  readonly obligations: number;
  readonly statusMicroseconds: number;
  readonly matrixMicroseconds: number;
};

/** What a patient costs as the history grows. */
export async function costGrowth(
  rulebook: Rulebook,
  { quick, repetitions }: { readonly quick: boolean; readonly repetitions: number },
): Promise<readonly Growth[]> {
  const groups = shapes.map((shape) => makePatients(quick ? 10 : 40, shape, 7));
  const tasks = groups.flatMap((patients): Task[] => {
    const at = (turn: number) => patients[turn % patients.length]!;
    const forMs = quick ? 30 : 300;
    return [
      { name: "status", forMs, once: (turn) => statusOn(at(turn).record, rulebook, at(turn).asOf) },
      { name: "matrix", forMs, once: (turn) => assess(at(turn).record, rulebook, at(turn).asOf) },
    ];
  });
  const rates = await interleaved(tasks, repetitions);
  return shapes.map((shape, i) => {
    const { record, asOf } = groups[i]![0]!;
    return {
      shape,
      facts: record.facts.length,
      obligations: assess(record, rulebook, asOf).obligations.reduce((sum, one) => sum + one.obligations.length, 0),
      statusMicroseconds: 1e6 / median(rates[2 * i]!.perSecond),
      matrixMicroseconds: 1e6 / median(rates[2 * i + 1]!.perSecond),
    };
  });
}
