import {
  assess,
  type CohortPerson,
  type CohortTable,
  cohortPersonOf,
  cohortTable,
  compileRulebook,
  type Day,
  endOfYears,
  parseDay,
  parseRecord,
  personSummary,
  type Rulebook,
} from "../../core/src/index.ts";
import { loadRules } from "../../server/src/protocols/load.ts";
import { type Arm, type Preset, presetOf, simulatePerson } from "../../synthetic/src/index.ts";

/** The drug of the trials' other arm, as the simulated records name it. */
export const comparator = "interferon-beta-1a";
export type Trial = "care-ms-1" | "care-ms-2";

/** Two years, and a month more: the visit that is planned for month 24 comes a little later for some. */
const years = 2.1;
const asOf = parseDay("2026-01-01")!;

/** The table of one trial's people who do not exist: so many in each arm, the same on every machine. */
export function simulatedTrial(trial: Trial, people: number, done: (name: string) => void): CohortTable {
  const source = presetOf(trial)!;
  const rules = loadRules();
  if (!rules.ok) throw new Error("the shipped rules cannot be read");
  const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
  const all: CohortPerson[] = [];
  for (const arm of ["alemtuzumab", "interferon"] as const) {
    for (let i = 0; i < people; i += 1) {
      all.push(personOf(source, arm, i, rulebook));
      done(`${trial}, ${arm}: ${i + 1} of ${people}`);
    }
  }
  return cohortTable(
    all,
    all.map(({ treatment }) => treatment),
    { asOf, by: "treatment", worsening: "care-ms-cdw6", reference: comparator, leastShown: 0, outside: 0 },
  );
}

function personOf(preset: Preset, arm: Arm, index: number, rulebook: Rulebook): CohortPerson {
  const { record } = simulatePerson(preset, { seed: "trials", arm }, index);
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(`${arm} ${index}: ${parsed.issues[0]?.saw}`);
  const at = (day: Day) => assess(parsed.value, rulebook, day);
  const end = endOfYears(at(asOf), years, comparator)!;
  const assessment = at(end);
  return cohortPersonOf(assessment, personSummary(assessment), comparator)!;
}
