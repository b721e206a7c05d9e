import type { ValueCriterion } from "../../../protocol/criterion.ts";
import { defaultRanges } from "../../../units/default-ranges.ts";
import { ordinalRank, ordinals } from "../../../units/result-value.ts";
import type { Loose } from "../../panel.ts";
import { answers, beside, clean, noisyFrom, type Operator, type Side, sides } from "./edge.ts";
import { dayBefore, infusionOn, result } from "./records.ts";

/** An edge of one value: how it is built on a day is left to who asks, once or several times in a row. */
export type ValueEdge = {
  readonly touches: readonly string[];
  readonly of: string;
  /** What must be on file before. */
  readonly before: readonly Loose[];
  readonly sex?: "female" | "male";
  readonly points: readonly {
    readonly side: Side;
    readonly expected: "yes" | "no";
    readonly on: (day: string) => Loose;
  }[];
};

type Of<K extends ValueCriterion["kind"]> = Extract<ValueCriterion, { kind: K }>;

/** The points of a number in the analyte's unit, by the operator that the rule asks with. */
export const numberPoints = (
  analyte: string,
  op: Operator,
  value: number,
  changes: Readonly<Record<string, unknown>> = {},
): ValueEdge["points"] =>
  sides.flatMap((side) => {
    const sent = beside(value, side);
    if (sent === undefined) return [];
    return [{ side, expected: answers[op][side], on: (day: string) => result(analyte, day, sent, changes) }];
  });

export function limitEdges({ analyte, op, value, unit }: Of<"limit">, at: string): readonly ValueEdge[] {
  const points = numberPoints(analyte, op, value, { unit });
  return [{ touches: [`${at}/value`], of: `${analyte} ${op} ${value}`, before: [], points }];
}

/** What is asked only of somebody treated is asked after an infusion. */
const treated = (newly: boolean | undefined): readonly Loose[] => (newly === true ? [infusionOn(dayBefore(390))] : []);

/** The grade below, the grade itself, and the next one where there is one. */
export function gradeEdges({ analyte, atLeast, newly }: Of<"grade">, at: string): readonly ValueEdge[] {
  const rank = ordinalRank(atLeast);
  const points = sides.flatMap((side, i) => {
    const grade = ordinals[rank - 1 + i];
    if (grade === undefined) return [];
    return [{ side, expected: answers[">="][side], on: (day: string) => result(analyte, day, grade) }];
  });
  return [{ touches: [`${at}/atLeast`], of: `${analyte} ${atLeast}`, before: treated(newly), points }];
}

/** The laboratory's own limit, chosen off the default one; and the default one of women and of men. */
export function rangeEdges(
  { analyte, side, times = 1, inclusive, newly }: Of<"range">,
  at: string,
): readonly ValueEdge[] {
  const op = side === "above" ? (inclusive === true ? ">=" : ">") : inclusive === true ? "<=" : "<";
  const end = side === "above" ? "high" : "low";
  const sent = side === "above" ? "refHigh" : "refLow";
  const fallback = defaultRanges.get(analyte);
  const own = noisyFrom(
    clean((fallback?.female[end] ?? 10) * 1.1),
    op,
    (limit) => clean(limit * times),
    (limit) => limit * times,
  );
  const edge = (of: string, limit: number, changes: Readonly<Record<string, number>>): ValueEdge => ({
    touches: [`${at}/times`],
    of: `${analyte} ${op} ${times} × ${of} ${limit}`,
    before: treated(newly),
    points: numberPoints(analyte, op, clean(limit * times), changes),
  });
  const byDefault = (["female", "male"] as const).flatMap((sex) => {
    const limit = fallback?.[sex][end];
    return limit === undefined ? [] : [{ ...edge(`default of a ${sex}`, limit, {}), sex }];
  });
  return [edge("own limit", own, { [sent]: own }), ...byDefault];
}

/** The laboratory's own limits: now on one side, before on the other; each just beside its limit in turn. */
export function crossingEdges({ analyte, to }: Of<"crossing">, at: string): readonly ValueEdge[] {
  const [low, high] = [4, 20];
  const ends = { refLow: low, refHigh: high };
  const isAbove = to === "above";
  const opposite = result(analyte, dayBefore(400), isAbove ? low / 2 : high * 2, ends);
  const inside = result(analyte, dayBefore(200), (low + high) / 2, ends);
  const now = isAbove ? high * 2 : low / 2;
  const before = (side: Side): Loose => result(analyte, dayBefore(400), beside(isAbove ? low : high, side)!, ends);
  return [
    {
      touches: [`${at}/to`],
      of: `${analyte} crossing to ${to}`,
      before: [opposite, inside],
      points: numberPoints(analyte, isAbove ? ">" : "<", isAbove ? high : low, ends),
    },
    ...sides.map(
      (side): ValueEdge => ({
        touches: [`${at}/to`],
        of: `${analyte} crossing from ${side} the other limit`,
        before: [before(side), inside],
        points: [{ side, expected: answers[isAbove ? "<" : ">"][side], on: (day) => result(analyte, day, now, ends) }],
      }),
    ),
  ];
}
