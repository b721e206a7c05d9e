import type { Estimable, Interval, WhyNot } from "../cohort/estimate.ts";
import type { Proportion } from "../cohort/proportion.ts";
import type { MeasureName } from "../text/en-cohort.ts";

export const sections = [
  "baseline",
  "relapses",
  "first-relapse",
  "worsening",
  "improvement",
  "neda",
  "edss-change",
  "adverse-events",
  "courses",
  "monitoring",
  "lymphocytes",
] as const;
export type Section = (typeof sections)[number];

/** What kind of number a figure is, which decides how it is written. Shares are 0 to 1. */
export type Shape = "count" | "share" | "mean" | "median" | "rate" | "ratio" | "p" | "number";

/** What lower and upper are. */
export type Between =
  | "exact"
  | "wilson"
  | "log-log"
  | "poisson"
  | "negative-binomial"
  | "robust"
  | "wald"
  | "quartiles"
  | "percentiles-5-95"
  | "t";

/** Where a measure is asked about: a year since the start, a month since the last infusion, a drug or disease, a number. */
export type At = { readonly year?: number; readonly month?: number; readonly name?: string; readonly number?: number };

/** `small-cell`: fewer people than may be shown. */
export type WhyNone = WhyNot | "small-cell";

/** A part of a sum that is known, with its number of people. */
export type Part = { readonly figure: CohortFigure; readonly people: number };

type Other = { readonly stratum: string; readonly measure: MeasureName; readonly name?: string | undefined };

/** What hiding must know of a figure, and its reader is not told. Others are of the same section. */
export type Hiding = {
  /** Numbers of people that it tells or lets be worked out, in the same order in each stratum. */
  readonly cells?: readonly number[];
  /** Sums that can be known without it and of which it is a part, with its people in them. */
  readonly sums?: readonly { readonly name: string; readonly people: number }[];
  /** Hidden where one of these is. */
  readonly with?: readonly Other[];
};

/** One number of the table, of one stratum, with all that it stands on. Null: there is none, or `because` says why not. */
export type CohortFigure = {
  readonly section: Section;
  readonly measure: MeasureName;
  readonly at: At;
  readonly stratum: string;
  readonly shape: Shape;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly between: Between | null;
  /** Standard deviation, beside a mean. */
  readonly spread: number | null;
  /** People it is about; of tests, how many were due. */
  readonly n: number | null;
  /** People or events counted in it, where it counts. */
  readonly count: number | null;
  /** People of the stratum of whom it is not known. */
  readonly missing: number | null;
  readonly because: WhyNone | null;
  /** Absent in a table: what is to be hidden has been. */
  readonly hiding?: Hiding;
};

export type Told = Partial<Omit<CohortFigure, "section" | "stratum">> & Pick<CohortFigure, "measure" | "shape" | "n">;

export const figureOf = (section: Section, stratum: string, told: Told): CohortFigure => ({
  at: {},
  value: null,
  lower: null,
  upper: null,
  between: null,
  spread: null,
  count: null,
  missing: 0,
  because: null,
  ...told,
  section,
  stratum,
});

export const ends = (
  interval: Interval | undefined,
  between: Between,
): Pick<CohortFigure, "lower" | "upper" | "between"> =>
  interval === undefined
    ? { lower: null, upper: null, between: null }
    : { lower: interval.lower, upper: interval.upper, between };

/** A share of people with its Wilson interval. */
export const shareOf = (
  found: Estimable<Proportion>,
): Pick<CohortFigure, "value" | "count" | "because" | "lower" | "upper" | "between"> =>
  found.estimable
    ? { value: found.proportion, count: found.count, because: null, ...ends(found.wilson, "wilson") }
    : { value: null, count: null, because: found.because, lower: null, upper: null, between: null };
