import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { assess, type Day, type Instant, renderAssessment, statusOn } from "@longwatch/core";
import { coreLines } from "./answers.ts";
import { compareWithCql } from "./compare-cql.ts";
import { costGrowth } from "./growth.ts";
import { keptTasks } from "./kept.ts";
import { interleaved, median, type Rates, type Task } from "./measure.ts";
import { memoryOf } from "./memory.ts";
import { makePatients, parsed } from "./patients.ts";
import { printReport } from "./print.ts";
import { bareSchedule } from "./prototype.ts";
import { assertSameRules, fullRulebook, monitoringRulebook, shippedProtocols } from "./rulebook.ts";
import { signalCost, signalCount, withSignals } from "./signal-cost.ts";
import { stageTasks } from "./stages.ts";
import { startUp } from "./startup.ts";

const { values: options } = parseArgs({ options: { quick: { type: "boolean" }, json: { type: "boolean" } } });
const quick = options.quick === true;
const repetitions = quick ? 3 : 5;
const slice = quick ? 100 : 600;

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

say(`Making ${quick ? 100 : 300} patients …`);
const protocols = shippedProtocols();
const rulebook = fullRulebook(protocols);
const monitoring = monitoringRulebook(protocols);
const unwarned = withSignals(protocols, 0);
assertSameRules(rulebook);
assertSameRules(monitoring);
const patients = makePatients(quick ? 100 : 300);
const at = (turn: number) => patients[turn % patients.length]!;

/** Two months before the day asked about: so the newest results were not known, and what held is sorted out anew. */
const knownThen = (asOf: Day): Instant => ((asOf - 60) * 86_400_000) as Instant;

const core: readonly Task[] = [
  { name: "point status", forMs: slice, once: (turn) => statusOn(at(turn).record, rulebook, at(turn).asOf) },
  { name: "full matrix", forMs: slice, once: (turn) => assess(at(turn).record, rulebook, at(turn).asOf) },
  {
    name: "full matrix, no signal rules",
    forMs: slice,
    once: (turn) => assess(at(turn).record, unwarned, at(turn).asOf),
  },
  {
    name: "point status, five rules",
    forMs: slice,
    once: (turn) => statusOn(at(turn).record, monitoring, at(turn).asOf),
  },
  { name: "full matrix, five rules", forMs: slice, once: (turn) => assess(at(turn).record, monitoring, at(turn).asOf) },
  {
    name: "full matrix, looking back",
    forMs: slice,
    once: (turn) => assess(at(turn).record, rulebook, at(turn).earlierDays[1]!),
  },
  {
    name: "full matrix, as known then",
    forMs: slice,
    once: (turn) => assess(at(turn).record, rulebook, at(turn).asOf, knownThen(at(turn).asOf)),
  },
  { name: "parse", forMs: slice, once: (turn) => parsed(at(turn).text) },
  ...keptTasks(patients, slice),
  {
    name: "end to end",
    forMs: slice,
    once: (turn) => JSON.stringify(renderAssessment(assess(parsed(at(turn).text), rulebook, at(turn).asOf))),
  },
  {
    name: "bare prototype",
    forMs: slice,
    once: (turn) => bareSchedule(at(turn).asOf, at(turn).asOf),
  },
];

say("Timing core …");
const rates = await interleaved(core, repetitions);
say("Timing its stages …");
const stages = await interleaved(stageTasks(patients, rulebook, slice / 2), repetitions);
say("Asking CQL the same, and timing it …");
const cql = await compareWithCql(patients, rulebook, monitoring, { quick, repetitions });
say("Letting patients grow …");
const growth = await costGrowth(rulebook, { quick, repetitions });
say("Letting results and signal rules grow …");
const signals = signalCost(protocols, { quick, repetitions });
say("Weighing memory …");
const memory = memoryOf(patients, rulebook);
say("Starting the command line …");
const start = startUp(patients[0]!, quick ? 3 : 11);

const report = {
  machine: { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
  node: process.version,
  on: new Date().toISOString().slice(0, 10),
  patients: patients.length,
  factsPerPatient: mean(patients.map(({ record }) => record.facts.length)),
  obligationsPerPatient: mean(
    patients.map(({ record, asOf }) =>
      assess(record, rulebook, asOf).obligations.reduce((sum, one) => sum + one.obligations.length, 0),
    ),
  ),
  monitoredPeriodsPerPatient: mean(
    patients.map(({ record, asOf }) => coreLines(assess(record, monitoring, asOf).obligations).length),
  ),
  bytesPerRecord: mean(patients.map(({ text }) => text.length)),
  prototypeObligations: bareSchedule(patients[0]!.asOf, patients[0]!.asOf).length,
  rates: rates.map(summary),
  stages: stages.map((one) => ({ name: one.name, microseconds: 1e6 / median(one.perSecond) })),
  cql: { ...cql, rates: cql.rates.map(summary) },
  growth,
  signalRules: signalCount(protocols),
  signals,
  memory,
  start,
};
export type Report = typeof report;

if (options.json === true) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
else printReport(report);
if (cql.differences.length > 0) process.exitCode = 1;

function summary({ name, perSecond }: Rates) {
  return { name, median: median(perSecond), least: Math.min(...perSecond), most: Math.max(...perSecond) };
}
function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
