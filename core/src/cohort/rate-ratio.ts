import {
  type Confidence,
  type Estimable,
  isCount,
  isDuration,
  type NotEstimable,
  notEstimable,
  usualLevel,
} from "./estimate.ts";
import { minimumLikelihoodP } from "./minimum-likelihood.ts";
import { overdispersion } from "./overdispersion.ts";
import { type PeopleCounts, totalOf } from "./people-counts.ts";
import { clopperPearsonInterval } from "./proportion.ts";
import type { EventsInTime } from "./rate.ts";
import { logFactorial } from "./special/log-gamma.ts";
import { type WaldRatio, waldRatio } from "./wald.ts";

/** The ratio is the rate of `group` over that of `reference`. */
export type Comparison<T> = { readonly group: T; readonly reference: T };

const all = <T>({ group, reference }: Comparison<T>): readonly T[] => [group, reference];

function flawOf(two: Comparison<EventsInTime>): NotEstimable | undefined {
  if (all(two).some(({ events, personYears }) => !isCount(events) || !isDuration(personYears)))
    return notEstimable("value-unusable");
  return all(two).some(({ personYears }) => personYears === 0) ? notEstimable("no-person-time") : undefined;
}

const ratioOf = ({ group, reference }: Comparison<EventsInTime>): number =>
  group.events / group.personYears / (reference.events / reference.personYears);

const logVariance = ({ group, reference }: Comparison<EventsInTime>): number => 1 / group.events + 1 / reference.events;

/** The ratio of two Poisson rates with log standard error √(1/k₁ + 1/k₀). A group without events has no ratio. */
export function poissonRateRatio(
  two: Comparison<EventsInTime>,
  { level = usualLevel }: Confidence = {},
): Estimable<WaldRatio> {
  const flaw = flawOf(two);
  if (flaw) return flaw;
  if (all(two).some(({ events }) => events === 0)) return notEstimable("no-events-in-group");
  return { estimable: true, ...waldRatio(Math.log(ratioOf(two)), Math.sqrt(logVariance(two)), level) };
}

export type QuasiPoissonRatio = WaldRatio & { readonly dispersion: number };

/** The same with its standard error widened by the root of the dispersion common to both groups, never narrowed. */
export function quasiPoissonRateRatio(
  two: Comparison<PeopleCounts>,
  { level = usualLevel }: Confidence = {},
): Estimable<QuasiPoissonRatio> {
  const found = overdispersion(all(two));
  if (!found.estimable) return found.because === "no-events" ? notEstimable("no-events-in-group") : found;
  const totals = { group: totalOf(two.group), reference: totalOf(two.reference) };
  const standardError = Math.sqrt(Math.max(1, found.dispersion) * logVariance(totals));
  const ratio = waldRatio(Math.log(ratioOf(totals)), standardError, level);
  return { estimable: true, ...ratio, dispersion: found.dispersion };
}

export type ExactRatio = {
  /** Undefined when a group has no event: its limit is then all that is known. */
  readonly ratio: number | undefined;
  /** 0 when `group` has no event. */
  readonly lower: number;
  /** Undefined (there is none) when `reference` has no event. */
  readonly upper: number | undefined;
  /** Two-sided by minimum likelihood. */
  readonly p: number;
};

/**
 * The exact conditional comparison of two Poisson rates: given all k events, those of `group` are binomial; limits
 * after Clopper and Pearson (Przyborowski & Wilenski 1940). Not estimable without any event.
 */
export function exactRateRatio(
  two: Comparison<EventsInTime>,
  { level = usualLevel }: Confidence = {},
): Estimable<ExactRatio> {
  const flaw = flawOf(two);
  if (flaw) return flaw;
  const { group, reference } = two;
  const k = group.events + reference.events;
  if (k === 0) return notEstimable("no-events");
  const inTime = reference.personYears / group.personYears;
  const odds = (share: number): number => (share / (1 - share)) * inTime;
  const { lower, upper } = clopperPearsonInterval({ count: group.events, of: k }, level);
  const logOdds = -Math.log(inTime);
  const logProbability = (count: number): number => count * logOdds - logFactorial(count) - logFactorial(k - count);
  return {
    estimable: true,
    ratio: group.events > 0 && reference.events > 0 ? ratioOf(two) : undefined,
    lower: odds(lower),
    upper: reference.events > 0 ? odds(upper) : undefined,
    p: minimumLikelihoodP(logProbability, { first: 0, last: k, observed: group.events }),
  };
}

/** How much lower the rate of the group is: 1 − ratio, 0.49 for "49 % fewer"; negative when it is higher. */
export const reductionOf = (ratio: number): number => 1 - ratio;
