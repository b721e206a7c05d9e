import { assertNever } from "../../base/result.ts";
import { say } from "../../text/message.ts";
import { english, type Wording } from "../../text/wording.ts";
import type { CohortTable } from "../cohort-table.ts";
import { definitionOf } from "../told-table.ts";
import { drawEdssChange, drawMonitoring } from "./draw-bars.ts";
import { drawCurves } from "./draw-curves.ts";
import { drawRates } from "./draw-rates.ts";
import { type Drawing, drawPage, type For } from "./page.ts";

export const cohortFigureNames = [
  "relapses",
  "first-relapse",
  "worsening",
  "improvement",
  "edss-change",
  "adverse-events",
  "monitoring",
] as const;
export type CohortFigureName = (typeof cohortFigureNames)[number];

/**
 * One figure of the table as an SVG picture fit for a paper: readable in print without colour, in the light and in the
 * dark, with its definition in it, and nothing in it that runs.
 *
 * @returns undefined where nobody is in it, or too few to be shown
 */
export function drawCohort(
  table: CohortTable,
  name: CohortFigureName,
  wording: Wording = english,
  whom: For = "paper",
): string | undefined {
  const drawing = drawingOf(table, name, wording);
  if (drawing === undefined) return undefined;
  const definition = definitionOf(table, name, wording.language);
  const whole = drawing.note === undefined ? definition : `${definition} ${drawing.note}`;
  return drawPage(say(`cohort.section.${name}`, {}, wording.language), whole, drawing, whom);
}

function drawingOf(table: CohortTable, name: CohortFigureName, wording: Wording): Drawing | undefined {
  switch (name) {
    case "relapses":
      return drawRates(table, wording);
    case "first-relapse":
    case "worsening":
    case "improvement":
    case "adverse-events":
      return drawCurves(table, name, wording);
    case "edss-change":
      return drawEdssChange(table, wording);
    case "monitoring":
      return drawMonitoring(table, wording);
    default:
      return assertNever(name);
  }
}
