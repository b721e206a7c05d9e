import { type Confidence, type Estimable, type Interval, notEstimable, usualLevel } from "./estimate.ts";
import { flawOf, observed, type PeopleCounts, pearsonStatistic, totalOf } from "./people-counts.ts";
import type { EventsInTime } from "./rate.ts";
import { logWaldInterval } from "./wald.ts";

export type QuasiPoissonRate = EventsInTime & {
  readonly rate: number;
  /** Pearson's dispersion as it was found: 1 for Poisson counts, more when people differ. */
  readonly dispersion: number;
  /** The log-Wald interval with its standard error widened by √dispersion, never narrowed. */
  readonly interval: Interval;
};

/**
 * Pearson's dispersion φ = Σ (y − μ)²/μ / (people − groups), each group with its own rate. Not estimable when a group
 * has no event (its means are 0) or when nobody is left over.
 */
export function overdispersion(groups: readonly PeopleCounts[]): Estimable<{ readonly dispersion: number }> {
  let statistic = 0;
  let spare = -groups.length;
  for (const group of groups) {
    const flaw = flawOf(group);
    if (flaw) return flaw;
    const { events, personYears } = totalOf(group);
    if (events === 0) return notEstimable("no-events");
    statistic += pearsonStatistic(group, events / personYears);
    spare += observed(group);
  }
  if (groups.length === 0) return notEstimable("nobody");
  return spare > 0 ? { estimable: true, dispersion: statistic / spare } : notEstimable("too-few");
}

/**
 * The rate of one group with an interval that allows for people who differ from each other (quasi-Poisson,
 * McCullagh & Nelder 1989). A dispersion below 1 is shown and not used.
 */
export function quasiPoissonRate(
  people: PeopleCounts,
  { level = usualLevel }: Confidence = {},
): Estimable<QuasiPoissonRate> {
  const found = overdispersion([people]);
  if (!found.estimable) return found;
  const { events, personYears } = totalOf(people);
  const standardError = Math.sqrt(Math.max(1, found.dispersion) / events);
  const rate = events / personYears;
  return {
    estimable: true,
    events,
    personYears,
    rate,
    dispersion: found.dispersion,
    interval: logWaldInterval(rate, standardError, level),
  };
}
