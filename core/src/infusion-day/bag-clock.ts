import { type At, minuteMs, moment } from "./chair.ts";
import type { ChairInfusion, InfusionDayJson } from "./infusion-day-json.ts";

export type BagClock = {
  /** Begun by then in one place, ended by then in the other. */
  readonly limitAt: At;
  /** When an infusion that began now, or runs, would end; pauses push it back. */
  readonly endsAt: At;
  /** `ends-beyond`: where the start counts, it is begun in time and ends beyond the limit all the same. It warns, and holds nothing. */
  readonly state:
    | "in-time"
    | "too-late-to-start"
    | "will-cross"
    | "crossed"
    | "ends-beyond"
    | "ended-in-time"
    | "ended-late";
};

type Of = Pick<InfusionDayJson, "bag" | "given">;

/**
 * The clock of a diluted bag. Where it must have ended by the limit, a bag whose end would lie beyond is not begun, and one
 * that runs beyond it is a decision for prescriber and pharmacy. The limit itself is in time. Undefined: nobody said when it was
 * diluted, or the time that was said lies after the start, or has not come yet; or when the infusion was, where that decides.
 *
 * @source protocols.md section 9, row 16
 */
export function bagClock({ bag, given }: Of, now: At, dilutedAt?: string): BagClock | undefined {
  const diluted = given?.dilutedAt ?? dilutedAt;
  if (diluted === undefined) return undefined;
  const wasThereAt = given?.startedAt ?? given?.endedAt;
  if (moment(diluted) > (wasThereAt === undefined ? now : moment(wasThereAt))) return undefined;
  const limitAt = moment(diluted) + bag.hours * 60 * minuteMs;
  const endsAt = given === null ? now + bag.infusionMinutes * minuteMs : endOf(given, bag.infusionMinutes, now);
  if (endsAt === undefined) return undefined;
  const state =
    given === null ? stateAhead(bag.within, limitAt, endsAt, now) : stateOf(bag.within, given, limitAt, endsAt, now);
  return state === undefined ? undefined : { limitAt, endsAt, state };
}

/** Of an infusion that would begin now. */
function stateAhead(within: Of["bag"]["within"], limitAt: At, endsAt: At, now: At): BagClock["state"] {
  if (endsAt <= limitAt) return "in-time";
  return within === "start" && now <= limitAt ? "ends-beyond" : "too-late-to-start";
}

/** When it ended; where it runs, when it will have: never before now. */
function endOf({ startedAt, endedAt, pauses }: ChairInfusion, minutes: number, now: At): At | undefined {
  if (endedAt !== undefined) return moment(endedAt);
  if (startedAt === undefined) return undefined;
  const pausedMs = pauses.reduce((sum, { from, to }) => sum + (to === undefined ? now : moment(to)) - moment(from), 0);
  return Math.max(moment(startedAt) + minutes * minuteMs + pausedMs, now);
}

function stateOf(
  within: Of["bag"]["within"],
  { startedAt, endedAt }: ChairInfusion,
  limitAt: At,
  endsAt: At,
  now: At,
): BagClock["state"] | undefined {
  if (within === "start" && startedAt !== undefined && moment(startedAt) > limitAt) return "crossed";
  if (endsAt <= limitAt) return endedAt === undefined ? "in-time" : "ended-in-time";
  if (within === "start") return startedAt === undefined ? undefined : "ends-beyond";
  if (endedAt !== undefined) return "ended-late";
  return now > limitAt ? "crossed" : "will-cross";
}
