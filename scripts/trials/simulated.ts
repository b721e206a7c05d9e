import {
  assess,
  type CohortPerson,
  type CohortTable,
  cohortPeopleOf,
  cohortTable,
  compileRulebook,
  parseDay,
  parseRecord,
  type Rulebook,
} from "../../core/src/index.ts";
import { loadRules } from "../../server/src/protocols/load.ts";
import { type Arm, type Preset, presetOf, simulatePerson } from "../../synthetic/src/index.ts";

/** The drug of the trials' other arm, as the simulated records name it. */
export const comparator = "interferon-beta-1a";
export type Trial = "care-ms-1" | "care-ms-2";

/** How long people are followed, as in the trials. What is confirmed by a later visit counts at its onset. */
const years = 2;
const asOf = parseDay("2026-01-01")!;

/** So many people who do not exist in each arm of a trial, the same on every machine. */
export function simulatedTrial(trial: Trial, people: number, done: (name: string) => void): CohortTable {
  const source = presetOf(trial)!;
  const rules = loadRules();
  if (!rules.ok) throw new Error("the shipped rules cannot be read");
  const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
  const seen: CohortPerson[] = [];
  for (const arm of ["alemtuzumab", "interferon"] as const) {
    for (let i = 0; i < people; i += 1) {
      seen.push(...ofPerson(source, arm, i, rulebook));
      done(`${trial}, ${arm}: ${i + 1} of ${people}`);
    }
  }
  return cohortTable(
    seen,
    seen.map(({ treatment }) => treatment),
    {
      ...{ asOf, by: "treatment", worsening: "care-ms-cdw6", reference: comparator },
      ...{ leastShown: 0, outside: 0, years, comparator },
    },
  );
}

/** One person, in the arm that they were in: what either had before the trial is no arm of it. */
function ofPerson(preset: Preset, arm: Arm, index: number, rulebook: Rulebook): readonly CohortPerson[] {
  const { record } = simulatePerson(preset, { seed: "trials", arm }, index);
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(`${arm} ${index}: ${parsed.issues[0]?.saw}`);
  const followed = { years, comparator: arm === "interferon" ? comparator : undefined };
  return cohortPeopleOf((day) => assess(parsed.value, rulebook, day), asOf, followed);
}
