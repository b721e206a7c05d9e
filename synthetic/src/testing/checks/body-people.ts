import { type Day, dayFromCivil } from "@longwatch/core";
import type { Body } from "../../body/body.ts";
import { bodyOf } from "../../body/body-of.ts";
import { pathTracks } from "../../body/paths/all.ts";
import type { Setting } from "../../body/setting.ts";
import { type Track, valueAt } from "../../body/track.ts";
import { usualOf } from "../../body/usual.ts";
import { type AutoimmuneEvent, daysPerMonth, type Life } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import { diseaseOf, type Wanted } from "../disease.ts";
import type { Check } from "../sensitivity.ts";

export const seed = "body checks";
export const origin = dayFromCivil(2012, 4, 16);

/** A life in which nothing happens but what is said. */
export const lifeOf = (wanted: Wanted, happens: Partial<Life> = {}): Life => ({
  ...diseaseOf({ start: origin, antiTpo: false, courses: [], ...wanted }),
  infusionDays: [],
  infections: [],
  autoimmune: [],
  otherEvents: [],
  distractors: [],
  ...happens,
});

export const bodiesOf = (
  preset: Preset,
  count: number,
  wanted: Wanted = {},
  happens: Partial<Life> = {},
): readonly { readonly life: Life; readonly body: Body }[] =>
  Array.from({ length: count }, (_, index) => {
    const life = lifeOf({ ...wanted, index }, happens);
    return { life, body: bodyOf(life, preset.body, streamsOf(seed, index)) };
  });

export const settingOf = (preset: Preset, life: Life, index: number): Setting => {
  const streams = streamsOf(seed, index);
  return { life, parameters: preset.body, streams, usual: usualOf(life, preset.body, streams) };
};

export const dayAt = (months: number): Day => (origin + Math.round(months * daysPerMonth)) as Day;

export const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
export const sd = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((x) => (x - centre) * (x - centre))));
};
export const correlation = (xs: readonly number[], ys: readonly number[]): number => {
  const [x, y] = [mean(xs), mean(ys)];
  return mean(xs.map((value, i) => (value - x) * (ys[i]! - y))) / (sd(xs) * sd(ys));
};

/** The sum over the days after the start of the logarithm of the ratio of two bodies that differ in one cause. */
export function areaOf(preset: Preset, analyte: string, days: number, wanted: Wanted, happens: Partial<Life>): number {
  const [acted] = bodiesOf(preset, 1, wanted, happens);
  const [spared] = bodiesOf(preset, 1, { ...wanted, courses: [] });
  let area = 0;
  for (let i = 0; i < days; i++) {
    const day = (origin + i) as Day;
    area += Math.log(acted!.body.valueOn(analyte, day, 540) / spared!.body.valueOn(analyte, day, 540));
  }
  return area;
}

/** T of the events whose paths are measured: half a month after a monthly set was due. */
export const recognisedOn = dayAt(24.6);

/** What an event does to one person: its tracks, and the usual values they act on. */
export type Marked = { readonly tracks: readonly Track[]; readonly setting: Setting };

type Bare<T> = T extends unknown ? Omit<T, "recognisedOn" | "afterCourse"> : never;

const marked = (preset: Preset, count: number, happens: Partial<Life>, wanted: Wanted): readonly Marked[] =>
  Array.from({ length: count }, (_, index) => {
    const setting = settingOf(preset, lifeOf({ courses: [0], ...wanted, index }, happens), index);
    return { tracks: pathTracks(setting), setting };
  });

export const markedBy =
  (event: Bare<AutoimmuneEvent>, wanted: Wanted = {}, count = 250) =>
  (preset: Preset): readonly Marked[] =>
    marked(preset, count, { autoimmune: [{ ...event, recognisedOn, afterCourse: 1 } as AutoimmuneEvent] }, wanted);

export const markedByOther =
  (happens: Partial<Life>, count = 1) =>
  (preset: Preset): readonly Marked[] =>
    marked(preset, count, happens, {});

export const trackOf = ({ tracks }: Marked, analyte: string): Track =>
  tracks.find((track) => track.analyte === analyte)!;

type Made = (preset: Preset) => readonly Marked[];
type Statistic = (values: readonly number[]) => number;

/** A factor, some days after T. */
export const factorAfter =
  (made: Made, analyte: string, days: number, statistic: Statistic = mean) =>
  (preset: Preset): number =>
    statistic(made(preset).map((one) => Math.exp(valueAt(trackOf(one, analyte), recognisedOn + days))));

export const gradeAfter =
  (made: Made, analyte: string, days: number) =>
  (preset: Preset): number =>
    mean(made(preset).map((one) => valueAt(trackOf(one, analyte), recognisedOn + days)));

export const levelAfter =
  (made: Made, analyte: string, days: number, statistic: Statistic = mean) =>
  (preset: Preset): number =>
    statistic(
      made(preset).map(
        (one) => one.setting.usual(analyte) * Math.exp(valueAt(trackOf(one, analyte), recognisedOn + days)),
      ),
    );

/** The level at one of the points of a track. */
export const levelAtPoint =
  (made: Made, analyte: string, point: number) =>
  (preset: Preset): number =>
    mean(
      made(preset).map((one) => {
        const { values } = trackOf(one, analyte);
        return one.setting.usual(analyte) * Math.exp(values.at(point)!);
      }),
    );

/** Days from one point of a track to another; from T to it, when `from` is missing. */
export const daysBetween =
  (made: Made, analyte: string, to: number, from?: number) =>
  (preset: Preset): number =>
    mean(
      made(preset).map((one) => {
        const { days } = trackOf(one, analyte);
        return days.at(to)! - (from === undefined ? recognisedOn : days.at(from)!);
      }),
    );

/** @param guards below `body.` */
export const check = (
  name: string,
  guards: string | readonly string[],
  measure: Check["measure"],
  expected: number,
  within: number,
  factors?: readonly number[],
): Check => ({
  name,
  guards: (typeof guards === "string" ? [guards] : guards).map((guard) => `body.${guard}`),
  measure,
  expected,
  within,
  ...(factors === undefined ? {} : { factors }),
});

/** Both ends of an interval. */
export const both = (path: string): readonly string[] => [`${path}/0`, `${path}/1`];

export const meanLn = (values: readonly number[]): number => mean(values.map(Math.log));
export const sdLn = (values: readonly number[]): number => sd(values.map(Math.log));
