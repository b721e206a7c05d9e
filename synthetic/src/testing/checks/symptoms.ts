import type { Check } from "../sensitivity.ts";
import { causedSymptomsChecks } from "./symptoms-caused.ts";
import { everydaySymptomsChecks } from "./symptoms-everyday.ts";
import { toldSymptomsChecks } from "./symptoms-told.ts";

export const symptomsChecks: readonly Check[] = [
  ...everydaySymptomsChecks,
  ...causedSymptomsChecks,
  ...toldSymptomsChecks,
];
