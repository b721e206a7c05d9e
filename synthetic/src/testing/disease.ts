import { addDays, type Day, dayFromCivil } from "@longwatch/core";
import { type Arm, type Course, type Disease, daysPerMonth, daysPerYear, type Person, type Sex } from "../life.ts";
import { gamma, happens } from "../random/distributions.ts";
import { streamsOf } from "../random/stream.ts";

/** What a test wants of a person; fields of the person may be set too. */
export type Wanted = Partial<Omit<Person, "index" | "arm" | "sex">> & {
  readonly index?: number;
  readonly seed?: string | number;
  readonly arm?: Arm;
  readonly sex?: Sex;
  /** Months after the start; of interferon none unless told. */
  readonly courses?: readonly number[];
  /** Of follow-up. */
  readonly years?: number;
};

const frailtyOfMean1 = { disease: 1, response: 1, covariates: 1, lesions: 1 };

function personOf(wanted: Wanted): Person {
  const { index = 0, seed = "disease", arm = "alemtuzumab", courses: _courses, years: _years, ...own } = wanted;
  const streams = streamsOf(seed, index);
  const traits = streams("testing-traits");
  const sex = happens(traits, 0.65) ? "female" : "male";
  const start = own.start ?? addDays(dayFromCivil(2010, 1, 1), (index * 97) % 1461);
  return {
    id: `test-${index}`,
    bornOn: addDays(start, -33 * 365),
    start,
    onset: addDays(start, -730),
    diagnosedOn: addDays(start, -365),
    priorRelapses1y: 2,
    priorRelapses2y: 2,
    edss: 2,
    enhancingLesions: 1,
    t2Volume: 5,
    weightKg: 70,
    smoker: happens(traits, 0.25),
    familyAutoimmunity: happens(traits, 0.1),
    antiTpo: happens(traits, (own.sex ?? sex) === "female" ? 0.11 : 0.05),
    hemisphere: "north",
    jurisdiction: "GB",
    earlierDrugs: [],
    frailty: { ...frailtyOfMean1, autoimmune: gamma(streams("testing-frailty"), 2, 1) },
    ...own,
    sex: own.sex ?? sex,
    index,
    arm,
  };
}

const courseOf = (number: number, first: Day): Course => ({
  number,
  infusedOn: Array.from({ length: number === 1 ? 5 : 3 }, (_, i) => addDays(first, i)),
  reason: "planned",
  interrupted: false,
});

/**
 * A person with planned courses (months 0 and 12) and otherwise a disease in which nothing happens, observed for some
 * years (5). Risk factors and the autoimmune frailty are drawn as in the population; the start walks over the seasons.
 */
export function diseaseOf(wanted: Wanted = {}): Disease {
  const person = personOf(wanted);
  const months = wanted.courses ?? (person.arm === "alemtuzumab" ? [0, 12] : []);
  return {
    person,
    courses: months.map((month, i) => courseOf(i + 1, addDays(person.start, Math.round(month * daysPerMonth)))),
    relapses: [],
    scans: [],
    examinations: [],
    pregnancies: [],
    leaving: { day: addDays(person.start, Math.round((wanted.years ?? 5) * daysPerYear)), reason: "end-of-data" },
  };
}
