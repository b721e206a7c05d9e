import type { AutoimmuneEvent, AutoimmuneKind } from "../../life.ts";
import type { Setting } from "../setting.ts";
import { factors, type Point, type Track } from "../track.ts";

/** An event of one kind. */
export type Of<Kind extends AutoimmuneKind> = Extract<AutoimmuneEvent, { readonly kind: Kind }>;

/** What an event does to the body's values, before its recognition and under treatment (evidence 3.12). */
export type Path<Event> = (event: Event, setting: Setting) => readonly Track[];

/** The factor that brings a person's usual value to a level. */
export const towards = (setting: Setting, analyte: string, level: number): number => level / setting.usual(analyte);

/** Like `factors`, of levels in the canonical unit; `undefined`: the usual value. */
export const levels = (
  setting: Setting,
  analyte: string,
  cause: string,
  points: readonly (readonly [day: number, level: number | undefined])[],
  stays = false,
): Track =>
  factors(
    analyte,
    cause,
    points.map(([day, level]): Point => [day, level === undefined ? 1 : towards(setting, analyte, level)]),
    stays,
  );

/** A level that is never above the usual value: for what only falls. */
export const notAbove = (setting: Setting, analyte: string, level: number): number =>
  Math.min(level, setting.usual(analyte));
export const notBelow = (setting: Setting, analyte: string, level: number): number =>
  Math.max(level, setting.usual(analyte));
