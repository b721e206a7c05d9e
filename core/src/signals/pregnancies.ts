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

/** Known by that day, begun and not over. */
export const isPregnant = ({ knownOn, lmpOn, endedOn }: Pregnancy, day: number): boolean =>
  day >= knownOn && day < (endedOn ?? Number.POSITIVE_INFINITY) && day <= (lmpOn ?? knownOn) + longest;
