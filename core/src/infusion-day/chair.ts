import { parseInstant } from "../base/instant.ts";
import type { ChairInfusion, InfusionDayJson } from "./infusion-day-json.ts";

/** Milliseconds since 1970: whoever is at the chair has a clock, and this has none. */
export type At = number;
export const minuteMs = 60_000;
export const moment = (text: string): At => parseInstant(text) ?? Number.NaN;

/** Where the infusion stands. */
export type Stage = "before" | "running" | "paused" | "ended";
export function stageOf(given: ChairInfusion | null): Stage {
  if (given?.startedAt === undefined) return given === null ? "before" : "ended";
  if (given.endedAt !== undefined) return "ended";
  return given.pauses.some(({ to }) => to === undefined) ? "paused" : "running";
}

export type NextVitals = {
  readonly phase: "before" | "during" | "after";
  readonly dueAt: At | undefined;
  /** From here on it is later than anybody allows. */
  readonly lateFrom: At | undefined;
  /** `unknown`: it was given, and nobody wrote down when it began or ended. */
  readonly state: "now" | "later" | "due" | "late" | "over" | "unknown";
};

/**
 * The next reading: one before, then so often from the last one until the observation is over. What must be measured counts,
 * together or one after the other: a temperature alone moves nothing.
 */
export function nextVitals(day: InfusionDayJson, now: At): NextVitals {
  const { everyMinutes, atMostMinutes } = day.vitals;
  const stage = stageOf(day.given);
  if (stage === "before") {
    const isDone = lastWhole(day, "before") !== undefined;
    return { phase: "before", dueAt: undefined, lateFrom: undefined, state: isDone ? "later" : "now" };
  }
  const { startedAt, endedAt } = day.given!;
  const phase = stage === "ended" ? "after" : "during";
  const from = startedAt ?? endedAt;
  if (from === undefined) return { phase, dueAt: undefined, lateFrom: undefined, state: "unknown" };
  const measured = lastWhole(day) ?? Number.NEGATIVE_INFINITY;
  const last = Math.max(moment(from), measured);
  if (endedAt !== undefined && measured < moment(endedAt))
    return stated(phase, moment(endedAt), last + atMostMinutes * minuteMs, now);
  const dueAt = last + everyMinutes * minuteMs;
  const until = observationEnd(day);
  if (until !== undefined && last >= until) return { phase, dueAt: undefined, lateFrom: undefined, state: "over" };
  return stated(phase, until === undefined ? dueAt : Math.min(dueAt, until), last + atMostMinutes * minuteMs, now);
}

/** Since when everything that must be measured was: the moment of the sign that was measured longest ago. */
function lastWhole({ vitals }: Pick<InfusionDayJson, "vitals">, phase?: "before"): At | undefined {
  const each = vitals.signs.map((sign) => {
    const newest = vitals.readings.findLast(
      (one) => one[sign] !== undefined && (phase === undefined || one.phase === phase),
    );
    return newest === undefined ? undefined : moment(newest.at);
  });
  return each.some((at) => at === undefined) ? undefined : Math.min(...each.map((at) => at!));
}

const stated = (phase: NextVitals["phase"], dueAt: At, lateFrom: At, now: At): NextVitals => ({
  phase,
  dueAt,
  lateFrom: Math.max(dueAt, lateFrom),
  state: now > Math.max(dueAt, lateFrom) ? "late" : now >= dueAt ? "due" : "later",
});

export function observationEnd({ given, observation }: Pick<InfusionDayJson, "given" | "observation">): At | undefined {
  return given?.endedAt === undefined ? undefined : moment(given.endedAt) + observation.minutes * minuteMs;
}
