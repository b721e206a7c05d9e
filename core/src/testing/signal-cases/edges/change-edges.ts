import type { ValueCriterion } from "../../../protocol/criterion.ts";
import { defaultRanges } from "../../../units/default-ranges.ts";
import { clean, noisyFrom, type Side, sides } from "./edge.ts";
import { dayBefore, infusionOn, result } from "./records.ts";
import { numberPoints, type ValueEdge } from "./value-edges.ts";

type Change = Extract<ValueCriterion, { kind: "change" }>;
type Trend = Extract<ValueCriterion, { kind: "trend" }>;

/** The middle of what is usual, so that nothing of the record is questioned. */
function usual(analyte: string): number {
  const { low = 0, high = 100 } = defaultRanges.get(analyte)?.female ?? {};
  return clean((low + high) / 2);
}

const opOf = (direction: "rise" | "fall") => (direction === "rise" ? ">=" : "<=");
const moved = (base: number, direction: "rise" | "fall", percent: number): number =>
  clean((base * (direction === "rise" ? 100 + percent : 100 - percent)) / 100);

const noisyShare = (base: number, direction: "rise" | "fall", percent: number): number =>
  noisyFrom(
    base,
    opOf(direction),
    (one) => moved(one, direction, percent),
    (one) => one * moved(1, direction, percent),
  );

/** Both numbers of a change, from each of what it may be held against, the other of which has not moved. */
export function changeEdges(leaf: Change, at: string): readonly ValueEdge[] {
  const { analyte, direction, percent, by, from } = leaf;
  const both = percent !== undefined && by !== undefined;
  /** Where a share and a distance say the same. */
  const meeting = both ? (by.value * 100) / percent : undefined;
  const middle = usual(analyte);
  const edges = (of: string, base: number, target: number, field: string, unit?: string): readonly ValueEdge[] =>
    from.map((source) => ({
      touches: [`${at}/${field}`],
      of: `${analyte} ${direction} of ${of} from ${source}`,
      // Half way from the baseline, so that the previous value neither meets it nor is far off.
      before:
        source === "baseline"
          ? record(analyte, base, clean((base + target) / 2), unit)
          : record(analyte, target, base, unit),
      points: numberPoints(analyte, opOf(direction), target, unit === undefined ? {} : { unit }),
    }));
  const ofShare = noisyShare(Math.min(middle, (meeting ?? Number.POSITIVE_INFINITY) / 2), direction, percent ?? 0);
  const distance = (direction === "rise" ? 1 : -1) * (by?.value ?? 0);
  const ofDistance = noisyFrom(
    Math.max(middle, (meeting ?? 0) * 2),
    opOf(direction),
    (base) => clean(base + distance),
    (base) => base + distance,
  );
  return [
    ...(percent === undefined ? [] : edges(`${percent} %`, ofShare, moved(ofShare, direction, percent), "percent")),
    ...(by === undefined ? [] : edges(`${by.value}`, ofDistance, clean(ofDistance + distance), "by/value", by.unit)),
  ];
}

/** A baseline before the first infusion, and a later value, from which the one that is asked about is near or far. */
const record = (analyte: string, baseline: number, previous: number, unit: string | undefined) => {
  const changes = unit === undefined ? {} : { unit };
  return [
    result(analyte, dayBefore(400), baseline, changes),
    infusionOn(dayBefore(390)),
    result(analyte, dayBefore(90), previous, changes),
  ];
};

/** The share of the whole row, and how many values make one. */
export function trendEdges(leaf: Trend, at: string): readonly ValueEdge[] {
  const { analyte, direction, values, percent } = leaf;
  const base = noisyShare(usual(analyte), direction, percent);
  const end = moved(base, direction, percent);
  const between = rowTo(analyte, base, end, values - 1);
  const beyond = moved(base, direction, percent * 1.2);
  const earlier = result(analyte, dayBefore(30 * (values + 1)), moved(base, direction, -1));
  const long = rowTo(analyte, base, beyond, values - 1);
  const rows: Readonly<Record<Side, ValueEdge["before"]>> = {
    below: long.slice(1),
    on: long,
    above: [earlier, ...long],
  };
  return [
    {
      touches: [`${at}/percent`],
      of: `${analyte} ${direction} of ${percent} % in ${values}`,
      before: between,
      points: numberPoints(analyte, opOf(direction), end),
    },
    ...sides.map(
      (side): ValueEdge => ({
        touches: [`${at}/values`],
        of: `${analyte} ${direction} over ${side} ${values} values`,
        before: rows[side],
        points: [{ side, expected: side === "below" ? "no" : "yes", on: (day) => result(analyte, day, beyond) }],
      }),
    ),
  ];
}

/** So many values on the way from one to the other, a month apart; the other itself is not among them. */
const rowTo = (analyte: string, from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    result(analyte, dayBefore(30 * (count - i)), clean(from + ((to - from) * i) / count)),
  );
