import type { PatientPlanJson } from "@longwatch/api";
import type { Reference, WorkUpPlanJson } from "@longwatch/core";
import type { WrittenFact } from "../../look/fact-words.ts";

export type Plan = WorkUpPlanJson;
export type Step = Plan["steps"][number];
/** What the server answers, with the shapes of what the schema leaves loose. */
export type PlanFound = Omit<PatientPlanJson, "references" | "facts"> & {
  readonly references: readonly Reference[];
  readonly facts: readonly WrittenFact[];
};

export type Group = {
  readonly name: "required" | "recommended" | "done";
  readonly steps: readonly Step[];
};

/** Steps in the order in which they are met: what is to do by its last day, what waits for a step after it; then what is behind. */
export function groupsOf({ steps }: Plan): readonly Group[] {
  const open = steps.filter(({ state }) => state === "to-do");
  const groups: readonly Group[] = [
    { name: "required", steps: chained(open.filter(({ required }) => required)) },
    { name: "recommended", steps: chained(open.filter(({ required }) => !required)) },
    { name: "done", steps: steps.filter(({ state }) => state !== "to-do").toSorted(byName) },
  ];
  return groups.filter((group) => group.steps.length > 0);
}

const byName = (a: Step, b: Step): number => a.name.localeCompare(b.name);
const isWait = ({ what }: Step): number => (what === "interval" ? 0 : 1);
/** What must lie between two courses comes first: nothing can hurry it. */
const byLastDay = (a: Step, b: Step): number =>
  isWait(a) - isWait(b) || (a.byOn < b.byOn ? -1 : a.byOn > b.byOn ? 1 : byName(a, b));

/** Each with what waits for it right after it, so that the eye need not look for it. */
function chained(steps: readonly Step[]): readonly Step[] {
  const keys = new Set(steps.map(({ key }) => key));
  const sorted = steps.toSorted(byLastDay);
  const followers = (of: string): readonly Step[] => sorted.filter(({ after }) => after.includes(of));
  const first = sorted.filter(({ after }) => !after.some((key) => keys.has(key)));
  const walk = (one: Step): readonly Step[] => [one, ...followers(one.key).flatMap(walk)];
  return [...new Set(first.flatMap(walk))];
}

const epochDay = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
/** Whole days from one civil day to another. */
export const daysFrom = (from: string, to: string): number => epochDay(to) - epochDay(from);

/** By how many days an outcome comes too late for the wished day; undefined: nobody can tell. */
export const daysLate = ({ knownOn, neededOn }: Step): number | undefined =>
  knownOn === null ? undefined : daysFrom(neededOn, knownOn);

/** How many days a result takes. */
export const resultDays = ({ byOn, neededOn, what }: Step): number => (what === "step" ? daysFrom(byOn, neededOn) : 0);

/** The days that are drawn: from today to the last that matters. */
export function lastDay({ asOf, wishedOn, earliestOn, steps }: Plan): string {
  const ends = steps.flatMap(({ state, knownOn }) => (state === "to-do" && knownOn !== null ? [knownOn] : []));
  return [asOf, wishedOn, ...(earliestOn === null ? [] : [earliestOn]), ...ends].reduce((a, b) => (a > b ? a : b));
}

/** Where a day lies between two others, as a percentage of the way; what lies outside is at the edge. */
export function placer(from: string, through: string): (day: string) => number {
  const length = Math.max(1, daysFrom(from, through));
  return (day) => Math.round(Math.max(0, Math.min(1, daysFrom(from, day) / length)) * 10_000) / 100;
}

/** One line from a step to what waits for its outcome, as far as it crosses a row. */
export type Crossing = {
  readonly key: string;
  /** The day on which the outcome can be known first. */
  readonly on: string;
  readonly part: "begins" | "passes" | "ends";
};

/** Of every row the lines that cross it, by the key of its step. */
export function crossingsOf(steps: readonly Step[]): ReadonlyMap<string, readonly Crossing[]> {
  const rows = new Map<string, Crossing[]>(steps.map(({ key }) => [key, []]));
  const places = new Map(steps.map(({ key }, i) => [key, i]));
  for (const [to, { key, after }] of steps.entries())
    for (const before of after) {
      const from = places.get(before);
      const on = from === undefined ? undefined : (steps[from]!.knownOn ?? undefined);
      if (from === undefined || on === undefined || from >= to) continue;
      for (let i = from; i <= to; i += 1) {
        const part = i === from ? "begins" : i === to ? "ends" : "passes";
        rows.get(steps[i]!.key)!.push({ key: `${before} ${key}`, on, part });
      }
    }
  return rows;
}

export type Tick = { readonly on: string; readonly label: string };
const day = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
/** More of them could not be read. */
const mostTicks = 6;

/** Mondays while few are enough, then firsts of months, named by the language. */
export function ticksOf(from: string, through: string, locale: string): readonly Tick[] {
  const [first, last] = [epochDay(from), epochDay(through)];
  const length = last - first;
  const words = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const all = Array.from({ length: length + 1 }, (_, i) => first + i);
  // 1970-01-01 was a Thursday.
  const isMonday = (number: number): boolean => (number + 3) % 7 === 0;
  const weeks = [1, 2, 3].find((every) => length / 7 / every <= mostTicks);
  if (weeks !== undefined) {
    const format = words({ day: "numeric", month: "short" });
    return all
      .filter(isMonday)
      .filter((_, i) => i % weeks === 0)
      .map((number) => ({ on: day(number), label: format.format(number * 86_400_000) }));
  }
  const months = [1, 2, 3, 6, 12].find((every) => length / 30.4 / every <= mostTicks) ?? 24;
  const [month, year] = [words({ month: "short" }), words({ year: "numeric" })];
  const counted = (one: string): number => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7)) - 1;
  return all
    .map(day)
    .filter((one) => one.endsWith("-01") && counted(one) % months === 0)
    .map((one) => ({
      on: one,
      label: (one.slice(5, 7) === "01" ? year : month).format(Date.parse(`${one}T00:00:00Z`)),
    }));
}
