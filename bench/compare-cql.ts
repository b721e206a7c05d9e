import { assess, type Day, formatDay, type Rulebook, statusOn } from "@longwatch/core";
import { PatientSource } from "cql-exec-fhir";
import type { DataProvider, PatientObject } from "cql-execution";
import { type Answers, coreLines, countOf, firstDifference, hashOf } from "./answers.ts";
import { compileRules } from "./cql/compile.ts";
import { type CqlEngine, cqlEngine, matrixLines, todayLines } from "./cql/engine.ts";
import { fhirBundle } from "./cql/fhir-bundle.ts";
import { thinPatient } from "./cql/thin-patient.ts";
import { interleaved, type Rates, type Task, timesAsFast } from "./measure.ts";
import type { BenchPatient } from "./patients.ts";

type Scale = { readonly quick: boolean; readonly repetitions: number };

/** One engine over one model: as many patients as it is asked about, and whether it answered as core did. */
type Agreement = {
  readonly model: string;
  readonly patients: number;
  readonly questions: number;
  readonly answers: number;
  readonly coreHash: string;
  readonly cqlHash: string;
};

export type CqlComparison = {
  readonly compileMs: number;
  readonly agreements: readonly Agreement[];
  readonly differences: readonly string[];
  readonly rates: readonly Rates[];
  /** How many times as fast core is, of the same repetition, median. */
  readonly ratios: readonly { readonly of: string; readonly times: number }[];
};

/**
 * The same monitoring rules in CQL, asked about the same patients and days in the same run. Core answers from
 * the whole shipped rulebook, fifty rules and more; the CQL has the five that are compared. Core with those five
 * alone is timed as well.
 */
export async function compareWithCql(
  patients: readonly BenchPatient[],
  rulebook: Rulebook,
  monitoring: Rulebook,
  scale: Scale,
): Promise<CqlComparison> {
  const startedAt = performance.now();
  const engines = {
    thin: cqlEngine(compileRules("thin")),
    tuned: cqlEngine(compileRules("tuned")),
    fhir: cqlEngine(compileRules("fhir")),
  };
  const compileMs = performance.now() - startedAt;
  const fhir = PatientSource.FHIRv401();
  const thin = patients.slice(0, scale.quick ? 4 : 30).map((patient) => ({ patient, source: thinSource(patient) }));
  const few = patients.slice(0, scale.quick ? 1 : 4).map((patient) => ({ patient, source: fhirSource(fhir, patient) }));
  const checks = [
    await agreement("thin", engines.thin, thin, rulebook),
    await agreement("thin, tuned", engines.tuned, thin, rulebook),
    await agreement("FHIR R4", engines.fhir, few, rulebook, scale.quick),
  ];
  const tasks = coreAndCql(patients, { rulebook, monitoring }, engines, thin, few, scale);
  const rates = await interleaved(tasks, scale.repetitions);
  return {
    compileMs,
    agreements: checks.map(({ agreement }) => agreement),
    differences: checks.flatMap(({ difference }) => difference ?? []),
    rates,
    ratios: ratiosOf(rates),
  };
}

type Asked = { readonly patient: BenchPatient; readonly source: () => DataProvider };

function thinSource({ record }: BenchPatient): () => DataProvider {
  const patient = thinPatient(record);
  return () => {
    let next: PatientObject | undefined = patient;
    return {
      currentPatient: () => next,
      nextPatient: () => {
        next = undefined;
        return next;
      },
    };
  };
}

/** A Bundle is read anew for every question, as a server would: the model keeps nothing between two runs. */
function fhirSource(source: PatientSource, { record }: BenchPatient): () => DataProvider {
  const bundle = fhirBundle(record);
  return () => {
    source.reset();
    source.loadBundles([bundle]);
    return source;
  };
}

async function agreement(
  model: string,
  engine: CqlEngine,
  asked: readonly Asked[],
  rulebook: Rulebook,
  briefly = false,
) {
  const ours: Answers = [];
  const theirs: Answers = [];
  const ask = async ({ patient, source }: Asked, day: Day, withMatrix: boolean): Promise<void> => {
    const question = `${patient.record.patient.id} on ${formatDay(day)}`;
    ours.push({ question: `${question}, today`, lines: coreLines(statusOn(patient.record, rulebook, day)) });
    theirs.push({ question: `${question}, today`, lines: todayLines(await engine.today(source(), day)) });
    if (!withMatrix) return;
    ours.push({ question: `${question}, matrix`, lines: coreLines(assess(patient.record, rulebook, day).obligations) });
    theirs.push({ question: `${question}, matrix`, lines: matrixLines(await engine.matrix(source(), day)) });
  };
  for (const one of asked) {
    const { asOf, earlierDays, edgeDays } = one.patient;
    for (const day of briefly ? [asOf] : [asOf, ...earlierDays, edgeDays[0]!]) await ask(one, day, true);
    for (const day of model === "FHIR R4" ? [] : edgeDays) await ask(one, day, false);
  }
  const found = firstDifference(ours, theirs);
  const agreement: Agreement = {
    model,
    patients: asked.length,
    questions: ours.length,
    answers: countOf(ours),
    coreHash: hashOf(ours),
    cqlHash: hashOf(theirs),
  };
  return { agreement, difference: found === undefined ? undefined : `${model}: ${found}` };
}

const names = {
  statusFull: "core, point status, all rules",
  statusFive: "core, point status, five rules",
  matrixFull: "core, full matrix, all rules",
  matrixFive: "core, full matrix, five rules",
  today: { thin: "CQL thin, point status", tuned: "CQL thin tuned, point status", fhir: "CQL FHIR, point status" },
  matrix: { thin: "CQL thin, full matrix", tuned: "CQL thin tuned, full matrix", fhir: "CQL FHIR, full matrix" },
} as const;

function coreAndCql(
  patients: readonly BenchPatient[],
  { rulebook, monitoring }: { readonly rulebook: Rulebook; readonly monitoring: Rulebook },
  engines: Readonly<Record<"thin" | "tuned" | "fhir", CqlEngine>>,
  thin: readonly Asked[],
  few: readonly Asked[],
  { quick }: Scale,
): readonly Task[] {
  const at = (turn: number) => patients[turn % patients.length]!;
  const from = (asked: readonly Asked[], turn: number) => asked[turn % asked.length]!;
  const forMs = quick ? 100 : 400;
  const cqlMs = quick ? 200 : 1500;
  return [
    { name: names.statusFull, forMs, once: (turn) => statusOn(at(turn).record, rulebook, at(turn).asOf) },
    { name: names.statusFive, forMs, once: (turn) => statusOn(at(turn).record, monitoring, at(turn).asOf) },
    { name: names.matrixFull, forMs, once: (turn) => assess(at(turn).record, rulebook, at(turn).asOf) },
    { name: names.matrixFive, forMs, once: (turn) => assess(at(turn).record, monitoring, at(turn).asOf) },
    ...(["thin", "tuned", "fhir"] as const).flatMap((model): Task[] => {
      const asked = model === "fhir" ? few : thin;
      const engine = engines[model];
      return [
        {
          name: names.today[model],
          forMs: cqlMs,
          isSlow: model === "fhir",
          once: (turn) => engine.today(from(asked, turn).source(), from(asked, turn).patient.asOf),
        },
        {
          name: names.matrix[model],
          forMs: cqlMs,
          isSlow: model === "fhir",
          once: (turn) => engine.matrix(from(asked, turn).source(), from(asked, turn).patient.asOf),
        },
      ];
    }),
  ];
}

function ratiosOf(rates: readonly Rates[]): CqlComparison["ratios"] {
  const rate = (name: string): Rates => rates.find((one) => one.name === name)!;
  const ratio = (ours: string, theirs: string) => ({
    of: `${ours} / ${theirs}`,
    times: timesAsFast(rate(ours), rate(theirs)),
  });
  return (["thin", "tuned", "fhir"] as const).flatMap((model) => [
    ratio(names.statusFull, names.today[model]),
    ratio(names.statusFive, names.today[model]),
    ratio(names.matrixFull, names.matrix[model]),
    ratio(names.matrixFive, names.matrix[model]),
  ]);
}
