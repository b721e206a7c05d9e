import type { Life } from "../life.ts";
import { diseaseOf, type Wanted } from "./disease.ts";

/** A life in which nothing happens but what the test puts into it. */
export const eventlessLife = (wanted: Wanted = {}, happening: Partial<Life> = {}): Life => ({
  ...diseaseOf(wanted),
  infusionDays: [],
  infections: [],
  autoimmune: [],
  otherEvents: [],
  distractors: [],
  ...happening,
});
