import { autoimmuneGroupNames } from "../clinic/autoimmune-groups.ts";
import { type CausedObservation, cumulativeIncidence, type IncidenceCurve } from "../cohort/cumulative-incidence.ts";
import type { Estimable } from "../cohort/estimate.ts";
import { incidenceOf } from "../cohort/incidence.ts";
import { ratesByYear } from "../cohort/rates-by-year.ts";
import { type CohortFigure, ends, figureOf, type Told } from "./cohort-figure.ts";
import { type CohortPerson, tableYears } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";

export const adverseGroups = ["any", ...autoimmuneGroupNames] as const;
export type AdverseGroup = (typeof adverseGroups)[number];

type Watched = { readonly event: number | undefined; readonly followUp: number; readonly hasDied: boolean };

/** First diagnoses after the start, of those who had none of the group before it. An event after the last contact extends it. */
function watched(people: readonly CohortPerson[], group: AdverseGroup): readonly Watched[] {
  return people.flatMap(({ diagnoses, followedYears, hasDied }) => {
    const years = diagnoses.filter((one) => group === "any" || one.group === group).map((one) => one.years);
    const event = years.length === 0 ? undefined : Math.min(...years);
    if (event !== undefined && event < 0) return [];
    return [{ event, followUp: Math.max(followedYears, event ?? 0), hasDied }];
  });
}

/**
 * The cumulative incidence of a group of diseases, in years from the start, while death may come first; with the time
 * until which each person was watched.
 */
export function adverseCurve(
  people: readonly CohortPerson[],
  group: AdverseGroup,
): Estimable<IncidenceCurve & { readonly times: readonly number[] }> {
  const observations = watched(people, group).map(
    ({ event, followUp, hasDied }): CausedObservation => ({
      time: event ?? followUp,
      cause: event !== undefined ? "disease" : hasDied ? "death" : undefined,
    }),
  );
  const curve = cumulativeIncidence(observations, "disease");
  return curve.estimable ? { ...curve, times: observations.map(({ time }) => time) } : curve;
}

/** The incidence at a time; not known beyond the longest follow-up. */
function incidenceAt(curve: Estimable<IncidenceCurve>, year: number): Partial<Told> {
  if (!curve.estimable) return { because: curve.because };
  if (year > curve.lastTime) return { because: "beyond-follow-up" };
  const step = curve.steps.findLast(({ time }) => time <= year);
  return { value: step?.incidence ?? 0, ...ends(step?.interval, "log-log") };
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
  const persons = watched(people, name);
  const n = persons.length;
  const count = persons.filter(({ event }) => event !== undefined).length;
  const timed = persons.map(({ event, followUp }) => ({ followUp, events: event === undefined ? [] : [event] }));
  const rate = incidenceOf(timed);
  const curve = adverseCurve(people, name);
  const tell = (told: Told) => figureOf("adverse-events", stratum, told);
  const frame = { n, count };
  return [
    tell({ ...frame, measure: "with-disease", shape: "count", at, value: count, missing: people.length - n }),
    tell({
      ...frame,
      measure: "per-100-years",
      shape: "rate",
      at,
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
  return ratesByYear(untilFirst, tableYears.length).map(({ year, rate }) =>
    figureOf("adverse-events", stratum, {
      measure: "per-100-years-in",
      shape: "rate",
      at: { year },
      n: untilFirst.filter(({ followUp }) => followUp > year - 1).length,
      count: rate.estimable ? rate.events : null,
      ...(rate.estimable
        ? { value: 100 * rate.rate, ...ends({ lower: 100 * rate.exact.lower, upper: 100 * rate.exact.upper }, "exact") }
        : { because: rate.because }),
    }),
  );
}
