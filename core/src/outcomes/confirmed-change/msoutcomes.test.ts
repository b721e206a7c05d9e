import { describe, expect, it } from "vitest";
import { parseDay } from "../../base/calendar.ts";
import { dayIn, numberIn, type Row, tableOf } from "../../testing/data/outcomes/read.ts";
import { confirmedChanges } from "./confirmed-changes.ts";
import { changePresets } from "./presets.ts";
import type { RelapseSpan, ScoredVisit } from "./series.ts";

type Person = { readonly visits: readonly ScoredVisit[]; readonly relapses: readonly RelapseSpan[] };
type Cohort = ReadonlyMap<string, Person>;

function cohortA(): Cohort {
  const relapses = Map.groupBy(tableOf("progression_A_relapses.csv"), (row) => row["id"]!);
  const visits = Map.groupBy(tableOf("progression_A_visits.csv"), (row) => row["id"]!);
  return new Map(
    [...visits].map(([id, rows]) => [
      id,
      {
        visits: rows.map((row) => ({ day: dayIn(row, "date"), value: numberIn(row, "EDSS") })),
        relapses: (relapses.get(id) ?? []).map((row) => ({ onset: dayIn(row, "date") })),
      },
    ]),
  );
}

/** Registry-style rows: each visit says how many days ago the last relapse was, with a negative sign. */
function sample(): Cohort {
  const isGiven = (row: Row, column: string): boolean => row[column] !== "" && row[column] !== "NA";
  const people = Map.groupBy(tableOf("msoutcomes_sample_visits.csv"), (row) => row["ID"]!);
  return new Map(
    [...people].map(([id, rows]) => [
      id,
      {
        visits: rows
          .filter((row) => isGiven(row, "EDSS"))
          .map((row) => ({ day: parseDay(row["dateEDSS"]!), value: Number(row["EDSS"]) })),
        relapses: rows
          .filter((row) => isGiven(row, "daysPostRelapse"))
          .map((row) => ({ onset: dayIn(row, "dateEDSS") + Number(row["daysPostRelapse"]) })),
      },
    ]),
  );
}

describe("the registry's preset", () => {
  const reference = tableOf("msoutcomes_reference_cdw84.csv");

  it.each([
    ["A", cohortA(), "FALSE", 9],
    ["A", cohortA(), "TRUE", 5],
    ["sample", sample(), "FALSE", 28],
    ["sample", sample(), "TRUE", 24],
  ] as const)("finds the first worsening of everybody in the cohort %s", (name, cohort, sustained, events) => {
    const { options } = changePresets["msbase-cdw3"];
    const sustainedDays = sustained === "TRUE" ? Number.POSITIVE_INFINITY : 0;
    const rows = reference.filter((row) => row["cohort"] === name && row["sustained"] === sustained);
    const expected = new Map([...rows].reverse().map((row) => [row["id"], dayIn(row, "date")]));
    const found = [...cohort].flatMap(([id, { visits, relapses }]) =>
      confirmedChanges(visits, relapses, { ...options, sustainedDays }).changes.map(
        (one) => [id, one.onsetDay] as const,
      ),
    );
    expect(new Map(found)).toEqual(expected);
    expect(expected.size).toBe(events);
  });
});
