import type { ContextCriterion, LeafCriterion } from "../protocol/criterion.ts";
import type { DefaultRange } from "../units/default-ranges.ts";
import type { Operator } from "./three-valued.ts";
import type { Meaning } from "./words.ts";

/** Value criteria made ready: numbers in the canonical unit of `key`. NaN: not asked for. */
export type ValueLeaf =
  | {
      readonly kind: "limit";
      readonly key: string;
      readonly unit: string;
      readonly op: Operator;
      readonly limit: number;
      readonly evenSpoilt: boolean;
    }
  | GradeLeaf
  | {
      readonly kind: "word";
      readonly key: string;
      readonly anyOf: readonly string[];
      readonly meanings: ReadonlySet<Meaning>;
    }
  | RangeLeaf
  | {
      readonly kind: "crossing";
      readonly key: string;
      readonly to: "above" | "below";
      readonly own: RangeLeaf;
      readonly other: RangeLeaf;
    }
  | ChangeLeaf
  | {
      readonly kind: "trend";
      readonly key: string;
      readonly unit: string;
      readonly isRise: boolean;
      readonly values: number;
      readonly percent: number;
      readonly factor: number;
    }
  | {
      readonly kind: "again";
      readonly key: string;
      readonly times: number;
      readonly withinDays: number;
      readonly of: ValueLeaf;
    };

export type GradeLeaf = {
  readonly kind: "grade";
  readonly key: string;
  readonly atLeast: string;
  readonly rank: number;
  readonly evenSpoilt: boolean;
  readonly isOnlyNew: boolean;
};

export type RangeLeaf = {
  readonly kind: "range";
  readonly key: string;
  readonly unit: string;
  readonly isAbove: boolean;
  readonly op: Operator;
  readonly times: number;
  readonly otherwise: DefaultRange | undefined;
  readonly evenSpoilt: boolean;
  readonly isOnlyNew: boolean;
};

export type ChangeLeaf = {
  readonly kind: "change";
  readonly key: string;
  readonly unit: string;
  readonly isRise: boolean;
  readonly fromBaseline: boolean;
  readonly fromPrevious: boolean;
  readonly percent: number;
  /** What it is held against is multiplied by this. */
  readonly factor: number;
  /** Or this is added to it; below nought for a fall. */
  readonly by: number;
  readonly evenSpoilt: boolean;
};

export type Vital = Extract<LeafCriterion, { kind: "vital" }>;
export type Symptom = Extract<LeafCriterion, { kind: "symptom" }>;
export type Finding = Extract<LeafCriterion, { kind: "finding" }>;
export type Recorded = Extract<LeafCriterion, { kind: "recorded" }>;
export type DailyMean = Extract<LeafCriterion, { kind: "daily-mean" }>;
export type ObservedLeaf =
  | Symptom
  | Vital
  | DailyMean
  | Finding
  | Recorded
  | Extract<LeafCriterion, { kind: "exam" | "mri" }>
  | {
      readonly kind: "again-observed";
      readonly times: number;
      readonly withinDays: number;
      readonly of: Vital | Finding | Recorded;
    };

export type Leaf =
  | { readonly sort: "value"; readonly leaf: ValueLeaf }
  | { readonly sort: "observed"; readonly leaf: ObservedLeaf }
  | { readonly sort: "context"; readonly leaf: ContextCriterion };

/** How far apart in days the parts of a combination may lie. */
export type Windows = {
  readonly resultsDays: number;
  readonly symptomDaysBefore: number;
  readonly symptomDaysAfter: number;
};

/** @source resolutions.md section 1, item 11 */
export const usualWindows: Windows = { resultsDays: 7, symptomDaysBefore: 14, symptomDaysAfter: 7 };

export type Node =
  | Leaf
  | { readonly sort: "any"; readonly of: readonly Node[] }
  | { readonly sort: "at-least"; readonly count: number; readonly of: readonly Node[] }
  | { readonly sort: "not"; readonly of: Leaf }
  | { readonly sort: "all"; readonly of: readonly Node[] };
