import type { Day } from "../base/calendar.ts";
import { adverseEvents } from "./adverse-events.ts";
import { baseline } from "./baseline.ts";
import type { CohortFigure, Section } from "./cohort-figure.ts";
import type { CohortPerson } from "./cohort-person.ts";
import { coursesGiven } from "./courses-given.ts";
import { adverseCurves, type CohortCurve, eventCurves } from "./curves.ts";
import { type CohortPreset, improvementBeside, presetVersion, type WorseningPreset } from "./definitions.ts";
import { edssChanges, nedaYears } from "./disease-activity.ts";
import { type Endpoint, firstEvents, type TimeOf } from "./first-events.ts";
import { type By, type Groups, groupsOf } from "./group.ts";
import { lymphocytes, monitoring } from "./monitoring.ts";
import { relapseRates } from "./relapse-rates.ts";
import { withoutSmallCells } from "./small-cells.ts";

export type CohortAsked = {
  readonly asOf: Day;
  /** `list`: by strata that somebody brought. */
  readonly by: By | "list";
  readonly worsening: WorseningPreset;
  /** The stratum that others are compared with; absent: the first by name. */
  readonly reference?: string | undefined;
  /** Figures about fewer people than this are hidden; 0: none is. */
  readonly leastShown: number;
  /** Treated people of whom no day 0 is known, and who are in no figure. */
  readonly outside: number;
  /** People who are in no group of the list that was brought, and in no figure. */
  readonly unlisted?: number | undefined;
  /** So many years after the start were looked at; absent: all. */
  readonly years?: number | undefined;
  /** The drug of comparison, whose time counts too. */
  readonly comparator?: string | undefined;
  /** By whose rules monitoring is told, as it was asked for; absent: those that are shipped. */
  readonly policy?: string | undefined;
  /** Only what was known at this moment, as it was asked for; absent: all that is. */
  readonly knownAt?: string | undefined;
};

/** The preset of a section that has a choice of definitions. */
export type ChosenPreset<Name extends CohortPreset = CohortPreset> = {
  readonly preset: Name;
  readonly version: number;
};

/** A cohort in figures, each with its definition, its people and, where there is none, the reason. */
export type CohortTable = Omit<CohortAsked, "worsening"> & {
  readonly people: number;
  readonly presets: { readonly worsening: ChosenPreset; readonly improvement: ChosenPreset };
  /** In the order of the columns; where there are several, all together last. */
  readonly strata: readonly string[];
  readonly figures: readonly CohortFigure[];
  readonly curves: readonly CohortCurve[];
};

type Part = { readonly figures: readonly CohortFigure[]; readonly curves?: readonly CohortCurve[] };

const endpoint =
  (section: Endpoint, timeOf: (asked: CohortAsked) => TimeOf) =>
  (groups: Groups, asked: CohortAsked): Part => ({
    figures: firstEvents(section, groups, timeOf(asked)),
    curves: eventCurves(section, groups, timeOf(asked)),
  });

const parts: Readonly<Record<Section, (groups: Groups, asked: CohortAsked) => Part>> = {
  baseline: (groups) => ({ figures: baseline(groups) }),
  relapses: (groups) => ({ figures: relapseRates(groups) }),
  "first-relapse": endpoint(
    "first-relapse",
    () =>
      ({ relapses }) =>
        relapses?.first ?? "cannot-tell",
  ),
  worsening: endpoint(
    "worsening",
    ({ worsening }) =>
      ({ changes }) =>
        changes[worsening],
  ),
  improvement: endpoint(
    "improvement",
    ({ worsening }) =>
      ({ changes }) =>
        changes[improvementBeside[worsening]],
  ),
  neda: (groups, { asOf, years }) => ({ figures: nedaYears(groups, asOf, years) }),
  "edss-change": (groups, { years }) => ({ figures: edssChanges(groups, years) }),
  "adverse-events": (groups) => ({ figures: adverseEvents(groups), curves: adverseCurves(groups) }),
  courses: (groups) => ({ figures: coursesGiven(groups) }),
  monitoring: (groups) => ({ figures: monitoring(groups) }),
  lymphocytes: (groups) => ({ figures: lymphocytes(groups) }),
};

/**
 * The same section by section, so that whoever must answer others meanwhile can stop in between: each section of many
 * thousand people takes a fraction of a second.
 *
 * @param strata one for each person, in their order
 */
export function* cohortTableInParts(
  people: readonly CohortPerson[],
  strata: readonly string[],
  asked: CohortAsked,
): Generator<Section, CohortTable> {
  const { worsening, ...frame } = asked;
  const groups = groupsOf(people, strata, { reference: asked.reference, isMadeLater: asked.by === "courses" });
  const figures: CohortFigure[] = [];
  const curves: CohortCurve[] = [];
  for (const section of Object.keys(parts) as readonly Section[]) {
    const part = parts[section](groups, asked);
    const shown = withoutSmallCells({ figures: part.figures, curves: part.curves ?? [] }, asked.leastShown);
    figures.push(...shown.figures);
    curves.push(...shown.curves);
    yield section;
  }
  const improvement = improvementBeside[worsening];
  return {
    ...frame,
    people: people.length,
    presets: {
      worsening: { preset: worsening, version: presetVersion(worsening) },
      improvement: { preset: improvement, version: presetVersion(improvement) },
    },
    strata: groups.described.map(({ stratum }) => stratum),
    figures,
    curves,
  };
}

/** The table of a cohort: people, in any order, to figures and curves. */
export function cohortTable(
  people: readonly CohortPerson[],
  strata: readonly string[],
  asked: CohortAsked,
): CohortTable {
  const steps = cohortTableInParts(people, strata, asked);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
