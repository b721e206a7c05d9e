import type { Day } from "@longwatch/core";
import { pick } from "../random/distributions.ts";
import type { Menstruation } from "./menstruation.ts";
import type { Setting } from "./setting.ts";

/** What a strip shows on a day for no disease: plusses. */
export type UrineBackground = {
  readonly blood: (day: Day) => number;
  readonly protein: (day: Day) => number;
  /** Cells per field that go with a grade of blood. */
  readonly redCells: (grade: number) => number;
};

export function urineBackgroundOf(setting: Setting, menstruation: Menstruation): UrineBackground {
  const { urine, infection } = setting.parameters;
  const { trace, one, two, three } = urine.redCells;
  const scale: readonly (readonly [grade: number, cells: number])[] = [
    [0, 0],
    [0.5, trace],
    [1, one],
    [2, two],
    [3, three],
  ];
  const grades = [urine.bloodGrades.one, urine.bloodGrades.two, urine.bloodGrades.three];
  const feverish = (day: Day): boolean =>
    setting.life.infections.some(({ fever, from, through }) => fever && day >= from && day <= through);
  return {
    blood: (day) => {
      const draw = setting.streams("body strip blood", day);
      const share = menstruation.menstruatingOn(day) ? urine.blood.menstruating : urine.blood.background;
      return draw() < share ? 1 + pick(draw, grades) : 0;
    },
    protein: (day) => {
      const times = feverish(day) ? infection.feverProtein : 1;
      const left = setting.streams("body strip protein", day)();
      return left < times * urine.protein.one ? 1 : left < times * (urine.protein.one + urine.protein.trace) ? 0.5 : 0;
    },
    redCells: (grade) => {
      for (let i = 1; i < scale.length; i++) {
        const [low, fewer] = scale[i - 1]!;
        const [high, more] = scale[i]!;
        if (grade <= high) return fewer + ((grade - low) / (high - low)) * (more - fewer);
      }
      return three;
    },
  };
}
