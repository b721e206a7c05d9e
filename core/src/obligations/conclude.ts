import { addDays, type Day, earlier, later } from "../base/calendar.ts";
import { parameterValue, type Segment, segmentOn } from "../protocol/in-force.ts";
import type { Match, Matcher } from "./match.ts";
import type { Obligation, Slot } from "./obligation.ts";
import { statusOf, type Waiver } from "./status.ts";

export type Circumstances = {
  readonly asOf: Day;
  readonly endedOn: Day | undefined;
  readonly waivers: ReadonlyMap<string, Waiver>;
  readonly segments: readonly Segment[];
};

/** A slot with its evidence and what follows from both: the obligation as it stands on `asOf`. */
export function conclude(
  slot: Slot,
  key: string,
  match: Matcher,
  nothingYet: Match,
  around: Circumstances,
): Obligation {
  const from = slot.countsFrom;
  const hasBegun = from <= around.asOf && from < slot.closesOn;
  let found = hasBegun ? match(from, slot.closesOn) : nothingYet;
  let closesOn = slot.closesOn < slot.opensOn ? slot.opensOn : slot.closesOn;
  if (slot.closesWhenDone && found.completeOn !== undefined) {
    closesOn = earlier(slot.closesOn, later(addDays(found.completeOn, 1), slot.overdueFrom));
    found = match(from, closesOn);
  }
  const { evidence, lacking, notEvidence, completeOn } = found;
  const waiver = around.waivers.size === 0 ? undefined : around.waivers.get(key);
  const overdueFrom = notEvidence.length === 0 ? slot.overdueFrom : shifted(slot, notEvidence, around.segments);
  const { status, changesOn } = statusOf(slot, overdueFrom, completeOn, waiver, around.endedOn, around.asOf);
  return {
    key,
    course: slot.course,
    ordinal: slot.ordinal,
    inForce: slot.inForce,
    opensOn: slot.opensOn,
    dueOn: slot.dueOn,
    overdueFrom,
    closesOn,
    status,
    fulfilledOn: completeOn,
    evidence,
    lacking,
    notEvidence,
    because: slot.because,
    keepThrough: slot.keepThrough,
    remindOn: completeOn === undefined ? remindOn(slot) : undefined,
    waiver: status === "waived" ? waiver?.id : undefined,
    changesOn,
  };
}

/** So many days after the due day, where that is still in time (resolutions.md section 4). */
function remindOn({ inForce, dueOn, overdueFrom }: Slot): Day | undefined {
  if (inForce.remindDays === undefined) return undefined;
  const on = addDays(dueOn, inForce.remindDays);
  return on < overdueFrom ? on : undefined;
}

/** The due urine may move for menses (resolutions.md section 4), never past the end of its period. */
function shifted(slot: Slot, notEvidence: Match["notEvidence"], segments: readonly Segment[]): Day {
  if (!notEvidence.some((one) => one.why === "menstruating")) return slot.overdueFrom;
  const shiftDays = parameterValue(segmentOn(segments, slot.dueOn), "urine.menses-shift-days", 0);
  return later(slot.overdueFrom, earlier(addDays(slot.overdueFrom, shiftDays), slot.closesOn));
}
