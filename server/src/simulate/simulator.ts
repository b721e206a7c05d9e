import { InvariantError } from "@longwatch/core";
import { presetOf, simulatePerson } from "@longwatch/synthetic";
import type { CohortPlan, SimulateOne } from "./cohort.ts";

/** The people of a plan. The preset has been looked up before. */
export function simulatorOf({ preset: name, seed, arm, through }: CohortPlan): SimulateOne {
  const preset = presetOf(name);
  if (preset === undefined) throw new InvariantError(`no preset ${name}`);
  const cohort = { seed, arm, ...(through === undefined ? {} : { through }) };
  return (index) => {
    const { truth, ...given } = simulatePerson(preset, cohort, index);
    return { ...given, truth: truth() };
  };
}
