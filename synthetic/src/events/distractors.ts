import { addDays, type Day } from "@longwatch/core";
import { type Disease, type Distractor, daysPerYear } from "../life.ts";
import { happens, poisson, uniform, uniformInteger } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import type { EventsParameters } from "./parameters.ts";
import { untilLeaving } from "./timing.ts";

type Parameters = EventsParameters["distractors"];
type SpellName = Exclude<keyof Parameters, "creatine">;

const kinds: Readonly<Record<SpellName, Distractor["kind"]>> = {
  plateletDip: "viral-platelet-dip",
  exercise: "exercise",
  statin: "statin",
  subclinicalTsh: "subclinical-tsh",
  neutrophilDip: "viral-neutrophil-dip",
};
/** People start a statin once. */
const onlyOnce: ReadonlySet<Distractor["kind"]> = new Set(["statin"]);

const throughDay = (draw: Draw, from: Day, [shortest, longest]: readonly [number, number]): Day =>
  addDays(from, uniformInteger(draw, shortest, longest) - 1);

/** Spells of one kind that begin in each year since the start. */
export function spellsOf(
  disease: Disease,
  name: SpellName,
  parameters: Parameters,
  streams: Streams,
): readonly Distractor[] {
  const { perYear, days, extent } = parameters[name];
  const kind = kinds[name];
  const { start } = disease.person;
  const spells: Distractor[] = [];
  for (let year = 0; start + year * daysPerYear <= disease.leaving.day; year++) {
    const draw = streams(`events-distractor-${kind}`, year);
    for (let left = poisson(draw, perYear); left > 0; left--) {
      const from = addDays(start, Math.floor((year + draw()) * daysPerYear));
      spells.push({ kind, from, through: throughDay(draw, from, days), extent: uniform(draw, ...extent) });
    }
  }
  return onlyOnce.has(kind) ? spells.slice(0, 1) : spells;
}

/** A season of creatine or heavy protein, in few people. */
export function creatineOf(
  { person, leaving }: Disease,
  { creatine }: Parameters,
  streams: Streams,
): readonly Distractor[] {
  const draw = streams("events-distractor-creatine");
  if (!happens(draw, creatine.people)) return [];
  const from = uniformInteger(draw, person.start, leaving.day) as Day;
  return [{ kind: "creatine", from, through: throughDay(draw, from, creatine.days), extent: creatine.extent }];
}

/**
 * Harmless things that look like trouble, beginning up to leaving (evidence 3.11, 3.12). `extent`: lowest platelets or
 * neutrophils in 10⁹/L, highest TSH in mIU/L, and for exercise, statins and creatine the factor on creatine kinase, ALT
 * and creatinine.
 */
export const distractorsOf = (
  disease: Disease,
  { distractors: parameters }: EventsParameters,
  streams: Streams,
): readonly Distractor[] =>
  untilLeaving(
    disease,
    [
      ...(Object.keys(kinds) as SpellName[]).flatMap((name) => spellsOf(disease, name, parameters, streams)),
      ...creatineOf(disease, parameters, streams),
    ],
    (distractor) => distractor.from,
  ).toSorted((a, b) => a.from - b.from);
