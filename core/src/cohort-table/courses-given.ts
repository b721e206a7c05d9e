import { cumulativeIncidence } from "../cohort/cumulative-incidence.ts";
import { shareFigure } from "./baseline.ts";
import { type CohortFigure, figureOf, type Told } from "./cohort-figure.ts";
import { tableYears } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";
import { incidenceAt } from "./incidence-at.ts";
import { inSum, yearlyCells } from "./small-cells.ts";

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
  const furtherYears = people.flatMap(({ courses }) => courses[further - 1] ?? []);
  return [
    ...numbers.map((number) =>
      tell({
        ...inSum(
          "courses",
          shareFigure(number === last ? "courses-or-more" : "courses", people, ({ courses }) =>
            number === last ? courses.length >= number : courses.length === number,
          ),
        ),
        at: { number },
      }),
    ),
    ...tableYears.slice(1).map((year) => {
      const frame = {
        measure: "third-course-by",
        shape: "share",
        at: { year },
        n: people.length,
        hiding: { cells: [people.length, ...yearlyCells(furtherYears, year)] },
      } as const;
      return tell({ ...frame, ...incidenceAt(curve, year) });
    }),
  ];
}
