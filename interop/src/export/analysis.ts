import { type Day, type Fact, type FactOfKind, parseDay } from "@longwatch/core";
import { birthYearOf, dayOfFact, type ExportedPerson, factsOf, firstInfusionOn, infusionDay } from "./person.ts";
import { toldResult } from "./result.ts";
import { column, type Row, type Rows, type Table } from "./table.ts";

/** Our own shape, for questions about many people. Days count from the person's first infusion, itself 0; no calendar day is in it. */
export const analysisTables: readonly Table[] = [
  {
    name: "people",
    columns: [
      column("person", "text", "required"),
      column("sex", "text", "required"),
      column("birth_year", "integer"),
      column("jurisdiction", "text", "required"),
      column("watch", "text", "required"),
      column("watch_ends_day", "integer"),
      column("day_zero", "text", "required"),
    ],
  },
  {
    name: "courses",
    columns: [
      column("person", "text", "required"),
      column("course", "integer", "required"),
      column("first_day", "integer"),
      column("last_day", "integer"),
      column("infusions", "integer", "required"),
      column("dose_mg", "number"),
      column("state", "text", "required"),
    ],
  },
  {
    name: "results",
    columns: [
      column("person", "text", "required"),
      column("day", "integer"),
      column("day_known_to", "text"),
      column("analyte", "text"),
      column("value", "number"),
      column("value_text", "text"),
      column("word", "text"),
      column("comparator", "text"),
      column("unit", "text"),
      column("status", "text", "required"),
    ],
  },
  {
    name: "facts",
    columns: [
      column("person", "text", "required"),
      column("day", "integer"),
      column("day_known_to", "text"),
      column("kind", "text", "required"),
    ],
  },
  {
    name: "signals",
    columns: [
      column("person", "text", "required"),
      column("signal", "text", "required"),
      column("rule", "text", "required"),
      column("urgency", "text", "required"),
      column("opened_day", "integer"),
      column("closed_day", "integer"),
      column("state", "text", "required"),
    ],
  },
  {
    name: "coverage",
    columns: [
      column("person", "text", "required"),
      column("rule", "text", "required"),
      column("due", "integer", "required"),
      column("on_time", "integer", "required"),
      column("late", "integer", "required"),
      column("missed", "integer", "required"),
      column("longest_gap_days", "integer", "required"),
    ],
  },
];

/** Where somebody has no infusion, days count from the first fact that has a day; `day_zero` says so. */
export function analysisRows(one: ExportedPerson): Rows {
  const { name: person, record, answer } = one;
  const facts = factsOf(one);
  const infusedOn = firstInfusionOn(one);
  const zero = infusedOn ?? facts.map((fact) => dayOfFact(one, fact)).find((day) => day !== undefined);
  const since = (day: Day | undefined): number | null =>
    zero === undefined || day === undefined || !Number.isFinite(day) ? null : day - zero;
  const on = (date: string | null): number | null => (date === null ? null : since(parseDay(date)));
  const when = (fact: (typeof facts)[number]): Row => ({
    day: since(dayOfFact(one, fact)),
    day_known_to: exactness(fact),
  });
  return {
    people: [
      {
        person,
        sex: record.patient.sex,
        birth_year: birthYearOf(one) ?? null,
        jurisdiction: record.patient.jurisdiction,
        watch: answer.followUp.state,
        // Counted in months from a day that nobody knows exactly, it would tell which day was meant.
        watch_ends_day: answer.courses.some(({ dateUncertain }) => dateUncertain) ? null : on(answer.followUp.endsOn),
        day_zero: infusedOn === undefined ? "first-fact" : "first-infusion",
      },
    ],
    courses: answer.courses.map((course) => ({
      person,
      course: course.number,
      first_day: since(infusionDay(one, course.firstInfusionOn)),
      last_day: since(infusionDay(one, course.lastInfusionOn)),
      infusions: course.infusions,
      dose_mg: course.doseMg,
      state: course.state,
    })),
    results: facts.flatMap((fact) =>
      fact.kind === "result-reported" ? [{ person, ...when(fact), ...resultRow(one, fact) }] : [],
    ),
    facts: facts.map((fact) => ({ person, ...when(fact), kind: fact.kind })),
    signals: answer.signals.map(({ signal, rule, urgency, openedOn, closedOn, state }) => ({
      person,
      signal,
      rule,
      urgency,
      opened_day: on(openedOn),
      closed_day: on(closedOn),
      state,
    })),
    coverage: answer.coverage.map(({ rule, due, onTime, late, missed, longestGapDays }) => ({
      person,
      rule,
      due,
      on_time: onTime,
      late,
      missed,
      longest_gap_days: longestGapDays,
    })),
  };
}

/** A class, because the number of days would tell February and leap years, and so the place in the calendar. */
function exactness({ earliest, latest }: Fact): "day" | "month" | "year" | "longer" | null {
  const days = latest - earliest;
  if (!Number.isFinite(days)) return null;
  return days === 0 ? "day" : days <= 30 ? "month" : days <= 365 ? "year" : "longer";
}

function resultRow(person: ExportedPerson, fact: FactOfKind<"result-reported">): Row {
  const { analyte, canonical, canonicalText, canonicalUnit, word, comparator } = toldResult(person, fact);
  return {
    analyte: analyte?.key ?? null,
    value: canonical ?? null,
    value_text: canonicalText ?? null,
    word: word ?? null,
    comparator: comparator ?? null,
    unit: canonicalUnit ?? null,
    status: fact.status ?? "final",
  };
}
