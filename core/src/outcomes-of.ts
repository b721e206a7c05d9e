import type { Assessment } from "./assessment.ts";
import type { ChangePresetName } from "./outcomes/confirmed-change/presets.ts";
import { definitionOf } from "./outcomes/person/definition.ts";
import { outcomesOfPerson, type PersonOutcomes } from "./outcomes/person/person-outcomes.ts";

/** Did it work, for the person and the day of an assessment. */
export const outcomesOf = (
  { facts, timeline, asOf }: Pick<Assessment, "facts" | "timeline" | "asOf">,
  definition: ChangePresetName = "clinic",
): PersonOutcomes => outcomesOfPerson(facts, timeline, definitionOf(definition), asOf);
