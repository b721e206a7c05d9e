import type { LeafCriterion } from "../../../protocol/criterion.ts";
import type { Loose } from "../../panel.ts";
import { answers, clean, type Edge, type Judgement, oneBeside, type Side, sides } from "./edge.ts";
import { asked, askedOn, dayBefore, infusionOn, symptomOn } from "./records.ts";

type Symptom = Extract<LeafCriterion, { kind: "symptom" }>;
type Vital = Extract<LeafCriterion, { kind: "vital" }>;
type DailyMean = Extract<LeafCriterion, { kind: "daily-mean" }>;

/** More days than the number, counted from its beginning to the day it was told. */
export function symptomEdges(leaf: Symptom, at: string): readonly Edge[] {
  const { anyOf, lastsDaysOver: days } = leaf;
  if (days === undefined) return [];
  const judgements = sides.map((side) => ({
    side,
    when: leaf,
    facts: [asked(symptomOn(anyOf[0]!, askedOn, { startedOn: dayBefore(oneBeside(days, side)) }))],
    expected: answers[">"][side],
  }));
  return [{ touches: [`${at}/lastsDaysOver`], of: `${anyOf[0]} over ${days} days`, judgements }];
}

/** What the file prints of a temperature goes to the first decimal; other signs are whole numbers. */
const stepOf = { temperatureC: 0.1, systolic: 1, diastolic: 1, pulse: 1, spo2: 1 } as const;
const startAt = 100;

/** A reading on one side of the number, at an hour of a day. */
export function reading(leaf: Vital, side: Side, on: string, hour: number): Loose {
  const { sign, value, phase, percentAboveStart, pointsAboveStart, pointsBelowStart } = leaf;
  const limit = percentAboveStart === true ? clean((startAt * (100 + value)) / 100) : value;
  const step = side === "on" ? 0 : side === "below" ? -stepOf[sign] : stepOf[sign];
  return {
    kind: "vitals-measured",
    id: `${sign}-${on}-${hour}`,
    measuredAt: `${on}T${hour}:00:00Z`,
    [sign]: clean(
      pointsBelowStart === true ? startAt - (limit + step) : limit + step + (pointsAboveStart === true ? startAt : 0),
    ),
    ...(phase === undefined ? {} : { phase }),
  };
}

/** The reading before the infusion that the others of its day are held against, if it is asked for. */
export const startOf = (leaf: Vital, on: string): readonly Loose[] =>
  leaf.percentAboveStart === true || leaf.pointsAboveStart === true || leaf.pointsBelowStart === true
    ? [
        {
          kind: "vitals-measured",
          id: `start-${on}`,
          measuredAt: `${on}T08:00:00Z`,
          [leaf.sign]: startAt,
          phase: "before",
        },
      ]
    : [];

export function vitalEdges(leaf: Vital, at: string): readonly Edge[] {
  const judgements = sides.map((side) => ({
    side,
    when: leaf,
    facts: [...startOf(leaf, askedOn), asked(reading(leaf, side, askedOn, 10))],
    expected: answers[leaf.op][side],
  }));
  return [{ touches: [`${at}/value`], of: `${leaf.sign} ${leaf.op} ${leaf.value}`, judgements }];
}

/** Two days of a course, as many readings on the second as make a mean: the share, and one reading fewer and more. */
export function dailyMeanEdges(leaf: DailyMean, at: string): readonly Edge[] {
  const { sign, percentAbove, readings } = leaf;
  const first = dayBefore(1);
  const limit = clean((startAt * (100 + percentAbove)) / 100);
  const measured = (on: string, value: number, count: number): readonly Loose[] =>
    Array.from({ length: count }, (_, i) => ({
      kind: "vitals-measured",
      id: `${sign}-${on}-${i}`,
      measuredAt: `${on}T${10 + i}:00:00Z`,
      [sign]: value,
    }));
  const judged = (side: Side, value: number, count: number, expected: Judgement["expected"]) => {
    const today = measured(askedOn, value, count);
    if (today.length === 0) return [];
    const facts = [infusionOn(first), infusionOn(askedOn), ...measured(first, startAt, readings)];
    return [{ side, when: leaf, facts: [...facts, ...today.slice(0, -1), asked(today.at(-1)!)], expected }];
  };
  const on = (side: Side): number => clean(limit + (side === "on" ? 0 : side === "below" ? -1 : 1));
  const name = `mean ${sign} ${percentAbove} per cent above`;
  return [
    {
      touches: [`${at}/percentAbove`],
      of: name,
      judgements: sides.flatMap((side) => judged(side, on(side), readings, answers[">="][side])),
    },
    {
      touches: [`${at}/readings`],
      of: `${name}, ${readings} readings`,
      judgements: sides.flatMap((side) =>
        judged(side, limit, oneBeside(readings, side), side === "below" ? `? vital ${sign}` : "yes"),
      ),
    },
  ];
}
