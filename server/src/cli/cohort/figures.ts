import { mkdirSync } from "node:fs";
import path from "node:path";
import { type CohortTable, cohortFigureNames, drawCohort } from "@longwatch/core";
import { type FileResult, read, unreadFor } from "../../files/file-result.ts";
import { writeWhole } from "../../files/write-whole.ts";

/** Each figure as an SVG file of its own; one that there is nothing to draw of is left out. */
export function drawInto(folder: string, table: CohortTable, language: "en" | "es"): FileResult<undefined> {
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of cohortFigureNames) {
      const drawing = drawCohort(table, name, { language, phrases: new Map() });
      if (drawing !== undefined) writeWhole(path.join(folder, `${name}.svg`), drawing);
    }
    return read(undefined);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return unreadFor(folder, {
      code: "text-unreadable",
      severity: "error",
      at: "/",
      saw: `a folder that cannot be written to (${code})`,
      remedy: "Name a folder that may be written to.",
    });
  }
}
