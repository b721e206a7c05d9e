import { autoimmuneGroupNames } from "../clinic/autoimmune-groups.ts";
import { type CausedObservation, cumulativeIncidence, type IncidenceCurve } from "../cohort/cumulative-incidence.ts";
import type { Estimable } from "../cohort/estimate.ts";
import { incidenceOf } from "../cohort/incidence.ts";
import { ratesByYear } from "../cohort/rates-by-year.ts";
import { type CohortFigure, ends, figureOf, type Hiding, type Told } from "./cohort-figure.ts";
import { type CohortPerson, tableYears } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";
import { incidenceAt } from "./incidence-at.ts";
import { yearlyCells } from "./small-cells.ts";

export const adverseGroups = ["any", ...autoimmuneGroupNames] as const;
export type AdverseGroup = (typeof adverseGroups)[number];

type Watched = { readonly event: number | undefined; readonly followUp: number; readonly hasDied: boolean };

/**
 * First diagnoses after the start, of those who had none of the group before it; and of how many it cannot be told whether
 * they had. An event after the last contact extends it.
 */
function watched(people: readonly CohortPerson[], group: AdverseGroup) {
  const told = people.map(({ diagnoses, followedYears, hasDied }): Watched | "before" | "cannot-tell" => {
    const years = diagnoses.filter((one) => group === "any" || one.group === group).map((one) => one.years);
    if (years.includes("before")) return "before";
    if (years.includes("cannot-tell")) return "cannot-tell";
    const known = years.filter((one) => typeof one === "number");
    const event = known.length === 0 ? undefined : Math.min(...known);
    return { event, followUp: Math.max(followedYears, event ?? 0), hasDied };
  });
  return {
    persons: told.filter((one) => typeof one === "object"),
    missing: told.filter((one) => one === "cannot-tell").length,
  };
}

/**
 * The cumulative incidence of a group of diseases, in years from the start, while death may come first; with the time
 * until which each person was watched.
 */
export function adverseCurve(
  people: readonly CohortPerson[],
  group: AdverseGroup,
): Estimable<IncidenceCurve & { readonly times: readonly number[] }> {
  const observations = watched(people, group).persons.map(
    ({ event, followUp, hasDied }): CausedObservation => ({
      time: event ?? followUp,
      cause: event !== undefined ? "disease" : hasDied ? "death" : undefined,
    }),
  );
  const curve = cumulativeIncidence(observations, "disease");
  return curve.estimable ? { ...curve, times: observations.map(({ time }) => time) } : curve;
}

/**
 * Autoimmune disease after treatment, by group: people, first events for every 100 person-years with exact intervals, year
 * by year for any of them, and the cumulative incidence with death as competing event.
 *
 * @source outcomes reference, section 7
 */
export const adverseEvents = ({ described }: Groups): readonly CohortFigure[] =>
  described.flatMap((group) => adverseGroups.flatMap((name) => ofGroup(group, name)));

function ofGroup({ stratum, people }: Group, name: AdverseGroup): readonly CohortFigure[] {
  const at = { name };
  const { persons, missing } = watched(people, name);
  const n = persons.length;
  const count = persons.filter(({ event }) => event !== undefined).length;
  const timed = persons.map(({ event, followUp }) => ({ followUp, events: event === undefined ? [] : [event] }));
  const rate = incidenceOf(timed);
  const curve = adverseCurve(people, name);
  const tell = (told: Told) => figureOf("adverse-events", stratum, told);
  const frame = { n, count, missing };
  const eventYears = persons.flatMap(({ event }) => event ?? []);
  const counted: Hiding = {
    // The last: who had the disease before.
    cells: [n, count, n - count, people.length - n - missing],
    ...(name === "any" ? {} : { sums: [{ name: "diseases", people: count }] }),
  };
  const behind = [{ stratum, measure: "with-disease", name }] as const;
  return [
    tell({
      ...frame,
      measure: "with-disease",
      shape: "count",
      at,
      value: count,
      hiding: counted,
    }),
    tell({
      ...frame,
      measure: "per-100-years",
      shape: "rate",
      at,
      hiding: { with: behind },
      ...(rate.estimable
        ? { value: rate.first.per100, ...ends(rate.first.exact, "exact") }
        : { because: rate.because }),
    }),
    ...(name === "any" ? yearly(stratum, persons) : []),
    ...tableYears.map((year) =>
      tell({
        ...frame,
        measure: "cumulative-incidence",
        shape: "share",
        at: { name, year },
        hiding: { cells: [n, ...yearlyCells(eventYears, year)], with: behind },
        ...incidenceAt(curve, year),
      }),
    ),
  ];
}

/** First events of each year over the time until them in that year. */
function yearly(stratum: string, persons: readonly Watched[]): readonly CohortFigure[] {
  const untilFirst = persons.map(({ event, followUp }) => ({
    followUp: event ?? followUp,
    events: event === undefined ? [] : [event],
  }));
  const eventYears = persons.flatMap(({ event }) => event ?? []);
  return ratesByYear(untilFirst, tableYears.length).map(({ year, rate }) => {
    const n = untilFirst.filter(({ followUp }) => followUp > year - 1).length;
    return figureOf("adverse-events", stratum, {
      measure: "per-100-years-in",
      shape: "rate",
      at: { year },
      n,
      count: rate.estimable ? rate.events : null,
      ...(rate.estimable
        ? { value: 100 * rate.rate, ...ends({ lower: 100 * rate.exact.lower, upper: 100 * rate.exact.upper }, "exact") }
        : { because: rate.because }),
      hiding: {
        cells: [n, ...yearlyCells(eventYears, year)],
        with: [{ stratum, measure: "with-disease", name: "any" }],
      },
    });
  });
}
