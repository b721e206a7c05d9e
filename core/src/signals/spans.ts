import type { Day } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { isSystemicSteroid, isTaken } from "../facts/medicines/steroids.ts";

/** Days from `from` through `through`, both included, and the fact that says so. */
export type Span = { readonly from: number; readonly through: number; readonly fact: string };

type Medicine = FactOfKind<"medicine-recorded">;

const givenInPulses = ["methylprednisolone", "dexamethasone"];

/** A medicine without an end is still taken; a pulse of steroid lasts the day it was given. */
export function medicineSpan(medicine: Medicine): Span {
  const name = medicine.medicine.toLowerCase();
  const isPulse = givenInPulses.includes(name) || medicine.forCourse !== undefined;
  const through = medicine.stoppedOn?.latest ?? (isPulse ? medicine.latest : Number.POSITIVE_INFINITY);
  return { from: medicine.earliest, through, fact: medicine.id };
}

/** Days of steroids for a relapse whose own days nobody wrote down. */
const relapseSteroidDays = 14;

/** When steroids acted on the whole body; relapses that were treated with them included. */
export function steroidSpans(
  medicines: readonly Medicine[],
  relapses: readonly FactOfKind<"relapse-occurred">[],
): readonly Span[] {
  return [
    ...medicines.filter((one) => isTaken(one) && isSystemicSteroid(one)).map(medicineSpan),
    ...relapses
      .filter((one) => one.steroids === true)
      .map((one) => ({ from: one.earliest, through: one.latest + relapseSteroidDays, fact: one.id })),
  ];
}

/** Within a span, or in the days after it. */
export const isWithin = (spans: readonly Span[], day: Day, daysAfter = 0): boolean =>
  spans.some((span) => day >= span.from && day <= span.through + daysAfter);
