import type { Issue } from "../../base/result.ts";
import { findAnalyte } from "../../units/analytes.ts";
import type { BandTable, Milestone, ReconstitutionReference } from "../reconstitution.ts";
import type { Check } from "./check.ts";
import { problem } from "./check.ts";

/** A reference of lymphocytes names analytes and their own unit, its months rise, and each figure stands once. */
export const checkReconstitution: Check = ({ reconstitution }) =>
  reconstitution === undefined
    ? []
    : [
        ...reconstitution.tables.flatMap((one, i) => [
          ...unitProblems(one.analyte, one.unit, `/reconstitution/tables/${i}`),
          ...fallingMonths(one, `/reconstitution/tables/${i}`),
          ...sameTable(one, reconstitution, i),
        ]),
        ...reconstitution.milestones.flatMap((one, i) => milestoneProblems(one, reconstitution, i)),
      ];

function milestoneProblems(one: Milestone, { milestones }: ReconstitutionReference, i: number): readonly Issue[] {
  const at = `/reconstitution/milestones/${i}`;
  const limit = one.kind === "time-to-limit" ? one.limit : undefined;
  const first = milestones.findIndex((other) => other.id === one.id);
  return [
    ...(limit === undefined
      ? unitProblems(one.analyte, undefined, at)
      : unitProblems(one.analyte, limit.unit, at, "/limit")),
    ...(first === i ? [] : [duplicate(`${at}/id`, `"${one.id}" again`)]),
  ];
}

/** Counts are compared as they are written, so in the unit of the catalogue. */
function unitProblems(key: string, unit: string | undefined, at: string, within = ""): readonly Issue[] {
  const analyte = findAnalyte(key);
  if (analyte === undefined || analyte.key !== key) {
    const remedy = "Write a key of the analyte catalogue (docs/reference/analytes.md).";
    return [problem("analyte-unknown", `${at}/analyte`, `"${key}"`, remedy)];
  }
  if (unit === undefined || unit === analyte.unit) return [];
  return [problem("unit-unfit", `${at}${within}/unit`, `"${unit}"`, `Write ${analyte.unit ?? "no unit"}.`)];
}

const fallingMonths = ({ months }: BandTable, at: string): readonly Issue[] =>
  months.flatMap(({ month }, i) =>
    i === 0 || month > months[i - 1]!.month
      ? []
      : [
          problem(
            "value-not-allowed",
            `${at}/months/${i}/month`,
            `${month} after ${months[i - 1]!.month}`,
            "Write the months in rising order, each once.",
          ),
        ],
  );

function sameTable(one: BandTable, { tables }: ReconstitutionReference, i: number): readonly Issue[] {
  const first = tables.findIndex((other) => other.analyte === one.analyte && other.courses === one.courses);
  const saw = `${one.analyte} after ${one.courses} courses again`;
  return first === i ? [] : [duplicate(`/reconstitution/tables/${i}`, saw)];
}

const duplicate = (at: string, saw: string): Issue => problem("protocol-rule-duplicate", at, saw, "Keep one.");
