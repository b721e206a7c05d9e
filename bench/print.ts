import type { Report } from "./run.ts";
import { spreadOf, table } from "./table.ts";

const aims = {
  status: 20_000,
  matrix: 10_000,
  assessments: 3_000,
  statusTimes: 100,
  matrixTimes: 500,
  startUpMs: 300,
} as const;

/** The report as a person reads it. Nothing is rounded up, and a missed aim says by how much. */
export function printReport(report: Report): void {
  const lines = [
    ...heading(report),
    ...speed(report),
    ...comparison(report),
    ...distance(report),
    ...growth(report),
    ...signals(report),
    ...rest(report),
    ...verdicts(report),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

const whole = (n: number): string => Math.round(n).toLocaleString("en-GB");
const short = (n: number): string => (n >= 100 ? whole(n) : n >= 10 ? n.toFixed(1) : n.toFixed(2));

function heading({ machine, node, on, patients, factsPerPatient, obligationsPerPatient, bytesPerRecord }: Report) {
  return [
    `Longwatch benchmark, ${on}: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${node}`,
    `${patients} made-up patients, half EU and half US: two courses a year apart, 60 monthly panels of 12 analytes.`,
    `On average ${whole(factsPerPatient)} facts (${whole(bytesPerRecord)} bytes of JSON) and ${whole(obligationsPerPatient)} obligations, each with its reasons.`,
    "",
  ];
}

function speed({ rates }: Report) {
  return [
    "Patients per second on one core (median of the repetitions, least to most)",
    ...table(rates.map((one) => [one.name, whole(one.median), spreadOf(one.least, one.most)])),
    "",
  ];
}

function comparison({ cql, monitoredPeriodsPerPatient }: Report) {
  return [
    `The same five monitoring rules in CQL, in the same run (${whole(monitoredPeriodsPerPatient)} periods a patient; compiled in ${whole(cql.compileMs)} ms)`,
    ...table(cql.rates.map((one) => [one.name, `${short(one.median)} /s`, spreadOf(one.least, one.most)])),
    ...table(cql.ratios.map((one) => [one.of, `${short(one.times)} times`])),
    ...cql.agreements.map(
      ({ model, patients, questions, answers, coreHash, cqlHash }) =>
        `  ${model}: ${patients} ${patients === 1 ? "patient" : "patients"}, ${questions} questions, ${whole(answers)} answers: ` +
        (coreHash === cqlHash
          ? `equal, sha256 ${coreHash.slice(0, 16)}…`
          : `NOT EQUAL, core ${coreHash.slice(0, 16)}…, CQL ${cqlHash.slice(0, 16)}…`),
    ),
    ...cql.differences.map((difference) => `  first difference, ${difference}`),
    "",
  ];
}

function distance({ rates, stages, prototypeObligations, obligationsPerPatient }: Report) {
  const prototypeUs = 1e6 / rateOf(rates, "bare prototype");
  const matrixUs = 1e6 / rateOf(rates, "full matrix");
  const us = (name: string): number => stages.find((one) => one.name === name)!.microseconds;
  const matching = us("and matching facts") - us("periods and status");
  const named =
    us("timeline") + us("signals") + us("and matching facts") + us("coverage") + us("tasks") + us("cannot-tell");
  return [
    `From the bare prototype (${prototypeObligations} obligations, no facts, ${short(prototypeUs)} µs) to the full matrix (${whole(obligationsPerPatient)} obligations, ${short(matrixUs)} µs), stage by stage`,
    ...table([
      ["timeline: courses, follow-up, versions in force", `${short(us("timeline"))} µs`],
      ["periods of all rules and their status, with reasons", `${short(us("periods and status"))} µs`],
      ["matching the facts", `${short(matching)} µs`],
      ["signals, of records asked about before", `${short(us("signals"))} µs`],
      ["coverage", `${short(us("coverage"))} µs`],
      ["tasks", `${short(us("tasks"))} µs`],
      ["cannot-tell", `${short(us("cannot-tell"))} µs`],
      ["not in these: next change, and what the stages cost one another", `${short(matrixUs - named)} µs`],
      [
        "per obligation: prototype, then full matrix",
        `${whole((prototypeUs / prototypeObligations) * 1000)} ns, ${whole((matrixUs / obligationsPerPatient) * 1000)} ns`,
      ],
    ]),
    "",
  ];
}

function growth(report: Report) {
  return [
    "How cost grows (µs a patient)",
    ...table([
      ["courses", "panels", "facts", "obligations", "point status", "full matrix"],
      ...report.growth.map(({ shape, facts, obligations, statusMicroseconds, matrixMicroseconds }) => [
        `${shape.courses}`,
        `${shape.panels}`,
        whole(facts),
        whole(obligations),
        short(statusMicroseconds),
        short(matrixMicroseconds),
      ]),
    ]),
    "",
  ];
}

function signals({ signals: costs, signalRules }: Report) {
  return [
    `What signal rules cost (µs of processor time a full assessment; ${signalRules} rules; first: nothing of the record asked before, again: the record is held)`,
    ...table([
      ["", "panels", "rules", "hits", "signals", "first", "again", "first /s", "again /s"],
      ...costs.map((one) => [
        one.of,
        `${one.panels}`,
        `${one.rules}`,
        short(one.hits),
        short(one.signals),
        short(one.first),
        short(one.again),
        whole(1e6 / one.first),
        whole(1e6 / one.again),
      ]),
    ]),
    "",
  ];
}

function rest({ memory, start }: Report) {
  return [
    `Memory: ${whole(memory.bytesPerRecord)} bytes a parsed record, ${whole(memory.bytesPerAssessment)} bytes an assessment; heap ${whole(memory.heapMb)} MB, resident ${whole(memory.residentMb)} MB for the whole benchmark`,
    "skipped" in start
      ? `Start-up: SKIPPED, longwatch assess did not run: ${start.skipped}`
      : `Start-up: longwatch assess ${whole(start.assessMs)} ms, bare Node ${whole(start.bareMs)} ms: ${whole(start.moreMs)} ms more (medians of ${start.runs}, in turns; from ${start.from})`,
    "",
  ];
}

function verdicts({ rates, cql, start, signals: costs }: Report) {
  const usual = costs.find((one) => one.panels === 60 && one.of === "panels")!;
  const times = (of: string): number => cql.ratios.find((one) => one.of === of)!.times;
  return [
    "Aims",
    ...table([
      atLeast("point status, five rules, patients/s", rateOf(rates, "point status, five rules"), aims.status),
      atLeast("full matrix, five rules, patients/s", rateOf(rates, "full matrix, five rules"), aims.matrix),
      atLeast("point status, all rules, patients/s", rateOf(rates, "point status"), aims.status),
      atLeast("full matrix, all rules, patients/s", rateOf(rates, "full matrix"), aims.matrix),
      atLeast("full assessments with all signal rules, first, /s", 1e6 / usual.first, aims.assessments),
      atLeast("full assessments with all signal rules, again, /s", 1e6 / usual.again, aims.assessments),
      atLeast(
        "point status against CQL thin, times",
        times("core, point status, all rules / CQL thin, point status"),
        aims.statusTimes,
      ),
      atLeast(
        "full matrix against CQL thin, times",
        times("core, full matrix, all rules / CQL thin, full matrix"),
        aims.matrixTimes,
      ),
      atLeast(
        "point status against CQL thin tuned, times",
        times("core, point status, all rules / CQL thin tuned, point status"),
        aims.statusTimes,
      ),
      atLeast(
        "full matrix against CQL thin tuned, times",
        times("core, full matrix, all rules / CQL thin tuned, full matrix"),
        aims.matrixTimes,
      ),
      "skipped" in start
        ? ["start-up, ms more than Node", "not measured", `aim ${aims.startUpMs}`, ""]
        : atMost("start-up, ms more than Node", start.moreMs, aims.startUpMs),
    ]),
  ];
}

const atLeast = (what: string, is: number, aim: number): readonly string[] => [
  what,
  short(is),
  `aim ${whole(aim)}`,
  is >= aim ? "met" : `MISSED: ${Math.floor((is / aim) * 100)} % of the aim`,
];

const atMost = (what: string, is: number, aim: number): readonly string[] => [
  what,
  short(is),
  `aim ${whole(aim)}`,
  is <= aim ? "met" : `MISSED by ${whole(is - aim)}`,
];

const rateOf = (rates: Report["rates"], name: string): number => rates.find((one) => one.name === name)!.median;
