import { daysPerYear } from "../base/calendar.ts";
import { edssChange } from "../cohort/edss-change.ts";
import { nedaShare } from "../outcomes/neda/cohort.ts";
import type { Neda } from "../outcomes/neda/neda.ts";
import { type CohortFigure, figureOf, shareOf, type Told } from "./cohort-figure.ts";
import { type CohortPerson, tableYears } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";
import { inSum } from "./small-cells.ts";

/**
 * No evidence of disease activity, year by year. In the period is who began so long ago that the year has ended by the
 * day asked about, and who did not leave the drug before its end. Whoever died before it is in the period with evidence, such
 * as a death due to MS, and not in it without. Of these some cannot be told, and the bounds count them as all with evidence,
 * and all without.
 *
 * @source outcomes reference, section 5
 */
export const nedaYears = ({ described }: Groups, asOf: number, years = Infinity): readonly CohortFigure[] =>
  described.flatMap((group) =>
    tableYears
      .filter((year) => year <= years)
      .flatMap((year) => [
        ...sharesOf(group, year, asOf, "neda-3", ({ three }) => three),
        ...sharesOf(group, year, asOf, "neda-4", ({ four }) => four),
      ]),
  );

const hasEnded = ({ startOn, endedOn }: CohortPerson, year: number, asOf: number): boolean =>
  startOn + Math.floor(year * daysPerYear) <= (endedOn ?? asOf);

const diedBefore = ({ hasDied, followedYears }: CohortPerson, year: number): boolean => hasDied && followedYears < year;

function sharesOf(
  { stratum, people }: Group,
  year: number,
  asOf: number,
  measure: "neda-3" | "neda-4",
  of: (one: CohortPerson["neda"][number]) => Neda,
): readonly CohortFigure[] {
  const answers = people.flatMap((one): readonly Neda[] => {
    if (!hasEnded(one, year, asOf)) return [];
    const told = one.neda.find((each) => each.year === year);
    const answer = told === undefined ? "cannot-tell" : of(told);
    return diedBefore(one, year) && answer !== "evidence" ? [] : [answer];
  });
  const share = nedaShare(answers);
  const known = [share.decided, share.none, share.decided - share.none];
  // The bounds differ by those who cannot be told.
  const all = { hiding: { cells: [...known, share.inPeriod, share.cannotTell] } };
  const frame = {
    shape: "share",
    at: { year },
    n: share.decided,
    missing: share.cannotTell,
    count: share.none,
    hiding: { cells: known },
  } as const;
  const tell = (told: Told) => figureOf("neda", stratum, told);
  // Where nobody can be decided the bounds are 0 and 1, and say nothing.
  const orNot = (value: number | undefined) =>
    value === undefined || share.decided === 0 ? { because: "nobody" as const } : { value };
  return [
    tell({ ...frame, measure, ...orNot(share.share) }),
    tell({ ...frame, ...all, measure: `${measure}-least`, n: share.inPeriod, ...orNot(share.pessimistic) }),
    tell({ ...frame, ...all, measure: `${measure}-most`, n: share.inPeriod, ...orNot(share.optimistic) }),
  ];
}

/** The change of EDSS since the start: its mean, and never without it the distribution, for the scale is ordinal. */
export const edssChanges = ({ described }: Groups, years = Infinity): readonly CohortFigure[] =>
  described.flatMap(({ stratum, people }) =>
    tableYears
      .filter((year) => year <= years)
      .flatMap((year) => {
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
            tell(
              inSum(`${year}`, {
                ...frame,
                measure: group,
                shape: "share",
                ...(found.estimable
                  ? shareOf({ estimable: true, ...found.groups[group] })
                  : { because: found.because }),
              }),
            ),
          ),
        ];
      }),
  );
