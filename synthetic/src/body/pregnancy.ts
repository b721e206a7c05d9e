import { months, type Setting, weeks } from "./setting.ts";
import { factors, type Point, type Track } from "./track.ts";

/**
 * Hormones, plasma volume and placenta (safety-signals 1.18). Weeks are counted from conception, two less than
 * obstetricians count. A pregnancy that ends early ends its effects.
 */
export function pregnancyTracks({ life, parameters: { pregnancy } }: Setting): readonly Track[] {
  return life.pregnancies.flatMap(({ conceivedOn, endedOn }) => {
    const track = (analyte: string, course: readonly Point[], back: number): Track => {
      const reached = course.filter(([day]) => day < endedOn);
      const last = reached[reached.length - 1]![1];
      return factors(analyte, "pregnancy", [...reached, [endedOn, last], [endedOn + back, 1]]);
    };
    const at = (week: number): number => conceivedOn + weeks(week);
    const lowered = (factor: number): readonly Point[] => [
      [at(2), 1],
      [at(10), factor],
    ];
    const late = (factor: number): readonly Point[] => [
      [at(2), 1],
      [at(24), 1],
      [at(36), factor],
    ];
    if (endedOn <= at(2)) return [];
    return [
      track(
        "tsh",
        [
          [at(2), 1],
          [at(8), pregnancy.tshEarly],
          [at(12), pregnancy.tshEarly],
          [at(20), pregnancy.tshLater],
        ],
        months(1),
      ),
      track("creatinine", lowered(pregnancy.creatinine), months(1.5)),
      track("haemoglobin", lowered(pregnancy.haemoglobin), months(2)),
      track("platelets", late(pregnancy.platelets), months(1)),
      track("alp", late(pregnancy.alp), months(2)),
    ];
  });
}
