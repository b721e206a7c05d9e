import { type Day, formatDay } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import { isSystemicSteroid, isTaken } from "../facts/medicines/steroids.ts";
import { medicineSpan, steroidSpans } from "../signals/spans.ts";
import type { Course } from "../timeline/courses.ts";
import type { ChartCourse, ChartMedicine } from "./chart-json.ts";
import { dayOrNull, spanOf } from "./days.ts";

type Infusion = FactOfKind<"infusion-given">;

export const courseLanes = (courses: readonly Course[]): readonly ChartCourse[] =>
  courses.map((course) => ({
    number: course.number,
    state: course.state,
    firstOn: formatDay(course.firstOn),
    lastOn: formatDay(course.lastOn),
    interrupted: course.isInterrupted,
    dateUncertain: course.isDateUncertain,
    doseMg: course.infusions.reduce((sum, { doseMg }) => sum + doseMg, 0),
    infusions: course.infusions.map(infusionOf),
  }));

/** What was infused and belongs to no course. */
export function otherInfusions(facts: FactIndex, courses: readonly Course[], asOf: Day) {
  const counted = new Set(courses.flatMap(({ infusions }) => infusions.map(({ id }) => id)));
  return ofKind(facts, "infusion-given", asOf)
    .filter(({ id }) => !counted.has(id))
    .map(infusionOf);
}

const infusionOf = (fact: Infusion) => ({ fact: fact.id, ...spanOf(fact), drug: fact.drug, doseMg: fact.doseMg });

/** Medicines as spans; a steroid of which only the relapse it was given for is known has no name. */
export function medicineSpans(facts: FactIndex, asOf: Day): readonly ChartMedicine[] {
  const medicines = ofKind(facts, "medicine-recorded", asOf);
  const named = medicines.map((one): ChartMedicine => {
    const { through } = medicineSpan(one);
    const dose = one.doseValue === undefined ? undefined : `${one.doseValue} ${one.doseUnit ?? ""}`.trim();
    return {
      fact: one.id,
      medicine: one.medicine,
      ...(one.medicineClass === undefined ? {} : { medicineClass: one.medicineClass }),
      from: formatDay(one.earliest),
      through: dayOrNull(through),
      steroid: isTaken(one) && isSystemicSteroid(one),
      status: one.status ?? "taken",
      ...(dose === undefined ? {} : { dose }),
      ...(one.route === undefined ? {} : { route: one.route }),
    };
  });
  const unnamed = steroidSpans([], ofKind(facts, "relapse-occurred", asOf)).map(
    ({ fact, from, through }): ChartMedicine => ({
      fact,
      medicine: null,
      from: formatDay(from as Day),
      through: dayOrNull(through),
      steroid: true,
      status: "taken",
    }),
  );
  return [...named, ...unnamed].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
