import { addDays, type Day } from "@longwatch/core";
import type { Disease } from "../life.ts";
import { happens, pickKey, uniformInteger } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import type { EventsParameters } from "./parameters.ts";

export type LastIllness = {
  readonly kind: "infection" | "stroke-or-dissection" | "pneumonitis";
  /** At the latest the day before death. */
  readonly on: Day;
  /** For the details that follow. */
  readonly draw: Draw;
};

/** The serious event in the last days of those who die, of which half have one (evidence 3.9). */
export function lastIllnessOf(
  { leaving, person }: Disease,
  { other: { lastIllness } }: EventsParameters,
  streams: Streams,
): LastIllness | undefined {
  if (leaving.reason !== "died") return undefined;
  const draw = streams("events-last-illness");
  if (!happens(draw, lastIllness.probability)) return undefined;
  const kind = pickKey(draw, lastIllness.kinds);
  const on = addDays(leaving.day, -uniformInteger(draw, 1, lastIllness.days));
  return on < person.start ? undefined : { kind, on, draw };
}
