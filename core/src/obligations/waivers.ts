import { afterAllDays, type Day } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import type { Waiver } from "./status.ts";

/** The waivers in effect on `asOf`, by obligation key; of several the newest. One with `until` lapses after that day. */
export function waiversInEffect(
  waivers: readonly FactOfKind<"obligation-waived">[],
  asOf: Day,
): ReadonlyMap<string, Waiver> {
  const inEffect = new Map<string, Waiver>();
  for (const waiver of waivers) {
    const untilOn = waiver.until?.latest ?? afterAllDays;
    if (asOf <= untilOn) inEffect.set(waiver.obligation, { id: waiver.id, untilOn });
  }
  return inEffect;
}
