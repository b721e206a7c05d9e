/** A year after the anchor: days after `after`, up to and including `through`. */
export type NedaWindow = {
  readonly year: number;
  readonly after: number;
  readonly through: number;
  /** Scans are planned for the end of the year and may be late: those after `scansAfter` up to `scansThrough` count. */
  readonly scansAfter: number;
  readonly scansThrough: number;
};

const daysPerYear = 365.25;
const scanDelayDays = 60;

/**
 * The first `count` years, in days from the anchor (day 0).
 *
 * @source outcomes reference, section 5
 */
export const nedaWindows = (count: number): readonly NedaWindow[] =>
  Array.from({ length: count }, (_, index) => {
    const after = Math.floor(daysPerYear * index);
    const through = Math.floor(daysPerYear * (index + 1));
    return {
      year: index + 1,
      after,
      through,
      scansAfter: index === 0 ? 0 : after + scanDelayDays,
      scansThrough: through + scanDelayDays,
    };
  });

/** The days whose scans speak for the year. */
export const scanSpan = ({ scansAfter, scansThrough }: NedaWindow): Pick<NedaWindow, "after" | "through"> => ({
  after: scansAfter,
  through: scansThrough,
});
