import { afterCourses } from "../../events/course-law.ts";
import { daysPerMonth } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { ln } from "../../random/arithmetic.ts";
import type { Check } from "../sensitivity.ts";
import { cohort, deviation, frailtyOf, largest, quantile, smallest } from "./events-cohort.ts";

/** Law of one event as evidence 3.8 has it. */
type Law = {
  readonly kind:
    | "thrombocytopenia"
    | "antiGbm"
    | "membranous"
    | "hepatitis"
    | "haemolysis"
    | "neutropenia"
    | "pancytopenia"
    | "haemophilia"
    | "others";
  readonly p: number;
  readonly median: number;
  /** Of the logarithm, what the cut leaves of it. */
  readonly logSd: number;
  readonly earliest?: number;
  readonly latest?: number;
};

const laws: readonly Law[] = [
  { kind: "thrombocytopenia", p: 0.007, median: 14, logSd: 0.568, latest: 48 },
  { kind: "antiGbm", p: 0.0006, median: 13, logSd: 0.649, latest: 48 },
  { kind: "membranous", p: 0.0008, median: 18, logSd: 0.6 },
  { kind: "hepatitis", p: 0.0012, median: 11, logSd: 0.7 },
  { kind: "haemolysis", p: 0.0012, median: 10, logSd: 0.7 },
  { kind: "neutropenia", p: 0.0008, median: 10, logSd: 0.375, earliest: 5, latest: 20 },
  { kind: "pancytopenia", p: 0.0006, median: 10, logSd: 0.7 },
  { kind: "haemophilia", p: 0.0003, median: 16, logSd: 0.7 },
  { kind: "others", p: 0.004, median: 20, logSd: 0.7 },
];

/** So frail that three in ten have the event of a course: its probability is that share over this factor. */
function checksOf({ kind, p, median, logSd, earliest, latest }: Law): readonly Check[] {
  const factor = 0.3 / p;
  const people = 2000;
  const months = cohort(people, { courses: [0], frailty: frailtyOf(factor) }, (disease, parameters, streams) => {
    const follows = afterCourses(disease, parameters.autoimmune[kind], `check-${kind}`, streams);
    return follows === undefined ? [] : [(follows.on - disease.person.start) / daysPerMonth];
  });
  const all = (preset: Preset): readonly number[] => months(preset).flat();
  const at = (name: string): string => `events.autoimmune.${kind}.${name}`;
  const cut = earliest !== undefined;
  return [
    {
      name: `${kind}: probability by course`,
      guards: [at("byCourse/0")],
      measure: (preset) => all(preset).length / people / factor,
      expected: p,
      within: 0.15 * p,
    },
    {
      name: `${kind}: median months`,
      guards: [at("medianMonths")],
      measure: (preset) => quantile(all(preset), 0.5),
      expected: median,
      within: 0.17 * median,
    },
    {
      name: `${kind}: deviation of the logarithm of months`,
      guards: [at("logSd")],
      measure: (preset) => deviation(all(preset).map(ln)),
      expected: logSd,
      within: cut ? 0.04 : 0.14,
      // Doubled, the cut would hide it.
      ...(cut ? { factors: [0.5] } : {}),
    },
    ...(latest === undefined
      ? []
      : [
          {
            name: `${kind}: none is later than this month, one is close`,
            guards: [at("latestMonths")],
            measure: (preset: Preset) => largest(all(preset)),
            expected: latest * 0.95,
            within: latest * 0.06,
          },
        ]),
    ...(earliest === undefined
      ? []
      : [
          {
            name: `${kind}: none is earlier than this month, one is close`,
            guards: [at("earliestMonths")],
            measure: (preset: Preset) => smallest(all(preset)),
            expected: earliest * 1.05,
            within: earliest * 0.06,
          },
        ]),
  ];
}

export const courseLawChecks: readonly Check[] = laws.flatMap(checksOf);
