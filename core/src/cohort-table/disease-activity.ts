import { edssChange } from "../cohort/edss-change.ts";
import { nedaShare } from "../outcomes/neda/cohort.ts";
import type { Neda } from "../outcomes/neda/neda.ts";
import { type CohortFigure, figureOf, shareOf, type Told } from "./cohort-figure.ts";
import { type CohortPerson, daysPerYear, tableYears } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";

/**
 * No evidence of disease activity, year by year. In the period is who began so long ago that the year has ended by the
 * day asked about, and did not die before its end; of these some cannot be told, and the bounds count them as all with
 * evidence, and all without.
 *
 * @source outcomes reference, section 5
 */
export const nedaYears = ({ described }: Groups, asOf: number): readonly CohortFigure[] =>
  described.flatMap((group) =>
    tableYears.flatMap((year) => [
      ...sharesOf(group, year, asOf, "neda-3", ({ three }) => three),
      ...sharesOf(group, year, asOf, "neda-4", ({ four }) => four),
    ]),
  );

const isInPeriod = ({ startOn, hasDied, followedYears }: CohortPerson, year: number, asOf: number): boolean =>
  startOn + Math.floor(year * daysPerYear) <= asOf && !(hasDied && followedYears < year);

function sharesOf(
  { stratum, people }: Group,
  year: number,
  asOf: number,
  measure: "neda-3" | "neda-4",
  of: (one: CohortPerson["neda"][number]) => Neda,
): readonly CohortFigure[] {
  const answers = people
    .filter((one) => isInPeriod(one, year, asOf))
    .map(({ neda }): Neda => {
      const one = neda.find((each) => each.year === year);
      return one === undefined ? "cannot-tell" : of(one);
    });
  const share = nedaShare(answers);
  const frame = {
    shape: "share",
    at: { year },
    n: share.decided,
    missing: share.cannotTell,
    count: share.none,
  } as const;
  const tell = (told: Told) => figureOf("neda", stratum, told);
  // Where nobody can be decided the bounds are 0 and 1, and say nothing.
  const orNot = (value: number | undefined) =>
    value === undefined || share.decided === 0 ? { because: "nobody" as const } : { value };
  return [
    tell({ ...frame, measure, ...orNot(share.share) }),
    tell({ ...frame, measure: `${measure}-least`, n: share.inPeriod, ...orNot(share.pessimistic) }),
    tell({ ...frame, measure: `${measure}-most`, n: share.inPeriod, ...orNot(share.optimistic) }),
  ];
}

/** The change of EDSS since the start: its mean, and never without it the distribution, for the scale is ordinal. */
export const edssChanges = ({ described }: Groups): readonly CohortFigure[] =>
  described.flatMap(({ stratum, people }) =>
    tableYears.flatMap((year) => {
      const changes = people.flatMap((one) =>
        one.edssChanges.filter((each) => each.year === year).map(({ change }) => change),
      );
      const found = edssChange(changes);
      const frame = { at: { year }, n: changes.length, missing: people.length - changes.length };
      const tell = (told: Omit<Told, "n">) => figureOf("edss-change", stratum, { ...frame, ...told });
      return [
        tell({
          measure: "edss-change",
          shape: "mean",
          ...(found.estimable
            ? { value: found.change.mean, spread: found.change.standardDeviation ?? null }
            : { because: found.because }),
        }),
        ...(["improved", "stable", "worsened"] as const).map((group) =>
          tell({
            measure: group,
            shape: "share",
            ...(found.estimable ? shareOf({ estimable: true, ...found.groups[group] }) : { because: found.because }),
          }),
        ),
      ];
    }),
  );
