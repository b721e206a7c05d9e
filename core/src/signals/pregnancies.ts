import type { FactOfKind } from "../facts/fact.ts";

type Recorded = FactOfKind<"pregnancy-recorded">;

/** A pregnancy counted from the first day of the last period, as far as dates are known. */
export type Pregnancy = {
  readonly fact: string;
  /** It is known from this day. */
  readonly knownOn: number;
  readonly lmpOn: number | undefined;
  readonly endedOn: number | undefined;
};

/** Days from the last period to birth; an unended pregnancy is over 4 weeks later. Definitions, not limits. */
const term = 280;
const longest = 308;

export const pregnanciesOf = (recorded: readonly Recorded[]): readonly Pregnancy[] =>
  recorded.map((one) => ({
    fact: one.id,
    knownOn: one.earliest,
    lmpOn: lmpOf(one),
    endedOn: one.endedOn?.earliest,
  }));

function lmpOf(one: Recorded): number | undefined {
  if (one.lmpOn !== undefined) return one.lmpOn.earliest;
  if (one.gestationDays !== undefined) return one.earliest - one.gestationDays;
  return one.dueOn === undefined ? undefined : one.dueOn.earliest - term;
}

/** The first day on which it is over, known or taken so. */
export const overFrom = ({ knownOn, lmpOn, endedOn = Number.POSITIVE_INFINITY }: Pregnancy): number =>
  Math.min(endedOn, (lmpOn ?? knownOn) + longest + 1);

/** Known by that day, begun and not over. */
export const isPregnant = (one: Pregnancy, day: number): boolean => day >= one.knownOn && day < overFrom(one);
