import { addDays, type Day, dayFromCivil } from "@longwatch/core";
import type { History } from "../disease/state.ts";
import { daysPerMonth, daysPerYear, type Person } from "../life.ts";

const start: Day = dayFromCivil(2015, 1, 5);
export const monthDay = (month: number): Day => addDays(start, Math.round(month * daysPerMonth));

/** A person of average frailty, for processes that are looked at alone. */
export function personOf(changes: Partial<Person> & { readonly age?: number } = {}): Person {
  const { age = 35, ...rest } = changes;
  return {
    index: 0,
    id: "p",
    arm: "alemtuzumab",
    sex: "female",
    bornOn: addDays(start, -Math.round(age * daysPerYear)),
    start,
    onset: addDays(start, -700),
    diagnosedOn: addDays(start, -500),
    priorRelapses1y: 2,
    priorRelapses2y: 2,
    edss: 2,
    enhancingLesions: 1,
    t2Volume: 4,
    weightKg: 70,
    smoker: false,
    familyAutoimmunity: false,
    antiTpo: false,
    jurisdiction: "EU",
    hemisphere: "north",
    earlierDrugs: [],
    frailty: { disease: 1, response: 1, covariates: 1, lesions: 1, autoimmune: 1 },
    ...rest,
  };
}

/** A history with courses that begin in the given months. */
export const historyOf = (person: Person, courseMonths: readonly number[] = []): History => ({
  person,
  courses: courseMonths.map((month, i) => ({
    number: i + 1,
    infusedOn: [monthDay(month)],
    reason: "planned",
    interrupted: false,
  })),
  relapses: [],
  scans: [],
  pregnancies: [],
});
