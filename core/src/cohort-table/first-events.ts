import { daysPerYear } from "../base/calendar.ts";
import { coxRegression } from "../cohort/cox.ts";
import { kaplanMeier } from "../cohort/kaplan-meier.ts";
import { logRank } from "../cohort/log-rank.ts";
import type { Observation } from "../cohort/observation.ts";
import { survivalAt } from "../cohort/survival-at.ts";
import { medianFollowUp } from "../cohort/survival-summary.ts";
import { type CohortFigure, ends, figureOf, type Told } from "./cohort-figure.ts";
import { type CohortPerson, type Outside, tableYears } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";
import { yearlyCells } from "./small-cells.ts";

export type Endpoint = "first-relapse" | "worsening" | "improvement";
export type TimeOf = (one: CohortPerson) => Observation | Outside;

/** Those whose time can be told, and how many stand outside and why. */
export function observed(people: readonly CohortPerson[], timeOf: TimeOf) {
  const times = people.map(timeOf);
  return {
    observations: times.filter((one) => typeof one === "object"),
    notAtRisk: times.filter((one) => one === "not-at-risk").length,
    missing: times.filter((one) => one === "cannot-tell").length,
  };
}

/**
 * Time to a first event: Kaplan–Meier shares with log-log intervals, the log-rank test over all groups, and the hazard
 * ratio of each group against the first (Cox, Efron's ties). "% with the event" is 1 − S, never events over people.
 *
 * @source outcomes reference, section 7
 */
export const firstEvents = (
  section: Endpoint,
  { compared, described }: Groups,
  timeOf: TimeOf,
): readonly CohortFigure[] => [
  ...described.flatMap((group) => sharesOf(section, group, timeOf)),
  ...compared.slice(1).map((group) => hazardOf(section, group, compared[0]!, timeOf)),
  ...(compared.length > 1 ? [testOf(section, compared, timeOf)] : []),
];

function sharesOf(section: Endpoint, { stratum, people }: Group, timeOf: TimeOf): readonly CohortFigure[] {
  const { observations, notAtRisk, missing } = observed(people, timeOf);
  const curve = kaplanMeier(observations);
  const events = observations.filter(({ event }) => event).length;
  const n = observations.length;
  const tell = (told: Told) => figureOf(section, stratum, { missing, ...told });
  const onEvents = [{ stratum, measure: "events" as const }];
  const eventYears = observations.flatMap(({ time, event }) => (event ? [time / daysPerYear] : []));
  const hidingIn = (year: number, atRisk: number) => ({
    cells: [n, atRisk, ...yearlyCells(eventYears, year)],
    with: onEvents,
  });
  const median = medianFollowUp(observations);
  return [
    tell({
      measure: "events",
      shape: "count",
      n,
      value: events,
      count: events,
      // The last follows from everybody, those in the curve and those not known.
      hiding: { cells: [n, events, n - events, notAtRisk] },
    }),
    ...(section === "improvement"
      ? [
          tell({
            measure: "not-at-risk",
            shape: "count",
            n: people.length,
            value: notAtRisk,
            hiding: { cells: [people.length, notAtRisk] },
          }),
        ]
      : []),
    tell({
      measure: "median-follow-up",
      shape: "number",
      n,
      hiding: { with: onEvents },
      ...(median === undefined ? { because: n === 0 ? "nobody" : "too-few" } : { value: median / daysPerYear }),
    }),
    ...tableYears.map((year) => {
      const at = curve.estimable ? survivalAt(curve, Math.floor(year * daysPerYear)) : curve;
      if (!at.estimable)
        return tell({
          measure: measureOf(section),
          shape: "share",
          at: { year },
          n: 0,
          because: at.because,
          hiding: hidingIn(year, 0),
        });
      const free = section === "first-relapse";
      const interval =
        at.interval && (free ? at.interval : { lower: 1 - at.interval.upper, upper: 1 - at.interval.lower });
      const value = free ? at.survival : 1 - at.survival;
      return tell({
        measure: measureOf(section),
        shape: "share",
        at: { year },
        n: at.atRisk,
        value,
        ...ends(interval, "log-log"),
        hiding: hidingIn(year, at.atRisk),
      });
    }),
  ];
}

const measureOf = (section: Endpoint) => (section === "first-relapse" ? "relapse-free" : "with-event");

function hazardOf(section: Endpoint, group: Group, reference: Group, timeOf: TimeOf): CohortFigure {
  const [one, other] = [observed(group.people, timeOf), observed(reference.people, timeOf)];
  const intervals = [...one.observations, ...other.observations].map(({ time, event }) => ({ stop: time, event }));
  const fit = coxRegression({
    intervals,
    covariates: [intervals.map((_, i) => (i < one.observations.length ? 1 : 0))],
  });
  const frame = {
    measure: "hazard-ratio",
    shape: "ratio",
    at: { name: reference.stratum },
    n: intervals.length,
    missing: one.missing + other.missing,
    count: intervals.filter(({ event }) => event).length,
    hiding: { with: eventsIn([group, reference]) },
  } as const;
  if (!fit.estimable) return figureOf(section, group.stratum, { ...frame, because: fit.because });
  const { model } = fit.coefficients[0]!;
  return figureOf(section, group.stratum, { ...frame, value: model.ratio, ...ends(model.interval, "wald") });
}

/** A comparison stands on the events of each group. */
const eventsIn = (groups: readonly Group[]) => groups.map(({ stratum }) => ({ stratum, measure: "events" as const }));

/** Of all groups together: it stands with the first. */
function testOf(section: Endpoint, compared: readonly Group[], timeOf: TimeOf): CohortFigure {
  const groups = compared.map(({ people }) => observed(people, timeOf).observations);
  const test = logRank(groups);
  const n = groups.reduce((all, one) => all + one.length, 0);
  return figureOf(section, compared[0]!.stratum, {
    measure: "log-rank",
    shape: "p",
    n,
    hiding: { with: eventsIn(compared) },
    ...(test.estimable ? { value: test.p } : { because: test.because }),
  });
}
