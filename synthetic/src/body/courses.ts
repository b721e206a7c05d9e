import type { Day } from "@longwatch/core";
import { beta, happens } from "../random/distributions.ts";
import { months, type Setting, weeks, within } from "./setting.ts";
import { factorDuring, factors, type Track } from "./track.ts";

/** What every course does to cells, liver and immunoglobulins, apart from lymphocytes and its steroids. */
export function courseTracks({ life, parameters: { course, leucocytes }, streams }: Setting): readonly Track[] {
  return life.courses.flatMap(({ number, infusedOn }) => {
    const from = infusedOn[0]!;
    const draw = streams("body course dip", number);
    const { min, max, mean, concentration } = course.dip;
    const fall = min + (max - min) * beta(draw, (mean - min) / (max - min), concentration);
    const nadir = from + within(draw, course.dipNadirDay);
    const end = from + within(draw, course.dipEndDay);
    const { monocytes, neutrophils } = leucocytes;
    const dip = factors("platelets", "course", [
      [from, 1],
      [nadir, 1 - fall],
      [end, 1],
    ]);
    const immunoglobulins = ["igg", "iga", "igm"].map((analyte) =>
      factors(
        analyte,
        "course",
        [
          [from, 1],
          [from + months(course.immunoglobulins.months), course.immunoglobulins.factor],
        ],
        true,
      ),
    );
    return [
      dip,
      factorDuring("monocytes", "course", from, from + monocytes.days - 1, monocytes.factor),
      factorDuring("neutrophils", "course", from, from + neutrophils.days - 1, neutrophils.factor),
      factorDuring("alt", "course", from, from + course.alt.days - 1, course.alt.factor),
      ...immunoglobulins,
    ];
  });
}

/** The first day of each pulse: the first days of a course, and what relapses were treated with. */
export const pulsesOf = ({ life }: Setting): readonly Day[] => [
  ...life.courses.map(({ infusedOn }) => infusedOn[0]!),
  ...life.relapses.flatMap(({ steroidsFrom }) => (steroidsFrom === undefined ? [] : [steroidsFrom])),
];

/** Methylprednisolone for three days. Each effect lasts its own number of days from the first of them. */
export function steroidTracks(setting: Setting): readonly Track[] {
  const { steroid } = setting.parameters;
  const acting = ["neutrophils", "platelets", "glucose", "tsh"] as const;
  const direct = pulsesOf(setting).flatMap((from) =>
    acting.map((analyte) => {
      const { factor, days } = steroid[analyte];
      return factorDuring(analyte, "steroid", from, from + days - 1, factor);
    }),
  );
  return [...direct, ...pulseHepatitis(setting)];
}

/** On top of the recovery law, for all lymphocytes alike. */
export const lymphocyteTracks = (setting: Setting): readonly Track[] => {
  const { factor, days } = setting.parameters.steroid.lymphocytes;
  return pulsesOf(setting).map((from) => factorDuring("lymphocytes", "steroid", from, from + days - 1, factor));
};

/** Liver injury weeks after the pulse of a relapse, in a few. */
function pulseHepatitis({ life, parameters: { steroid, limits }, streams, usual }: Setting): readonly Track[] {
  const limit = life.person.sex === "female" ? limits.altFemale : limits.altMale;
  return life.relapses.flatMap(({ steroidsFrom }) => {
    if (steroidsFrom === undefined) return [];
    const draw = streams("body pulse hepatitis", steroidsFrom);
    if (!happens(draw, steroid.hepatitis.share)) return [];
    const onset = steroidsFrom + weeks(within(draw, steroid.hepatitisWeeks));
    const peak = limit * within(draw, steroid.hepatitisMultiple);
    const course = (analyte: string, factor: number): Track =>
      factors(analyte, "steroid-hepatitis", [
        [onset - weeks(steroid.hepatitis.riseWeeks), 1],
        [onset, factor],
        [onset + months(steroid.hepatitis.months), 1],
      ]);
    const alt = Math.max(1, peak / usual("alt"));
    return [course("alt", alt), course("ast", alt)];
  });
}
