import { assertNever } from "@longwatch/core";
import { analysisRows, analysisTables } from "./analysis.ts";
import { cdiscRows } from "./cdisc/rows.ts";
import { cdiscTables } from "./cdisc/tables.ts";
import { omopRows, omopSource } from "./omop/rows.ts";
import { omopTables } from "./omop/tables.ts";
import type { ExportedPerson } from "./person.ts";
import { registryRows, registryTables } from "./registry.ts";
import type { Rows, Table } from "./table.ts";

/** In which tables an export comes. */
export const exportShapes = ["analysis", "omop", "registry", "cdisc"] as const;
export type ExportShape = (typeof exportShapes)[number];

/** The tables of a shape, in the order in which they refer to each other. */
export function tablesOf(shape: ExportShape): readonly Table[] {
  switch (shape) {
    case "analysis":
      return analysisTables;
    case "omop":
      return omopTables;
    case "registry":
      return registryTables;
    case "cdisc":
      return cdiscTables;
    default:
      return assertNever(shape);
  }
}

/** One person's rows, by table; undefined where the shape cannot hold this person. */
export function rowsOfPerson(shape: ExportShape, person: ExportedPerson): Rows | undefined {
  switch (shape) {
    case "analysis":
      return analysisRows(person);
    case "omop":
      return omopRows(person);
    case "registry":
      return registryRows(person);
    case "cdisc":
      return cdiscRows(person);
    default:
      return assertNever(shape);
  }
}

/** Rows that are nobody's: what the shape says of the export itself. */
export const rowsOfExport = (shape: ExportShape, asOf: string, software: string): Rows =>
  shape === "omop" ? omopSource(asOf, software) : {};
