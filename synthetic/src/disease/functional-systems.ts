import { convertedGrade, fsStepLine, functionalSystems } from "@longwatch/core";
import type { FunctionalSystems } from "../life.ts";
import { gamma } from "../random/distributions.ts";
import type { Draw } from "../random/stream.ts";

type System = (typeof functionalSystems)[number];
/** Seven converted grades, highest first. */
type Grades = readonly number[];

const highest = 4;

function gradesBelow(most: number, places: number): readonly Grades[] {
  if (places === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, grade) =>
    gradesBelow(grade, places - 1).map((rest) => [grade, ...rest]),
  ).flat();
}

/** All ways in which seven grades can fall, by the step (in half points) that the table gives them. */
const gradesOfStep = Map.groupBy(gradesBelow(highest, functionalSystems.length), (grades) => fsStepLine(grades).step);

/** Which raw grade of a system stands for a converted one. */
const rawOf = (system: System, converted: number): number => {
  for (let raw = 0; ; raw++) if (convertedGrade(system, raw) === converted) return raw;
};

/** How strongly the disease of a person takes each system: each around its weight, together 7. */
export function drawLoadings(draw: Draw, weights: Readonly<Record<System, number>>, shape: number): readonly number[] {
  const raw = functionalSystems.map((system) => gamma(draw, shape * weights[system], weights[system]));
  const sum = raw.reduce((total, one) => total + one, 0);
  return raw.map((one) => (one * functionalSystems.length) / sum);
}

/** What examination would give a score: the ambulation score (0–16 scale) and the step of the systems, half points. */
function needed(edss: number): { readonly ambulation: number; readonly step: number } {
  if (edss <= 4) return { ambulation: 0, step: edss * 2 };
  const [ambulation, step] = walking[`${edss}`]!;
  return { ambulation, step };
}
const walking: Readonly<Record<string, readonly [ambulation: number, step: number]>> = {
  "4.5": [2, 8],
  "5": [3, 8],
  "5.5": [4, 8],
  "6": [6, 8],
  "6.5": [8, 9],
  "7": [10, 9],
  "7.5": [11, 9],
  "8": [12, 10],
  "8.5": [13, 10],
  "9": [14, 10],
  "9.5": [15, 10],
};

const distance = (grades: Grades, ranked: readonly { readonly level: number }[]): number =>
  grades.reduce((sum, grade, i) => sum + Math.abs(grade - ranked[i]!.level), 0);

export type Signs = { readonly systems: FunctionalSystems; readonly ambulation: number };

/**
 * Raw grades and walking that the scoring table turns into the score: of all that do, those nearest to how far each
 * system is affected (evidence 3.5).
 *
 * @param levels of the seven systems, in their order, on the scale of converted grades
 */
export function signsOf(edss: number, levels: readonly number[]): Signs {
  const { ambulation, step } = needed(edss);
  const ranked = functionalSystems
    .map((system, i) => ({ system, level: levels[i]! }))
    .toSorted((a, b) => b.level - a.level);
  let nearest: Grades = [];
  let least = Number.POSITIVE_INFINITY;
  for (const grades of gradesOfStep.get(step)!) {
    const away = distance(grades, ranked);
    if (away < least) [nearest, least] = [grades, away];
  }
  const raw = ranked.map(({ system }, i) => [system, rawOf(system, nearest[i]!)]);
  return { systems: Object.fromEntries(raw) as FunctionalSystems, ambulation };
}
