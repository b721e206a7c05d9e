import type { Check } from "../sensitivity.ts";
import { autoimmuneChecks } from "./events-autoimmune.ts";
import { courseLawChecks } from "./events-course-laws.ts";
import { infectionChecks } from "./events-infections.ts";
import { infusionChecks } from "./events-infusions.ts";
import { otherEventChecks } from "./events-others.ts";
import { thyroidChecks } from "./events-thyroid.ts";

/** What stands guard over every parameter of `events`. */
export const eventsChecks: readonly Check[] = [
  ...infusionChecks,
  ...infectionChecks,
  ...thyroidChecks,
  ...courseLawChecks,
  ...autoimmuneChecks,
  ...otherEventChecks,
];
