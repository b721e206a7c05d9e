import * as z from "zod/mini";
import april2019 from "../presets/april-2019.json" with { type: "json" };
import camms223 from "../presets/camms223.json" with { type: "json" };
import careMs1 from "../presets/care-ms-1.json" with { type: "json" };
import careMs2 from "../presets/care-ms-2.json" with { type: "json" };
import body from "../presets/common/body.json" with { type: "json" };
import care from "../presets/common/care.json" with { type: "json" };
import disease from "../presets/common/disease.json" with { type: "json" };
import events from "../presets/common/events.json" with { type: "json" };
import laboratory from "../presets/common/laboratory.json" with { type: "json" };
import people from "../presets/common/people.json" with { type: "json" };
import record from "../presets/common/record.json" with { type: "json" };
import symptoms from "../presets/common/symptoms.json" with { type: "json" };
import realWorld from "../presets/real-world.json" with { type: "json" };
import singleCourse from "../presets/single-course.json" with { type: "json" };
import { type Preset, presetFile } from "./preset.ts";

/** A preset as written: nested names that end in parameters with value, grade and source. */
export type PresetSource = { readonly [name: string]: unknown };

const common: PresetSource = { people, disease, events, body, laboratory, care, symptoms, record };
const differences: Readonly<Record<string, PresetSource>> = {
  "care-ms-1": careMs1,
  "care-ms-2": careMs2,
  camms223,
  "real-world": realWorld,
  "single-course": singleCourse,
  "april-2019": april2019,
};

export const presetNames: readonly string[] = Object.keys(differences);

const isGroup = (value: unknown): value is PresetSource =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isParameter = (
  value: unknown,
): value is { readonly value: unknown; readonly grade: string; readonly source: string } =>
  isGroup(value) && "grade" in value;

/** The second over the first, parameter by parameter. */
function over(below: PresetSource, above: PresetSource): PresetSource {
  const merged: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const was = merged[name];
    merged[name] = isGroup(was) && isGroup(value) && !isParameter(value) ? over(was, value) : value;
  }
  return merged;
}

/** What a preset says, common parameters included; undefined for a name that is none. */
export function presetSource(name: string): PresetSource | undefined {
  const { extends: base, ...own } = differences[name] ?? {};
  if (differences[name] === undefined) return undefined;
  return over(typeof base === "string" ? presetSource(base)! : common, own);
}

/** @throws what the schema refuses: presets are part of the program, so that is a fault of ours. */
export const readPreset = (source: PresetSource): Preset => z.parse(presetFile, source);

export function presetOf(name: string): Preset | undefined {
  const source = presetSource(name);
  return source === undefined ? undefined : readPreset(source);
}
