import type { ConfirmedChange, UnconfirmedChange } from "./confirmed-change.ts";
import type { ConfirmedChangeOptions } from "./options.ts";
import type { Series } from "./series.ts";

/** Where a search stands. Visits are indices into the series. */
export type Search = {
  readonly series: Series;
  readonly options: ConfirmedChangeOptions;
  /** The visit compared with. */
  reference: number;
  /** The first visit that may be the next onset. */
  from: number;
  /** Value of the reference of the pass before. */
  previousValue: number | undefined;
  /** The first reference that was acceptable. */
  firstReference: number | undefined;
  /** No visit was acceptable as a reference any more. */
  isWithoutReference: boolean;
  isOver: boolean;
  readonly found: ConfirmedChange[];
  readonly unconfirmed: UnconfirmedChange[];
};

export const searchOf = (series: Series, options: ConfirmedChangeOptions): Search => ({
  series,
  options,
  reference: 0,
  from: 1,
  previousValue: undefined,
  firstReference: undefined,
  isWithoutReference: false,
  isOver: false,
  found: [],
  unconfirmed: [],
});

export const referenceValue = ({ series, reference }: Search): number => series.values[reference]!;
