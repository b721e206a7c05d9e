import { cumulativeIncidence } from "../cohort/cumulative-incidence.ts";
import { shareFigure } from "./baseline.ts";
import { type CohortFigure, ends, figureOf, type Told } from "./cohort-figure.ts";
import { daysPerYear, tableYears } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";

const numbers = [1, 2, 3, 4, 5] as const;
/** The first course that nobody has unless the disease asks for it. */
const further = 3;

/** How many courses people had, and when the third came, with death as competing event. */
export const coursesGiven = ({ described }: Groups): readonly CohortFigure[] => described.flatMap(ofGroup);

function ofGroup({ stratum, people: all }: Group): readonly CohortFigure[] {
  const people = all.filter(({ courses }) => courses.length > 0);
  const missing = all.length - people.length;
  const tell = (told: Told) => figureOf("courses", stratum, { ...told, missing });
  const last = numbers.at(-1)!;
  const curve = cumulativeIncidence(
    people.map(({ courses, followedYears, hasDied }) => {
      const given = courses[further - 1];
      const cause = given !== undefined ? "course" : hasDied ? "death" : undefined;
      return { time: Math.max(0, given ?? followedYears), cause };
    }),
    "course",
  );
  return [
    ...numbers.map((number) =>
      tell({
        ...shareFigure(number === last ? "courses-or-more" : "courses", people, ({ courses }) =>
          number === last ? courses.length >= number : courses.length === number,
        ),
        at: { number },
      }),
    ),
    ...tableYears.slice(1).map((year) => {
      const frame = { measure: "third-course-by", shape: "share", at: { year }, n: people.length } as const;
      if (!curve.estimable) return tell({ ...frame, because: curve.because });
      if (year > curve.lastTime) return tell({ ...frame, because: "beyond-follow-up" });
      const step = curve.steps.findLast(({ time }) => time <= year + 0.5 / daysPerYear);
      return tell({ ...frame, value: step?.incidence ?? 0, count: null, ...ends(step?.interval, "log-log") });
    }),
  ];
}
