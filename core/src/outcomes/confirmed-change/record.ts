import type { ConfirmedChange } from "./confirmed-change.ts";
import type { Held } from "./held.ts";
import { referenceValue, type Search } from "./search.ts";
import { isRelapseAssociated, lastDifferentVisit, relapseFreeConfirmations } from "./worsening-type.ts";

/** An onset beside the reference in force. */
export const fromReference = (search: Search, onset: number) => ({
  onsetDay: search.series.days[onset]!,
  value: search.series.values[onset]!,
  referenceDay: search.series.days[search.reference]!,
  referenceValue: referenceValue(search),
});

/** The change as it is reported. */
export function record(search: Search, { candidate, deciding, isImputed, end, windows }: Held): ConfirmedChange {
  const { series, options } = search;
  const { onset, direction } = candidate;
  const lastDifferent = lastDifferentVisit(search, candidate, deciding);
  const isRaw = direction === "worsening" && isRelapseAssociated(search, onset);
  const asked = isRaw || direction === "improvement" ? [] : isImputed ? [onset] : windows.flat();
  const free = relapseFreeConfirmations(search, onset, lastDifferent, asked);
  const place = fromReference(search, onset);
  const change = {
    ...place,
    daysFromReference: place.onsetDay - place.referenceDay,
    daysFromFirstVisit: place.onsetDay - series.days[0]!,
    lastDifferentDay: series.days[lastDifferent]!,
    confirmations: windows.map((visits, i) => ({
      confirmationDays: options.confirmationDays[i]!,
      day: series.days[visits[0] ?? -1],
      piraDay: series.days[visits.find((visit) => free.includes(visit)) ?? -1],
    })),
    isImputed,
    sustainedDays: series.days[end - 1]! - place.onsetDay,
    isSustainedToEnd: end === series.days.length,
  };
  if (direction === "improvement") return { direction, ...change };
  return { direction, type: isRaw ? "RAW" : free.length > 0 ? "PIRA" : "undetermined", ...change };
}
