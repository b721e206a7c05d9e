import { months, type Setting, weeks } from "./setting.ts";
import { factors, type Point, type Track } from "./track.ts";

/**
 * Hormones, plasma volume and placenta (safety-signals 1.18). Weeks are counted from conception, two less than
 * obstetricians count. A pregnancy that ends early ends its effects.
 */
export function pregnancyTracks({
  life,
  parameters: { pregnancy, pregnancyWeeks: week, pregnancyBack: back },
}: Setting): readonly Track[] {
  return life.pregnancies.flatMap(({ conceivedOn, endedOn }) => {
    const track = (analyte: string, course: readonly Point[], end: number): Track => {
      const reached = course.filter(([day]) => day < endedOn);
      const last = reached[reached.length - 1]![1];
      return factors(analyte, "pregnancy", [...reached, [endedOn, last], [endedOn + months(end), 1]]);
    };
    const at = (count: number): number => conceivedOn + weeks(count);
    const lowered = (factor: number): readonly Point[] => [
      [at(week.from), 1],
      [at(week.plasma), factor],
    ];
    const late = (factor: number): readonly Point[] => [
      [at(week.from), 1],
      [at(week.lateFrom), 1],
      [at(week.late), factor],
    ];
    if (endedOn <= at(week.from)) return [];
    return [
      track(
        "tsh",
        [
          [at(week.from), 1],
          [at(week.tshLow), pregnancy.tshEarly],
          [at(week.tshLowThrough), pregnancy.tshEarly],
          [at(week.tshLater), pregnancy.tshLater],
        ],
        back.tsh,
      ),
      track("creatinine", lowered(pregnancy.creatinine), back.creatinine),
      track("haemoglobin", lowered(pregnancy.haemoglobin), back.haemoglobin),
      track("platelets", late(pregnancy.platelets), back.platelets),
      track("alp", late(pregnancy.alp), back.alp),
    ];
  });
}
