import { urgencyRank } from "../protocol/signal-rule.ts";
import type { ChairLimit, ChairReading } from "./infusion-day-json.ts";

type Sign = ChairLimit["sign"];
export const signs = ["systolic", "diastolic", "pulse", "temperatureC", "spo2"] as const satisfies readonly Sign[];

/** A limit that is met, by which value, measured when. */
export type Alarm = ChairLimit & { readonly saw: number; readonly at: string };

/**
 * What is met now: of each sign its newest value decides, so that an alarm stands until a better value of that very sign is there,
 * whatever else was measured since.
 *
 * @param readings in the order of their moments
 */
export const standingAlarms = (readings: readonly ChairReading[], limits: readonly ChairLimit[]): readonly Alarm[] =>
  signs.flatMap((sign) => {
    const newest = readings.findLast((one) => one[sign] !== undefined);
    return newest === undefined ? [] : alarmsAt(newest, readings, limits).filter((one) => one.sign === sign);
  });

/**
 * Which limits a reading meets: of each sign the most urgent, each rule once, but for those that stand back from another that the
 * same sign meets; what another sign meets hides nothing. The limit itself counts as the rule says. A limit that goes from the
 * reading before the infusion says nothing where there is none.
 *
 * @param readings all of the day in the order of their moments, this one among them
 */
export function alarmsAt(
  reading: ChairReading,
  readings: readonly ChairReading[],
  limits: readonly ChairLimit[],
): readonly Alarm[] {
  const until = readings.slice(0, readings.findIndex(({ fact }) => fact === reading.fact) + 1);
  const met = limits.flatMap((limit) => {
    const saw = metBy(limit, until);
    return reading[limit.sign] === undefined || saw === undefined ? [] : [{ ...limit, saw, at: reading.at }];
  });
  return [...Map.groupBy(met, ({ sign }) => sign).values()].flatMap((some) => {
    const left = withoutStoodBack(some);
    const most = Math.min(...left.map(({ urgency }) => urgencyRank(urgency)));
    const urgent = left.filter(({ urgency }) => urgencyRank(urgency) === most);
    return urgent.filter(({ rule }, i) => urgent.findIndex((one) => one.rule === rule) === i);
  });
}

/** What alarms ask for, each sentence once: that of a rule that stands back from another of them is left out. */
export const askedFor = (alarms: readonly Alarm[]): readonly string[] => [
  ...new Set(withoutStoodBack(alarms).flatMap(({ asks }) => asks)),
];

/** Where each stands back from another, none does. */
function withoutStoodBack(alarms: readonly Alarm[]): readonly Alarm[] {
  const left = alarms.filter(({ notWhen }) => !alarms.some(({ rule }) => notWhen.includes(rule)));
  return left.length === 0 ? alarms : left;
}

/** The value by which the last of these readings meets a limit; undefined: it does not. */
function metBy(limit: ChairLimit, until: readonly ChairReading[]): number | undefined {
  const having = until.filter((one) => one[limit.sign] !== undefined);
  const values = having.map((one) => one[limit.sign]!);
  const saw = values.at(-1);
  if (saw === undefined) return undefined;
  if (limit.from === "earlier-mean") return metByMean(limit, values);
  const row = having.slice(-(limit.times ?? 1));
  const isRow = row.length === (limit.times ?? 1);
  const start = startOf(limit.sign, until);
  return isRow && row.every((one) => isMet(limit, one[limit.sign]!, one === start ? undefined : start?.[limit.sign]))
    ? saw
    : undefined;
}

/** The first reading of the day before the infusion that has the sign. */
const startOf = (sign: Sign, readings: readonly ChairReading[]): ChairReading | undefined =>
  readings.find((one) => one.phase === "before" && one[sign] !== undefined);

function metByMean({ op, value, against, times = 1 }: ChairLimit, values: readonly number[]): number | undefined {
  if (against === undefined || values.length < times) return undefined;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return compares(op, rounded(mean), rounded((against * (100 + value)) / 100)) ? Math.round(mean) : undefined;
}

function isMet({ op, value, from }: ChairLimit, saw: number, start: number | undefined): boolean {
  if (from === "number") return compares(op, saw, value);
  if (start === undefined) return false;
  if (from === "percent-above-start") return compares(op, rounded(saw), rounded((start * (100 + value)) / 100));
  return compares(op, rounded(from === "above-start" ? saw - start : start - saw), value);
}
/** 98.6 − 94.6 is 4. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function compares(op: ChairLimit["op"], left: number, right: number): boolean {
  if (op === "<") return left < right;
  if (op === "<=") return left <= right;
  return op === ">" ? left > right : left >= right;
}
