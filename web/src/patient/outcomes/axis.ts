import { daysBetween } from "../../look/day.tsx";
import type { Outcomes } from "./outcomes.tsx";

const epoch = "1970-01-01";
export const dayNumber = (day: string): number => daysBetween(epoch, day);

/** From the first reading or infusion to the day that is asked about, with some room on both sides. */
export function yearsOf({ readings, since, asOf }: Outcomes): { readonly from: number; readonly through: number } {
  const days = [
    ...[...readings.edss, ...readings.relapses, ...readings.scans].map(({ on }) => dayNumber(on)),
    ...since.map(({ firstInfusionOn }) => dayNumber(firstInfusionOn)),
  ];
  const through = Math.max(dayNumber(asOf), ...days);
  const from = Math.min(through - 90, ...days);
  const room = Math.max(20, Math.round((through - from) * 0.02));
  return { from: from - room, through: through + room };
}
