import { addDays, afterAllDays, type Day, earlier } from "../base/calendar.ts";
import type { ObligationStatus, Slot } from "./obligation.ts";

export type Waiver = { readonly id: string; readonly untilOn: Day };

export type StatusAnswer = { readonly status: ObligationStatus; readonly changesOn: Day };

const settled = (status: ObligationStatus): StatusAnswer => ({ status, changesOn: afterAllDays });

/**
 * The status of one obligation on `asOf`, and the first later day on which it changes by itself.
 * Done outranks waived, waived outranks late; an end of the watch leaves debts missed and drops the rest.
 */
export function statusOf(
  slot: Slot,
  overdueFrom: Day,
  completeOn: Day | undefined,
  waiver: Waiver | undefined,
  endedOn: Day | undefined,
  asOf: Day,
): StatusAnswer {
  if (slot.isSuperseded) return superseded;
  if (completeOn !== undefined) return completeOn < overdueFrom ? fulfilled : fulfilledLate;
  if (waiver !== undefined)
    return { status: "waived", changesOn: waiver.untilOn === afterAllDays ? afterAllDays : addDays(waiver.untilOn, 1) };
  if (endedOn !== undefined) return endedOn < overdueFrom ? superseded : missed;
  if (asOf >= slot.closesOn) return missed;
  if (asOf < slot.opensOn) return { status: "not-yet-open", changesOn: slot.opensOn };
  if (asOf < slot.dueOn) return { status: "open", changesOn: earlier(slot.dueOn, slot.closesOn) };
  if (asOf < overdueFrom) return { status: "due", changesOn: earlier(overdueFrom, slot.closesOn) };
  return { status: "overdue", changesOn: slot.closesOn };
}

const superseded = settled("superseded");
const fulfilled = settled("fulfilled");
const fulfilledLate = settled("fulfilled-late");
const missed = settled("missed");
