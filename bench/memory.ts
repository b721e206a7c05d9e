import { type Assessment, assess, type Rulebook } from "@longwatch/core";
import { type BenchPatient, parsed } from "./patients.ts";

export type Memory = {
  readonly bytesPerRecord: number;
  readonly bytesPerAssessment: number;
  readonly heapMb: number;
  readonly residentMb: number;
};

/** What one parsed record and one assessment hold on to; needs `--expose-gc`. */
export function memoryOf(patients: readonly BenchPatient[], rulebook: Rulebook): Memory {
  const some = patients.slice(0, 100);
  const before = heap();
  const records = some.map(({ text }) => parsed(text));
  const withRecords = heap();
  const answers: Assessment[] = records.map((record, i) => assess(record, rulebook, some[i]!.asOf));
  const withAnswers = heap();
  const { heapUsed, rss } = process.memoryUsage();
  const size = answers.length;
  return {
    bytesPerRecord: (withRecords - before) / size,
    bytesPerAssessment: (withAnswers - withRecords) / size,
    heapMb: heapUsed / 2 ** 20,
    residentMb: rss / 2 ** 20,
  };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
