import type { Direction } from "./measure.ts";

/** Days of the visits are those that were given; values are in the unit of the measure. */
type FromReference = {
  /** First visit that shows the change: its date is that of the event. */
  readonly onsetDay: number;
  readonly value: number;
  readonly referenceDay: number;
  readonly referenceValue: number;
};

/** One confirmation window, by its days from onset. Undefined where no visit in it confirmed. */
export type Confirmation = {
  readonly confirmationDays: number;
  readonly day: number | undefined;
  /** The earliest confirmation that is also free of relapses, for a worsening independent of relapses. */
  readonly piraDay: number | undefined;
};

export type ConfirmedChange = FromReference & {
  readonly daysFromReference: number;
  /** Time to event: it counts from the first visit even where the reference has moved. */
  readonly daysFromFirstVisit: number;
  /** The last visit before onset that differs from the onset and from every visit up to the confirmation. */
  readonly lastDifferentDay: number;
  readonly confirmations: readonly Confirmation[];
  /** At the last visit, without a confirmation. */
  readonly isImputed: boolean;
  /** From onset to the last visit at which the change holds without interruption. */
  readonly sustainedDays: number;
  readonly isSustainedToEnd: boolean;
} & (
    | { readonly direction: "improvement" }
    | {
        readonly direction: "worsening";
        /** Relapse-associated, independent of relapses, or neither by the definition. */
        readonly type: "RAW" | "PIRA" | "undetermined";
      }
  );

/** A change of sufficient size that does not count, or not yet. */
export type UnconfirmedChange = FromReference & {
  readonly direction: Direction;
  readonly why: "no-confirmation-visit" | "not-held" | "not-sustained";
};
