import { parseInstant } from "../base/instant.ts";
import type { ChairInfusion, ChairLimit, ChairReading, InfusionDayJson } from "./infusion-day-json.ts";

/** Milliseconds since 1970: whoever is at the chair has a clock, and this has none. */
type At = number;
const minuteMs = 60_000;
const moment = (text: string): At => parseInstant(text) ?? Number.NaN;

type Sign = ChairLimit["sign"];
export type Alarm = ChairLimit & { readonly saw: number };

/**
 * Which limits a reading meets, the most urgent of each sign. The limit itself counts as the rule says. A limit that goes from
 * the reading before the infusion says nothing where there is none.
 */
export function alarmsOf(
  reading: Omit<ChairReading, "fact" | "at">,
  start: Omit<ChairReading, "fact" | "at"> | undefined,
  limits: readonly ChairLimit[],
): readonly Alarm[] {
  const met = limits.flatMap((limit) => {
    const saw = reading[limit.sign];
    return saw !== undefined && isMet(limit, saw, start?.[limit.sign]) ? [{ ...limit, saw }] : [];
  });
  const bySign = Map.groupBy(met, ({ sign }) => sign);
  return [...bySign.values()].map((some) => some.find(({ urgency }) => urgency === "IMMEDIATE") ?? some[0]!);
}

function isMet({ op, value, from }: ChairLimit, saw: number, start: number | undefined): boolean {
  if (from === "number") return compares(op, saw, value);
  if (start === undefined) return false;
  return compares(op, rounded(from === "above-start" ? saw - start : start - saw), value);
}
/** 98.6 − 94.6 is 4. */
const rounded = (difference: number): number => Math.round(difference * 1000) / 1000;

function compares(op: ChairLimit["op"], left: number, right: number): boolean {
  if (op === "<") return left < right;
  if (op === "<=") return left <= right;
  return op === ">" ? left > right : left >= right;
}

/** The first reading of the day before the infusion that has the sign. */
export function startReading(readings: readonly ChairReading[]): Omit<ChairReading, "fact" | "at"> | undefined {
  const before = readings.filter(({ phase }) => phase === "before");
  if (before.length === 0) return undefined;
  const first = (sign: Sign): number | undefined => before.find((one) => one[sign] !== undefined)?.[sign];
  const start: Partial<Record<Sign, number>> = {};
  for (const sign of signs) {
    const value = first(sign);
    if (value !== undefined) start[sign] = value;
  }
  return start;
}
export const signs = ["systolic", "diastolic", "pulse", "temperatureC", "spo2"] as const satisfies readonly Sign[];

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
  readonly state: "now" | "later" | "due" | "late" | "over";
};

/** The next reading: one before, then so often from the last one until the observation is over. */
export function nextVitals(day: InfusionDayJson, now: At): NextVitals {
  const { everyMinutes, atMostMinutes, readings } = day.vitals;
  const stage = stageOf(day.given);
  if (stage === "before") {
    const isDone = readings.some(({ phase }) => phase === "before");
    return { phase: "before", dueAt: undefined, lateFrom: undefined, state: isDone ? "later" : "now" };
  }
  const { startedAt, endedAt } = day.given!;
  const phase = stage === "ended" ? "after" : "during";
  if (startedAt === undefined) return { phase, dueAt: undefined, lateFrom: undefined, state: "over" };
  const last = Math.max(moment(startedAt), ...readings.map(({ at }) => moment(at)));
  const hasAfter = endedAt !== undefined && readings.some(({ at }) => moment(at) >= moment(endedAt));
  const until = observationEnd(day);
  if (endedAt !== undefined && !hasAfter) return stated(phase, moment(endedAt), last + atMostMinutes * minuteMs, now);
  const dueAt = last + everyMinutes * minuteMs;
  if (until !== undefined && last >= until) return { phase, dueAt: undefined, lateFrom: undefined, state: "over" };
  return stated(phase, until === undefined ? dueAt : Math.min(dueAt, until), last + atMostMinutes * minuteMs, now);
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

export type BagClock = {
  /** Begun by then in one place, ended by then in the other. */
  readonly limitAt: At;
  /** When an infusion that began now, or runs, would end; pauses that are over push it back. */
  readonly endsAt: At | undefined;
  readonly state: "in-time" | "too-late-to-start" | "will-cross" | "crossed" | "ended-in-time" | "ended-late";
};

/**
 * The clock of a diluted bag. Where it must have ended by the limit, a bag whose end would lie beyond is not begun, and one
 * that runs beyond it is a decision for prescriber and pharmacy. The limit itself is in time.
 *
 * @source protocols.md section 9, row 16
 */
export function bagClock(
  { bag, given }: Pick<InfusionDayJson, "bag" | "given">,
  now: At,
  dilutedAt?: string,
): BagClock | undefined {
  const diluted = given?.dilutedAt ?? dilutedAt;
  if (diluted === undefined) return undefined;
  const limitAt = moment(diluted) + bag.hours * 60 * minuteMs;
  const lengthMs = bag.infusionMinutes * minuteMs;
  if (given?.startedAt === undefined) {
    const endsAt = now + lengthMs;
    const isLate = bag.within === "start" ? now > limitAt : endsAt > limitAt;
    return { limitAt, endsAt, state: isLate ? "too-late-to-start" : "in-time" };
  }
  const startedAt = moment(given.startedAt);
  if (bag.within === "start") return { limitAt, endsAt: undefined, state: startedAt > limitAt ? "crossed" : "in-time" };
  if (given.endedAt !== undefined)
    return {
      limitAt,
      endsAt: moment(given.endedAt),
      state: moment(given.endedAt) > limitAt ? "ended-late" : "ended-in-time",
    };
  const pausedMs = given.pauses.reduce(
    (sum, { from, to }) => sum + (to === undefined ? now : moment(to)) - moment(from),
    0,
  );
  const endsAt = startedAt + lengthMs + pausedMs;
  return {
    limitAt,
    endsAt,
    state: now > limitAt ? "crossed" : Math.max(endsAt, now) > limitAt ? "will-cross" : "in-time",
  };
}
