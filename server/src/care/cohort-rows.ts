import {
  type AssessmentJson,
  analyteByLoinc,
  type Day,
  type FactOfKind,
  findAnalyte,
  type PatientRecord,
  parseDay,
  toCanonical,
} from "@longwatch/core";

/** The tables of an exported cohort, with the types of DuckDB. Days count from the person's first infusion, itself 0. */
export const cohortTables = {
  people: [
    ["person", "varchar"],
    ["sex", "varchar"],
    ["birth_year", "integer"],
    ["jurisdiction", "varchar"],
    ["watch", "varchar"],
    ["watch_ends_day", "integer"],
    ["day_zero", "varchar"],
  ],
  courses: [
    ["person", "varchar"],
    ["course", "integer"],
    ["first_day", "integer"],
    ["last_day", "integer"],
    ["infusions", "integer"],
    ["dose_mg", "double"],
    ["state", "varchar"],
  ],
  results: [
    ["person", "varchar"],
    ["day", "integer"],
    ["analyte", "varchar"],
    ["value", "double"],
    ["word", "varchar"],
    ["comparator", "varchar"],
    ["unit", "varchar"],
    ["status", "varchar"],
  ],
  facts: [
    ["person", "varchar"],
    ["day", "integer"],
    ["kind", "varchar"],
  ],
  coverage: [
    ["person", "varchar"],
    ["rule", "varchar"],
    ["due", "integer"],
    ["on_time", "integer"],
    ["late", "integer"],
    ["missed", "integer"],
    ["longest_gap_days", "integer"],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [string, string])[]>>;

export type CohortTable = keyof typeof cohortTables;
export type CohortRow = readonly (string | number | null)[];

/**
 * One person's rows: the facts that hold, and what the assessment says of courses and coverage. For somebody without an infusion, days
 * count from the first fact that has a day (`day_zero` says which). Results are in the catalogue's unit; a value that is text stays out.
 */
export function rowsOf(
  person: string,
  { patient, held }: PatientRecord,
  { courses, followUp, coverage }: AssessmentJson,
): Readonly<Record<CohortTable, readonly CohortRow[]>> {
  const dated = held.all.filter(({ earliest }) => Number.isFinite(earliest));
  const infusedOn = courses[0] && parseDay(courses[0].firstInfusionOn);
  const zero = infusedOn ?? dated[0]?.earliest;
  const since = (day: Day): number | null => (zero === undefined || !Number.isFinite(day) ? null : day - zero);
  const on = (date: string | null): number | null => (date === null ? null : since(parseDay(date)!));
  const birthYear = patient.bornOn === undefined ? null : yearOf(patient.bornOn.earliest);
  return {
    people: [
      [
        person,
        patient.sex,
        birthYear,
        patient.jurisdiction,
        followUp.state,
        on(followUp.endsOn),
        infusedOn === undefined ? "first-fact" : "first-infusion",
      ],
    ],
    courses: courses.map((one) => [
      person,
      one.number,
      on(one.firstInfusionOn),
      on(one.lastInfusionOn),
      one.infusions,
      one.doseMg,
      one.state,
    ]),
    results: held.all.flatMap((fact) => (fact.kind === "result-reported" ? [resultRow(person, fact, since)] : [])),
    facts: held.all.map((fact) => [person, since(fact.earliest), fact.kind]),
    coverage: coverage.map((one) => [person, one.rule, one.due, one.onTime, one.late, one.missed, one.longestGapDays]),
  };
}

/** Words that the catalogue of results knows; anything else might be a sentence. */
const word = /^(negative|positive|indeterminate|detected|not-detected|present|absent|trace|[1-5]\+)$/;

function resultRow(person: string, fact: FactOfKind<"result-reported">, since: (day: Day) => number | null): CohortRow {
  const analyte =
    fact.analyte === undefined
      ? fact.loinc === undefined
        ? undefined
        : analyteByLoinc(fact.loinc)?.analyte
      : findAnalyte(fact.analyte);
  const { value, unit } = fact;
  const number =
    typeof value === "number" && analyte !== undefined ? toCanonical(value, unit ?? "1", analyte) : undefined;
  return [
    person,
    since(fact.earliest),
    analyte?.key ?? null,
    number ?? null,
    typeof value === "string" && word.test(value) ? value : null,
    fact.comparator ?? null,
    number === undefined ? null : (analyte?.unit ?? null),
    fact.status ?? "final",
  ];
}

/** 1970 is the year of day 0. */
const yearOf = (day: Day): number => new Date(day * 86_400_000).getUTCFullYear();
