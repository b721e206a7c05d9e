import * as z from "zod/mini";
import { bodyParameters } from "../body/parameters.ts";
import { careParameters } from "../care/parameters.ts";
import { diseaseParameters } from "../disease/parameters.ts";
import { eventsParameters } from "../events/parameters.ts";
import { laboratoryParameters } from "../laboratory/parameters.ts";
import { peopleParameters } from "../people/parameters.ts";
import { recordParameters } from "../record/parameters.ts";
import { symptomsParameters } from "../symptoms/parameters.ts";

/** Everything that a cohort is made from. One group of parameters for each folder of processes. */
export const presetFile = z.strictObject({
  preset: z.string(),
  version: z.string(),
  title: z.string(),
  people: peopleParameters,
  disease: diseaseParameters,
  events: eventsParameters,
  body: bodyParameters,
  laboratory: laboratoryParameters,
  care: careParameters,
  symptoms: symptomsParameters,
  record: recordParameters,
});
export type Preset = z.output<typeof presetFile>;
