import type { Check } from "../sensitivity.ts";
import { causeChecks } from "./body-causes.ts";
import { cellChecks } from "./body-cells.ts";
import { bloodPathChecks } from "./body-paths-blood.ts";
import { organPathChecks } from "./body-paths-organs.ts";
import { pathShapeChecks } from "./body-paths-shape.ts";
import { thyroidPathChecks } from "./body-paths-thyroid.ts";
import { correlationCheck, usualChecks } from "./body-usual.ts";
import { womenChecks } from "./body-women.ts";

export const bodyChecks: readonly Check[] = [
  ...usualChecks,
  correlationCheck,
  ...cellChecks,
  ...causeChecks,
  ...womenChecks,
  ...bloodPathChecks,
  ...organPathChecks,
  ...thyroidPathChecks,
  ...pathShapeChecks,
];
