import { onceFor } from "../base/attached.ts";
import type { Certainty } from "../base/certainty.ts";
import { assertNever } from "../base/result.ts";
import type { Patient } from "../facts/patient.ts";
import { type DefaultRange, defaultRanges } from "../units/default-ranges.ts";
import type { Columns, ResultFact } from "./columns.ts";
import { productNear } from "./exact.ts";
import type { RangeLeaf as Range } from "./leaf.ts";
import { heldAgainst } from "./limit.ts";
import { lacks, type RightSide, type Trace } from "./trace.ts";
import { meaningOf } from "./words.ts";
import type { World } from "./world.ts";

/** What decides which range somebody is held against. */
export type Ranged = Pick<World, "patient" | "isPregnantOn">;

/** The laboratory's own limit, or so many times it; without one a default by sex, which is said; in pregnancy none. */
export function rangeAt(leaf: Range, world: Ranged, columns: Columns, i: number, trace?: Trace): Certainty {
  const low = columns.lows[i]!;
  if (Number.isNaN(low)) return wordAgainstRange(leaf, columns, i, trace);
  const own = (leaf.isAbove ? columns.refHighs : columns.refLows)[i]!;
  if (!Number.isNaN(own)) {
    const right = timesLimit(own, leaf, columns, i);
    return heldAgainst(
      columns,
      i,
      leaf.op,
      right,
      right,
      leaf.unit,
      trace && (() => side("laboratory", own, leaf)),
      trace,
    );
  }
  if (leaf.otherwise?.notInPregnancy === true && world.isPregnantOn(columns.series.earliest[i]!))
    return lacks(trace, "range", leaf.key);
  const ends = endsOf(leaf.otherwise, leaf.isAbove, world.patient.sex);
  if (ends === undefined) return lacks(trace, "range", leaf.key);
  const least = timesLimit(ends[0], leaf, columns, i);
  const most = timesLimit(ends[1], leaf, columns, i);
  const made = trace && ((): RightSide => side("default", leaf.isAbove ? ends[0] : ends[1], leaf));
  return heldAgainst(columns, i, leaf.op, least, most, leaf.unit, made, trace);
}

const timesLimit = (limit: number, { times }: Range, { lows, highs }: Columns, i: number): number =>
  times === 1 ? limit : productNear(limit, times, lows[i]!, highs[i]!);

const side = (range: "laboratory" | "default", limit: number, { times }: Range): RightSide => ({
  from: "range",
  range,
  limit,
  ...(times === 1 ? {} : { times }),
});

type Ends = readonly [least: number, most: number];

const known = new WeakMap<DefaultRange, Map<string, Ends | undefined>>();

/** Worked out once for each range, side and sex. */
function endsOf(range: DefaultRange | undefined, isAbove: boolean, sex: Patient["sex"]): Ends | undefined {
  if (range === undefined) return undefined;
  let bySide = known.get(range);
  if (bySide === undefined) {
    bySide = new Map();
    for (const one of ["female", "male", "other", "unknown"] as const) {
      bySide.set(`${one} true`, makeEnds(range, true, one));
      bySide.set(`${one} false`, makeEnds(range, false, one));
    }
    known.set(range, bySide);
  }
  return bySide.get(isAbove ? aboveKeys[sex] : belowKeys[sex]);
}

const aboveKeys = { female: "female true", male: "male true", other: "other true", unknown: "unknown true" } as const;
const belowKeys = {
  female: "female false",
  male: "male false",
  other: "other false",
  unknown: "unknown false",
} as const;

/** Between the limits of men and women nobody can tell, where the sex is not known to be one of the two. */
function makeEnds(range: DefaultRange, isAbove: boolean, sex: Patient["sex"]): Ends | undefined {
  const male = isAbove ? range.male.high : range.male.low;
  const female = isAbove ? range.female.high : range.female.low;
  switch (sex) {
    case "male":
      return male === undefined ? undefined : [male, male];
    case "female":
      return female === undefined ? undefined : [female, female];
    case "other":
    case "unknown":
      return male === undefined || female === undefined ? undefined : [Math.min(male, female), Math.max(male, female)];
    default:
      return assertNever(sex);
  }
}

/** A word instead of a number: positive is above the limit of its test, negative is not; how far, nobody knows. */
function wordAgainstRange(leaf: Range, columns: Columns, i: number, trace: Trace | undefined): Certainty {
  const meaning = meaningOf((columns.series.facts[i] as ResultFact).value);
  if (leaf.isAbove && meaning === "negative") return "no";
  if (leaf.isAbove && leaf.times === 1 && meaning === "positive") {
    const fact = columns.series.ids[i]!;
    trace?.comparisons.push({ left: leaf.key, saw: "positive", op: "is", right: "positive", result: "yes", fact });
    trace?.evidence.add(fact);
    return "yes";
  }
  return lacks(trace, "number", leaf.key);
}

/** Whether a limit is known on that side, for this result and this patient. */
function hasLimit(leaf: Range, columns: Columns, i: number): boolean {
  const own = (leaf.isAbove ? columns.refHighs : columns.refLows)[i]!;
  if (!Number.isNaN(own)) return true;
  const { otherwise } = leaf;
  const end = (range: DefaultRange["male"]): number | undefined => (leaf.isAbove ? range.high : range.low);
  return otherwise !== undefined && (end(otherwise.male) !== undefined || end(otherwise.female) !== undefined);
}

/** One side of its range, as one result is held against it. */
export type SideSeen = {
  /** Whether it lies beyond the limit. */
  readonly isBeyond: Certainty;
  /** Undefined where nobody knows one. Where the sex is not known, the limit that men and women both keep. */
  readonly limit: number | undefined;
  readonly from: "laboratory" | "general" | undefined;
};

/** What one number is held against on each side, and where it lies. */
export function sidesSeen(world: Ranged, columns: Columns, i: number): { readonly [S in "above" | "below"]: SideSeen } {
  const [above, below] = sidesOf(columns);
  return { above: sideSeen(above, world, columns, i), below: sideSeen(below, world, columns, i) };
}

function sideSeen(leaf: Range, world: Ranged, columns: Columns, i: number): SideSeen {
  const isBeyond = rangeAt(leaf, world, columns, i);
  const own = (leaf.isAbove ? columns.refHighs : columns.refLows)[i]!;
  if (!Number.isNaN(own)) return { isBeyond, limit: own, from: "laboratory" };
  const isMoved = leaf.otherwise?.notInPregnancy === true && world.isPregnantOn(columns.series.earliest[i]!);
  const ends = isMoved ? undefined : endsOf(leaf.otherwise, leaf.isAbove, world.patient.sex);
  if (ends === undefined) return { isBeyond, limit: undefined, from: undefined };
  return { isBeyond, limit: leaf.isAbove ? ends[0] : ends[1], from: "general" };
}

/** Inside on each side that has a limit, and there is one. A word is inside where it says that nothing was found. */
export function isInsideRange(world: World, columns: Columns, i: number): boolean {
  if (Number.isNaN(columns.lows[i])) return meaningOf((columns.series.facts[i] as ResultFact).value) === "negative";
  const sides = sidesOf(columns).filter((one) => hasLimit(one, columns, i));
  return sides.length > 0 && sides.every((one) => rangeAt(one, world, columns, i) === "no");
}

export const isOutsideRange = (world: World, columns: Columns, i: number): boolean =>
  sidesOf(columns).some((one) => rangeAt(one, world, columns, i) === "yes");

/** Both sides of the range that an analyte's results come with. */
const sidesOf = onceFor(({ key, analyte }: Columns): readonly [above: Range, below: Range] => {
  const common = {
    kind: "range",
    key,
    unit: analyte.unit ?? "1",
    times: 1,
    otherwise: defaultRanges.get(key),
    evenSpoilt: false,
    isOnlyNew: false,
  } as const;
  return [
    { ...common, isAbove: true, op: ">" },
    { ...common, isAbove: false, op: "<" },
  ];
});
