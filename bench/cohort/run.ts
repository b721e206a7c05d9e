import { cpus } from "node:os";
import { parseArgs } from "node:util";
import {
  assess,
  type CohortPerson,
  changePresets,
  cohortPersonOf,
  cohortTable,
  compileRulebook,
  confirmedChanges,
  parseDay,
  personSummary,
  stratumBy,
} from "@longwatch/core";
import { presetOf, simulatePerson } from "@longwatch/synthetic";
import { numberIn, tableOf } from "../../core/src/testing/data/outcomes/read.ts";
import { loadRules } from "../../server/src/protocols/load.ts";
import { recordText } from "../../server/src/simulate/texts.ts";
import { interleaved, median } from "../measure.ts";
import { parsed } from "../patients.ts";

/**
 * Outcomes of many people: confirmed change per 1,000 people by each definition, what the cohort's table keeps of one person,
 * the table of many people, and the memory for it. The people of the table are a pool of synthetic ones, each shifted a little
 * when it comes again, so that times are not all tied.
 */
const { values } = parseArgs({
  options: {
    people: { type: "string", default: "25000" },
    pool: { type: "string", default: "100" },
    seconds: { type: "string", default: "3" },
  },
});
const [people, pool, forMs] = [Number(values.people), Number(values.pool), 1000 * Number(values.seconds)];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const visits = Map.groupBy(tableOf("progression_A_visits.csv"), ({ id }) => id!);
const relapses = Map.groupBy(tableOf("progression_A_relapses.csv"), ({ id }) => id!);
const series = [...visits].map(([id, rows]) => ({
  visits: rows.map((row) => ({ day: numberIn(row, "visit_day"), value: numberIn(row, "EDSS") })),
  relapses: (relapses.get(id) ?? []).map((row) => ({ onset: numberIn(row, "relapse_day")! })),
}));
const presets = Object.entries(changePresets);

say(`Making ${pool} people …`);
const rules = loadRules();
if (!rules.ok) throw new Error("the protocols cannot be read");
const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
const asOf = parseDay("2020-01-01")!;
const preset = presetOf("care-ms-2")!;
const texts = Array.from({ length: pool }, (_, i) =>
  recordText(simulatePerson(preset, { seed: "bench", arm: "alemtuzumab" }, i).record),
);
const keptOf = (text: string): CohortPerson => {
  const answer = assess(parsed(text), rulebook, asOf);
  return cohortPersonOf(answer, personSummary(answer))!;
};
const answers = texts.slice(0, 20).map((text) => assess(parsed(text), rulebook, asOf));
const summaries = answers.map(personSummary);

say("In turns …");
const tasks = [
  ...presets.map(([name, { options }]) => ({
    name: `confirmed change, ${name}`,
    forMs: forMs / 4,
    once: (turn: number) => {
      const one = series[turn % series.length]!;
      return confirmedChanges(one.visits, one.relapses, options);
    },
  })),
  {
    name: "what is kept of a person, of an assessment",
    forMs,
    once: (turn: number) => cohortPersonOf(answers[turn % answers.length]!, summaries[turn % answers.length]!),
  },
  { name: "parse, assess, keep", forMs, once: (turn: number) => keptOf(texts[turn % pool]!) },
];
const rates = await interleaved(tasks, 5);

say(`The table of ${people} people …`);
const kept = texts.map(keptOf);
const shifted = (one: CohortPerson, turn: number): CohortPerson => {
  const more = turn % 97;
  const relapse = one.relapses && {
    ...one.relapses,
    years: one.relapses.years + more / 1000,
    first: { ...one.relapses.first, time: one.relapses.first.time + more },
  };
  return structuredClone({ ...one, relapses: relapse, sex: turn % 3 === 0 ? "male" : "female" });
};
globalThis.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const all = Array.from({ length: people }, (_, i) => shifted(kept[i % pool]!, i));
globalThis.gc?.();
const keptBytes = (process.memoryUsage().heapUsed - heapBefore) / people;
const strata = all.map((one) => stratumBy("sex", one));
const times = Array.from({ length: 3 }, () => {
  const began = performance.now();
  cohortTable(all, strata, { asOf, by: "sex", worsening: "care-ms-cdw6", leastShown: 0, outside: 0 });
  return (performance.now() - began) / 1000;
});

const report = {
  machine: { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length },
  node: process.version,
  millisecondsPer1000: rates.map(({ name, perSecond }) => ({ name, median: 1e6 / median(perSecond) })),
  table: {
    people,
    strata: 2,
    seconds: times,
    bytesKeptOfAPerson: keptBytes,
    peakResidentMb: process.resourceUsage().maxRSS / 1024,
  },
};
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
