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

/**
 * How long people are followed. Relapses: the two years of the trials. Worsening: half a year more, for what began in the last
 * months is confirmed, or not, at a visit after them.
 */
const years = { relapses: 2, worsening: 2.6 } as const;
const asOf = parseDay("2026-01-01")!;

/** The tables of one trial's people who do not exist. */
export type SimulatedTrial = Readonly<Record<keyof typeof years, CohortTable>>;

/** So many people in each arm, the same on every machine. */
export function simulatedTrial(trial: Trial, people: number, done: (name: string) => void): SimulatedTrial {
  const source = presetOf(trial)!;
  const rules = loadRules();
  if (!rules.ok) throw new Error("the shipped rules cannot be read");
  const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
  const seen: Record<keyof typeof years, CohortPerson[]> = { relapses: [], worsening: [] };
  for (const arm of ["alemtuzumab", "interferon"] as const) {
    for (let i = 0; i < people; i += 1) {
      const one = personOf(source, arm, i, rulebook);
      seen.relapses.push(one("relapses"));
      seen.worsening.push(one("worsening"));
      done(`${trial}, ${arm}: ${i + 1} of ${people}`);
    }
  }
  return { relapses: tableOf(seen.relapses), worsening: tableOf(seen.worsening) };
}

const tableOf = (people: readonly CohortPerson[]): CohortTable =>
  cohortTable(
    people,
    people.map(({ treatment }) => treatment),
    { asOf, by: "treatment", worsening: "care-ms-cdw6", reference: comparator, leastShown: 0, outside: 0 },
  );

/** One person as they were known at the end of a follow-up. */
function personOf(preset: Preset, arm: Arm, index: number, rulebook: Rulebook) {
  const { record } = simulatePerson(preset, { seed: "trials", arm }, index);
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(`${arm} ${index}: ${parsed.issues[0]?.saw}`);
  const at = (day: Day) => assess(parsed.value, rulebook, day);
  const whole = at(asOf);
  return (followed: keyof typeof years): CohortPerson => {
    const assessment = at(endOfYears(whole, years[followed], comparator)!);
    return cohortPersonOf(assessment, personSummary(assessment), comparator)!;
  };
}
