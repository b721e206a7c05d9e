import { meanOf } from "../cohort/mean.ts";
import { proportion } from "../cohort/proportion.ts";
import { quartiles } from "../cohort/quantile.ts";
import { type CohortFigure, figureOf, shareOf, type Told } from "./cohort-figure.ts";
import type { CohortPerson } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";

type Number_ = (one: CohortPerson) => number | null;

/** What is known of the people of a group, and of how many it is not. */
function known(people: readonly CohortPerson[], of: Number_) {
  const values = people.flatMap((one) => of(one) ?? []);
  return { values, missing: people.length - values.length };
}

/** Mean and standard deviation of those of whom it is known. */
export function meanFigure(measure: Told["measure"], people: readonly CohortPerson[], of: Number_): Told {
  const { values, missing } = known(people, of);
  const found = meanOf(values);
  const frame = { measure, shape: "mean", n: values.length, missing } as const;
  return found.estimable
    ? { ...frame, value: found.mean, spread: found.standardDeviation ?? null }
    : { ...frame, because: found.because };
}

/** Median and middle half of those of whom it is known. */
export function medianFigure(measure: Told["measure"], people: readonly CohortPerson[], of: Number_): Told {
  const { values, missing } = known(people, of);
  return medianOf(measure, values, missing);
}

/** The same of numbers. */
export function medianOf(measure: Told["measure"], values: readonly number[], missing: number): Told {
  const found = quartiles(values);
  const frame = { measure, shape: "median", n: values.length, missing } as const;
  return found.estimable
    ? { ...frame, value: found.median, lower: found.lower, upper: found.upper, between: "quartiles" }
    : { ...frame, because: found.because };
}

/** How many of those of whom it is known. */
export function shareFigure(
  measure: Told["measure"],
  people: readonly CohortPerson[],
  is: (one: CohortPerson) => boolean | null,
): Told {
  const told = people.flatMap((one) => is(one) ?? []);
  const share = shareOf(proportion({ count: told.filter(Boolean).length, of: told.length }));
  return { measure, shape: "share", n: told.length, missing: people.length - told.length, ...share };
}

const drugCounts = [0, 1, 2, 3] as const;

/** How people were when treatment began; what is missing is counted beside each figure. */
export const baseline = ({ described }: Groups): readonly CohortFigure[] =>
  described.flatMap(({ stratum, people }: Group) => {
    const tell = (told: Told) => figureOf("baseline", stratum, told);
    return [
      tell({ measure: "people", shape: "count", n: people.length, value: people.length }),
      tell({
        measure: "follow-up",
        shape: "number",
        n: people.length,
        value: people.reduce((all, one) => all + one.followedYears, 0),
      }),
      tell(meanFigure("age", people, ({ ageYears }) => ageYears)),
      tell(shareFigure("women", people, ({ sex }) => (sex === "unknown" ? null : sex === "female"))),
      tell(medianFigure("disease-duration", people, ({ diseaseYears }) => diseaseYears)),
      tell(meanFigure("edss-mean", people, ({ edss }) => edss)),
      tell(medianFigure("edss-median", people, ({ edss }) => edss)),
      tell(meanFigure("relapses-before", people, ({ relapsesYearBefore }) => relapsesYearBefore)),
      ...drugCounts.map((number) =>
        tell({
          ...shareFigure(number === 3 ? "earlier-drugs-or-more" : "earlier-drugs", people, ({ earlierDrugs }) =>
            number === 3 ? earlierDrugs.length >= number : earlierDrugs.length === number,
          ),
          at: { number },
        }),
      ),
    ];
  });
