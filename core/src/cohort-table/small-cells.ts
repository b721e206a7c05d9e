import type { CohortFigure, Part, Told } from "./cohort-figure.ts";
import type { CohortCurve } from "./curves.ts";
import { everybody } from "./group.ts";

type Shown = { readonly figures: readonly CohortFigure[]; readonly curves: readonly CohortCurve[] };

/**
 * A table without what would let somebody be found. A figure is hidden where
 *
 * - it tells, or lets be worked out, a number of people from one to `least` − 1: those in it, those counted, those left over;
 * - it stands on a hidden one: a rate, a curve or a ratio on the people with the event;
 * - a hidden one would follow from it: in each row, and in each sum of parts, those hidden are nobody or at least
 *   `least` people together; where they are fewer, the next smallest is hidden too, for the sum is known.
 *
 * Nought is shown, and so is how many are not known, however few: it follows from the people and those in the figure, and
 * tells what is on file, not how somebody is. What could only be worked out from several sums at once is not looked for.
 *
 * @param least 0 or 1: nothing is hidden
 * @source outcomes reference, section 7
 */
export function withoutSmallCells({ figures, curves }: Shown, least: number): Shown {
  const hidden = hiddenOf(figures, least);
  const isHidden = targetsOf(hidden);
  return {
    figures: figures.map((figure) => {
      const { hiding: _hiding, ...whole } = figure;
      return hidden.has(figure) ? emptied(whole) : whole;
    }),
    curves:
      least <= 1
        ? curves
        : curves
            .filter(
              ({ people, section, stratum }) =>
                people >= least && !isHidden(section)({ stratum, ...eventsOf(section) }),
            )
            .map((curve) => coarse(curve, least)),
  };
}

/** The figure that counts the events of a line: without it there is no line. */
const eventsOf = (section: CohortCurve["section"]) =>
  section === "adverse-events" ? { measure: "with-disease", name: "any" } : { measure: "events" };

const isSmall = (people: number, least: number): boolean => people > 0 && people < least;

/** What a figure tells about numbers of people, where it does not say so itself. */
const cellsOf = ({ hiding, shape, n, count }: CohortFigure): readonly number[] =>
  hiding?.cells ?? [n ?? 0, count ?? 0, shape === "share" && n !== null && count !== null ? n - count : 0];

function hiddenOf(figures: readonly CohortFigure[], least: number): ReadonlySet<CohortFigure> {
  const hidden = new Set(figures.filter((one) => cellsOf(one).some((people) => isSmall(people, least))));
  if (least <= 1) return hidden;
  const sums = sumsOf(figures);
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const sum of sums) hideComplement(sum, hidden, least);
    const isHidden = targetsOf(hidden);
    for (const one of figures) if (one.hiding?.with?.some(isHidden(one.section))) hidden.add(one);
  }
  return hidden;
}

/** What adds up to something known: parts of a whole, each with its number of people. */
type Sum = { readonly whole: CohortFigure | undefined; readonly parts: readonly Part[] };

function sumsOf(figures: readonly CohortFigure[]): readonly Sum[] {
  const rows = [...Map.groupBy(figures, ({ section, measure, at }) => JSON.stringify([section, measure, at])).values()];
  const named = figures.flatMap((figure) =>
    (figure.hiding?.sums ?? []).map(({ name, people }) => ({
      key: JSON.stringify([figure.section, figure.stratum, name]),
      part: { figure, people },
    })),
  );
  return [
    ...rows.flatMap((row) => {
      const whole = row.find(({ stratum }) => stratum === everybody);
      const strata = row.filter((one) => one !== whole);
      if (whole === undefined || strata.length === 0) return [];
      return cellsOf(whole).map((_, i) => ({
        whole,
        parts: strata.map((figure) => ({ figure, people: cellsOf(figure)[i] ?? 0 })),
      }));
    }),
    ...[...Map.groupBy(named, ({ key }) => key).values()].map((some) => ({
      whole: undefined,
      parts: some.map(({ part }) => part),
    })),
  ];
}

/** Where the whole is hidden nothing follows from it. */
function hideComplement({ whole, parts }: Sum, hidden: Set<CohortFigure>, least: number): void {
  if (whole !== undefined && hidden.has(whole)) return;
  const bySize = parts.filter(({ people }) => people > 0).toSorted((a, b) => a.people - b.people);
  const together = () => bySize.reduce((all, { figure, people }) => all + (hidden.has(figure) ? people : 0), 0);
  while (isSmall(together(), least)) {
    const next = bySize.find(({ figure }) => !hidden.has(figure));
    if (next === undefined) return;
    hidden.add(next.figure);
  }
}

type Target = { readonly stratum: string; readonly measure: string; readonly name?: string | undefined };
const targetsOf = (hidden: ReadonlySet<CohortFigure>) => {
  const keys = new Set(
    [...hidden].map(({ section, stratum, measure, at }) => JSON.stringify([section, stratum, measure, at.name])),
  );
  return (section: string) =>
    ({ stratum, measure, name }: Target): boolean =>
      keys.has(JSON.stringify([section, stratum, measure, name]));
};

const emptied = (figure: CohortFigure): CohortFigure => ({
  ...figure,
  ...{ value: null, lower: null, upper: null, between: null, spread: null, n: null, count: null, missing: null },
  because: "small-cell",
});

/** A line steps only where `least` people more have had the event, ends where fewer are at risk, and at half a year. */
function coarse(curve: CohortCurve, least: number): CohortCurve {
  const atRisk = curve.atRisk.filter((people) => people >= least);
  const throughYear = Math.max(0, atRisk.length - 1) / 2;
  let last = 0;
  const points = curve.points.filter(({ year, events }) => {
    if (year > throughYear || (year > 0 && events - last < least)) return false;
    last = events;
    return true;
  });
  return { ...curve, points, throughYear, atRisk };
}

/** A share that is one of several which make up the whole. */
export const inSum = (name: string, told: Told): Told => ({
  ...told,
  hiding: { sums: [{ name, people: told.count ?? 0 }] },
});

/**
 * Numbers of people with the event in each year up to one, and in all years after it: what the shares of a series by year let
 * be worked out from each other. Once a year is hidden, so is every later one.
 *
 * @param years from the start to the event of each person who had it
 */
export function yearlyCells(years: readonly number[], year: number): readonly number[] {
  const by = (end: number): number => years.filter((one) => one <= end).length;
  const each = Array.from({ length: year }, (_, i) => by(i + 1) - (i === 0 ? 0 : by(i)));
  return [...each, years.length - by(year)];
}
