import type { LeafCriterion } from "../../../protocol/criterion.ts";
import type { Loose } from "../../panel.ts";
import { answers, clean, type Edge, oneBeside, type Side, sides } from "./edge.ts";
import { asked, askedOn, dayBefore, symptomOn } from "./records.ts";

type Symptom = Extract<LeafCriterion, { kind: "symptom" }>;
type Vital = Extract<LeafCriterion, { kind: "vital" }>;

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
export function reading({ sign, value, phase, percentAboveStart }: Vital, side: Side, on: string, hour: number): Loose {
  const limit = percentAboveStart === true ? clean((startAt * (100 + value)) / 100) : value;
  const step = side === "on" ? 0 : side === "below" ? -stepOf[sign] : stepOf[sign];
  return {
    kind: "vitals-measured",
    id: `${sign}-${on}-${hour}`,
    measuredAt: `${on}T${hour}:00:00Z`,
    [sign]: clean(limit + step),
    ...(phase === undefined ? {} : { phase }),
  };
}

/** The reading before the infusion that the others of its day are held against, if it is asked for. */
export const startOf = ({ sign, percentAboveStart }: Vital, on: string): readonly Loose[] =>
  percentAboveStart === true
    ? [{ kind: "vitals-measured", id: `start-${on}`, measuredAt: `${on}T08:00:00Z`, [sign]: startAt, phase: "before" }]
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
