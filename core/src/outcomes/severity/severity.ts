/** What a score is held against: years since onset, or age. */
export type SeverityKind = "msss" | "armss";

/** 0 to 10, higher is more severe than others after as long (MSSS) or of that age (ARMSS). */
export type Severity =
  | { readonly known: "yes"; readonly severity: number /** The row: completed years. */; readonly years: number }
  | { readonly known: "cannot-tell"; readonly why: WhyNoSeverity };

export type WhyNoSeverity =
  | "no-such-edss"
  | "died-of-ms"
  | "less-than-a-year"
  | "outside-ages"
  | "not-in-table"
  | "years-unknown";

const daysOfYear = 365.25;

/** Completed years between two days, by 365.25 days; negative where the second is earlier. */
export const completedYears = (fromDay: number, toDay: number): number => Math.floor((toDay - fromDay) / daysOfYear);

/** From this many years on, one row. */
export const mostMsssYears = 30;
export const armssAges = { least: 18, most: 75 } as const;
