/** Why a number cannot be told from these data. */
export const whyNot = [
  /** There is nobody, or nothing observed. */
  "nobody",
  /** Nobody was followed for any time. */
  "no-person-time",
  /** There is no event at all. */
  "no-events",
  /** One of the groups compared, or one value of a covariate, has no event (or nothing but events). */
  "no-events-in-group",
  /** A comparison needs two groups or more with somebody in each. */
  "one-group",
  /** A number is not finite, is negative, is not whole where it counts, or lies outside its scale. */
  "value-unusable",
  /** Lists that describe the same people differ in length. */
  "unequal-lengths",
  /** A covariate is constant, or follows from the others. */
  "covariates-collinear",
  /** The likelihood rises without end along some combination of covariates. */
  "monotone-likelihood",
  /** The iteration found no maximum. */
  "no-convergence",
  /** The question is about a time that nobody was followed to. */
  "beyond-follow-up",
  /** Fewer than two values have no spread. */
  "too-few",
] as const;

export type WhyNot = (typeof whyNot)[number];

export type NotEstimable = { readonly estimable: false; readonly because: WhyNot };

/** An estimate, or the reason why there is none. Never `NaN`, and never zero for want of data. */
export type Estimable<T> = (T & { readonly estimable: true }) | NotEstimable;

export const notEstimable = (because: WhyNot): NotEstimable => ({ estimable: false, because });

/** A confidence interval. Both ends belong to it. */
export type Interval = { readonly lower: number; readonly upper: number };

/** The confidence level of an interval, between 0 and 1. The default everywhere is 0.95. */
export type Confidence = { readonly level?: number };

export const usualLevel = 0.95;

export const isCount = (x: number): boolean => Number.isSafeInteger(x) && x >= 0;
export const isDuration = (x: number): boolean => Number.isFinite(x) && x >= 0;
